// The shadow beside the table of needs as data, and a value that is adopted from it or taken back.
#include "base/well_shaped.h"
#include "rooms/alignment/api/alignment_api.h"
#include "rooms/alignment/unmet.h"

namespace concert::alignment {
namespace {

using json::Array;
using json::Object;
using json::Value;

template <class T>
Value or_nothing(const std::optional<T>& value) {
  return value ? Value(*value) : Value();
}

FieldSpecs with_row(const FieldSpecs& specs) {
  FieldSpecs out = {{.name = "risk_category", .kind = FieldKind::code, .list = "risk_categories"},
                    {.name = "service_term", .kind = FieldKind::text, .longest = 120}};
  out.insert(out.end(), specs.begin(), specs.end());
  return out;
}

std::string key_told(const Fields& fields) {
  NeedRow row;
  row.risk_category = fields.text_or("risk_category");
  row.service_term = fields.text_or("service_term");
  return key_of(row);
}

Fields only(const Fields& fields, const FieldSpecs& specs) {
  Fields out;
  for (const FieldSpec& spec : specs)
    if (fields.has(spec.name))
      out.add(spec.name, fields.text_or(spec.name));
  return out;
}

} // namespace

const FieldSpecs& adopt_row_fields() {
  static const FieldSpecs specs = with_row(adopt_fields());
  return specs;
}

const FieldSpecs& take_back_row_fields() {
  static const FieldSpecs specs = [] {
    FieldSpecs out = with_row(take_back_fields());
    out.back().name = "reason"; // on a page it stands beside another one
    return out;
  }();
  return specs;
}

Value json_of(const FoundLearning& found) {
  Array rows;
  for (const FoundLearning::Row& one : found.rows) {
    const LearnedShown shown = shown_of(one.learned);
    if (!shown.mobilized)
      continue; // as on the page
    const Verdict& verdict = one.verdict;
    const bool is_told = verdict.adoptable != Adoptable::too_few && verdict.adoptable != Adoptable::hidden;
    Value adopted;
    if (one.adopted)
      adopted = Object{{"at", one.adopted->at.iso()},
                       {"edition", one.adopted->edition},
                       {"before", one.adopted->before},
                       {"reason", name_of(one.adopted->reason)}};
    rows.emplace_back(Object{{"risk_category", one.row.risk_category},
                             {"service_term", one.row.service_term},
                             {"experts", one.learned.expert},
                             {"in_use", one.row.relevance},
                             {"mobilized", or_nothing(shown.mobilized)},
                             {"lowered", or_nothing(shown.lowered)},
                             {"learned", or_nothing(shown.learned)},
                             {"low", or_nothing(shown.low)},
                             {"high", or_nothing(shown.high)},
                             {"adoptable", name_of(verdict.adoptable)},
                             {"value", is_told ? Value(verdict.value) : Value()},
                             {"from", verdict.from ? Value(verdict.from->iso()) : Value()},
                             {"adopted", std::move(adopted)}});
  }
  return Object{{"needs_version", found.needs_table->version()},
                {"weight_of_experts", weight_of_expert},
                {"days_in_the_shadow", shadow_days},
                {"least_situations", least_observations},
                {"furthest_step", furthest_step},
                {"rows", std::move(rows)}};
}

Value json_of(const FoundOutcomes& found) {
  const auto share = [](const Share& one) {
    if (one.of == 0)
      return Value();
    const Interval interval = interval_of(one);
    return Value(Object{{"of", one.of}, {"yes", one.yes}, {"low", interval.low}, {"high", interval.high}});
  };
  Array groups, hidden;
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    const GroupOutcome& one = found.groups[i];
    if (!found.shown[i])
      hidden.emplace_back(one.group);
    else
      groups.emplace_back(Object{{"group", one.group},
                                 {"served", share(one.served)},
                                 {"in_time", share(one.in_time)},
                                 {"lowered", share(one.lowered)}});
  }
  return Object{{"by", name_of(found.purpose.by)},  {"purpose", name_of(found.purpose.purpose)},
                {"version", found.purpose.version}, {"hidden_below", least_shown},
                {"groups", std::move(groups)},      {"hidden", std::move(hidden)}};
}

http::Reply Api::outcomes(access::ApiCall& call) {
  const auto found = room_.outcomes(call.actor);
  if (!found)
    return access::problem_reply(found.error(), call.say);
  return access::json_reply(200, json_of(*found), found->purpose.version);
}

http::Reply Api::state_purpose(access::ApiCall& call) {
  const auto told = read_purpose(call.fields);
  const auto done =
      told ? room_.state_purpose(call.actor, call.version.value_or(-1), *told) : Result<GroupPurpose>(told.error());
  if (!done)
    return access::problem_reply(done.error(), call.say);
  return access::json_reply(200, Object{{"purpose", name_of(done->purpose)}, {"version", done->version}},
                            done->version);
}

http::Reply Api::learning(access::ApiCall& call) {
  const auto found = room_.learning(call.actor);
  if (!found)
    return access::problem_reply(found.error(), call.say);
  return access::json_reply(200, json_of(*found));
}

http::Reply Api::adopt(access::ApiCall& call) {
  if (auto problems = problems_of(call.fields, adopt_row_fields(), codes_.book()->knows()); !problems.empty())
    return access::problem_reply(Refusal::invalid(std::move(problems)), call.say);
  const auto told = read_adopt(only(call.fields, adopt_fields()));
  const auto done = told ? room_.adopt(call.actor, key_told(call.fields), *told) : Result<Adoption>(told.error());
  if (!done)
    return access::problem_reply(done.error(), call.say);
  return access::json_reply(200, Object{{"edition", done->edition}, {"value", done->adopted}});
}

http::Reply Api::take_back(access::ApiCall& call) {
  if (auto problems = problems_of(call.fields, take_back_row_fields(), codes_.book()->knows()); !problems.empty())
    return access::problem_reply(Refusal::invalid(std::move(problems)), call.say);
  const TakeBackValue told{call.fields.text_or("seen"),
                           change_reason_of(call.fields.text_or("reason")).value_or(ChangeReason::correction)};
  if (const auto done = room_.take_back(call.actor, key_told(call.fields), told); !done)
    return access::problem_reply(done.error(), call.say);
  return access::json_reply(200, Object{{"edition", room_.needs()->version()}});
}

} // namespace concert::alignment
