#include "platform/json/fields.h"

#include <doctest/doctest.h>

#include "platform/json/parse.h"

using namespace concert;

namespace {
Result<Fields> fields(std::string_view text) {
  return json::fields_of(json::parse(text).value());
}
std::string problems(std::string_view text) {
  const auto result = fields(text);
  std::string out;
  if (!result)
    for (const Problem& problem : result.error().problems)
      out += problem.field + ":" + problem.word + " ";
  return out;
}
} // namespace

TEST_CASE("a flat body is the fields that a form would give") {
  const Fields out = fields(R"({"name":" Ann ","age":-3,"sure":true,"other":false,"risks":["a:1","b"],"none":null,
                                "blank":"","empty":[]})")
                         .value();
  CHECK(out.one("name") == "Ann");
  CHECK(out.one("age") == "-3");
  CHECK(out.yes("sure"));
  CHECK(out.one("other") == "no");
  CHECK(out.all("risks") == std::vector<std::string>{"a:1", "b"});
  for (const char* absent : {"none", "blank", "empty"})
    CHECK_FALSE(out.has(absent));
}

TEST_CASE("what no form can say is a problem of its field, all at once") {
  CHECK(problems(R"({"a":{"b":1},"c":[1],"d":[["x"]],"e":1.5,"f":"fine","g":["x",null]})") ==
        "a:problem.nested c:problem.not_text d:problem.not_text e:problem.not_a_number g:problem.not_text ");
  for (const char* text : {"[]", "1", "\"x\"", "null", "true"})
    CHECK(problems(text) == ":json.not_an_object ");
  CHECK(problems(R"({"Marie Tremblay":{}})") == ":problem.nested ");
  CHECK(problems("{\"" + std::string(65, 'a') + "\":{}}") == ":problem.nested ");
}
