#include "base/fields.h"

#include <algorithm>
#include <charconv>

#include "base/instant.h"
#include "base/text.h"

namespace concert {
namespace {

// All zeroes have the shape of an id and are none (base/id.h).
bool is_id(std::string_view text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
         text.find_first_not_of('0') != std::string_view::npos;
}

std::optional<Problem> problem_of(const std::string& value, const FieldSpec& spec, const KnowsCode& knows_code) {
  const auto problem = [&](std::string word, std::vector<std::string> values = {}) {
    return Problem{spec.name, std::move(word), std::move(values)};
  };
  if (!text::is_utf8(value))
    return problem("problem.not_text");
  switch (spec.kind) {
  case FieldKind::text:
    if (value.find('\n') != std::string::npos)
      return problem("problem.one_line");
    [[fallthrough]];
  case FieldKind::long_text:
    if (text::count_characters(value) > spec.longest)
      return problem("problem.too_long", {std::to_string(spec.longest)});
    return std::nullopt;
  case FieldKind::id:
    return is_id(value) ? std::nullopt : std::optional(problem("problem.not_an_id"));
  case FieldKind::code:
    return knows_code(spec.list, value) ? std::nullopt : std::optional(problem("problem.not_in_list"));
  case FieldKind::graded_code: {
    const auto graded = parse_graded_code(value);
    if (!graded || graded->grade < spec.lowest_grade || !knows_code(spec.list, graded->code))
      return problem("problem.not_in_list");
    return std::nullopt;
  }
  case FieldKind::date:
    return LocalDate::parse_iso(value) ? std::nullopt : std::optional(problem("problem.not_a_date"));
  case FieldKind::integer: {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size())
      return problem("problem.not_a_number");
    return std::nullopt;
  }
  case FieldKind::yes_no:
    return value == "yes" || value == "no" ? std::nullopt : std::optional(problem("problem.not_yes_or_no"));
  case FieldKind::choice:
    return std::find(spec.choices.begin(), spec.choices.end(), value) != spec.choices.end()
               ? std::nullopt
               : std::optional(problem("problem.not_in_list"));
  }
  bug("unknown field kind");
}

} // namespace

void Fields::add(std::string name, std::string value) {
  value = std::string(text::trim(text::normalise_lines(value)));
  if (!value.empty())
    values_[std::move(name)].push_back(std::move(value));
}

bool Fields::has(std::string_view name) const { return values_.contains(name); }

std::optional<std::string> Fields::one(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::nullopt : std::optional(found->second.front());
}

std::string Fields::text_or(std::string_view name, std::string fallback) const {
  return one(name).value_or(std::move(fallback));
}

std::vector<std::string> Fields::all(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

bool Fields::yes(std::string_view name) const { return one(name) == "yes"; }

std::vector<Problem> problems_of(const Fields& fields, const FieldSpecs& specs, const KnowsCode& knows_code) {
  std::vector<Problem> out;
  for (const FieldSpec& spec : specs) {
    const auto found = fields.by_name().find(spec.name);
    if (found == fields.by_name().end()) {
      if (spec.presence == Presence::required)
        out.push_back({spec.name, "problem.required", {}});
      continue;
    }
    const std::vector<std::string>& values = found->second;
    const std::size_t most = spec.plurality == Plurality::many ? spec.most : 1;
    if (values.size() > most) {
      out.push_back({spec.name, "problem.too_many", {std::to_string(most)}});
      continue;
    }
    for (const std::string& value : values)
      if (auto problem = problem_of(value, spec, knows_code)) {
        out.push_back(std::move(*problem));
        break; // one message a field is enough to act on
      }
  }
  for (const auto& [name, values] : fields.by_name()) {
    const bool named =
        std::any_of(specs.begin(), specs.end(), [&name](const FieldSpec& spec) { return spec.name == name; });
    if (!named) // PRIVACY: the name itself is what was typed, so it is not repeated
      out.push_back({"", "problem.unknown_field", {}});
  }
  return out;
}

std::optional<GradedCode> parse_graded_code(std::string_view text) {
  GradedCode out;
  const auto colon = text.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view grade = text.substr(colon + 1);
    if (grade.size() != 1 || grade[0] < '0' || grade[0] > '3')
      return std::nullopt;
    out.grade = grade[0] - '0';
  }
  out.code = std::string(text.substr(0, colon));
  if (!text::is_snake_case(out.code))
    return std::nullopt;
  return out;
}

} // namespace concert
