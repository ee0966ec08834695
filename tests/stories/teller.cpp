#include "stories/teller.h"

#include <algorithm>

#include "base/text.h"
#include "rooms/people/identity.h"
#include "world/oracle.h"

namespace concert::stories {

struct Verb {
  std::string_view word;
  std::string_view deed;
  std::vector<std::string_view> unnamed = {}; // fields that values without a name go to; the last takes all the rest
  const FieldSpecs& (*fields)() = nullptr;
};

namespace {

using world::Answered;
using world::Deed;
using world::Member;

const std::vector<Verb>& verbs() {
  using namespace situations;
  static const std::vector<Verb> all = {
      {"screens", "screen", {}, open_fields},
      {"rescreens", "rescreen", {}, open_fields},
      {"describes", "picture", {"risk_factors"}, picture_fields},
      {"tells", "account", {"account"}, account_fields},
      {"overrides", "override", {"reason"}, override_fields},
      {"identifies", "identify", {}, people::identity_fields},
      {"withdraws", "withdraw"},
      {"presents", "present"},
      {"accepts", "accept", {"threshold_reasons"}, accept_fields},
      {"rejects", "reject", {"reason"}, reject_fields},
      {"marks", "likely", {"likely_agencies"}, likely_fields},
      {"discloses", "disclose", {"authority"}, disclose_fields},
      {"answers", "answer", {"answer"}, answer_fields},
      {"assigns", "assign", {}, assign_fields},
      {"contacts", "contact", {"contact"}, contact_fields},
      {"mobilizes", "mobilize", {"service_type"}, mobilize_fields},
      {"plans", "plan", {"what"}, plan_task_fields},
      {"amends", "amend-task", {"task"}, amend_task_fields},
      {"completes", "complete-task", {"task", "outcome"}, complete_task_fields},
      {"cancels", "cancel-task", {"task", "outcome"}, cancel_task_fields},
      {"concludes", "conclude", {"reason", "risk_after"}, conclude_fields},
      {"lists", "list"},
  };
  return all;
}

// Everything about the story's situations that a refused step must leave as it is.
struct Stand {
  std::optional<situations::Situation> situation;
  std::int64_t identity = 0, account = 0;
  std::set<AgencyId> names, everything;
  std::size_t entries = 0;
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

const json::Value* at_path(const json::Value& value, std::string_view path) {
  const json::Value* at = &value;
  for (const std::string_view part : text::split(path, '.'))
    if (at = at->find(part); at == nullptr)
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

std::string where(const Story& story, int line) {
  return story.file + ":" + std::to_string(line) + ": ";
}

std::map<std::string, Stand> standing(world::World& world, const std::map<std::string, SituationId>& situations) {
  std::map<std::string, Stand> out;
  for (const auto& [name, id] : situations) {
    people::Openings keys = world.keys_of(id);
    out[name] = {world.situation(id), world.identity_version(id), world.account_version(id), std::move(keys.names), std::move(keys.everything),
                 world.trail(id).size()};
  }
  return out;
}

} // namespace

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

void Teller::act() {
  const Step& step = *step_;
  if (step.verb == "opens") { // screens and describes at once
    Step first = step;
    first.told.clear();
    ask(first, "screens");
    ask(step, "describes");
    return;
  }
  if (step.verb == "reads") {
    if (step.what == "figures" || step.what == "waiting")
      judge(do_deed({.what = step.what}));
    else
      judge(do_deed({.what = step.of.empty()        ? "show"
                             : step.of == "contact" ? "contact-details"
                                                    : std::string_view(step.of),
                     .situation = situation(step.what)}));
    return;
  }
  ask(step, step.verb);
}

void Teller::ask(const Step& step, std::string_view word) {
  const auto verb = std::find_if(verbs().begin(), verbs().end(), [&](const Verb& v) { return v.word == word; });
  if (verb == verbs().end())
    not_understood("nobody " + std::string(word) + " anything here");
  Deed deed;
  deed.what = verb->deed;
  deed.told = told(step, *verb);
  if (word == "screens") {
    if (step.what.empty())
      not_understood("a new situation has a name");
    const Answered answered = do_deed(deed);
    if (!answered.refused)
      situations_[step.what] = SituationId::parse(shown(answered.seen.find("id"))).value();
    if (step.verb != "opens")
      judge(answered);
    else if (answered.refused)
      fail("was refused: " + world::said(*answered.refused));
    return;
  }
  if (word != "lists") {
    deed.situation = situation(step.what);
    if (step.version)
      deed.version = *step.version;
    else if (!step.without_version)
      deed.version = version_now(deed);
  }
  judge(do_deed(deed));
}

// What a reader of this very moment edits against.
std::optional<std::int64_t> Teller::version_now(const Deed& deed) {
  if (deed.what == "identify") { // the sealed identity has versions of its own, and none before it is kept
    const std::int64_t version = world_.identity_version(*deed.situation);
    return version == 0 ? std::nullopt : std::optional(version);
  }
  if (deed.what == "account" || deed.what == "override")
    return world_.account_version(*deed.situation);
  const auto now = world_.situation(*deed.situation);
  return now ? now->version : 1;
}

Answered Teller::do_deed(const Deed& deed) {
  const auto before = standing(world_, situations_);
  Answered answered = door_.ask(member(step_->who), deed);
  if (answered.refused && before != standing(world_, situations_))
    fail("was refused and yet changed something or left a trace");
  return answered;
}

// Names of agencies become ids, days become dates, and what a story leaves out is filled in (README.md).
Fields Teller::told(const Step& step, const Verb& verb) {
  Fields out;
  std::set<std::string> given;
  std::size_t unnamed = 0;
  for (const auto& [name, values] : step.told) {
    std::string field = name;
    if (field.empty()) {
      if (verb.unnamed.empty())
        not_understood("say which field \"" + values.at(0) + "\" belongs to");
      field = verb.unnamed[std::min(unnamed++, verb.unnamed.size() - 1)];
    } else if (field == "likely" || field == "assisting") {
      field += "_agencies";
    } else if (field == "lead" || field == "owner") {
      field += "_agency";
    }
    for (const std::string& value : values)
      if (value != "nobody")
        out.add(field, translated(value, field, verb));
    given.insert(field);
  }
  const auto standard = [&](std::string_view field, std::initializer_list<const char*> values) {
    if (!given.contains(std::string(field)))
      for (const char* value : values)
        out.add(std::string(field), value);
  };
  if (verb.deed == "screen" || verb.deed == "rescreen") {
    standard("subject", {"person"});
    for (const char* question : {"acutely_elevated", "beyond_mandate", "options_exhausted"})
      standard(question, {"yes"});
  } else if (verb.deed == "picture") {
    if (!given.contains("sex"))
      for (std::size_t i = std::max<std::size_t>(out.all("age_band").size(), given.contains("age_band") ? 0 : 1); i > 0;
           --i)
        out.add("sex", "unknown");
    standard("age_band", {"30_39"});
  } else if (verb.deed == "identify" && given.empty()) {
    for (const auto& [field, value] :
         std::initializer_list<std::pair<const char*, const char*>>{{"given_name", "Ada"},
                                                                    {"family_name", "Quill"},
                                                                    {"birth_date", "1990-05-01"},
                                                                    {"address", "12 Mill Street"},
                                                                    {"telephone", "705-555-0114"}})
      out.add(field, value);
  } else if (verb.deed == "account") {
    standard("language", {"en"});
  } else if (verb.deed == "override") {
    standard("reason", {"looks_like_a_name"});
  } else if (verb.deed == "accept") {
    standard("threshold_reasons",
             {"repeated_emergency_response", "harm_occurred_before", "risk_to_life", "needs_cross_sectors"});
  } else if (verb.deed == "plan") {
    if (!given.contains("owner_agency"))
      out.add("owner_agency", member(step.who).actor.agency.text());
    if (!given.contains("due"))
      out.add("due", (world_.clock().now() + std::chrono::hours(24)).iso());
  } else if (verb.deed == "amend-task") {
    if (const auto task = task_called(step, out.text_or("task"))) {
      if (!given.contains("owner_agency"))
        out.add("owner_agency", task->owner.text());
      if (!given.contains("due"))
        out.add("due", task->due_at.iso());
    }
  } else if (verb.deed == "disclose") {
    standard("authority", {"consent_express_verbal"});
    standard("covers_intervention", {"yes"});
    if (!given.contains("given_on"))
      out.add("given_on", world_.today().iso());
  }
  return out;
}

// The last task of that kind in the plan of the step's situation, or the one with that id.
std::optional<situations::Task> Teller::task_called(const Step& step, const std::string& kind) {
  std::optional<situations::Task> out;
  if (const auto now = world_.situation(situation(step.what)))
    for (const situations::Task& task : now->plan)
      if (task.what.id == kind || task.id.text() == kind)
        out = task;
  return out;
}

std::string Teller::translated(const std::string& value, const std::string& field, const Verb& verb) {
  const FieldSpecs specs = verb.fields != nullptr ? verb.fields() : FieldSpecs{};
  const auto spec = std::find_if(specs.begin(), specs.end(), [&](const FieldSpec& s) { return s.name == field; });
  const FieldKind kind = spec == specs.end() ? FieldKind::text : spec->kind;
  if (field == "task") {
    const auto task = task_called(*step_, value);
    return task ? task->id.text() : value;
  }
  if (kind == FieldKind::id)
    return world_.agency(value).text();
  if (field == "due" && value.starts_with("in ") && value.ends_with(" hours"))
    return (world_.clock().now() + std::chrono::hours(std::stoi(value.substr(3)))).iso();
  if (kind == FieldKind::date) {
    static const std::map<std::string, int> days = {{"yesterday", -1}, {"today", 0}, {"tomorrow", 1}};
    if (const auto day = days.find(value); day != days.end())
      return world_.today().plus_days(day->second).iso();
    if (value.starts_with("in ") && value.ends_with(" days"))
      return world_.today().plus_days(std::stoi(value.substr(3))).iso();
  }
  return value;
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
  for (const Actor& actor : story_.actors)
    if (actor.agency == word)
      return world_.agency(word).text();
  return word;
}

// ---- administration, sessions

void Teller::administer() {
  const Step& step = *step_;
  auto& access = world_.concert().access();
  const access::Actor& admin = world_.administrator();
  if (step.verb == "sets" && step.of.empty() && step.what == "policy" && step.told.size() == 1) {
    const auto table = access.table(tables_.at("")).value();
    world::must(access.set_names_policy(admin, table.id, table.version,
                                        access::names_policy_of(step.told[0].second.at(0)).value()));
    return;
  }
  if (!members_.contains(step.what) || (step.verb != "suspends" && step.verb != "restores"))
    not_understood("admin suspends or restores an actor, or the seat of one, or sets policy with a preset");
  const Member& whom = member(step.what);
  const bool suspends = step.verb == "suspends";
  if (step.of == "seat") {
    for (const access::Seat& seat : world::must(access.seats(admin)))
      if (seat.id == whom.actor.seat)
        world::must(suspends ? access.suspend_seat(admin, seat.id, seat.version)
                             : access.restore_seat(admin, seat.id, seat.version));
    return;
  }
  const auto view = world::must(access.member(admin, whom.actor.member));
  world::must(suspends ? access.suspend_member(admin, view.id, view.version)
                       : access.restore_member(admin, view.id, view.version));
}

void Teller::come_and_go() {
  const Step& step = *step_;
  if (http_ == nullptr)
    not_understood("signing in is of HTTP alone: write \"ways http\"");
  const Member& who = member(step.who);
  http_->hold(who);
  const std::string password = step.told.empty() ? std::string(http_->password_of(who)) : step.told[0].second.at(0);
  if (step.verb == "unlocks")
    judge({http_->unlock(who, password), {}});
  else if (step.what == "out")
    http_->sign_out(who);
  else
    judge({http_->sign_in(who, password), {}});
}

// ---- past the doors

void Teller::expect_word(const std::string& found) {
  if (step_->expected.items != std::vector{found})
    fail("is " + found);
}

std::set<AgencyId> Teller::agencies(std::string_view list) {
  std::set<AgencyId> out;
  for (const std::string_view name : text::split(list, '+'))
    if (const std::string clean(text::trim(name)); clean != "nobody")
      out.insert(world_.agency(clean));
  return out;
}

void Teller::look_at_keys(SituationId id) {
  const people::Openings held = world_.keys_of(id);
  for (const std::string& item : step_->expected.items) {
    const bool names = item.starts_with("names: "), everything = item.starts_with("everything: ");
    if (!names && !everything)
      not_understood("keys are of names or of everything");
    if ((names ? held.names : held.everything) != agencies(item.substr(item.find(' '))))
      fail("not so: " + item);
  }
}

void Teller::look_at_row(SituationId id) {
  const auto s = world_.situation(id);
  for (const std::string& item : step_->expected.items) {
    if (item == "gone") {
      if (s)
        fail("is still there");
      continue;
    }
    if (!s)
      fail("is gone");
    if (item.starts_with("stage: ")) {
      if (access::name_of(s->stage) != item.substr(7))
        fail("is at " + std::string(access::name_of(s->stage)));
    } else if (item == "header only") {
      situations::Situation header;
      header.id = s->id;
      header.table = s->table;
      header.originating = s->originating;
      header.version = s->version;
      header.number = s->number;
      header.subject = s->subject;
      header.stage = situations::Stage::rejected;
      header.opened_at = s->opened_at;
      header.presented_at = s->presented_at;
      header.ending = s->ending;
      if (*s != header)
        fail("has more than its header");
    } else {
      not_understood("a row is gone, has a stage, or is header only");
    }
  }
}

// "4 entries", "log intact", "last people.see_names by nurse", "2 people.see_names by nurse", "none by teacher"
void Teller::look_at_trail(SituationId id) {
  const std::vector<audit::KeptEntry> trail = world_.trail(id);
  for (const std::string& item : step_->expected.items) {
    const auto words = text::split(item, ' ');
    const auto by = [&](const audit::KeptEntry& kept, std::string_view name) {
      return kept.entry.member == member(std::string(name)).actor.member.text();
    };
    if (item == "log intact") {
      if (!world_.verify().intact())
        fail("the log is not intact");
    } else if (words.size() == 2 && words[1] == "entries") {
      if (std::to_string(trail.size()) != words[0])
        fail("has " + std::to_string(trail.size()) + " entries");
    } else if (words.size() == 4 && words[0] == "last" && words[2] == "by") {
      if (trail.empty() || trail.back().entry.act != words[1] || !by(trail.back(), words[3]))
        fail("the last entry is " + (trail.empty() ? "none" : trail.back().entry.act));
    } else if (words.size() == 3 && words[0] == "none" && words[1] == "by") {
      if (std::any_of(trail.begin(), trail.end(), [&](const auto& kept) { return by(kept, words[2]); }))
        fail("there is one by " + std::string(words[2]));
    } else if (words.size() == 4 && words[2] == "by") {
      const auto count = std::count_if(trail.begin(), trail.end(), [&](const auto& kept) {
        return kept.entry.act == words[1] && by(kept, words[3]);
      });
      if (std::to_string(count) != words[0])
        fail("there are " + std::to_string(count));
    } else {
      not_understood("\"" + item + "\" is nothing that a trail has");
    }
  }
}

} // namespace concert::stories
