#include "rooms/codes/room.h"

namespace concert::codes {

Room::Room(Store& store, const clock::Clock& clock) : store_(store), clock_(clock) { reload(); }

void Room::reload() {
  KeptLists kept = store_.load();
  auto fresh = std::make_shared<const CodeBook>(std::move(kept.entries), std::move(kept.current));
  const std::lock_guard lock(mutex_);
  book_ = std::move(fresh);
}

SharedCodeBook Room::book() const {
  const std::lock_guard lock(mutex_);
  return book_;
}

Result<std::size_t> Room::keep(const std::vector<NamedFile>& files, audit::Entry entry) {
  std::vector<ListFile> lists;
  std::vector<Problem> problems;
  std::string said;
  std::size_t count = 0;
  for (const NamedFile& file : files) {
    Result<ListFile> list = read_list_file(file.name, file.bytes);
    if (!list) {
      problems.insert(problems.end(), list.error().problems.begin(), list.error().problems.end());
      continue;
    }
    count += list->entries.size();
    said += (said.empty() ? "" : ",") + list->list + "." + list->version;
    lists.push_back(std::move(*list));
  }
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  entry.at = clock_.now();
  entry.act = std::string(access::name_of(access::Act::import_codes));
  entry.object_kind = "code_lists";
  entry.detail = audit::Detail::plain(said);
  store_.keep(lists, entry);
  reload();
  return count;
}

Result<std::size_t> Room::import(const access::Actor& actor, const std::vector<NamedFile>& files) {
  TRY(access::Gate().permit<access::Act::import_codes>(actor));
  audit::Entry entry;
  entry.member = actor.member.text();
  entry.seat = actor.seat.text();
  entry.agency = actor.agency.text();
  return keep(files, std::move(entry));
}

Result<std::size_t> Room::install(const std::vector<NamedFile>& files) { return keep(files, {}); }

} // namespace concert::codes
