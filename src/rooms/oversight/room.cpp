#include "rooms/oversight/room.h"

#include <algorithm>
#include <map>

namespace concert::oversight {

using access::Act;

Room::Room(Store& store, access::Room& access, situations::Room& situations, const clock::Clock& clock)
    : store_(store), access_(access), situations_(situations), clock_(clock) {}

audit::Entry Room::entry(const access::Actor& actor, Act act) const {
  audit::Entry out;
  out.at = clock_.now();
  out.member = actor.member.text();
  out.seat = actor.seat.text();
  out.agency = actor.agency.text();
  out.act = std::string(name_of(act));
  return out;
}

// PRIVACY: an object is the reader's own if the reader's agency brought the situation or seats the member. "Not yours"
// and "no such thing" look alike: both give the lines of the own agency's members only.
bool Room::is_own(const access::Permit<Act::see_audit>& permit, const std::string& object) {
  const access::Actor& actor = permit.actor();
  if (const auto id = SituationId::parse(object))
    if (const auto traced = situations_.traced(permit, *id))
      return traced->originating == actor.agency;
  if (const auto id = MemberId::parse(object))
    if (const auto member = access_.member(actor, *id))
      return std::any_of(member->seats.begin(), member->seats.end(),
                         [&](const access::Seat& seat) { return seat.agency == actor.agency; });
  return false;
}

Result<Lines> Room::lines(const access::Actor& actor, const Search& search) {
  const auto permit = TRY(gate_.permit<Act::see_audit>(actor));
  Lines out;
  LogQuery query{.object = search.object,
                 .agency = actor.agency.text(),
                 .member = search.member ? search.member->text() : "",
                 .act = search.act,
                 .from = search.from,
                 .to = search.to};
  if (!search.object.empty() && is_own(permit, search.object)) {
    out.reach = Reach::whole_trail;
    query.agency.clear();
  }
  LogPage page = store_.entries(query, search.before, page_length);
  if (out.reach == Reach::whole_trail && !search.before) { // looking at other agencies' acts leaves a trace
    audit::Entry trace = entry(actor, Act::see_audit);
    trace.object_kind = page.entries.empty() ? "" : page.entries.front().entry.object_kind;
    trace.object = search.object;
    store_.record(trace);
  }
  out.next = page.next;
  std::map<std::string, std::optional<std::int64_t>> numbers;
  for (audit::KeptEntry& kept : page.entries) {
    audit::Entry& from = kept.entry;
    Line line{.seq = kept.seq,
              .at = from.at,
              .member = MemberId::parse(from.member),
              .agency = AgencyId::parse(from.agency),
              .act = std::move(from.act),
              .object_kind = std::move(from.object_kind),
              .object = std::move(from.object),
              .number = std::nullopt,
              .field_class = std::move(from.field_class),
              .has_sealed_detail = from.detail.is_sealed()};
    if (line.object_kind == "situation") {
      const auto [at, is_new] = numbers.try_emplace(line.object);
      if (is_new)
        if (const auto id = SituationId::parse(line.object))
          if (const auto traced = situations_.traced(permit, *id))
            at->second = traced->number;
      line.number = at->second;
    }
    out.lines.push_back(std::move(line));
  }
  return out;
}

Result<Verification> Room::verify(const access::Actor& actor, const std::string& witness) {
  TRY(gate_.permit<Act::verify_audit>(actor));
  std::vector<audit::Checkpoint> witnesses;
  if (!witness.empty()) {
    auto opened = store_.open_checkpoint(witness);
    if (!opened)
      opened = store_.open_checkpoint(witness + "\n"); // the last line end is easily lost on the way through a form
    if (!opened)
      return Refusal::invalid("witness", "oversight.witness_unreadable");
    witnesses.push_back(*opened);
  }
  Verification out{store_.verify(witnesses), !witnesses.empty()};
  // A log that is not whole is not signed over: the last good checkpoint is evidence.
  if (out.report.intact())
    store_.record_and_sign(entry(actor, Act::verify_audit));
  return out;
}

Result<std::optional<SignedCheckpoint>> Room::latest_checkpoint(const access::Actor& actor) {
  TRY(gate_.permit<Act::verify_audit>(actor));
  return store_.latest_checkpoint();
}

} // namespace concert::oversight
