#include "rooms/agencies/room.h"

#include <algorithm>

#include "base/text.h"

namespace concert::agencies {

Agencies::Agencies(std::vector<Agency> all) : all_(std::move(all)) {
  std::sort(all_.begin(), all_.end(), [](const Agency& a, const Agency& b) { return a.short_name < b.short_name; });
  for (std::size_t i = 0; i < all_.size(); ++i)
    by_id_[all_[i].id] = i;
}

const Agency* Agencies::find(AgencyId id) const {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : &all_[at->second];
}

const Agency* Agencies::find(std::string_view short_name) const {
  for (const Agency& agency : all_)
    if (agency.short_name == short_name)
      return &agency;
  return nullptr;
}

std::string Agencies::name(AgencyId id, Language language) const {
  const Agency* agency = find(id);
  return agency == nullptr ? "—" : agency->name.in(language);
}

Room::Room(Store& store, const clock::Clock& clock, Chance& chance) : store_(store), clock_(clock), chance_(chance) {
  reload();
}

void Room::reload() {
  auto fresh = std::make_shared<const Agencies>(store_.all());
  const std::lock_guard lock(mutex_);
  agencies_ = std::move(fresh);
}

std::shared_ptr<const Agencies> Room::agencies() const {
  const std::lock_guard lock(mutex_);
  return agencies_;
}

Result<AgencyId> Room::add(const access::Actor& actor, const Fields& fields, const codes::CodeBook& book) {
  TRY(access::Gate().permit<access::Act::edit_agencies>(actor));
  audit::Entry entry;
  entry.member = actor.member.text();
  entry.seat = actor.seat.text();
  entry.agency = actor.agency.text();
  return add_as(std::move(entry), fields, book);
}

Result<AgencyId> Room::install(const Fields& fields, const codes::CodeBook& book) { return add_as({}, fields, book); }

Result<AgencyId> Room::add_as(audit::Entry entry, const Fields& fields, const codes::CodeBook& book) {
  if (auto problems = problems_of(fields, agency_fields(), book.knows()); !problems.empty())
    return Refusal::invalid(std::move(problems));
  Agency agency;
  agency.id = AgencyId::draw(chance_);
  agency.version = 1;
  agency.short_name = fields.text_or("short_name");
  if (!text::is_snake_case(agency.short_name))
    return Refusal::invalid("short_name", "problem.not_snake_case");
  agency.name = {fields.text_or("name_en"), fields.text_or("name_fr")};
  agency.sector = book.code("sectors", fields.text_or("sector"));
  agency.partner_kind = book.code("partner_kinds", fields.text_or("partner_kind"));
  agency.law = *governing_law_of(fields.text_or("governing_law"));
  entry.at = clock_.now();
  entry.act = std::string(access::name_of(access::Act::edit_agencies));
  entry.object_kind = "agency";
  entry.object = agency.id.text();
  entry.detail = audit::Detail::plain("added");
  if (!store_.add(agency, entry))
    return Refusal::conflict("agencies.short_name_taken");
  reload();
  return agency.id;
}

} // namespace concert::agencies
