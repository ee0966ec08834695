#include "rooms/aftercare/api/aftercare_api.h"
#include "rooms/situations/api/situation_json.h"
#include "rooms/situations/figures.h"
#include "world/door.h"

namespace concert::world {
namespace {

using namespace situations;

template <class T>
Answered answered(const Result<T>& result) {
  if (!result)
    return {result.error(), {}};
  return {std::nullopt, json_of(*result)};
}

// The shape that every act on one situation has.
template <class Read, class Act>
Answered acted(const Deed& deed, const codes::CodeBook& book, Read read, Act act) {
  const auto told = read(deed.told, book);
  if (!told)
    return {told.error(), {}};
  return answered(act(*deed.situation, deed.version.value_or(0), *told));
}

template <class Seen>
Answered after_seen(const Result<Seen>& seen) {
  return seen ? Answered{std::nullopt, aftercare::json_of(*seen)} : Answered{seen.error(), {}};
}

std::optional<Answered> after_the_table(World& world, const Member& member, const Deed& deed) {
  auto& room = world.concert().aftercare();
  const auto book = world.concert().codes().book();
  const access::Actor& who = member.actor;
  const std::int64_t version = deed.version.value_or(0);
  if (deed.what == "waiting-after")
    return after_seen(room.awaited(who));
  if (deed.what == "follow-up-figures") {
    const auto rows = room.rows(who);
    if (!rows)
      return Answered{rows.error(), {}};
    return Answered{std::nullopt,
                    aftercare::json_of(aftercare::withheld(*rows, *book, partner_threshold), partner_threshold)};
  }
  if (deed.what == "follow-ups")
    return after_seen(room.follow_ups(who, *deed.situation));
  if (deed.what == "report")
    return after_seen(room.report(who, *deed.situation));
  if (deed.what == "end-follow-up")
    return after_seen(room.end_consent(who, *deed.situation, version));
  if (deed.what == "consent-follow-up") {
    const auto told = aftercare::read_consent(deed.told, *book);
    return told ? after_seen(room.consent(who, *deed.situation, version, *told)) : Answered{told.error(), {}};
  }
  if (deed.what == "record-follow-up") {
    const auto told = aftercare::read_record(deed.told, *book);
    return told ? after_seen(room.record(who, *deed.situation, version, *told)) : Answered{told.error(), {}};
  }
  if (deed.what == "report-back") {
    const auto told = aftercare::read_report(deed.told, *book);
    return told ? after_seen(room.report_back(who, *deed.situation, version, *told)) : Answered{told.error(), {}};
  }
  return std::nullopt;
}

} // namespace

Answered RoomsDoor::ask(const Member& member, const Deed& deed) {
  if (deed.noun == "meeting")
    return ask_meeting(world_, member, deed);
  if (deed.noun == "referral")
    return ask_referral(world_, member, deed);
  if (deed.noun == "align")
    return ask_alignment(world_, member, deed);
  if (deed.noun == "service")
    return ask_place(world_, member, deed);
  auto& room = world_.concert().situations();
  const auto book = world_.concert().codes().book();
  const access::Actor& who = member.actor;
  const auto on = [&](auto read, auto method) {
    return acted(deed, *book, read, [&](SituationId id, std::int64_t version, const auto& told) {
      return (room.*method)(who, id, version, told);
    });
  };
  using R = situations::Room;
  if (deed.noun == "hand-over") {
    if (deed.what == "list")
      return answered(room.offered_here(who));
    if (deed.what == "take") {
      const auto told = read_take_hand_over(deed.told, *book);
      return told ? answered(room.take_hand_over(who, *deed.hand_over, *told)) : Answered{told.error(), {}};
    }
    const auto told = read_decline_hand_over(deed.told, *book);
    const auto done = told ? room.decline_hand_over(who, *deed.hand_over, *told) : Result<void>(told.error());
    return done ? Answered{std::nullopt, json::Object{{"declined", true}}} : Answered{done.error(), {}};
  }
  if (deed.what == "screen") {
    const auto told = read_open(deed.told, *book);
    return told ? answered(room.open(who, *told)) : Answered{told.error(), {}};
  }
  if (deed.what == "list") {
    ListQuery query;
    query.open_only = deed.told.yes("open");
    query.involving = deed.told.yes("mine") ? Involving::mine : Involving::anyone;
    if (const auto stage = deed.told.one("stage"))
      query.stage = access::stage_of(*stage);
    if (const auto number = deed.told.one("number"))
      query.number = spoken_number(*number);
    query.limit = 100;
    return answered(room.list(who, query));
  }
  if (deed.what == "figures") {
    const auto figures = room.figures(who);
    return figures ? Answered{std::nullopt, json_of(*figures, partner_threshold)} : Answered{figures.error(), {}};
  }
  if (deed.what == "show")
    return answered(room.view(who, *deed.situation));
  if (deed.what == "names")
    return answered(room.see_names(who, *deed.situation));
  if (deed.what == "held-account")
    return answered(room.read_held_account(who, *deed.situation));
  if (deed.what == "contact-details")
    return answered(room.see_contact(who, *deed.situation));
  if (deed.what == "identify") {
    const auto told = people::read_identity(deed.told, book->knows(), world_.today());
    return told ? answered(room.keep_identity(who, *deed.situation, deed.version.value_or(0), *told))
                : Answered{told.error(), {}};
  }
  if (deed.what == "withdraw") {
    const auto done = room.withdraw(who, *deed.situation, deed.version.value_or(0));
    return done ? Answered{std::nullopt, json::Object{{"withdrawn", true}}} : Answered{done.error(), {}};
  }
  if (deed.what == "present")
    return answered(room.present(who, *deed.situation, deed.version.value_or(0)));
  if (deed.what == "rescreen")
    return on(read_open, &R::screen_again);
  if (deed.what == "picture")
    return on(read_picture, &R::amend);
  if (deed.what == "account")
    return on(read_account, &R::write_account);
  if (deed.what == "override")
    return on(read_override, &R::override_guard);
  if (deed.what == "accept")
    return on(read_accept, &R::accept);
  if (deed.what == "reject")
    return on(read_reject, &R::reject);
  if (deed.what == "likely")
    return on(read_likely, &R::mark_likely);
  if (deed.what == "disclose")
    return on(read_disclose, &R::disclose);
  if (deed.what == "answer")
    return on(read_answer, &R::answer);
  if (deed.what == "assign")
    return on(read_assign, &R::assign);
  if (deed.what == "contact")
    return on(read_contact, &R::contact);
  if (deed.what == "mobilize")
    return on(read_mobilize, &R::mobilize);
  if (deed.what == "plan")
    return on(read_plan_task, &R::plan_task);
  if (deed.what == "amend-task")
    return on(read_amend_task, &R::amend_task);
  if (deed.what == "complete-task")
    return on(read_complete_task, &R::complete_task);
  if (deed.what == "cancel-task")
    return on(read_cancel_task, &R::cancel_task);
  if (deed.what == "waiting") {
    const auto open = room.open_situations(who);
    return open ? Answered{std::nullopt, json_of(awaited_in(*open, world_.today(), who))} : Answered{open.error(), {}};
  }
  if (deed.what == "conclude")
    return on(read_conclude, &R::conclude);
  if (deed.what == "reopen")
    return on(read_reopen, &R::reopen);
  if (deed.what == "hand-over")
    return on(read_offer_hand_over, &R::offer_hand_over);
  if (deed.what == "withdraw-hand-over")
    return answered(room.withdraw_hand_over(who, *deed.situation));
  if (auto after = after_the_table(world_, member, deed))
    return std::move(*after);
  throw std::logic_error("no deed is called " + std::string(deed.what));
}

} // namespace concert::world
