// From the presentation on: each act as a page that asks and a post that does it.
#include "rooms/situations/pages/pages.h"

namespace concert::situations {

using access::Act;
using access::Visit;
using http::Reply;

namespace {

Fields likely_shown(const View& view) {
  Fields out;
  for (const Involvement& i : view.involvements)
    if (i.likely)
      out.add("likely_agencies", i.agency.text());
  return out;
}

// A factor starts from what it was: "not changed" is the careful answer, every other one is somebody's judgement.
Fields grades_before(const View& view) {
  Fields out;
  for (const RiskFactor& risk : view.picture->risks)
    out.add("risk_after", risk.factor.id + ":" + std::to_string(risk.before));
  return out;
}

// What every act reads first: of which situation, and what of it the reader had seen.
struct Aim {
  SituationId id;
  std::int64_t version = 0;
};
std::optional<Aim> aim_of(const Visit& visit) {
  const auto id = visit.id<SituationId>();
  return id ? std::optional(Aim{*id, visit.version().value_or(0)}) : std::nullopt;
}

template <class Told, class Do>
Result<View> acted(const Result<Told>& told, const Do& act) {
  return told ? act(*told) : Result<View>(told.error());
}

} // namespace

bool Pages::looks(const Visit& visit) {
  return visit.fields().has("look");
}

template <class Told>
Reply Pages::look(Visit& visit, Act act, const Result<Told>& told, const FormPage& page) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  if (!told)
    return after(visit, act, Result<View>(told.error()), "", page);
  // PRIVACY: by the room and its gate, which ask for the permit of the step itself.
  auto seats = room_.seats(visit.actor(), aim->id, Proposal(*told));
  if (!seats)
    return after(visit, act, Result<View>(seats.error()), "", page);
  return with(visit, [&, seen = aim->version](Telling tell, const View& now) {
    if (now.version != seen)
      return after(visit, act, Result<View>(Refusal::stale()), "", page);
    tell.looked = std::make_shared<const Seats>(std::move(*seats));
    return visit.page(page(tell, now, visit.state(visit.fields())));
  });
}

Reply Pages::check(Visit& visit) {
  return form(visit, Act::present_situation, check_page);
}

Reply Pages::present(Visit& visit) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  const FormPage page = [&visit](const Telling& tell, const View& now, const html::FormState& typed) {
    html::FormState state = visit.state(); // what is missing stands on other pages: said once, above
    if (!typed.errors.empty())
      state.errors = {
          {"", typed.errors.front().field.empty() ? typed.errors.front().message : tell("situations.check.missing")}};
    return check_page(tell, now, state);
  };
  return after(visit, Act::present_situation, room_.present(visit.actor(), aim->id, aim->version),
               "situation_presented", page);
}

Reply Pages::withdrawing(Visit& visit) {
  return form(visit, Act::withdraw_situation, withdraw_page);
}

Reply Pages::withdraw(Visit& visit) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  const auto done = room_.withdraw(visit.actor(), aim->id, aim->version);
  if (done)
    return visit.go("/situations", "situation_withdrawn");
  return after(visit, Act::withdraw_situation, Result<View>(done.error()), "", withdraw_page);
}

Reply Pages::deciding(Visit& visit) {
  return with(visit, [&](const Telling&, const View& view) {
    const Act act = view.allows(Act::accept_situation) ? Act::accept_situation : Act::reject_situation;
    return form(visit, act, decide_page);
  });
}

Reply Pages::decide(Visit& visit) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  const codes::SharedCodeBook book = codes_.book();
  if (visit.fields().text_or("decision") == "reject") {
    const auto told = read_reject(only(visit.fields(), reject_fields()), *book);
    if (looks(visit))
      return look(visit, Act::reject_situation, told, decide_page);
    const auto done = acted(
        told, [&](const RejectSituation& act) { return room_.reject(visit.actor(), aim->id, aim->version, act); });
    return after(visit, Act::reject_situation, done, "situation_rejected", decide_page);
  }
  const auto told = read_accept(accept_typed(visit.fields(), *book), *book);
  if (looks(visit))
    return look(visit, Act::accept_situation, told, decide_page);
  const auto done =
      acted(told, [&](const AcceptSituation& act) { return room_.accept(visit.actor(), aim->id, aim->version, act); });
  return after(visit, Act::accept_situation, done, "situation_accepted", decide_page);
}

