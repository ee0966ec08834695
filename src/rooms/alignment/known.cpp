#include "rooms/alignment/known.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/check.h"

namespace concert::alignment {

std::string_view name_of(Refusing who) {
  switch (who) {
  case Refusing::person:
    return "person";
  case Refusing::service:
    return "service";
  }
  bug("unknown side of a refusal");
}

bool Known::is_connected(const directory::ServiceId& id) const {
  if (connected.empty()) // often; a plan asks of every service
    return false;
  return std::find(connected.begin(), connected.end(), id.text()) != connected.end();
}

const Known::Refused* Known::refusal_of(const directory::ServiceId& id) const {
  if (refused.empty()) // nearly always; a search asks for every service
    return nullptr;
  const auto found = std::find_if(refused.begin(), refused.end(),
                                  [text = id.text()](const Refused& one) { return one.service == text; });
  return found == refused.end() ? nullptr : &*found;
}

Known known_of(const std::vector<situations::Mobilized>& recorded, const std::vector<Known::Refused>& elsewhere,
               Instant now, int service_holds_days) {
  struct Word {
    Instant at;
    std::optional<Refusing> refused_by = {};
    bool connected = false;
  };
  std::map<std::string, Word> last;
  const auto say = [&](const std::string& service, const Word& word) {
    if (service.empty()) // of a kind of service: no service of the directory
      return;
    const auto [found, is_new] = last.try_emplace(service, word);
    if (!is_new && word.at >= found->second.at)
      found->second = word;
  };
  for (const situations::Mobilized& one : recorded) {
    const std::string& what = one.mobilization.id;
    Word word{one.at};
    word.connected = what == "connected" || what == "engaged";
    if (what == "refused")
      word.refused_by = Refusing::person;
    else if (what == "not_available")
      word.refused_by = Refusing::service;
    say(one.service, word);
  }
  for (const Known::Refused& one : elsewhere)
    say(one.service, Word{one.at, one.by});
  Known out;
  for (const auto& [service, word] : last) {
    const bool holds =
        word.refused_by == Refusing::person || now - word.at < std::chrono::hours(24) * service_holds_days;
    if (word.connected)
      out.connected.push_back(service);
    else if (word.refused_by && holds)
      out.refused.push_back({service, *word.refused_by, word.at});
  }
  return out;
}

} // namespace concert::alignment
