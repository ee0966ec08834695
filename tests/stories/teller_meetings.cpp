// What is done at a meeting: planned, begun, one situation after the other, closed and signed.
#include <algorithm>

#include "rooms/meetings/acts.h"
#include "stories/teller_parts.h"

namespace concert::stories {

using world::Answered;
using world::Deed;

namespace {

const std::vector<Verb>& verbs_of_meetings() {
  using namespace meetings;
  static const std::vector<Verb> all = {
      {"plans", "plan", {"time"}, plan_fields},
      {"amends", "amend", {"time"}, plan_fields},
      {"cancels", "cancel"},
      {"updates", "up-to-date"},
      {"adds", "add", {"situation"}, add_fields},
      {"drops", "drop", {"situation"}, item_fields},
      {"moves", "move", {"situation"}, move_fields},
      {"starts", "start"},
      {"puts", "put", {"situation"}, item_fields},
      {"advances", "next"},
      {"clears", "clear"},
      {"closes", "close"},
      {"signs", "sign", {"digest"}, sign_fields},
      {"joins", "join", {}, attend_fields},
      {"leaves", "leave"},
      {"dismisses", "mark-left", {"member"}, mark_left_fields},
      {"steps-out", "step-out", {"situation", "conflict"}, step_out_here_fields},
      {"sends-out", "send-out", {"situation", "conflict"}, send_out_here_fields},
      {"calls-back", "call-back", {"situation"}, call_back_here_fields},
      {"looks-at-accepting", "look-accept", {"threshold_reasons"}, situations::accept_fields},
      {"looks-at-rejecting", "look-reject", {"reason"}, situations::reject_fields},
      {"looks-at-assigning", "look-assign", {}, situations::assign_fields},
      {"settles", "set-rules", {}, rules_fields},
  };
  return all;
}

// What no version is asked for: thirty come and go at once, and what is signed is named by its digest.
bool needs_version(std::string_view deed) {
  static const std::vector<std::string_view> without = {"plan",     "join",     "leave",     "mark-left",
                                                        "step-out", "send-out", "call-back", "sign"};
  return std::find(without.begin(), without.end(), deed) == without.end() && !deed.starts_with("look-");
}

} // namespace

bool Teller::is_of_meetings(const Step& step) const {
  return step.what == "rules" || step.what == "meetings" ||
         (step.what.size() > 1 && step.what[0] == 'M' &&
          step.what.find_first_not_of("0123456789", 1) == std::string::npos);
}

meetings::MeetingId Teller::meeting(const std::string& name) const {
  if (const auto found = meeting_called(name))
    return *found;
  not_understood("nobody has planned " + name + " yet");
}

std::optional<meetings::MeetingId> Teller::meeting_called(const std::string& name) const {
  const auto at = meetings_.find(name);
  return at == meetings_.end() ? std::nullopt : std::optional(at->second);
}

void Teller::meet() {
  const Step& step = *step_;
  if (step.verb == "reads") {
    Deed deed{.what = step.what == "meetings" ? "list" : step.what == "rules" ? "rules" : "show", .noun = "meeting"};
    if (step.what[0] == 'M') {
      deed.meeting = meeting(step.what);
      if (!step.of.empty())
        deed.what = step.of; // minutes, seats, actions, sheets, not-on-agenda
    }
    return judge(do_deed(deed));
  }
  const auto& verbs = verbs_of_meetings();
  const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const Verb& v) { return v.word == step.verb; });
  if (verb == verbs.end())
    not_understood("nobody " + step.verb + " a meeting here");
  Deed deed{.what = verb->deed, .noun = "meeting"};
  if (verb->deed == "plan") {
    deed.told = told_at_meeting(step, *verb, {});
    const Answered answered = do_deed(deed);
    if (!answered.refused)
      meetings_.emplace(step.what, meetings::MeetingId::parse(shown(answered.seen.find("id"))).value());
    return judge(answered);
  }
  if (step.what == "rules") {
    const access::Actor& who = member(step.who).actor;
    const auto now = world_.concert().meetings().rules(who);
    deed.version = step.version ? *step.version : now ? now->version : 0;
    deed.told = told_at_meeting(step, *verb, {});
    return judge(do_deed(deed));
  }
  deed.meeting = meeting(step.what);
  deed.told = told_at_meeting(step, *verb, *deed.meeting);
  if (needs_version(verb->deed) && !step.without_version)
    deed.version = step.version ? *step.version : world_.meeting(*deed.meeting).value().revision;
  judge(do_deed(deed));
}

// What a story leaves out is filled in (README.md).
Fields Teller::told_at_meeting(const Step& step, const Verb& verb, meetings::MeetingId id) {
  Fields out;
  std::size_t unnamed = 0;
  for (const auto& [name, values] : step.told)
    for (const std::string& value : values) {
      std::string field = name;
      if (field.empty() && verb.unnamed.empty())
        not_understood("say which field \"" + value + "\" belongs to");
      if (field.empty())
        field = verb.unnamed[std::min(unnamed++, verb.unnamed.size() - 1)];
      if (field == "lead" || field == "likely" || field == "assisting")
        field += field == "lead" ? "_agency" : "_agencies";
      out.add(field, field == "situation" && !situations_.contains(value) ? value
                     : field == "day" && value == "tomorrow"              ? world_.today().plus_days(1).iso()
                                                                          : as_seen(value));
      if (field == "member" && verb.deed == "mark-left")
        out.add("seat", member(value).actor.seat.text());
    }
  const auto standard = [&](std::string_view field, const std::string& value) {
    if (!out.has(field))
      out.add(std::string(field), value);
  };
  if (verb.deed == "plan" || verb.deed == "amend") {
    standard("day", world_.today().plus_days(1).iso());
    standard("time", "13:30");
  } else if (verb.deed == "join") {
    standard("acknowledged", "yes");
    standard("reminder", meetings::reminder_editions().back());
  } else if (verb.deed == "step-out" || verb.deed == "send-out") {
    standard("conflict", "personal_tie");
  } else if (verb.deed == "look-accept" && !out.has("threshold_reasons")) {
    for (const char* reason :
         {"repeated_emergency_response", "harm_occurred_before", "risk_to_life", "needs_cross_sectors"})
      out.add("threshold_reasons", reason);
  } else if (verb.deed == "set-rules") {
    standard("quorum_kind", "none");
    standard("reminder", meetings::reminder_editions().back());
    standard("minutes_per_situation", "4");
    standard("expected_minutes", "90");
  } else if (verb.deed == "sign") { // of the minutes as this chair reads them
    const auto minutes = world_.concert().meetings().minutes(member(step.who).actor, id);
    standard("digest", minutes && minutes->digest ? *minutes->digest : std::string(64, '0'));
  }
  return out;
}

} // namespace concert::stories
