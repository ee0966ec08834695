// What the chair does from the cockpit: running the meeting, who is out, another situation on the agenda, and the keys.
#include "platform/html/components.h"
#include "rooms/meetings/pages/shown.h"

namespace concert::meetings {

using html::all;
using html::attr;
using html::cls;
using html::el;
using html::Html;

namespace {

bool some_wait(const LiveView& view) {
  for (const AgendaLine& line : view.agenda)
    if (!line.hidden && line.state == ItemState::waiting)
      return true;
  return false;
}

std::string staff_name(const ChairSees& chair, MemberId member) {
  const auto found = chair.staff_names.find(member);
  return found == chair.staff_names.end() ? std::string() : found->second;
}

// "Housing: Sam Reed", or "Housing: everybody".
std::string whom_said(const Telling& tell, const ChairSees& chair, AgencyId agency,
                      const std::optional<MemberId>& member) {
  const std::string who =
      !member ? tell("meetings.send_out.everybody") : staff_name(chair, *member);
  return who.empty() ? tell.agency(agency)
                     : tell("meetings.send_out.whom_said", {{"agency", tell.agency(agency)}, {"who", who}});
}

Html who_is_out(const Telling& tell, const LiveView& view, const ChairSees& chair) {
  Html out;
  for (const situations::StepOut& one : chair.seats->seats->out) {
    const std::string whom = whom_said(tell, chair, one.whom.agency, one.whom.member);
    out += el("p", el("strong", whom), el("br"),
              tell("meetings.out.why", {{"conflict", tell("meetings.conflict_of." + std::string(name_of(one.conflict)))},
                                        {"when", tell.say().time_of_day(one.at)}}));
    out += one_button(tell, view,
                      {.page = "call-back",
                       .label = tell("meetings.call_back", {{"agency", whom}}),
                       .kind = html::ButtonKind::quiet,
                       .fields = all({html::hidden("situation", view.on_table->situation.id.text()),
                                      html::hidden("agency", one.whom.agency.text()),
                                      one.whom.member ? html::hidden("member", one.whom.member->text()) : Html()})});
  }
  return out;
}

Html send_out_form(const Telling& tell, const LiveView& view, const ChairSees& chair, const html::FormState& state) {
  std::vector<html::Option> whom, conflicts;
  for (const SeatPresent& one : chair.seats->people)
    if (one.is_present && !one.is_out && one.member != tell.visit.actor().member)
      whom.push_back({one.agency.text() + ":" + one.member.text(), whom_said(tell, chair, one.agency, one.member)});
  for (const AgencyPresence& one : view.agencies)
    whom.push_back({one.agency.text(), whom_said(tell, chair, one.agency, std::nullopt)});
  for (const char* one : {"personal_tie", "professional_tie", "own_interest", "other"})
    conflicts.push_back({one, tell("meetings.conflict_of." + std::string(one))});
  const bool is_wrong = !state.error_of("whom").empty() || !state.error_of("conflict").empty();
  return html::details(
      tell("meetings.send_out.title"),
      html::form(tell.visit.form(path_of(view.id, "send-out"), view.revision),
                 all({html::paragraph(tell("meetings.send_out.what")),
                      html::hidden("situation", view.on_table->situation.id.text()),
                      html::select({.name = "whom",
                                    .label = tell("meetings.send_out.whom"),
                                    .blank = tell("situations.choose"),
                                    .options = whom},
                                   state),
                      html::radios({.name = "conflict", .legend = tell("meetings.send_out.why"), .options = conflicts},
                                   state),
                      html::actions({html::button({.label = tell("meetings.send_out.button"),
                                                   .kind = html::ButtonKind::secondary})})})),
      is_wrong);
}

Html planned_acts(const Telling& tell, const LiveView& view) {
  Html out = one_button(
      tell, view, {.page = "start", .label = tell("meetings.start"), .kind = html::ButtonKind::primary, .key = "n"});
  out += el("p", {cls("c-note")}, tell("meetings.reminder." + view.reminder));
  out += one_button(tell, view, {.page = "up-to-date", .label = tell("meetings.up_to_date")});
  out += html::bullets({html::link_to(path_of(view.id, "plan"), tell("meetings.plan.amend")),
                        html::link_to(path_of(view.id, "print"), tell("meetings.print.title")),
                        html::link_to("/meetings/rules", tell("meetings.rules.title"))});
  out += html::details(
      tell("meetings.cancel"),
      all({html::paragraph(tell("meetings.cancel.what")),
           one_button(tell, view,
                      {.page = "cancel", .label = tell("meetings.cancel"), .kind = html::ButtonKind::danger})}));
  return html::panel({.heading = tell("meetings.chair"), .body = out, .strong = true});
}

} // namespace

Html chair_acts(const Telling& tell, const LiveView& view) {
  if (view.state == State::planned)
    return planned_acts(tell, view);
  const bool waits = some_wait(view);
  Html out;
  if (view.started_at && *view.started_at < view.now - longest_session)
    out += html::notice({.tone = html::Tone::warning,
                         .label = tell("situations.attention"),
                         .heading = tell("meetings.left_open.close_first")});
  if (waits)
    out += one_button(tell, view,
                      {.page = "next",
                       .label = tell(view.on_table ? "meetings.next" : "meetings.first"),
                       .kind = html::ButtonKind::primary,
                       .key = "n"});
  if (view.on_table)
    out += one_button(tell, view, {.page = "clear", .label = tell("meetings.clear"), .key = "h"});
  out += one_button(tell, view,
                    {.page = "close",
                     .label = tell("meetings.close"),
                     .kind = waits ? html::ButtonKind::secondary : html::ButtonKind::primary,
                     .key = "q"});
  out += one_button(tell, view,
                    {.page = "up-to-date", .label = tell("meetings.up_to_date"), .kind = html::ButtonKind::quiet});
  out += html::bullets({html::link_to(path_of(view.id, "print"), tell("meetings.print.title"))});
  return html::panel({.heading = tell("meetings.chair"), .body = out, .strong = !view.on_table});
}

Html out_shown(const Telling& tell, const LiveView& view, const ChairSees& chair, const html::FormState& state) {
  if (!view.on_table || !chair.seats || !chair.seats->seats)
    return {};
  return html::panel({.heading = tell("meetings.out"),
                      .body = all({chair.seats->seats->out.empty() ? html::paragraph(tell("meetings.out.nobody"))
                                                                   : who_is_out(tell, view, chair),
                                   send_out_form(tell, view, chair, state)})});
}

Html add_form(const Telling& tell, const LiveView& view, const ChairSees& chair, const html::FormState& state) {
  if (chair.not_on_agenda.empty())
    return {};
  std::vector<html::Option> options;
  for (const Item& one : chair.not_on_agenda)
    options.push_back({one.situation.text(),
                       tell("meetings.add.option", {{"number", situations::spoken(one.number)},
                                                    {"kind", tell("meetings.kind." + std::string(name_of(one.kind)))}})});
  return html::details(
      tell("meetings.add.title"),
      html::form(tell.visit.form(path_of(view.id, "add"), view.revision),
                 all({html::select({.name = "situation",
                                    .label = tell("meetings.add.which"),
                                    .blank = tell("situations.choose"),
                                    .options = options},
                                   state),
                      html::tick("first", tell("meetings.add.first"), state, tell("meetings.add.first.hint")),
                      html::actions({html::button({.label = tell("meetings.add.button"),
                                                   .kind = html::ButtonKind::secondary})})})),
      !state.error_of("situation").empty());
}

Html keys_shown(const Telling& tell, const LiveView& view, const ChairSees& chair) {
  struct Key {
    const char* key;
    std::string leads; // path and fragment of a link, or of a form
    const char* word;
    bool again = false; // cannot be undone: the key leads to the button, Enter does it
  };
  std::vector<Key> keys;
  if (view.state == State::planned)
    keys.push_back({"n", path_of(view.id, "start"), "meetings.start", true});
  if (view.on_table) {
    const auto page = [&](std::string_view name) {
      return situations::path_of(view.on_table->situation.id, name);
    };
    using access::Act;
    const auto offer = [&](Act act, const char* key, const std::string& leads, const char* word) {
      if (view.on_table->situation.allows(act))
        keys.push_back({key, leads, word});
    };
    const bool both = view.on_table->situation.allows(Act::accept_situation);
    offer(Act::accept_situation, "a", page("decide"), "meetings.keys.accept");
    offer(Act::reject_situation, "r", page("decide") + (both ? "#reject" : ""), "meetings.keys.reject");
    offer(Act::mark_likely, "l", page("likely"), "meetings.keys.likely");
    offer(Act::assign_roles, "g", page("assign"), "meetings.keys.assign");
    offer(Act::conclude_situation, "e", page("conclude"), "meetings.keys.conclude");
  }
  if (view.state == State::in_session) {
    keys.push_back({"n", path_of(view.id, "next"), view.on_table ? "meetings.next" : "meetings.first"});
    keys.push_back({"t", path_of(view.id, "clear"), "meetings.clear"});
    keys.push_back({"q", path_of(view.id, "close"), "meetings.close", true});
  }
  Html rows;
  for (const Key& one : keys)
    rows += el("li",
               {attr("data-key", one.key), attr("data-leads", one.leads), attr("data-again", one.again ? "yes" : "no")},
               el("kbd", one.key), " ", tell(one.word), one.again ? Html(" " + tell("meetings.keys.again")) : Html());
  rows += el("li", el("kbd", "?"), " ", tell("meetings.keys.show"));
  const bool on = chair.keys_are_on;
  const Html body =
      all({html::paragraph(tell(on ? "meetings.keys.what" : "meetings.keys.off")),
           on ? el("ul", {cls("c-keys")}, rows) : Html(),
           html::form(tell.visit.form(path_of(view.id, "keys")),
                      all({html::hidden("keys", on ? "off" : "on"),
                           html::actions({html::button({.label = tell(on ? "meetings.keys.turn_off" : "meetings.keys.turn_on"),
                                                        .kind = html::ButtonKind::quiet})})}))});
  return el("div", {attr("id", "keys"), attr("data-on", on ? "yes" : "no"), attr("data-confirm", tell("meetings.keys.confirm", {{"what", "{0}"}}))},
            html::details(tell("meetings.keys.title"), body));
}

} // namespace concert::meetings
