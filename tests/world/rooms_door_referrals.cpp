#include "rooms/referrals/api/referral_json.h"
#include "world/door.h"

namespace concert::world {
namespace {

using namespace referrals;

Answered answered(const Result<View>& view) {
  return view ? Answered{std::nullopt, json_of(*view)} : Answered{view.error(), {}};
}

} // namespace

Answered ask_referral(World& world, const Member& member, const Deed& deed) {
  auto& room = world.concert().referrals();
  const auto book = world.concert().codes().book();
  const access::Actor& who = member.actor;
  const std::int64_t version = deed.version.value_or(0);
  if (deed.what == "list") {
    const auto views = room.list(who);
    if (!views)
      return {views.error(), {}};
    json::Array all;
    for (const View& view : *views)
      all.emplace_back(json_of(view));
    return {std::nullopt, json::Object{{"referrals", std::move(all)}}};
  }
  if (deed.what == "show")
    return answered(room.view(who, *deed.referral));
  if (deed.what == "fhir") {
    const auto view = room.view(who, *deed.referral);
    return view ? Answered{std::nullopt, fhir_of(*view)} : Answered{view.error(), {}};
  }
  if (deed.what == "draft") {
    const auto told = read_draft(deed.told, *book);
    return told ? answered(room.draft(who, *deed.situation, *told)) : Answered{told.error(), {}};
  }
  if (deed.what == "send") {
    const auto told = read_send(deed.told, *book);
    const auto sent = told ? room.send(who, *deed.referral, version, *told) : Result<Sent>(told.error());
    return sent ? Answered{std::nullopt, json_of(sent->view)} : Answered{sent.error(), {}};
  }
  if (deed.what == "step") {
    const auto told = read_step(deed.told, *book);
    return told ? answered(room.take(who, *deed.referral, version, *told)) : Answered{told.error(), {}};
  }
  throw std::logic_error("nothing called " + std::string(deed.what) + " is done with a referral");
}

} // namespace concert::world
