#include "rooms/alignment/needs_editing.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/named.h"
#include "base/text.h"
#include "base/well_shaped.h"
#include "rooms/alignment/lot.h"

namespace concert::alignment {
namespace {

using namespace std::string_view_literals;

constexpr std::array change_reasons = {"expert_review"sv, "local_experience"sv, "measured"sv, "service_changed"sv,
                                       "correction"sv};
constexpr int longest_half_life = 3650; // as in files

FieldSpec reason_field(const char* name) {
  FieldSpec out{.name = name, .kind = FieldKind::choice};
  for (const std::string_view each : change_reasons)
    out.choices.emplace_back(each);
  return out;
}

FieldSpec seen_field() {
  return {.name = "seen", .kind = FieldKind::text, .longest = 20};
}

// "0.8" and "0,8".
std::optional<double> relevance_in(std::string text) {
  std::replace(text.begin(), text.end(), ',', '.');
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, std::chars_format::fixed);
  const bool sound = error == std::errc() && end == text.data() + text.size() && out >= 0 && out <= 1; // and no "nan"
  return sound ? std::optional(out) : std::nullopt;
}

bool is_same_pair(const NeedRow& a, const NeedRow& b) {
  return a.risk_category == b.risk_category && a.service_term == b.service_term;
}

Refusal there_already() {
  return Refusal::invalid("service_term", "alignment.needs.there_already");
}

} // namespace

std::string_view name_of(ChangeReason reason) {
  return change_reasons.at(static_cast<std::size_t>(reason));
}

std::optional<ChangeReason> change_reason_of(std::string_view name) {
  return named<ChangeReason>(change_reasons, name);
}

const FieldSpecs& need_row_fields() {
  static const FieldSpecs specs = {
      seen_field(),
      {.name = "risk_category", .kind = FieldKind::code, .list = "risk_categories"},
      {.name = "need", .kind = FieldKind::code, .list = "needs"},
      {.name = "service_term", .kind = FieldKind::text, .longest = 120},
      {.name = "relevance", .kind = FieldKind::text, .longest = 24},
      {.name = "half_life_days", .kind = FieldKind::integer},
      {.name = "first_contact", .kind = FieldKind::choice, .choices = {"hours", "days", "weeks"}},
      {.name = "evidence", .kind = FieldKind::text, .longest = 300},
      reason_field("reason")};
  return specs;
}

const FieldSpecs& retire_need_fields() {
  static const FieldSpecs specs = {seen_field(), reason_field("retire_reason")};
  return specs;
}

