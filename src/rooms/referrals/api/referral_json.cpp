#include "rooms/referrals/api/referral_json.h"

namespace concert::referrals {
namespace {

using json::Array;
using json::Object;
using json::Value;

Value code(const Code& c) {
  return Object{{"code", c.id}, {"list_version", c.version}};
}
Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

Value capacity_json(const std::optional<Capacity>& capacity) {
  if (!capacity)
    return {};
  return Object{{"places", name_of(capacity->places)},
                {"wait_days", capacity->wait_days ? Value(*capacity->wait_days) : Value()}};
}

Value step_json(const Step& step) {
  return Object{{"state", name_of(step.state)},
                {"by", name_of(step.by)},
                {"through", name_of(step.through)},
                {"agency", step.doer ? Value(step.doer->agency.text()) : Value()},
                {"at", step.at.iso()},
                {"reason", step.reason ? code(*step.reason) : Value()},
                {"capacity", capacity_json(step.capacity)}};
}

Value performer_json(const Performer& performer) {
  if (performer.agency)
    return Object{{"agency", performer.agency->text()}, {"organization", Value()}};
  return Object{{"agency", Value()}, {"organization", performer.outside->organization}};
}

Value link_json(const WayIn& way) {
  if (!way.latest)
    return {};
  return Object{{"issued_at", way.latest->issued_at.iso()},
                {"expires_at", way.latest->expires_at.iso()},
                {"wrong_codes", way.latest->wrong},
                {"ended", way.latest->ended ? Value(name_of(*way.latest->ended)) : Value()},
                {"whom_to_call", way.has_whom}};
}

Value coded(std::string_view list, const Code& c) {
  return Object{
      {"coding", Array{Value(Object{
                     {"system", "urn:concert:codes:" + std::string(list)}, {"version", c.version}, {"code", c.id}})}}};
}

std::string_view priority_of(const Code& urgency) {
  return urgency.id == "immediate_48h" ? "stat" : urgency.id == "this_week" ? "urgent" : "routine";
}

Value reference(const std::string& id) {
  return Object{{"reference", "Organization/" + id}};
}

} // namespace

Object json_of(const View& view) {
  Array next;
  for (const State state : view.next)
    next.emplace_back(name_of(state));
  Object out{{"id", view.id.text()},
             {"version", view.version},
             {"state", name_of(view.state)},
             {"requester", view.requester.text()},
             {"changed_at", view.changed_at.iso()},
             {"side", view.side ? Value(name_of(*view.side)) : Value()},
             {"next", std::move(next)}};
  if (!view.whole)
    return out;
  const Referral& r = *view.whole;
  Array steps;
  for (const Step& step : r.steps)
    steps.push_back(step_json(step));
  out.add("situation", view.situation ? Value(view.situation->text()) : Value())
      .add("service_type", code(r.service_type))
      .add("service", text_or_null(r.service))
      .add("urgency", code(r.urgency))
      .add("performer", performer_json(r.performer))
      .add("consent", r.consent
                          ? Value(Object{{"ground", code(r.consent->ground)}, {"given_on", r.consent->given_on.iso()}})
                          : Value())
      .add("capacity", capacity_json(r.capacity()))
      .add("link", view.way_in ? link_json(*view.way_in) : Value())
      .add("steps", std::move(steps));
  return out;
}

Value fhir_of(const View& view) {
  const Referral& r = *view.whole;
  Object out{{"resourceType", "Task"},
             {"id", r.id.text()},
             {"meta", Object{{"versionId", std::to_string(view.version)}, {"lastUpdated", r.changed_at().iso()}}},
             {"status", fhir_status_of(r.state())}};
  if (const auto& reason = r.steps.back().reason)
    out.add("statusReason", coded(reasons_for(r.state()), *reason));
  if (const auto capacity = r.capacity())
    out.add("businessStatus", Object{{"coding", Array{Value(Object{{"system", "urn:concert:codes:referral_places"},
                                                                   {"code", name_of(capacity->places)}})}}});
  out.add("intent", "order")
      .add("priority", priority_of(r.urgency))
      .add("code",
           Object{{"coding",
                   Array{Value(Object{{"system", "http://hl7.org/fhir/CodeSystem/task-code"}, {"code", "fulfill"}})}}})
      .add("authoredOn", r.opened_at().iso())
      .add("lastModified", r.changed_at().iso())
      .add("requester", reference(r.requester.text()))
      .add("owner", reference(r.performer.agency ? r.performer.agency->text() : r.performer.outside->organization))
      .add("input", Array{Value(Object{{"type", Object{{"text", "service_type"}}},
                                       {"valueCodeableConcept", coded("service_types", r.service_type)}})});
  return out;
}

} // namespace concert::referrals
