#include "rooms/referrals/api/referral_api.h"

#include "rooms/referrals/api/referral_json.h"

namespace concert::referrals {

using access::ApiCall;
using http::Reply;

namespace {

Reply replied(const ApiCall& call, const Result<View>& view, int status = 200) {
  if (!view)
    return access::problem_reply(view.error(), call.say);
  return access::json_reply(status, json_of(*view), view->version);
}

// PRIVACY: the code is told this once; a compressed answer beside what was asked would let it be guessed.
Reply handed_over(const ApiCall& call, const Result<Sent>& sent) {
  if (!sent)
    return access::problem_reply(sent.error(), call.say);
  json::Object out = json_of(sent->view);
  if (sent->handed) {
    out.add("code", sent->handed->secret);
    out.add("link_path", sent->handed->token ? json::Value("/answer/" + *sent->handed->token) : json::Value());
  }
  Reply reply = access::json_reply(200, std::move(out), sent->view.version);
  reply.compression = http::Compression::forbidden;
  return reply;
}

template <class Told, class Act>
auto acted(ApiCall& call, const Result<Told>& told, Act act) -> decltype(act(ReferralId(), *told)) {
  const Result<ReferralId> id = call.id<ReferralId>();
  if (!id)
    return id.error();
  if (!told)
    return told.error();
  return act(*id, *told);
}

Result<void> nothing_told(const Fields& fields) {
  if (auto problems = problems_of(fields, {}, [](auto, auto) { return false; }); !problems.empty())
    return Refusal::invalid(std::move(problems));
  return {};
}

} // namespace

Reply Api::list(ApiCall& call) {
  const auto views = room_.list(call.actor);
  if (!views)
    return access::problem_reply(views.error(), call.say);
  json::Array all;
  for (const View& view : *views)
    all.emplace_back(json_of(view));
  return access::json_reply(200, json::Object{{"referrals", std::move(all)}});
}

Reply Api::show(ApiCall& call) {
  const auto id = call.id<ReferralId>();
  return replied(call, id ? room_.view(call.actor, *id) : Result<View>(id.error()));
}

Reply Api::fhir(ApiCall& call) {
  const auto id = call.id<ReferralId>();
  const auto view = id ? room_.view(call.actor, *id) : Result<View>(id.error());
  if (!view)
    return access::problem_reply(view.error(), call.say);
  return access::json_reply(200, fhir_of(*view), view->version);
}

Reply Api::draft(ApiCall& call) {
  const auto id = call.id<SituationId>();
  const auto told = read_draft(call.fields, *codes_.book());
  if (!id || !told)
    return access::problem_reply(!id ? id.error() : told.error(), call.say);
  return replied(call, room_.draft(call.actor, *id, *told), 201);
}

Reply Api::send(ApiCall& call) {
  const auto told = read_send(call.fields, *codes_.book());
  return handed_over(call, acted(call, told, [&](ReferralId id, const SendReferral& act) {
                       return room_.send(call.actor, id, *call.version, act);
                     }));
}

Reply Api::take(ApiCall& call) {
  const auto told = read_step(call.fields, *codes_.book());
  return replied(call, acted(call, told, [&](ReferralId id, const TakeStep& act) {
                   return room_.take(call.actor, id, *call.version, act);
                 }));
}

Reply Api::issue_link(ApiCall& call) {
  const auto told = read_whom(call.fields);
  return handed_over(call, acted(call, told, [&](ReferralId id, const Whom& whom) {
                       return room_.issue_link(call.actor, id, *call.version, whom);
                     }));
}

Reply Api::revoke_link(ApiCall& call) {
  const auto id = call.id<ReferralId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  if (const auto told = nothing_told(call.fields); !told)
    return access::problem_reply(told.error(), call.say);
  return replied(call, room_.revoke_link(call.actor, *id, *call.version));
}

} // namespace concert::referrals
