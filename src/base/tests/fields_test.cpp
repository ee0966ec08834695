#include "base/fields.h"

#include <doctest/doctest.h>

using namespace concert;

namespace {
bool knows(std::string_view list, std::string_view code) { return list == "sexes" && code == "female"; }
const FieldSpecs specs = {
    {.name = "sex", .kind = FieldKind::code, .list = "sexes"},
    {.name = "born", .kind = FieldKind::date, .presence = Presence::optional},
    {.name = "note", .kind = FieldKind::text, .presence = Presence::optional, .longest = 3},
    {.name = "sure", .kind = FieldKind::yes_no, .presence = Presence::optional},
    {.name = "risk", .kind = FieldKind::graded_code, .presence = Presence::optional, .plurality = Plurality::many, .list = "sexes"},
};
Fields with(std::initializer_list<std::pair<const char*, const char*>> values) {
  Fields out;
  for (const auto& [name, value] : values)
    out.add(name, value);
  return out;
}
std::vector<std::string> words(const Fields& fields) {
  std::vector<std::string> out;
  for (const Problem& problem : problems_of(fields, specs, knows))
    out.push_back(problem.field + ":" + problem.word);
  return out;
}
} // namespace

TEST_CASE("every problem of shape is found, and only those") {
  CHECK(words(with({{"sex", "female"}, {"born", "2024-02-29"}, {"note", "été"}, {"sure", "no"}, {"risk", "female:3"}, {"risk", "female"}})).empty());
  CHECK(words(with({{"sex", "  "}})) == std::vector<std::string>{"sex:problem.required"});
  CHECK(words(with({{"sex", "x"}, {"born", "2023-02-29"}, {"note", "long"}, {"sure", "true"}, {"risk", "female:0"}})) ==
        std::vector<std::string>{"sex:problem.not_in_list", "born:problem.not_a_date", "note:problem.too_long",
                                 "sure:problem.not_yes_or_no", "risk:problem.not_in_list"});
  CHECK(words(with({{"sex", "female"}, {"sex", "female"}})) == std::vector<std::string>{"sex:problem.too_many"});
  CHECK(words(with({{"sex", "female"}, {"sexx", "female"}})) == std::vector<std::string>{":problem.unknown_field"});
  CHECK(words(with({{"sex", "female"}, {"note", "a\nb"}})) == std::vector<std::string>{"note:problem.one_line"});
  CHECK(words(with({{"sex", "female"}, {"note", "\xff"}})) == std::vector<std::string>{"note:problem.not_text"});
}
