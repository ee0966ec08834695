#include "rooms/meetings/minutes.h"

#include <algorithm>
#include <set>

#include "base/check.h"

namespace concert::meetings {
namespace {

constexpr std::array<std::string_view, 4> decided_names = {"threshold_met", "roles_assigned", "rejected", "concluded"};
constexpr std::array<std::string_view, 3> finding_names = {"text_changed", "signature_not_ours", "meeting_changed"};

// The filter it had come to, also when it has ended since.
Stage furthest(Stage stage, const Reached& reached) {
  if (stage == Stage::concluded || stage == Stage::rejected)
    return reached.ending ? reached.ending->stopped_at : stage;
  return stage;
}

MinuteLine line_of(const Item& item, Instant closed_at) {
  check(item.before && item.after, "a closed meeting has written down how far each situation had come");
  const Reached& reached = *item.after;
  MinuteLine out;
  out.situation = item.situation;
  out.number = item.number;
  out.kind = item.kind;
  out.was_reached = item.state == ItemState::heard;
  out.spent = std::chrono::duration_cast<std::chrono::seconds>(item.spent(closed_at));
  out.before = *item.before;
  out.after = reached.stage;
  const Stage came_to = furthest(out.after, reached);
  if (out.before <= Stage::discussion && came_to >= Stage::identification)
    out.decided.push_back(Decided::threshold_met);
  if (out.before <= Stage::identification && came_to == Stage::intervention)
    out.decided.push_back(Decided::roles_assigned);
  if (out.after == Stage::rejected && out.before != Stage::rejected)
    out.decided.push_back(Decided::rejected);
  if (out.after == Stage::concluded && out.before != Stage::concluded)
    out.decided.push_back(Decided::concluded);
  if (reached.ending)
    out.reason = reached.ending->reason;
  out.likely = reached.likely;
  out.lead = reached.lead;
  out.assisting = reached.assisting;
  std::set<AgencyId> stepped_out;
  for (const auto& one : reached.step_outs)
    stepped_out.insert(one.whom.agency);
  out.stepped_out.assign(stepped_out.begin(), stepped_out.end());
  return out;
}

void put(std::string& out, std::string_view what, const std::vector<AgencyId>& agencies) {
  if (agencies.empty())
    return;
  out += "  " + std::string(what);
  for (const AgencyId agency : agencies)
    out += " " + agency.text();
  out += "\n";
}

// To the microsecond: the text is what is hashed, and seconds would hide a change.
std::string exact(Instant at) {
  return at.iso() + " " + std::to_string(at.us);
}

std::string statement_of(const SignedMinutes& minutes, MeetingId meeting) {
  return "concert/minutes v1\nmeeting " + meeting.text() + "\nsha256 " + digest_of(minutes.text) + "\nsigned " +
         exact(minutes.signed_at) + "\nseat " + minutes.seat.text() + "\nmember " + minutes.member.text() + "\n";
}

} // namespace

std::string_view name_of(Decided decided) {
  return decided_names.at(static_cast<std::size_t>(decided));
}
std::string_view name_of(Finding finding) {
  return finding_names.at(static_cast<std::size_t>(finding));
}

Minutes minutes_of(const Meeting& m) {
  check(m.started_at && m.closed_at && m.quorum, "minutes are of a meeting that is over");
  Minutes out;
  out.meeting = m.id;
  out.table = m.table;
  out.planned_start = m.planned_start;
  out.started_at = *m.started_at;
  out.closed_at = *m.closed_at;
  out.quorum = *m.quorum;
  std::set<AgencyId> present;
  for (const Attendance& one : m.attendance)
    if (one.role == access::Role::representative && (!one.left_at || *one.left_at >= *m.started_at))
      present.insert(one.agency);
  out.present.assign(present.begin(), present.end());
  for (const Item& item : m.items)
    out.lines.push_back(line_of(item, *m.closed_at));
  return out;
}

std::string text_of(const Minutes& m) {
  std::string out = "minutes v1\nmeeting " + m.meeting.text() + "\ntable " + m.table.text() + "\nplanned " +
                    exact(m.planned_start) + "\nstarted " + exact(m.started_at) + "\nclosed " + exact(m.closed_at) +
                    "\nquorum needed " + std::to_string(m.quorum.needed) + " present " +
                    std::to_string(m.quorum.present) + " of " + std::to_string(m.quorum.of) + "\n";
  for (const AgencyId agency : m.present)
    out += "present " + agency.text() + "\n";
  for (const MinuteLine& line : m.lines) {
    out += "situation " + situations::spoken(line.number) + " " + line.situation.text() + " " +
           std::string(name_of(line.kind)) + (line.was_reached ? " heard " : " not_reached ") +
           std::to_string(line.spent.count()) + " s\n  filter " + std::string(access::name_of(line.before)) + " " +
           std::string(access::name_of(line.after)) + "\n";
    for (const Decided one : line.decided)
      out += "  " + std::string(name_of(one)) + "\n";
    if (line.reason)
      out += "  reason " + line.reason->id + " " + line.reason->version + "\n";
    put(out, "likely", line.likely);
    if (line.lead)
      out += "  lead " + line.lead->text() + "\n";
    put(out, "assisting", line.assisting);
    put(out, "stepped_out", line.stepped_out);
  }
  return out;
}

std::string digest_of(std::string_view text) {
  return to_hex(crypto::sha256(bytes_of(text)));
}

SignedMinutes sign(const Meeting& meeting, const access::Actor& actor, Instant now, const crypto::SigningKey& key) {
  SignedMinutes out;
  out.text = text_of(minutes_of(meeting));
  out.signed_at = now;
  out.seat = actor.seat;
  out.member = actor.member;
  out.statement = statement_of(out, meeting.id);
  const crypto::Signature signature = key.sign(bytes_of(out.statement));
  out.signature.assign(signature.begin(), signature.end());
  return out;
}

std::vector<Finding> verify(const Meeting& meeting, const SignedMinutes& kept, const crypto::PublicKey& key) {
  std::vector<Finding> out;
  if (kept.statement.find("\nsha256 " + digest_of(kept.text) + "\n") == std::string::npos)
    out.push_back(Finding::text_changed);
  // Every word of the statement stands in a column too: written anew, so that nothing is believed unsigned.
  const bool said_so = !out.empty() || kept.statement == statement_of(kept, meeting.id);
  if (!said_so || !crypto::verify(key, bytes_of(kept.statement), kept.signature))
    out.push_back(Finding::signature_not_ours);
  if (!meeting.closed_at || text_of(minutes_of(meeting)) != kept.text)
    out.push_back(Finding::meeting_changed);
  return out;
}

} // namespace concert::meetings
