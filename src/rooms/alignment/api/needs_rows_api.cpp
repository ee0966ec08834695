// The table of needs as data, and one row of it changed: the same rules as its pages.
#include "base/well_shaped.h"
#include "rooms/alignment/api/alignment_api.h"

namespace concert::alignment {

using json::Array;
using json::Object;
using json::Value;

Value json_of(const Needs& table) {
  Array rows;
  for (const NeedRow& row : table.edition().rows)
    rows.emplace_back(Object{{"risk_category", row.risk_category},
                             {"need", row.need},
                             {"service_term", row.service_term},
                             {"relevance", row.relevance},
                             {"half_life_days", row.half_life_days},
                             {"first_contact", name_of(row.first_contact)},
                             {"evidence", row.evidence}});
  return Object{{"version", table.version()}, {"rows", std::move(rows)}};
}

http::Reply Api::needs(access::ApiCall& call) {
  const auto table = room_.table(call.actor);
  if (!table)
    return access::problem_reply(table.error(), call.say);
  return access::json_reply(200, json_of(**table));
}

http::Reply Api::set_row(access::ApiCall& call) {
  const SharedNeeds table = room_.needs();
  const auto told = read_need_row(call.fields, *codes_.book(), *table);
  const auto set = [&](const ChangeNeed& act) {
    const std::string key = key_of(act.row);
    return row_with(table->edition(), key) == nullptr ? room_.add_row(call.actor, act)
                                                      : room_.change_row(call.actor, key, act);
  };
  if (const Result<void> done = told ? set(*told) : Result<void>(told.error()); !done)
    return access::problem_reply(done.error(), call.say);
  return access::json_reply(200, Object{{"version", room_.needs()->version()}});
}

http::Reply Api::retire_row(access::ApiCall& call) {
  if (auto problems = problems_of(call.fields, take_back_row_fields(), codes_.book()->knows()); !problems.empty())
    return access::problem_reply(Refusal::invalid(std::move(problems)), call.say);
  NeedRow row;
  row.risk_category = call.fields.text_or("risk_category");
  row.service_term = call.fields.text_or("service_term");
  const RetireNeed told{call.fields.text_or("seen"),
                        change_reason_of(call.fields.text_or("reason")).value_or(ChangeReason::correction)};
  if (const auto done = room_.retire_row(call.actor, key_of(row), told); !done)
    return access::problem_reply(done.error(), call.say);
  return access::json_reply(200, Object{{"version", room_.needs()->version()}});
}

} // namespace concert::alignment
