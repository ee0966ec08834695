#include "platform/json/parse.h"

#include <doctest/doctest.h>

#include <limits>
#include <set>

#include "platform/json/write.h"

using namespace concert;
using namespace concert::json;

namespace {
// "word line:column" of a refusal, or "accepted".
std::string outcome(std::string_view text, const Limits& limits = {}) {
  const Result<Value> result = parse(text, limits);
  if (result)
    return "accepted";
  CHECK(result.error().kind == RefusalKind::invalid);
  REQUIRE(result.error().problems.size() == 1);
  const Problem& problem = result.error().problems.front();
  CHECK(problem.field.empty());
  std::string out = problem.word;
  if (problem.values.size() == 2)
    out += " " + problem.values[0] + ":" + problem.values[1];
  return out;
}
std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}
} // namespace

TEST_CASE("every kind of value is read as what it was written as") {
  const Value value =
      parse(R"( {"null":null,"yes":true,"no":false,"n":-12,"x":1.5,"whole":1.0,"t":"é\n\u00e9\ud83d\ude00",
                                 "list":[1,"two",[],{}]} )")
          .value();
  CHECK(value.find("null")->is_null());
  CHECK(*value.find("yes")->if_bool());
  CHECK_FALSE(*value.find("no")->if_bool());
  CHECK(*value.find("n")->if_int() == -12);
  CHECK(*value.find("x")->if_double() == 1.5);
  CHECK(*value.find("whole")->if_double() == 1.0);
  CHECK(value.find("whole")->if_int() == nullptr);
  CHECK(*value.find("t")->if_text() == "é\né😀");
  CHECK(*value.find("list") == Value(Array{1, "two", Array{}, Object{}}));
  CHECK(value.find("absent") == nullptr);
  CHECK(value.if_object()->begin()->first == "null"); // order kept
  CHECK((value.if_object()->end() - 1)->first == "list");
}

