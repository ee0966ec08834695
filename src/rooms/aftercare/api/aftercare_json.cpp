#include "rooms/aftercare/api/aftercare_api.h"

namespace concert::aftercare {
namespace {

using json::Array;
using json::Object;
using json::Value;

Value a_day(const std::optional<LocalDate>& day) {
  return day ? Value(day->iso()) : Value();
}
Value a_code(const Code& c) {
  return Object{{"code", c.id}, {"list_version", c.version}};
}
Value a_code(const std::optional<Code>& c) {
  return c ? a_code(*c) : Value();
}
Array each_code(const std::vector<Code>& all) {
  Array out;
  for (const Code& c : all)
    out.push_back(a_code(c));
  return out;
}
Value a_number(const std::optional<std::int64_t>& number) {
  return number ? Value(situations::spoken(*number)) : Value();
}
Value a_count(const std::optional<std::int64_t>& count) {
  return count ? Value(*count) : Value();
}

Value consent_json(const Consent& consent) {
  return Object{{"ground", a_code(consent.ground)},
                {"given_on", consent.given_on.iso()},
                {"ended_on", a_day(consent.ended_on)},
                {"ended_by", consent.ended_by ? Value(name_of(*consent.ended_by)) : Value()}};
}

Value follow_up_json(const FollowUp& one) {
  Array risks;
  for (const RiskNow& risk : one.risks)
    risks.emplace_back(Object{{"factor", a_code(risk.factor)}, {"before", risk.before}, {"now", risk.grade}});
  return Object{{"id", one.id.text()},
                {"days", one.days},
                {"owner_agency", one.owner.text()},
                {"opens", one.opens().iso()},
                {"due", one.due.iso()},
                {"closes", one.closes().iso()},
                {"state", name_of(one.state)},
                {"asked_on", a_day(one.asked_on)},
                {"risk_factors", std::move(risks)},
                {"protective_factors", each_code(one.protective)},
                {"help_received", a_code(one.help)},
                {"situation_now", a_code(one.change)}};
}

Value update_json(const Update& update) {
  Array risks, roles, services;
  for (const Update::Risk& risk : update.risks)
    risks.emplace_back(Object{
        {"factor", a_code(risk.factor)}, {"before", risk.before}, {"now", risk.now ? Value(*risk.now) : Value()}});
  for (const Update::Role& role : update.roles)
    roles.emplace_back(Object{{"agency", role.agency.text()}, {"part", situations::name_of(role.part)}});
  for (const Update::Service& service : update.services)
    services.emplace_back(
        Object{{"service_type", a_code(service.type)}, {"mobilization", a_code(service.mobilization)}});
  return Object{{"ground", a_code(update.ground)},  {"given_on", update.given_on.iso()},
                {"risk_factors", std::move(risks)}, {"protective_factors", each_code(update.protective)},
                {"agencies", std::move(roles)},     {"services", std::move(services)}};
}

Array counts_json(const std::vector<InternalCount>& cells) {
  Array out;
  for (const InternalCount& cell : cells)
    out.emplace_back(Object{{"key", cell.key}, {"count", a_count(cell.count)}});
  return out;
}

} // namespace

Value json_of(const FollowUps& seen) {
  Array consents, follow_ups;
  for (const Consent& consent : seen.consents)
    consents.emplace_back(consent_json(consent));
  for (const FollowUp& one : seen.follow_ups)
    follow_ups.emplace_back(follow_up_json(one));
  return Object{{"situation", seen.situation.id.text()},
                {"number", a_number(seen.situation.number)},
                {"version", seen.version},
                {"concluded_on", seen.concluded_on.iso()},
                {"consents", std::move(consents)},
                {"follow_ups", std::move(follow_ups)}};
}

Value json_of(const ReportSeen& seen) {
  Object out{{"situation", seen.situation.text()},
             {"number", a_number(seen.number)},
             {"version", a_count(seen.version)},
             {"owed", seen.owed},
             {"due", seen.owed ? Value(seen.due.iso()) : Value()}};
  if (seen.report) {
    Object report{{"made_at", seen.report->made_at.iso()},
                  {"concluded_on", seen.report->concluded_on.iso()},
                  {"reason", a_code(seen.report->reason)}};
    if (seen.report->update) // PRIVACY: absent is absent
      report.add("update", update_json(*seen.report->update));
    out.add("report", std::move(report));
  }
  return out;
}

Value json_of(const std::vector<AwaitedAfter>& awaited) {
  Array lines;
  for (const AwaitedAfter& one : awaited)
    lines.emplace_back(Object{{"situation", one.situation.text()},
                              {"number", a_number(one.number)},
                              {"agency", one.agency.text()},
                              {"awaited", one.follow_up ? "follow_up" : "report"},
                              {"days", one.days ? Value(*one.days) : Value()},
                              {"follow_up", one.follow_up ? Value(one.follow_up->text()) : Value()},
                              {"since", one.since.iso()},
                              {"due", one.due.iso()},
                              {"overdue", one.is_overdue}});
  return Object{{"waiting", std::move(lines)}};
}

Value json_of(const std::vector<InternalDay>& days, std::int64_t threshold) {
  Array out;
  for (const InternalDay& day : days)
    out.emplace_back(Object{{"days", day.days},
                            {"total", a_count(day.total)},
                            {"factors_assessed", a_count(day.factors)},
                            {"factors_reduced", a_count(day.reduced)},
                            {"by_state", counts_json(day.by_state)},
                            {"help_received", counts_json(day.help)},
                            {"situation_now", counts_json(day.change)}});
  return Object{{"marking", "internal"}, {"withheld_below", threshold}, {"follow_ups", std::move(out)}};
}

} // namespace concert::aftercare
