#include "rooms/situations/pages/next_acts.h"

#include "rooms/situations/pages/done_at.h"

namespace concert::situations {
namespace {

using access::Act;
using access::Stage;
using html::all;
using html::Html;

// "Waits for the Health Unit: …", or what this seat itself is to do.
Html whose_turn(const Telling& tell, const std::vector<Waiting>& waiting) {
  std::vector<Html> lines;
  for (const Waiting& one : waiting) {
    const std::string name(name_of(one.what));
    if (concerns(one, tell.visit.actor()))
      lines.push_back(tell("situations.task." + name));
    else
      lines.push_back(tell("situations.waiting." + name,
                           {{"agency", one.chair ? tell("situations.the_chair") : tell.agency_names(one.agencies)}}));
  }
  return html::each(lines, [](const Html& line) { return html::paragraph(line); });
}

struct Offer {
  Act act;
  std::string_view word;
  std::string_view page;
};

// Acts that have a page of their own.
constexpr std::array pages_of_acts = {
    Offer{Act::amend_picture, "amend", "picture"},      Offer{Act::write_account, "account", "account"},
    Offer{Act::keep_identity, "identity", "identity"},  Offer{Act::present_situation, "present", "check"},
    Offer{Act::accept_situation, "decide", "decide"},   Offer{Act::mark_likely, "likely", "likely"},
    Offer{Act::disclose_names, "disclose", "disclose"}, Offer{Act::assign_roles, "assign", "assign"},
    Offer{Act::find_services, "find", "find"},          Offer{Act::mobilize_service, "mobilize", "services/new"},
    Offer{Act::plan_task, "plan_task", "plan/new"},     Offer{Act::conclude_situation, "conclude", "conclude"},
    Offer{Act::reopen_situation, "reopen", "reopen"},   Offer{Act::withdraw_hand_over, "hand_over", "hand-over"},
    Offer{Act::reject_situation, "reject", "decide"},   Offer{Act::withdraw_situation, "withdraw", "withdraw"}};

// `asked`: the panel has just said that an answer is awaited.
Html answer_buttons(const Telling& tell, const View& view, bool asked) {
  Answer given = Answer::none;
  for (const Involvement& i : view.involvements)
    if (tell.is_mine(i.agency))
      given = i.answer;
  Html buttons;
  for (const Answer answer : {Answer::involved, Answer::not_involved, Answer::already_serving})
    if (answer != given)
      buttons += html::button({.label = tell("situations.answer.button." + std::string(name_of(answer))),
                               .kind = html::ButtonKind::secondary,
                               .name = "answer",
                               .value = std::string(name_of(answer))});
  Html said;
  if (given != Answer::none)
    said = html::paragraph(
        tell("situations.answer.given", {{"answer", tell("situations.answer." + std::string(name_of(given)))}}));
  else if (!asked)
    said = html::paragraph(tell("situations.answer.ask"));
  return all({said, html::form(tell.visit.form(path_of(view.id, "answer"), view.version), html::actions({buttons})),
              html::el("p", {html::cls("c-note")}, tell("situations.answer.hint"))});
}

Html contact_buttons(const Telling& tell, const View& view) {
  Html buttons;
  const auto add = [&](std::string_view contact, html::ButtonKind kind) {
    buttons += html::button({.label = tell("situations.contact." + std::string(contact)),
                             .kind = kind,
                             .name = "contact",
                             .value = std::string(contact)});
  };
  if (!view.clock.to_first_contact)
    add("first_contact", html::ButtonKind::primary);
  if (!view.clock.to_connected)
    add("connected", view.clock.to_first_contact ? html::ButtonKind::primary : html::ButtonKind::secondary);
  if (buttons.empty())
    return {};
  return all({html::form(tell.visit.form(path_of(view.id, "contact"), view.version), html::actions({buttons})),
              html::el("p", {html::cls("c-note")}, tell("situations.contact.hint"))});
}

bool names_roles_next(const std::vector<Waiting>& waiting) {
  return std::none_of(waiting.begin(), waiting.end(),
                      [](const Waiting& one) { return one.chair && one.what != Awaited::roles; });
}

bool makes_sense(const Telling& tell, const View& view, const std::vector<Waiting>& waiting, const Offer& offer) {
  if (offer.act == Act::present_situation)
    return !picture_is_missing(view) && view.screening && view.screening->passes();
  if (offer.act == Act::reopen_situation)
    return view.ending->reason.id != "handed_over";
  if (offer.act == Act::assign_roles)
    return carries_intervention(view, tell.today) || names_roles_next(waiting);
  return true;
}

std::string word_of(const View& view, const Offer& offer) {
  if (offer.act == Act::amend_picture && picture_is_missing(view))
    return "situations.act.describe";
  if (offer.act == Act::write_account && view.account && view.allows(Act::override_guard))
    return "situations.act.account_held";
  if (offer.act == Act::write_account && view.account)
    return "situations.act.account_again";
  if (offer.act == Act::keep_identity && view.has_identity())
    return "situations.act.identity_again";
  if (offer.act == Act::disclose_names && view.disclosure)
    return "situations.act.disclose_again";
  return "situations.act." + std::string(offer.word);
}

} // namespace

Html next_acts(const Telling& tell, const View& view) {
  const auto waiting = waiting_for(view, tell.today);
  Html first, then, others;
  std::string_view mine; // the page where what is awaited of this seat is done
  for (const Waiting& one : waiting)
    if (mine.empty() && concerns(one, tell.visit.actor()))
      mine = page_of(one.what);
  if (view.allows(Act::answer_involvement)) {
    const bool asked = std::any_of(waiting.begin(), waiting.end(), [&tell](const Waiting& one) {
      return one.what == Awaited::answers && concerns(one, tell.visit.actor());
    });
    (asked ? first : others) += answer_buttons(tell, view, asked);
  }
  if (view.allows(Act::record_contact))
    first += contact_buttons(tell, view);
  std::vector<Html> links;
  for (const Offer& offer : pages_of_acts) {
    if (!view.allows(offer.act) || !makes_sense(tell, view, waiting, offer))
      continue;
    const std::string label = tell(word_of(view, offer));
    const std::string where =
        tell.visit.toward(path_of(view.id, offer.page) +
                          (offer.act == Act::reject_situation && view.allows(Act::accept_situation) ? "#reject" : ""));
    if (offer.page == mine && offer.act != Act::reject_situation)
      first = all({html::actions({html::button_link(label, where)}), first});
    else if (offer.act == Act::assign_roles && names_roles_next(waiting)) // while the chair waits for others
      then = all({html::paragraph(tell("situations.next.then")),
                  html::actions({html::button_link(label, where, html::ButtonKind::secondary)})});
    else
      links.push_back(html::link_to(where, label));
  }
  if (!links.empty())
    others += html::bullets(links);
  Html out;
  const Html turn = whose_turn(tell, waiting);
  const bool is_mine = !first.empty();
  if (!turn.empty() || is_mine)
    out += html::panel({.heading = tell(is_mine ? "situations.next.yours" : "situations.next.waits"),
                        .body = all({turn, first, then}),
                        .strong = is_mine});
  if (!others.empty())
    out += html::panel({.heading = tell("situations.next.others"), .body = others});
  return out;
}

Html identity_acts(const Telling& tell, const View& view) {
  Html body;
  const auto add = [&](bool may, std::string_view page, std::string_view word) {
    if (may)
      body += html::form(tell.visit.form(path_of(view.id, page)),
                         html::actions({html::button({.label = tell(word), .kind = html::ButtonKind::secondary})}));
  };
  add(view.may_see_names, "names", "situations.identity.show_names");
  add(view.may_see_contact, "contact-details", "situations.identity.show_contact");
  if (body.empty())
    return {};
  return html::panel({.heading = tell("situations.identity.panel"),
                      .body = all({html::paragraph(tell("situations.identity.recorded")), body})});
}

Html sees(const Telling& tell, const View& view) {
  html::SeatSees out;
  out.heading = tell("situations.sees");
  const auto line = [&](std::string_view what, bool visible, std::string_view said) {
    out.lines.push_back({tell("situations.sees." + std::string(what)), visible,
                         tell("situations.sees." + std::string(visible ? "visible" : said))});
  };
  const bool is_originating = tell.is_mine(view.originating) && !tell.is_chair();
  const bool is_rejected = view.stage == Stage::rejected;
  line("header", true, "visible");
  line("picture", view.picture != nullptr, is_rejected ? "destroyed" : "picture_closed");
  // PRIVACY: why not is told by the step alone, never by whether anything is kept.
  const auto why = [&](bool contact) -> std::string_view {
    if (is_rejected)
      return "destroyed";
    if (view.stage == Stage::concluded)
      return "ended";
    if (is_originating)
      return "not_written";
    if (tell.is_chair())
      return "never_chair";
    if (view.stage == Stage::discussion || (contact && view.stage == Stage::identification))
      return contact ? "from_filter_4" : "from_filter_3";
    return view.stage == Stage::identification ? "when_opened" : "only_intervening";
  };
  line("names", view.may_see_names, why(false));
  line("contact", view.may_see_contact, why(true));
  return html::seat_sees(out);
}

} // namespace concert::situations
