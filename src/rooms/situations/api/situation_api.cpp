#include "rooms/situations/api/situation_api.h"

#include <charconv>

#include "rooms/situations/api/situation_json.h"
#include "rooms/situations/figures.h"

namespace concert::situations {
namespace {

using access::ApiCall;
using http::Reply;

Reply replied(const ApiCall& call, const Result<View>& view, int status = 200) {
  if (!view)
    return access::problem_reply(view.error(), call.say);
  return access::json_reply(status, json_of(*view), view->version);
}

// The shape of every act on one situation: id, fields, room.
template <class Read, class Act>
Reply acted(ApiCall& call, const codes::SharedCodeBook& book, Read read, Act act) {
  const Result<SituationId> id = call.id<SituationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto told = read(call.fields, *book);
  if (!told)
    return access::problem_reply(told.error(), call.say);
  return replied(call, act(*id, *told));
}

Result<ListQuery> read_query(const Fields& fields) {
  TRY([&]() -> Result<void> {
    if (auto problems = problems_of(fields, list_fields(), [](auto, auto) { return false; }); !problems.empty())
      return Refusal::invalid(std::move(problems));
    return {};
  }());
  ListQuery out;
  if (const auto stage = fields.one("stage"))
    out.stage = access::stage_of(*stage);
  if (const auto number = fields.one("number")) {
    out.number = spoken_number(*number);
    if (!out.number)
      return Refusal::invalid("number", "problem.not_a_situation_number");
  }
  out.involving = fields.yes("mine") ? Involving::mine : Involving::anyone;
  out.open_only = fields.yes("open");
  if (const auto limit = fields.one("limit")) {
    std::from_chars(limit->data(), limit->data() + limit->size(), out.limit);
    if (out.limit < 1 || out.limit > 100)
      return Refusal::invalid("limit", "problem.out_of_range", {"1", "100"});
  }
  out.after = fields.text_or("after");
  return out;
}

} // namespace

const FieldSpecs& guard_fields() {
  static const FieldSpecs specs = {
      {.name = "text", .kind = FieldKind::long_text, .longest = longest_account, .personal = true},
      {.name = "language", .kind = FieldKind::choice, .choices = {"en", "fr"}}};
  return specs;
}

const FieldSpecs& list_fields() {
  static const FieldSpecs specs = {
      {.name = "stage",
       .kind = FieldKind::choice,
       .presence = Presence::optional,
       .choices = {"screening", "discussion", "identification", "intervention", "concluded", "rejected"}},
      {.name = "number", .kind = FieldKind::text, .presence = Presence::optional, .longest = 12},
      {.name = "mine", .kind = FieldKind::yes_no, .presence = Presence::optional},
      {.name = "open", .kind = FieldKind::yes_no, .presence = Presence::optional},
      {.name = "limit", .kind = FieldKind::integer, .presence = Presence::optional},
      {.name = "after", .kind = FieldKind::text, .presence = Presence::optional, .longest = 80}};
  return specs;
}

Reply Api::list(ApiCall& call) {
  const auto query = read_query(call.fields);
  if (!query)
    return access::problem_reply(query.error(), call.say);
  const auto page = room_.list(call.actor, *query);
  if (!page)
    return access::problem_reply(page.error(), call.say);
  return access::json_reply(200, json_of(*page));
}

Reply Api::show(ApiCall& call) {
  const auto id = call.id<SituationId>();
  return id ? replied(call, room_.view(call.actor, *id)) : access::problem_reply(id.error(), call.say);
}

Reply Api::open(ApiCall& call) {
  const auto told = read_open(call.fields, *codes_.book());
  if (!told)
    return access::problem_reply(told.error(), call.say);
  Reply reply = replied(call, room_.open(call.actor, *told), 201);
  return reply;
}

Reply Api::screen_again(ApiCall& call) {
  return acted(call, codes_.book(), read_open, [&](SituationId id, const OpenSituation& told) {
    return room_.screen_again(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::amend(ApiCall& call) {
  return acted(call, codes_.book(), read_picture, [&](SituationId id, const AmendPicture& told) {
    return room_.amend(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::write_account(ApiCall& call) {
  return acted(call, codes_.book(), read_account, [&](SituationId id, const WriteAccount& told) {
    return room_.write_account(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::read_held_account(ApiCall& call) {
  const auto id = call.id<SituationId>();
  return id ? replied(call, room_.read_held_account(call.actor, *id)) : access::problem_reply(id.error(), call.say);
}

Reply Api::override_guard(ApiCall& call) {
  return acted(call, codes_.book(), read_override, [&](SituationId id, const OverrideGuard& told) {
    return room_.override_guard(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::guard(ApiCall& call) {
  if (auto problems = problems_of(call.fields, guard_fields(), codes_.book()->knows()); !problems.empty())
    return access::problem_reply(Refusal::invalid(std::move(problems)), call.say);
  const auto found = room_.try_text(call.actor, std::nullopt, call.fields.text_or("text"),
                                    *language_of(call.fields.text_or("language")));
  return found ? access::json_reply(200, json_of(*found)) : access::problem_reply(found.error(), call.say);
}

Reply Api::identify(ApiCall& call) {
  const auto read = [&](const Fields& fields, const codes::CodeBook& book) {
    return people::read_identity(fields, book.knows(), clock_.today());
  };
  return acted(call, codes_.book(), read, [&](SituationId id, const people::Identity& told) {
    return room_.keep_identity(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::names(ApiCall& call) {
  const auto id = call.id<SituationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto names = room_.see_names(call.actor, *id);
  return names ? access::json_reply(200, json_of(*names)) : access::problem_reply(names.error(), call.say);
}

Reply Api::contact_details(ApiCall& call) {
  const auto id = call.id<SituationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto contact = room_.see_contact(call.actor, *id);
  return contact ? access::json_reply(200, json_of(*contact)) : access::problem_reply(contact.error(), call.say);
}

Reply Api::withdraw(ApiCall& call) {
  const auto id = call.id<SituationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto done = room_.withdraw(call.actor, *id, call.version.value_or(0));
  if (!done)
    return access::problem_reply(done.error(), call.say);
  return access::json_reply(200, json::Object{{"withdrawn", true}});
}

Reply Api::present(ApiCall& call) {
  const auto id = call.id<SituationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  return replied(call, room_.present(call.actor, *id, call.version.value_or(0)));
}

Reply Api::accept(ApiCall& call) {
  return acted(call, codes_.book(), read_accept, [&](SituationId id, const AcceptSituation& told) {
    return room_.accept(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::reject(ApiCall& call) {
  return acted(call, codes_.book(), read_reject, [&](SituationId id, const RejectSituation& told) {
    return room_.reject(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::mark_likely(ApiCall& call) {
  return acted(call, codes_.book(), read_likely, [&](SituationId id, const MarkLikely& told) {
    return room_.mark_likely(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::disclose(ApiCall& call) {
  return acted(call, codes_.book(), read_disclose, [&](SituationId id, const DiscloseNames& told) {
    return room_.disclose(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::answer(ApiCall& call) {
  return acted(call, codes_.book(), read_answer, [&](SituationId id, const AnswerInvolvement& told) {
    return room_.answer(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::assign(ApiCall& call) {
  return acted(call, codes_.book(), read_assign, [&](SituationId id, const AssignRoles& told) {
    return room_.assign(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::contact(ApiCall& call) {
  return acted(call, codes_.book(), read_contact, [&](SituationId id, const RecordContact& told) {
    return room_.contact(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::mobilize(ApiCall& call) {
  return acted(call, codes_.book(), read_mobilize, [&](SituationId id, const MobilizeService& told) {
    return room_.mobilize(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::conclude(ApiCall& call) {
  return acted(call, codes_.book(), read_conclude, [&](SituationId id, const ConcludeSituation& told) {
    return room_.conclude(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::reopen(ApiCall& call) {
  return acted(call, codes_.book(), read_reopen, [&](SituationId id, const ReopenSituation& told) {
    return room_.reopen(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::offer_hand_over(ApiCall& call) {
  return acted(call, codes_.book(), read_offer_hand_over, [&](SituationId id, const OfferHandOver& told) {
    return room_.offer_hand_over(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::withdraw_hand_over(ApiCall& call) {
  const auto id = call.id<SituationId>();
  return id ? replied(call, room_.withdraw_hand_over(call.actor, *id)) : access::problem_reply(id.error(), call.say);
}

Reply Api::offered(ApiCall& call) {
  const auto offered = room_.offered_here(call.actor);
  return offered ? access::json_reply(200, json_of(*offered)) : access::problem_reply(offered.error(), call.say);
}

Reply Api::take_hand_over(ApiCall& call) {
  const auto id = call.id<HandOverId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto told = read_take_hand_over(call.fields, *codes_.book());
  if (!told)
    return access::problem_reply(told.error(), call.say);
  return replied(call, room_.take_hand_over(call.actor, *id, *told));
}

Reply Api::decline_hand_over(ApiCall& call) {
  const auto id = call.id<HandOverId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto told = read_decline_hand_over(call.fields, *codes_.book());
  if (!told)
    return access::problem_reply(told.error(), call.say);
  const auto done = room_.decline_hand_over(call.actor, *id, *told);
  return done ? access::json_reply(200, json::Object{{"declined", true}})
              : access::problem_reply(done.error(), call.say);
}

Reply Api::plan_task(ApiCall& call) {
  return acted(call, codes_.book(), read_plan_task, [&](SituationId id, const PlanTask& told) {
    return room_.plan_task(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::amend_task(ApiCall& call) {
  return acted(call, codes_.book(), read_amend_task, [&](SituationId id, const AmendTask& told) {
    return room_.amend_task(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::complete_task(ApiCall& call) {
  return acted(call, codes_.book(), read_complete_task, [&](SituationId id, const CompleteTask& told) {
    return room_.complete_task(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::cancel_task(ApiCall& call) {
  return acted(call, codes_.book(), read_cancel_task, [&](SituationId id, const CancelTask& told) {
    return room_.cancel_task(call.actor, id, call.version.value_or(0), told);
  });
}

Reply Api::waiting(ApiCall& call) {
  const auto open = room_.open_situations(call.actor);
  if (!open)
    return access::problem_reply(open.error(), call.say);
  return access::json_reply(200, json_of(awaited_in(*open, clock_.today(), call.actor)));
}

Reply Api::figures(ApiCall& call) {
  const auto figures = room_.figures(call.actor);
  if (!figures)
    return access::problem_reply(figures.error(), call.say);
  return access::json_reply(200, json_of(*figures, partner_threshold));
}

} // namespace concert::situations
