#include "platform/yaml/yaml.h"

#include <doctest/doctest.h>

using namespace concert;

namespace {

std::string problem(std::string_view text) {
  const auto out = yaml::parse(text);
  if (out)
    return "";
  const Problem& first = out.error().problems.front();
  return first.word + " " + first.values[0] + ":" + first.values[1];
}

} // namespace

TEST_CASE("mappings, lists and texts, nothing guessed") {
  const json::Value tree = *yaml::parse("services:\n  Id: {model: services, field: id}\n  Fee: [007, no]\n  Empty:\n");
  const json::Value* services = tree.find("services");
  REQUIRE(services != nullptr);
  CHECK(*services->find("Id")->find("field")->if_text() == "id");
  CHECK(*services->find("Fee")->if_array() == json::Array{"007", "no"});
  CHECK(services->find("Empty")->is_null());
}

TEST_CASE("what is no YAML, or too much of it, is refused with its place") {
  CHECK(problem("a: [1, 2").starts_with("yaml.syntax"));
  CHECK(problem("a: 1\nb: c: d\n") == "yaml.syntax 2:5");
  CHECK(problem("a: 1\na: 2\n") == "yaml.duplicate_name 2:1");
  CHECK(problem("{[a]: 1}") == "yaml.syntax 1:2");
  CHECK(problem("a: \xFF") == "yaml.not_text 1:1");
  CHECK(problem(std::string(2 << 20, 'x')) == "yaml.too_long 1:1");
  CHECK(problem(std::string(40, '[') + std::string(40, ']')).starts_with("yaml.too_deep"));
  CHECK(problem(std::string(5'000, '[')).starts_with("yaml.syntax"));
  // Aliases that double nine times ten.
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    bomb += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 10; ++i)
      bomb += (i > 0 ? ", *" : "*") + before;
    bomb += "]\n";
  }
  CHECK(problem(bomb).starts_with("yaml.too_many_values"));
}