Reply Pages::likely(Visit& visit) {
  return form(visit, Act::mark_likely, likely_page, likely_shown);
}

Reply Pages::mark_likely(Visit& visit) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  const auto told = read_likely(only(visit.fields(), likely_fields()), *codes_.book());
  if (looks(visit))
    return look(visit, Act::mark_likely, told, likely_page);
  const auto done =
      acted(told, [&](const MarkLikely& act) { return room_.mark_likely(visit.actor(), aim->id, aim->version, act); });
  return after(visit, Act::mark_likely, done, "likely_marked", likely_page);
}

Reply Pages::assigning(Visit& visit) {
  return form(visit, Act::assign_roles, assign_page);
}

Reply Pages::assign(Visit& visit) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  const auto told = read_assign(only(visit.fields(), assign_fields()), *codes_.book());
  if (looks(visit))
    return look(visit, Act::assign_roles, told, assign_page);
  const auto done =
      acted(told, [&](const AssignRoles& act) { return room_.assign(visit.actor(), aim->id, aim->version, act); });
  return after(visit, Act::assign_roles, done, "roles_assigned", assign_page);
}

Reply Pages::disclosing(Visit& visit) {
  return form(visit, Act::disclose_names, disclose_page);
}

Reply Pages::disclose(Visit& visit) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  const auto done =
      acted(read_disclose(only(visit.fields(), disclose_fields()), *codes_.book()),
            [&](const DiscloseNames& told) { return room_.disclose(visit.actor(), aim->id, aim->version, told); });
  return after(visit, Act::disclose_names, done, "names_disclosed", disclose_page);
}

Reply Pages::answer(Visit& visit) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  const auto done =
      acted(read_answer(only(visit.fields(), answer_fields()), *codes_.book()),
            [&](const AnswerInvolvement& told) { return room_.answer(visit.actor(), aim->id, aim->version, told); });
  return after(visit, Act::answer_involvement, done, "answer_given", {});
}

Reply Pages::contact(Visit& visit) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  const auto done =
      acted(read_contact(only(visit.fields(), contact_fields()), *codes_.book()),
            [&](const RecordContact& told) { return room_.contact(visit.actor(), aim->id, aim->version, told); });
  return after(visit, Act::record_contact, done, "contact_recorded", {});
}

Reply Pages::new_service(Visit& visit) {
  // The finder hands over what was chosen there.
  return form(visit, Act::mobilize_service, mobilize_page, [&visit](const View&) { return visit.fields(); });
}

Reply Pages::mobilize(Visit& visit) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  const auto done =
      acted(read_mobilize(only(visit.fields(), mobilize_fields()), *codes_.book()),
            [&](const MobilizeService& told) { return room_.mobilize(visit.actor(), aim->id, aim->version, told); });
  return after(visit, Act::mobilize_service, done, "service_mobilized", mobilize_page);
}

Reply Pages::concluding(Visit& visit) {
  return form(visit, Act::conclude_situation, conclude_page, grades_before);
}

Reply Pages::conclude(Visit& visit) {
  const auto aim = aim_of(visit);
  if (!aim)
    return visit.refuse(Refusal::not_found());
  const auto told = read_conclude(only(visit.fields(), conclude_fields()), *codes_.book());
  if (looks(visit))
    return look(visit, Act::conclude_situation, told, conclude_page);
  const auto done = acted(
      told, [&](const ConcludeSituation& act) { return room_.conclude(visit.actor(), aim->id, aim->version, act); });
  return after(visit, Act::conclude_situation, done, "situation_concluded", conclude_page);
}

} // namespace concert::situations
