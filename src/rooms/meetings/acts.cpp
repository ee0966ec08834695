#include "rooms/meetings/acts.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "base/well_shaped.h"
#include "rooms/situations/step_out.h"

namespace concert::meetings {
namespace {

constexpr std::size_t longest_place = 200, longest_link = 300, longest_edition = 20;

FieldSpec id(std::string name) {
  return {.name = std::move(name), .kind = FieldKind::id};
}
FieldSpec number(std::string name, Presence presence) {
  return {.name = std::move(name), .kind = FieldKind::integer, .presence = presence};
}
FieldSpec text(std::string name, Presence presence, std::size_t longest) {
  return {.name = std::move(name), .presence = presence, .longest = longest};
}
FieldSpec edition() {
  return text("reminder", Presence::required, longest_edition);
}

template <class SomeId>
Result<SomeId> id_in(const Fields& fields, const char* name) {
  if (const auto id = SomeId::parse(fields.text_or(name)))
    return *id;
  return Refusal::invalid(name, "problem.not_an_id"); // all zeroes have the shape of an id and are none
}

// The shape has been checked; what is too long for an int is out of every range.
int number_in(const Fields& fields, std::string_view name, int otherwise) {
  const auto typed = fields.one(name);
  if (!typed)
    return otherwise;
  int out = 0;
  const auto [end, error] = std::from_chars(typed->data(), typed->data() + typed->size(), out);
  return error == std::errc() && end == typed->data() + typed->size() ? out : -1;
}

// "9:05" or "09:05"
std::optional<int> minute_of_day(std::string_view typed) {
  const auto colon = typed.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || typed.size() - colon != 3)
    return std::nullopt;
  int hour = 0, minute = 0;
  const auto all_digits = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!all_digits(typed.substr(0, colon)) || !all_digits(typed.substr(colon + 1)))
    return std::nullopt;
  std::from_chars(typed.data(), typed.data() + colon, hour);
  std::from_chars(typed.data() + colon + 1, typed.data() + typed.size(), minute);
  return hour < 24 && minute < 60 ? std::optional(hour * 60 + minute) : std::nullopt;
}

// PRIVACY: a link is followed by everybody at the table: only one that a browser opens as a page, over TLS.
bool is_link(std::string_view typed) {
  constexpr std::string_view scheme = "https://";
  return typed.starts_with(scheme) && typed.size() > scheme.size() &&
         std::all_of(typed.begin(), typed.end(), [](char c) { return c > ' ' && c != '"' && c != '<' && c != '>'; });
}

} // namespace

const FieldSpecs& plan_fields() {
  static const FieldSpecs specs = {{.name = "day", .kind = FieldKind::date},
                                   text("time", Presence::required, 5),
                                   number("expected_minutes", Presence::optional),
                                   text("place", Presence::optional, longest_place),
                                   text("link", Presence::optional, longest_link)};
  return specs;
}
const FieldSpecs& item_fields() {
  static const FieldSpecs specs = {id("situation")};
  return specs;
}
const FieldSpecs& add_fields() {
  static const FieldSpecs specs = {
      id("situation"), {.name = "first", .kind = FieldKind::yes_no, .presence = Presence::optional}};
  return specs;
}
const FieldSpecs& move_fields() {
  static const FieldSpecs specs = {
      id("situation"),
      number("position", Presence::optional),
      {.name = "direction", .kind = FieldKind::choice, .presence = Presence::optional, .choices = {"up", "down"}}};
  return specs;
}
const FieldSpecs& attend_fields() {
  static const FieldSpecs specs = {{.name = "acknowledged", .kind = FieldKind::yes_no}, edition()};
  return specs;
}
const FieldSpecs& mark_left_fields() {
  static const FieldSpecs specs = {id("member"), id("seat")};
  return specs;
}
const FieldSpecs& rules_fields() {
  static const FieldSpecs specs = {
      {.name = "quorum_kind", .kind = FieldKind::choice, .choices = {"none", "number", "share"}},
      number("quorum", Presence::optional),
      {.name = "quorum_binds", .kind = FieldKind::yes_no, .presence = Presence::optional},
      edition(),
      number("minutes_per_situation", Presence::required),
      number("expected_minutes", Presence::required)};
  return specs;
}
const FieldSpecs& sign_fields() {
  static const FieldSpecs specs = {text("digest", Presence::required, 64)};
  return specs;
}

namespace {

FieldSpecs with_situation(const FieldSpecs& others) {
  FieldSpecs out = item_fields();
  out.insert(out.end(), others.begin(), others.end());
  return out;
}

} // namespace

