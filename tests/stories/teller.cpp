#include "stories/teller.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "stories/teller_parts.h"
#include "world/oracle.h"

namespace concert::stories {

namespace {

using world::Answered;
using world::Deed;
using world::Member;

// Everything about the story's situations, meetings and referrals that a refused step must leave as it is.
struct Stand {
  std::optional<situations::Situation> situation;
  std::optional<aftercare::Aftercare> after;
  std::int64_t identity = 0, account = 0;
  std::set<AgencyId> names, everything;
  std::size_t entries = 0;
  std::optional<meetings::Meeting> meeting;
  std::optional<referrals::Referral> referral;
  std::vector<situations::HandOver> offers;
  friend bool operator==(const Stand&, const Stand&) = default;
};

bool holds_text(const json::Value& value, std::string_view text) {
  if (value.if_text() != nullptr)
    return *value.if_text() == text;
  if (value.if_int() != nullptr)
    return std::to_string(*value.if_int()) == text;
  if (value.if_array() != nullptr)
    return std::any_of(value.if_array()->begin(), value.if_array()->end(),
                       [&](const json::Value& one) { return holds_text(one, text); });
  if (value.if_object() != nullptr)
    return std::any_of(value.if_object()->begin(), value.if_object()->end(),
                       [&](const auto& member) { return member.first == text || holds_text(member.second, text); });
  return false;
}

// A member by its name, or the n-th of a list, counted from 1.
const json::Value* member_of(const json::Value& value, std::string_view part) {
  const json::Array* list = value.if_array();
  if (list == nullptr)
    return value.find(part);
  std::size_t n = 0;
  std::from_chars(part.data(), part.data() + part.size(), n);
  return n == 0 || n > list->size() ? nullptr : &(*list)[n - 1];
}

std::string where(const Story& story, int line) {
  return story.file + ":" + std::to_string(line) + ": ";
}

std::map<std::string, Stand> standing(world::World& world, const std::map<std::string, SituationId>& situations,
                                      const std::map<std::string, meetings::MeetingId>& meetings,
                                      const std::map<std::string, referrals::ReferralId>& referrals) {
  std::map<std::string, Stand> out;
  for (const auto& [name, id] : situations) {
    people::Openings keys = world.keys_of(id);
    out[name] = {world.situation(id),       world.aftercare(id),   world.identity_version(id),
                 world.account_version(id), std::move(keys.names), std::move(keys.everything),
                 world.trail(id).size(),    std::nullopt,          std::nullopt,
                 world.hand_overs(id)};
  }
  for (const auto& [name, id] : meetings)
    out[name] = {{}, {}, 0, 0, {}, {}, world.trail(id.text()).size(), world.meeting(id), {}, {}};
  for (const auto& [name, id] : referrals)
    out[name] = {{}, {}, 0, 0, {}, {}, world.trail(id.text()).size(), {}, world.referral(id), {}};
  return out;
}

} // namespace

const json::Value* at_path(const json::Value& value, std::string_view path) {
  const json::Value* at = &value;
  for (const std::string_view part : text::split(path, '.'))
    if (at = member_of(*at, part); at == nullptr)
      return nullptr;
  return at->is_null() ? nullptr : at;
}

std::string shown(const json::Value* value) {
  if (value == nullptr)
    return "nothing";
  if (value->if_text() != nullptr)
    return *value->if_text();
  if (value->if_int() != nullptr)
    return std::to_string(*value->if_int());
  if (value->if_bool() != nullptr)
    return *value->if_bool() ? "yes" : "no";
  return "something with parts";
}

Teller::Teller(const Story& story, world::World& world, world::Door& door, world::HttpDoor* http)
    : story_(story), world_(world), door_(door), http_(http) {
  const std::string suffix = "." + std::to_string(world.next_number());
  const auto policy = access::names_policy_of(story.policy).value();
  tables_[""] = world.add_table("Table" + suffix, policy);
  for (const Actor& actor : story.actors) {
    const auto role = access::role_of(actor.role);
    if (!role)
      throw NotUnderstood(where(story, story.line) + "no role is called \"" + actor.role + "\"");
    if (!tables_.contains(actor.table))
      tables_[actor.table] = world.add_table(actor.table + suffix, policy);
    members_.emplace(actor.name,
                     world.add_member(actor.name + suffix, world.agency(actor.agency), tables_.at(actor.table), *role));
  }
}

void Teller::tell() {
  for (const Step& step : story_.steps)
    play(step);
}

void Teller::attempt(const Step& step) {
  step_ = &step;
  play_step();
}

void Teller::play(const Step& step) {
  step_ = &step;
  try {
    play_step();
    for (const auto& [name, id] : situations_)
      for (const std::string& wrong : world::wrongs(world_, id))
        fail(name + ": " + wrong);
    for (const auto& [name, id] : meetings_)
      for (const std::string_view wrong : broken_promises(world_.meeting(id).value()))
        fail(name + ": " + std::string(wrong));
    for (const auto& [name, id] : referrals_)
      if (const auto stored = world_.referral(id)) // a rejected situation leaves none
        for (const std::string_view wrong : referrals::broken_promises(*stored))
          fail(name + ": " + std::string(wrong));
  } catch (const WentOtherwise&) {
    throw;
  } catch (const NotUnderstood&) {
    throw;
  } catch (const std::exception& failure) {
    fail(failure.what());
  }
}

void Teller::fail(const std::string& why) const {
  throw WentOtherwise(where(story_, step_->line) + step_->text + "\n    " + why);
}
void Teller::not_understood(const std::string& why) const {
  throw NotUnderstood(where(story_, step_->line) + why);
}

void Teller::play_step() {
  const Step& step = *step_;
  if (step.who == "after") {
    world_.clock().advance(std::chrono::minutes(step.minutes));
  } else if (step.who == "restart") {
    world_.restart();
  } else if (step.who == "audit") {
    look_at_trail(situation(step.what));
  } else if (step.who == "keys") {
    look_at_keys(situation(step.what));
  } else if (step.who == "box") {
    expect_word(world_.has_box(situation(step.what)) ? "there" : "gone");
  } else if (step.who == "row") {
    look_at_row(situation(step.what));
  } else if (step.who == "admin") {
    administer();
  } else if (is_of_meetings(step)) {
    meet();
  } else if (is_of_referrals(step)) {
    refer();
  } else if (is_of_hand_overs(step)) {
    hand_over();
  } else if (is_of_alignment(step)) {
    align();
  } else if (step.verb == "signs" || step.verb == "unlocks") {
    come_and_go();
  } else {
    act();
  }
}

// ---- deeds

const Member& Teller::member(const std::string& name) const {
  return members_.at(name);
}

SituationId Teller::situation(const std::string& name) const {
  const auto at = situations_.find(name);
  if (at == situations_.end())
    not_understood("nobody has opened " + name + " yet");
  return at->second;
}

Answered Teller::do_deed(const Deed& deed) {
  const auto before = standing(world_, situations_, meetings_, referrals_);
  Answered answered = door_.ask(member(step_->who), deed);
  if (answered.refused && before != standing(world_, situations_, meetings_, referrals_))
    fail("was refused and yet changed something or left a trace");
  return answered;
}

void Teller::judge(const Answered& answered) {
  const Expectation& expected = step_->expected;
  if (!answered.refused && expected.refused)
    fail("was not refused");
  if (answered.refused && !expected.refused)
    fail("was refused: " + world::said(*answered.refused));
  if (answered.refused)
    judge(*answered.refused);
  else
    for (const std::string& item : expected.items)
      see(answered.seen, item);
}

void Teller::judge(const Refusal& refusal) {
  const Expectation& expected = step_->expected;
  bool fits = name_of(refusal.kind) == *expected.refused;
  for (const std::string& word : expected.also) {
    const auto is = [&word](const std::string& said) { return said == word || said.ends_with("." + word); };
    fits = fits && (is(refusal.word) || std::any_of(refusal.problems.begin(), refusal.problems.end(),
                                                    [&](const Problem& p) { return is(p.word) || p.field == word; }));
  }
  if (!fits)
    fail("was refused otherwise: " + world::said(refusal));
}

// "stage: discussion", "no picture", "not health", "S1", "2 situations"
void Teller::see(const json::Value& seen, const std::string& item) {
  if (const auto colon = item.find(": "); colon != std::string::npos) {
    const std::string found = shown(at_path(seen, item.substr(0, colon)));
    if (found != as_seen(item.substr(colon + 2)))
      fail("expected " + item + ", saw " + found);
  } else if (item.starts_with("no ")) {
    if (at_path(seen, item.substr(3)) != nullptr)
      fail("expected " + item);
  } else if (item.starts_with("not ")) {
    if (holds_text(seen, as_seen(item.substr(4))))
      fail("saw " + item.substr(4));
  } else if (item.ends_with(" situations")) {
    if (const std::string total = shown(at_path(seen, "total")); total + " situations" != item)
      fail("expected " + item + ", saw " + total);
  } else if (!holds_text(seen, as_seen(item))) {
    fail("did not see " + item);
  }
}

std::string Teller::as_seen(const std::string& word) {
  if (const auto at = situations_.find(word); at != situations_.end())
    return at->second.text();
  if (const auto at = meetings_.find(word); at != meetings_.end())
    return at->second.text();
  if (const auto at = referrals_.find(word); at != referrals_.end())
    return at->second.text();
  if (const auto at = members_.find(word); at != members_.end())
    return at->second.actor.member.text();
  for (const Actor& actor : story_.actors)
    if (actor.agency == word)
      return world_.agency(word).text();
  return word;
}

} // namespace concert::stories
