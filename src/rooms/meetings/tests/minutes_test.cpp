#include "rooms/meetings/minutes.h"

#include "platform/crypto/chance.h"
#include "rooms/meetings/tests/table.h"

using namespace concert;
using namespace concert::meetings;
using namespace concert::meetings::testing;

namespace {

Reached ended(int n, Stage how, Stage stopped_at, const char* reason) {
  Reached out = reached(n, how);
  out.ending = situations::Ending{{reason, "2026-11"}, start_time + 5min, stopped_at};
  return out;
}

// Everything that can become of a situation between beginning and close.
std::optional<Reached> become(SituationId id) {
  const int n = std::stoi(id.text().substr(24));
  Reached out = reached(n);
  switch (n) {
  case 1: // nothing decided
    return out;
  case 2:
    out.stage = Stage::identification;
    out.likely = {health, schools};
    out.step_outs = {{{housing, std::nullopt}, situations::Conflict::other, start_time, std::nullopt},
                     {{health, nurse.member}, situations::Conflict::other, start_time - 9h, start_time - 8h}};
    return out;
  case 3:
    out.stage = Stage::intervention;
    out.lead = health;
    out.assisting = {police};
    return out;
  case 4:
    return ended(n, Stage::rejected, Stage::discussion, "not_acutely_elevated");
  case 5: // accepted and then rejected in one meeting
    return ended(n, Stage::rejected, Stage::identification, "already_connected");
  default:
    out = ended(n, Stage::concluded, Stage::intervention, "connected_to_services");
    out.lead = schools;
    return out;
  }
}

Meeting closed_meeting() {
  Meeting m = planned(6);
  const TableRules rules;
  m = must(join(m, nurse, {true, rules.reminder}, rules, start_time - 5min));
  m = must(join(m, landlord, {true, rules.reminder}, rules, start_time - 5min));
  m = must(leave(m, landlord.member, landlord.seat, start_time - 1min)); // before it began
  m = must(start(m, rules, at_table, all_discussed, start_time));
  m = must(join(m, teacher, {true, rules.reminder}, rules, start_time + 1min));
  m = must(leave(m, teacher.member, teacher.seat, start_time + 2min));
  m = must(join(m, chair, {true, rules.reminder}, rules, start_time));
  for (const int n : {2, 3, 4, 5, 6})
    m = must(put_on_table(m, situation(n), start_time + std::chrono::minutes(4 * n)));
  return must(close(m, become, start_time + 30min));
}

std::string decided(const MinuteLine& line) {
  std::string out;
  for (const Decided one : line.decided)
    out += std::string(name_of(one)) + " ";
  return out;
}

} // namespace

TEST_CASE("minutes: they say what became of each situation, and who was there") {
  const Minutes minutes = minutes_of(closed_meeting());
  CHECK(minutes.present == std::vector{health, schools}); // whoever left before it began was not there
  std::map<std::int64_t, MinuteLine> lines;
  for (const MinuteLine& line : minutes.lines)
    lines[line.number] = line;
  CHECK(decided(lines[1]) == "");
  CHECK(!lines[1].was_reached);
  CHECK(decided(lines[2]) == "threshold_met ");
  CHECK(lines[2].likely == std::vector{health, schools});
  CHECK(lines[2].stepped_out == std::vector{housing}); // who was called back before it began was not out
  CHECK(lines[2].spent == 4min);
  CHECK(decided(lines[3]) == "threshold_met roles_assigned ");
  CHECK(lines[3].lead == health);
  CHECK(decided(lines[4]) == "rejected ");
  CHECK(lines[4].reason->id == "not_acutely_elevated");
  CHECK(decided(lines[5]) == "threshold_met rejected ");
  CHECK(decided(lines[6]) == "threshold_met roles_assigned concluded ");
  CHECK(lines[6].spent == 6min);
}

TEST_CASE("minutes: the same text for ever, and nothing in it but numbers, codes, agencies and times") {
  Meeting m = closed_meeting();
  m.place = "Where Ann Other lives";
  m.link = "https://meet.example/xyz";
  const std::string text = text_of(minutes_of(m));
  CHECK(text == text_of(minutes_of(must(sign_off(m)))));
  CHECK(text.find("Ann") == std::string::npos);
  CHECK(text.find("meet.example") == std::string::npos);
  CHECK(text.find("\nsituation S-0002 " + situation(2).text() +
                  " new heard 240 s\n  filter discussion identification\n"
                  "  threshold_met\n  likely " +
                  health.text() + " " + schools.text() + "\n  stepped_out " + housing.text() + "\n") !=
        std::string::npos);
  CHECK(text.find(nurse.member.text()) == std::string::npos); // agencies, never people
  CHECK(text.ends_with("\n"));
}

TEST_CASE("minutes: signed, every change shows, and which it is") {
  crypto::SeededChance chance{7};
  const crypto::SigningKey key(crypto::SecretKey::draw(chance)), other(crypto::SecretKey::draw(chance));
  const Meeting m = closed_meeting();
  const SignedMinutes kept = sign(m, chair, start_time + 1h, key);
  const auto found = [&](const Meeting& meeting, const SignedMinutes& as) {
    std::string out;
    for (const Finding one : verify(meeting, as, key.public_key()))
      out += std::string(name_of(one)) + " ";
    return out;
  };
  CHECK(found(m, kept) == "");
  CHECK(found(must(sign_off(m)), kept) == "");
  CHECK(verify(m, kept, other.public_key()) == std::vector{Finding::signature_not_ours});

  SignedMinutes changed = kept;
  changed.text.replace(changed.text.find("240 s"), 5, "241 s");
  CHECK(found(m, changed) == "text_changed meeting_changed ");
  Meeting meeting = m;
  meeting.item(situation(6))->spans.back().from = start_time;
  CHECK(found(meeting, kept) == "meeting_changed ");
  // Both changed alike, with a fresh digest in the statement: the signature tells.
  changed = sign(meeting, chair, start_time + 1h, other);
  CHECK(found(meeting, changed) == "signature_not_ours ");
  for (auto change :
       {+[](SignedMinutes& s) { s.seat = nurse.seat; }, +[](SignedMinutes& s) { s.member = nurse.member; },
        +[](SignedMinutes& s) { s.signed_at = s.signed_at + 1s; }, +[](SignedMinutes& s) { s.signature[5] ^= 1; },
        +[](SignedMinutes& s) { s.signature.clear(); }, +[](SignedMinutes& s) { s.statement += "and more\n"; }}) {
    changed = kept;
    change(changed);
    CHECK(found(m, changed) == "signature_not_ours ");
  }
  Meeting another = m;
  another.id = id_of<MeetingId>('f');
  CHECK(found(another, kept) == "signature_not_ours meeting_changed ");
}
