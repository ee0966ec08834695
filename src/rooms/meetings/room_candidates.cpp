// What could stand on an agenda, as the chair who asks may know of it.
#include <algorithm>

#include "rooms/meetings/room.h"

namespace concert::meetings {

using access::Act;

Candidate Room::candidate_of(const situations::ListEntry& line,
                             const std::map<SituationId, Instant>& heard_before) const {
  Candidate out;
  out.situation = line.id;
  out.number = line.number.value_or(0);
  out.presented_at = line.presented_at.value_or(line.opened_at);
  out.decided_at = line.threshold_met_at;
  // What was heard before it was opened again was heard of something else.
  const auto heard = heard_before.find(line.id);
  out.was_on_an_agenda = heard != heard_before.end() && (line.round == 1 || heard->second > out.presented_at);
  if (line.urgency) {
    const auto urgencies = books_()->entries("urgencies");
    const auto at = std::find_if(urgencies.begin(), urgencies.end(),
                                 [&](const codes::CodeEntry* one) { return one->id == line.urgency->id; });
    if (at != urgencies.end())
      out.urgency = static_cast<int>(at - urgencies.begin());
  }
  return out;
}

Result<std::vector<Candidate>> Room::candidates(const access::Actor& actor) {
  const auto heard_before = store_.heard_before(actor.table);
  std::vector<Candidate> out;
  situations::ListQuery query;
  query.open_only = true;
  query.limit = 100;
  do {
    const situations::ListPage page = TRY(situations_.list(actor, query));
    for (const situations::ListEntry& line : page.entries)
      if (line.stage != Stage::screening)
        out.push_back(candidate_of(line, heard_before));
    query.after = page.next;
  } while (!query.after.empty());
  return out;
}

Result<Candidate> Room::known(const access::Actor& actor, SituationId situation) {
  const auto lines = TRY(situations_.headers(actor, {situation}));
  if (lines.empty() || lines.front().stage == Stage::screening)
    return Refusal::not_found();
  return candidate_of(lines.front(), store_.heard_before(actor.table));
}

Result<std::vector<Item>> Room::not_on_agenda(const access::Actor& actor, MeetingId id) {
  TRY(gate_.permit<Act::plan_meeting>(actor));
  const Meeting meeting = TRY(load(actor, id));
  std::vector<Candidate> all = TRY(candidates(actor));
  std::erase_if(all, [&](const Candidate& one) {
    const Item* item = meeting.item(one.situation);
    return item != nullptr && item->state != ItemState::not_reached;
  });
  return agenda_of(std::move(all));
}

} // namespace concert::meetings