TEST_CASE("numbers are exact or refused") {
  CHECK(*parse("9223372036854775807").value().if_int() == std::numeric_limits<std::int64_t>::max());
  CHECK(*parse("-9223372036854775808").value().if_int() == std::numeric_limits<std::int64_t>::min());
  CHECK(*parse("-0").value().if_int() == 0);
  for (const char* text :
       {"9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
        "100000000000000000000000000000", "1e309", "-1e309", "1e99999999999", "1.8e308"})
    CHECK_MESSAGE(outcome(text).starts_with("json.number_too_large"), text << ": " << outcome(text));
  CHECK(outcome(std::string(100'000, '9')).starts_with("json.number_too_large"));
  CHECK(*parse("0.1").value().if_double() == 0.1);
  CHECK(*parse("1.7976931348623157e308").value().if_double() == std::numeric_limits<double>::max());
  CHECK(*parse("2.2250738585072014e-308").value().if_double() == std::numeric_limits<double>::min());
  CHECK(*parse("9007199254740993.0").value().if_double() == 9007199254740992.0);
  CHECK(*parse("123456789012345678901234567890.0").value().if_double() == 123456789012345678901234567890.0);
  CHECK(*parse("1e-400").value().if_double() == 0);
  for (const char* text : {"01", "+1", ".5", "1.", "1e", "0x10", "NaN", "Infinity", "-", "1_000", "--1"})
    CHECK_MESSAGE(outcome(text) != "accepted", text);
}

TEST_CASE("a refusal says where, and never what") {
  CHECK(outcome("") == "json.unfinished 1:1");
  CHECK(outcome("{\n  \"é\": 1,\n  \"b\": x\n}") == "json.syntax 3:8");
  CHECK(outcome("[1,2") == "json.unfinished 1:5");
  CHECK(outcome("\"abc") == "json.unfinished 1:5");
  CHECK(outcome("1 2") == "json.trailing 1:3");
  CHECK(outcome("{}\n\n }") == "json.trailing 3:2");
  CHECK(outcome("[1]x") == "json.trailing 1:4");
  CHECK(outcome("null ") == "accepted");
  const Refusal refusal = parse("{\"Marie Tremblay\":1,\"Marie Tremblay\":2}").error();
  CHECK(refusal.problems.front().word == "json.duplicate_name");
  for (const std::string& value : refusal.problems.front().values)
    CHECK(value.find_first_not_of("0123456789") == std::string::npos);
}

TEST_CASE("what two readers could understand differently is refused") {
  CHECK(outcome(R"({"a":1,"b":2,"a":3})").starts_with("json.duplicate_name 1:1"));
  CHECK(outcome(R"({"a":1,"\u0061":3})").starts_with("json.duplicate_name"));
  CHECK(outcome(R"([{"a":{"b":1,"b":1}}])").starts_with("json.duplicate_name"));
  CHECK(outcome(R"([{"a":1},{"a":1},{"b":{"a":1}}])") == "accepted");
  CHECK(outcome(R"({"":1,"":1})").starts_with("json.duplicate_name"));
  for (const char* text :
       {"[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "[1 2]", "// x\n1", "/* */1", "\xef\xbb\xbf{}", "\"\t\"", "\"\n\"",
        "tru", "True", "nul", "[}", "{\"a\"}", "{1:2}", "\"\\x41\"", "\"\\u00g0\"", "\v1"})
    CHECK_MESSAGE(outcome(text) != "accepted", text);
}

TEST_CASE("the same name twice is found among many, at a cost that does not explode") {
  std::string text = "{";
  for (int i = 0; i < 60'000; ++i)
    text += "\"k" + std::to_string(i) + "\":0,";
  CHECK(outcome(text + "\"end\":0}") == "accepted");
  for (const char* name : {"k0", "k15", "k16", "k17", "k59999"})
    CHECK(outcome(text + '"' + name + "\":0}").starts_with("json.duplicate_name"));
}

TEST_CASE("text is UTF-8 without NUL, however it is spelt") {
  for (const char* text :
       {R"("\udc00")", R"("\ud800\ud800")", R"("\udc00\ud800")", R"("\u0000")", R"({"\u0000":1})", "\"\xff\"",
        "\"\xc3\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "{\"\xc3\x28\":1}"})
    CHECK_MESSAGE(outcome(text).starts_with("json.not_text"), text << ": " << outcome(text));
  CHECK(outcome(R"("\ud800")").starts_with("json.syntax"));
  CHECK(outcome(R"("\ud800x")").starts_with("json.syntax")); // the second half does not even begin
  CHECK(outcome(R"("\ud800\n")").starts_with("json.syntax"));
  CHECK(outcome(R"("\ud800\u0041")") != "accepted");
  CHECK(outcome(std::string_view("\"\0\"", 3)) == "json.not_text 1:2");
  CHECK(outcome("[\"é\",\n \"a\xff\"]") == "json.not_text 2:4");
  CHECK(*parse("\"\xf4\x8f\xbf\xbf\"").value().if_text() == "\xf4\x8f\xbf\xbf");
}

TEST_CASE("limits hold") {
  CHECK(outcome(nested(32)) == "accepted");
  CHECK(outcome(nested(33)) == "json.too_deep 1:33");
  CHECK(outcome(nested(100'000)).starts_with("json.too_deep"));
  CHECK(outcome(std::string(100'000, '[')).starts_with("json.too_deep"));
  std::string objects;
  for (int i = 0; i < 100'000; ++i)
    objects += "{\"a\":";
  CHECK(outcome(objects).starts_with("json.too_deep"));
  CHECK(outcome("[[]]", {.depth = 1}).starts_with("json.too_deep"));
  CHECK(outcome("[1,2,3]", {.bytes = 6}) == "json.too_long");
  CHECK(outcome("[1,2,3]", {.bytes = 7}) == "accepted");
  CHECK(outcome("[1,2,3]", {.values = 4}) == "accepted");
  CHECK(outcome("[1,2,3]", {.values = 3}).starts_with("json.too_many_values"));
  CHECK(outcome("{\"a\":{}}", {.values = 1}).starts_with("json.too_many_values"));
  CHECK(outcome(std::string(2 << 20, ' ')) == "json.too_long");
  CHECK(parse('"' + std::string(1'000'000, 'a') + '"').value().if_text()->size() == 1'000'000);
}

TEST_CASE("of all short texts made from the characters that matter, the accepted ones read back equal") {
  const std::string letters = "{}[]\",:\\0-.e1n \xc3\xa9";
  std::set<std::string> accepted;
  for (const char a : letters)
    for (const char b : letters)
      for (const char c : letters) {
        const std::string text = {a, b, c};
        const Result<Value> value = parse(text);
        if (!value)
          continue;
        accepted.insert(text);
        CHECK(parse(dump(value.value())).value() == value.value());
      }
  for (const char* text : {"[1]", "{ }", "1.0", "-10", "1e1", "\"n\"", "[ ]", "0e0"})
    CHECK_MESSAGE(accepted.contains(text), text);
  for (const std::string& text : accepted) {
    const char first = text[text.find_first_not_of(' ')];
    CHECK_MESSAGE(std::string("{[\"-01").find(first) != std::string::npos, text);
  }
}