const FieldSpecs& step_out_here_fields() {
  static const FieldSpecs specs = with_situation(situations::step_out_fields());
  return specs;
}
const FieldSpecs& send_out_here_fields() {
  static const FieldSpecs specs = with_situation(situations::send_out_fields());
  return specs;
}
const FieldSpecs& call_back_here_fields() {
  static const FieldSpecs specs = with_situation(situations::call_back_fields());
  return specs;
}

Apart apart(const Fields& fields) {
  Apart out;
  for (const auto& [name, values] : fields.by_name())
    for (const std::string& value : values)
      (name == "situation" ? out.which : out.told).add(name, value);
  return out;
}

Result<PlanMeeting> read_plan(const Fields& fields, const AtTable& at_table, int usual_minutes) {
  TRY(well_shaped(fields, plan_fields()));
  PlanMeeting out;
  out.expected_minutes = number_in(fields, "expected_minutes", usual_minutes);
  out.place = text::trim(fields.text_or("place"));
  out.link = text::trim(fields.text_or("link"));
  std::vector<Problem> problems;
  const auto minutes = minute_of_day(fields.text_or("time"));
  if (!minutes)
    problems.push_back({"time", "problem.not_a_time", {}});
  if (out.expected_minutes < 10 || out.expected_minutes > 600)
    problems.push_back({"expected_minutes", "problem.out_of_range", {"10", "600"}});
  if (!out.link.empty() && !is_link(out.link))
    problems.push_back({"link", "problem.not_a_link", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  out.start = TRY(at_table(*LocalDate::parse_iso(fields.text_or("day")), *minutes));
  return out;
}

Result<OneItem> read_item(const Fields& fields) {
  TRY(well_shaped(fields, item_fields()));
  return OneItem{TRY(id_in<SituationId>(fields, "situation"))};
}

Result<AddItem> read_add(const Fields& fields) {
  TRY(well_shaped(fields, add_fields()));
  return AddItem{TRY(id_in<SituationId>(fields, "situation")), fields.yes("first")};
}

Result<MoveItem> read_move(const Fields& fields) {
  TRY(well_shaped(fields, move_fields()));
  MoveItem out{TRY(id_in<SituationId>(fields, "situation")), std::nullopt, 0};
  if (fields.has("position") == fields.has("direction"))
    return Refusal::invalid("position", "problem.required");
  if (fields.has("position"))
    out.position = number_in(fields, "position", 0);
  else
    out.places = fields.text_or("direction") == "up" ? -1 : 1;
  return out;
}

Result<Attend> read_attend(const Fields& fields) {
  TRY(well_shaped(fields, attend_fields()));
  return Attend{fields.yes("acknowledged"), fields.text_or("reminder")};
}

Result<MarkLeft> read_mark_left(const Fields& fields) {
  TRY(well_shaped(fields, mark_left_fields()));
  return MarkLeft{TRY(id_in<MemberId>(fields, "member")), TRY(id_in<SeatId>(fields, "seat"))};
}

Result<SetRules> read_rules(const Fields& fields) {
  TRY(well_shaped(fields, rules_fields()));
  SetRules out;
  out.rules.quorum_kind = *quorum_kind_of(fields.text_or("quorum_kind"));
  out.rules.quorum = out.rules.quorum_kind == QuorumKind::none ? 0 : number_in(fields, "quorum", 0);
  out.rules.quorum_binds = fields.yes("quorum_binds");
  out.rules.reminder = fields.text_or("reminder");
  out.rules.minutes_per_situation = number_in(fields, "minutes_per_situation", 0);
  out.rules.expected_minutes = number_in(fields, "expected_minutes", 0);
  TRY(are_sound(out.rules));
  return out;
}

Fields fields_of(const TableRules& rules) {
  Fields out;
  out.add("quorum_kind", std::string(name_of(rules.quorum_kind)));
  if (rules.quorum_kind != QuorumKind::none)
    out.add("quorum", std::to_string(rules.quorum));
  out.add("quorum_binds", rules.quorum_binds ? "yes" : "no");
  out.add("reminder", rules.reminder);
  out.add("minutes_per_situation", std::to_string(rules.minutes_per_situation));
  out.add("expected_minutes", std::to_string(rules.expected_minutes));
  return out;
}

Result<SignMinutes> read_sign(const Fields& fields) {
  TRY(well_shaped(fields, sign_fields()));
  return SignMinutes{fields.text_or("digest")};
}

} // namespace concert::meetings