Result<ChangeNeed> read_need_row(const Fields& fields, const codes::CodeBook& book, const Needs& table) {
  std::vector<Problem> problems = problems_of(fields, need_row_fields(), book.knows());
  const auto is_sound = [&](std::string_view field) {
    return std::none_of(problems.begin(), problems.end(), [&](const Problem& one) { return one.field == field; });
  };
  ChangeNeed out;
  out.seen = fields.text_or("seen");
  out.row.risk_category = fields.text_or("risk_category");
  out.row.need = fields.text_or("need");
  out.row.service_term = fields.text_or("service_term");
  out.row.evidence = fields.text_or("evidence");
  if (is_sound("service_term") && table.term(out.row.service_term) == nullptr)
    problems.push_back({"service_term", "problem.not_in_list", {}});
  if (const auto relevance = relevance_in(fields.text_or("relevance")))
    out.row.relevance = *relevance;
  else if (is_sound("relevance"))
    problems.push_back({"relevance", "alignment.needs.relevance_range", {}});
  const std::string days = fields.text_or("half_life_days");
  const auto [end, error] = std::from_chars(days.data(), days.data() + days.size(), out.row.half_life_days);
  const bool whole = error == std::errc() && end == days.data() + days.size();
  if (is_sound("half_life_days") &&
      (!whole || out.row.half_life_days < 1 || out.row.half_life_days > longest_half_life))
    problems.push_back({"half_life_days", "alignment.needs.half_life_range", {std::to_string(longest_half_life)}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  out.row.first_contact = first_contact_of(fields.text_or("first_contact")).value_or(FirstContact::days);
  out.reason = change_reason_of(fields.text_or("reason")).value_or(ChangeReason::correction);
  return out;
}

Result<RetireNeed> read_retire_need(const Fields& fields) {
  TRY(well_shaped(fields, retire_need_fields()));
  return RetireNeed{fields.text_or("seen"),
                    change_reason_of(fields.text_or("retire_reason")).value_or(ChangeReason::correction)};
}

std::string shortest(double number) {
  std::array<char, 32> out{};
  const auto [end, error] = std::to_chars(out.data(), out.data() + out.size(), number);
  return std::string(out.data(), error == std::errc() ? end : out.data());
}

std::string key_of(const NeedRow& row) {
  const std::uint64_t hash = lot_of(row.risk_category + "|" + row.service_term, {});
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4)
    out += "0123456789abcdef"[(hash >> shift) & 15];
  return out;
}

const NeedRow* row_with(const NeedsEdition& edition, std::string_view key) {
  const auto found =
      std::find_if(edition.rows.begin(), edition.rows.end(), [&](const NeedRow& row) { return key_of(row) == key; });
  return found == edition.rows.end() ? nullptr : &*found;
}

std::string next_version(std::string_view version, const std::vector<std::string>& known) {
  const auto number_of = [](std::string_view text) -> std::optional<int> { // of an edition that was made here
    int out = 0;
    if (text.size() < 5 || text[text.size() - 4] != '-')
      return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + text.size() - 3, text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
  };
  const std::string_view base = number_of(version) ? version.substr(0, version.size() - 4) : version;
  int last = 0;
  for (const std::string_view each : known)
    if (const auto number = number_of(each); number && each.substr(0, each.size() - 4) == base)
      last = std::max(last, *number);
  const std::string next = std::to_string(last + 1);
  return std::string(base) + "-" + (next.size() < 3 ? std::string(3 - next.size(), '0') : "") + next;
}

Result<NeedsEdition> with_row(const NeedsEdition& edition, const NeedRow& row) {
  NeedsEdition out = edition;
  const auto same = [&](const NeedRow& each) { return is_same_pair(each, row); };
  if (std::any_of(out.rows.begin(), out.rows.end(), same))
    return there_already();
  // Behind the others of its category: rows of one need stand in an order that the table shows.
  const auto last = std::find_if(out.rows.rbegin(), out.rows.rend(),
                                 [&](const NeedRow& each) { return each.risk_category == row.risk_category; });
  out.rows.insert(last == out.rows.rend() ? out.rows.end() : last.base(), row);
  return out;
}

Result<NeedsEdition> with_changed(const NeedsEdition& edition, std::string_view key, const NeedRow& row) {
  if (row_with(edition, key) == nullptr)
    return Refusal::not_found();
  NeedsEdition out = edition;
  NeedRow* changed = nullptr;
  for (NeedRow& each : out.rows)
    if (key_of(each) == key)
      changed = &each;
    else if (is_same_pair(each, row))
      return there_already();
  *changed = row;
  return out;
}

Result<NeedsEdition> without_row(const NeedsEdition& edition, std::string_view key) {
  const NeedRow* row = row_with(edition, key);
  if (row == nullptr)
    return Refusal::not_found();
  NeedRow off = *row;
  off.relevance = 0;
  return with_changed(edition, key, off);
}

std::string change_said(const NeedRow* before, const NeedRow& after) {
  const NeedRow& of = before != nullptr ? *before : after;
  std::string out = "row=" + of.risk_category + "/" + of.service_term;
  const auto say = [&](const char* name, const std::string& was, const std::string& is) {
    if (before == nullptr || was != is)
      out += std::string(";") + name + "=" + (before == nullptr ? "" : was + ">") + is;
  };
  const NeedRow& was = of;
  if (before != nullptr && !is_same_pair(*before, after))
    out += ">" + after.risk_category + "/" + after.service_term;
  say("need", was.need, after.need);
  say("relevance", shortest(was.relevance), shortest(after.relevance));
  say("half_life_days", std::to_string(was.half_life_days), std::to_string(after.half_life_days));
  say("first_contact", std::string(name_of(was.first_contact)), std::string(name_of(after.first_contact)));
  if (before != nullptr && was.evidence != after.evidence)
    out += ";evidence";
  return out;
}

} // namespace concert::alignment
