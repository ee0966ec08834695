// What is done with a situation: the story's verbs, and the fields that a story leaves out.
#include <algorithm>

#include "rooms/aftercare/acts.h"
#include "rooms/people/identity.h"
#include "stories/teller_parts.h"

namespace concert::stories {

using world::Answered;
using world::Deed;

namespace {

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
      {"reopens", "reopen", {"reason"}, reopen_fields},
      {"consents", "consent-follow-up", {"ground"}, aftercare::consent_fields},
      {"ends", "end-follow-up", {}, aftercare::end_consent_fields},
      {"follows", "record-follow-up", {"follow_up", "outcome", "risk_now"}, aftercare::record_fields},
      {"reports", "report-back", {"ground"}, aftercare::report_fields},
      {"lists", "list"},
  };
  return all;
}

bool is_after_the_table(std::string_view deed) {
  return deed == "consent-follow-up" || deed == "end-follow-up" || deed == "record-follow-up" || deed == "report-back";
}

} // namespace

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
    if (step.what == "figures" || step.what == "waiting" || step.what == "waiting-after" ||
        step.what == "follow-up-figures")
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
  if (is_after_the_table(deed.what)) { // and so has what comes after the table
    const auto after = world_.aftercare(*deed.situation);
    return after ? after->version : 0;
  }
  const auto now = world_.situation(*deed.situation);
  return now ? now->version : 1;
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
    const Answered now = door_.ask(member(step.who), {.what = "held-account", .situation = situation(step.what)});
    const json::Value* mark = now.refused ? nullptr : at_path(now.seen, "account.read");
    out.add("read", mark != nullptr ? shown(mark) : "0");
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
  } else if (verb.deed == "consent-follow-up") {
    standard("ground", {"consent_express_verbal"});
    if (!given.contains("given_on"))
      out.add("given_on", world_.today().iso());
  } else if (verb.deed == "record-follow-up") {
    if (!given.contains("asked_on"))
      out.add("asked_on", world_.today().iso());
    if (out.text_or("outcome") == "assessed") {
      standard("help_received", {"most_of_it"});
      standard("situation_now", {"somewhat_better"});
      if (const auto now = world_.situation(situation(step.what)); now && !given.contains("risk_now"))
        for (const situations::RiskFactor& risk : now->picture.risks)
          out.add("risk_now", risk.factor.id + ":" + std::to_string(risk.after.value_or(risk.before)));
    }
  } else if (verb.deed == "report-back") {
    out.add("consent", given.contains("ground") ? "yes" : "no");
    if (given.contains("ground") && !given.contains("given_on"))
      out.add("given_on", world_.today().iso());
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
  if (field == "follow_up") { // by its day
    if (const auto after = world_.aftercare(situation(step_->what)))
      for (const aftercare::FollowUp& one : after->follow_ups)
        if (std::to_string(one.days) == value)
          return one.id.text();
    return std::string(32, '7');
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

} // namespace concert::stories
