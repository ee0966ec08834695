#include "rooms/aftercare/api/aftercare_api.h"

namespace concert::aftercare {
namespace {

using access::ApiCall;
using http::Reply;

template <class Seen>
Reply seen_reply(const ApiCall& call, const Result<Seen>& seen) {
  if (!seen)
    return access::problem_reply(seen.error(), call.say);
  return access::json_reply(200, json_of(*seen), seen->version);
}

} // namespace

Reply Api::follow_ups(ApiCall& call) {
  const auto id = call.id<SituationId>();
  return id ? seen_reply(call, room_.follow_ups(call.actor, *id)) : access::problem_reply(id.error(), call.say);
}

Reply Api::consent(ApiCall& call) {
  const auto id = call.id<SituationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto told = read_consent(call.fields, *codes_.book());
  if (!told)
    return access::problem_reply(told.error(), call.say);
  return seen_reply(call, room_.consent(call.actor, *id, call.version.value_or(0), *told));
}

Reply Api::end_consent(ApiCall& call) {
  const auto id = call.id<SituationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  return seen_reply(call, room_.end_consent(call.actor, *id, call.version.value_or(0)));
}

Reply Api::record(ApiCall& call) {
  const auto id = call.id<SituationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto told = read_record(call.fields, *codes_.book());
  if (!told)
    return access::problem_reply(told.error(), call.say);
  return seen_reply(call, room_.record(call.actor, *id, call.version.value_or(0), *told));
}

Reply Api::report(ApiCall& call) {
  const auto id = call.id<SituationId>();
  return id ? seen_reply(call, room_.report(call.actor, *id)) : access::problem_reply(id.error(), call.say);
}

Reply Api::report_back(ApiCall& call) {
  const auto id = call.id<SituationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto told = read_report(call.fields, *codes_.book());
  if (!told)
    return access::problem_reply(told.error(), call.say);
  return seen_reply(call, room_.report_back(call.actor, *id, call.version.value_or(0), *told));
}

Reply Api::awaited(ApiCall& call) {
  const auto awaited = room_.awaited(call.actor);
  return awaited ? access::json_reply(200, json_of(*awaited)) : access::problem_reply(awaited.error(), call.say);
}

Reply Api::figures(ApiCall& call) {
  const auto rows = room_.rows(call.actor);
  if (!rows)
    return access::problem_reply(rows.error(), call.say);
  constexpr std::int64_t threshold = situations::partner_threshold;
  return access::json_reply(200, json_of(withheld(*rows, *codes_.book(), threshold), threshold));
}

} // namespace concert::aftercare
