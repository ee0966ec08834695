#include "rooms/alignment/api/alignment_api.h"
#include "world/door.h"

namespace concert::world {
namespace {

using namespace alignment;

template <class T>
Answered answered_of_alignment(const Result<T>& result) {
  if (!result)
    return {result.error(), {}};
  return {std::nullopt, json_of(*result)};
}

NeedRow row_told(const Fields& told) {
  NeedRow row;
  row.risk_category = told.text_or("risk_category");
  row.service_term = told.text_or("service_term");
  return row;
}

Answered ask_needs(World& world, const access::Actor& who, std::string_view what, const Fields& told) {
  alignment::Room& room = world.concert().alignment();
  const auto book = world.concert().codes().book();
  const auto done = [&](const Result<void>& result) {
    return result ? Answered{std::nullopt, json::Object{{"version", room.needs()->version()}}}
                  : Answered{result.error(), {}};
  };
  if (what == "needs show") {
    const auto table = room.table(who);
    return table ? Answered{std::nullopt, json_of(**table)} : Answered{table.error(), {}};
  }
  if (what == "needs set") {
    const auto change = read_need_row(told, *book, *room.needs());
    if (!change)
      return {change.error(), {}};
    const std::string key = key_of(change->row);
    return done(row_with(room.needs()->edition(), key) == nullptr ? room.add_row(who, *change)
                                                                  : room.change_row(who, key, *change));
  }
  const auto reason = change_reason_of(told.text_or("reason")).value_or(ChangeReason::correction);
  return done(room.retire_row(who, key_of(row_told(told)), {told.text_or("seen"), reason}));
}

} // namespace

Answered ask_alignment(World& world, const Member& member, const Deed& deed) {
  alignment::Room& room = world.concert().alignment();
  const access::Actor& who = member.actor;
  const std::int64_t version = deed.version.value_or(-1);
  if (deed.what.starts_with("needs "))
    return ask_needs(world, who, deed.what, deed.told);
  if (deed.what == "plan")
    return answered_of_alignment(room.plan(who));
  if (deed.what == "learning")
    return answered_of_alignment(room.learning(who));
  if (deed.what == "groups")
    return answered_of_alignment(room.outcomes(who));
  if (deed.what == "set-rules") {
    const auto told = read_rules(deed.told);
    return answered_of_alignment(told ? room.set_rules(who, version, *told) : Result<RegionRules>(told.error()));
  }
  if (deed.what == "state-purpose") {
    const auto told = read_purpose(deed.told);
    const auto done = told ? room.state_purpose(who, version, *told) : Result<GroupPurpose>(told.error());
    return done ? Answered{std::nullopt, json::Object{{"purpose", name_of(done->purpose)}}}
                : Answered{done.error(), {}};
  }
  if (deed.what == "adopt") {
    const AdoptValue told{deed.told.text_or("seen"), deed.told.text_or("value"), ChangeReason::measured};
    const auto done = room.adopt(who, key_of(row_told(deed.told)), told);
    return done ? Answered{std::nullopt, json::Object{{"value", done->adopted}}} : Answered{done.error(), {}};
  }
  throw std::logic_error("nothing called " + std::string(deed.what) + " is done with a plan");
}

Answered ask_place(World& world, const Member& member, const Deed& deed) {
  const auto told = directory::read_state_capacity(deed.told);
  if (!told)
    return {told.error(), {}};
  const auto service = directory::ServiceId::parse(deed.thing);
  const auto done = world.concert().directory().state_capacity(member.actor, service.value(), *told);
  return done ? Answered{std::nullopt, json::Object{}} : Answered{done.error(), {}};
}

} // namespace concert::world
