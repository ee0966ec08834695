#include <doctest/doctest.h>

#include "platform/words/po.h"

using namespace concert::words;

namespace {

std::vector<PoEntry> entries_of(std::string_view po_text) {
  auto parsed = parse_po(po_text);
  if (const auto* fault = std::get_if<PoFault>(&parsed))
    FAIL("line " << fault->line << ": " << fault->why);
  return std::get<0>(std::move(parsed));
}

PoFault fault_of(std::string_view po_text) {
  auto parsed = parse_po(po_text);
  REQUIRE(std::holds_alternative<PoFault>(parsed));
  return std::get<PoFault>(std::move(parsed));
}

} // namespace

TEST_CASE("entries are read with comments, continued lines, escapes and plurals") {
  const auto entries =
      entries_of("# a file\nmsgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n\n"
                 "#. working translation\n#: somewhere.cpp:12\n"
                 "msgid \"a.b\"\nmsgstr \"\"\n\"one \\\"two\\\" \"\n  \"three\\n\\\\\"\n"
                 "#~ msgid \"obsolete\"\n"
                 "msgid \"a.days\"\nmsgid_plural \"a.days\"\nmsgstr[0] \"{n} jour\"\nmsgstr[1] \"{n} jours\"");
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].key == "a.b");
  CHECK(entries[0].texts == std::vector<std::string>{"one \"two\" three\n\\"});
  CHECK(entries[0].line == 8);
  CHECK(entries[1].plural_key == "a.days");
  CHECK(entries[1].texts == std::vector<std::string>{"{n} jour", "{n} jours"});
}

TEST_CASE("Windows line ends and an empty file are read") {
  CHECK(entries_of("").empty());
  CHECK(entries_of("msgid \"k\"\r\nmsgstr \"t\"\r\n").at(0).texts.at(0) == "t");
}

TEST_CASE("a fault is refused with its line") {
  struct Example {
    const char* po;
    int line;
  };
  const Example examples[] = {
      {"msgid \"k\"\nmsgstr \"t\nmsgid \"l\"\nmsgstr \"u\"\n", 2},  // string not closed
      {"msgid \"k\"\n\nmsgstr \"t\"\n", 1},                         // no msgstr
      {"msgstr \"t\"\n", 1},                                        // nothing it belongs to
      {"\n\"t\"\n", 2},                                             // a string alone
      {"msgid \"k\"\nmsgstr \"a\"b\"\n", 2},                        // quotation mark within
      {"msgid \"k\"\nmsgstr \"a\\q\"\n", 2},                        // unknown escape
      {"msgid \"k\"\nmsgstr \"a\\\"\n", 2},                         // the escape swallows the end
      {"msgid \"k\"\nmsgstr \"\"\n", 1},                            // empty text
      {"msgid \"k\"\nmsgstr \"t\"\nmsgid \"\"\nmsgstr \"u\"\n", 3}, // empty key that is no header
      {"msgid \"k\"\nmsgid_plural \"k\"\nmsgstr \"t\"\n", 3},       // plural without numbers
      {"msgid \"k\"\nmsgid_plural \"k\"\nmsgstr[0] \"t\"\n", 1},    // one form only
      {"msgid \"k\"\nmsgid_plural \"k\"\nmsgstr[1] \"t\"\n", 3},    // forms out of order
      {"msgid \"k\"\nmsgstr[0] \"t\"\n", 2},                        // number without plural
      {"msgid \"k\"\nmsgstr \"t\"\nmsgstr \"u\"\n", 3},             // two texts
      {"msgctxt \"c\"\nmsgid \"k\"\nmsgstr \"t\"\n", 1},            // contexts are not used here
      {"#, fuzzy\nmsgid \"k\"\nmsgstr \"t\"\n", 1},                 // nobody checked it
      {"msgid \"k\"\n# comment\nmsgstr \"t\"\n", 2},                // comment within an entry
      {"msgid\nmsgstr \"t\"\n", 1},                                 // no string at all
      {"hello\n", 1},
      {"msgid \"k\"\nmsgstr \"\xff\"\n", 1}, // not UTF-8
  };
  for (const auto& example : examples) {
    CAPTURE(example.po);
    CHECK(fault_of(example.po).line == example.line);
    CHECK_FALSE(fault_of(example.po).why.empty());
  }
}

TEST_CASE("every prefix of a file is read or refused, never more") {
  const std::string whole = "msgid \"a\"\nmsgid_plural \"a\"\nmsgstr[0] \"x\\n\"\nmsgstr[1] \"y\"\n\"z\"\n";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto parsed = parse_po(std::string_view(whole).substr(0, length));
    if (const auto* entries = std::get_if<0>(&parsed))
      CHECK(entries->size() <= 1);
  }
}

TEST_CASE("placeholders are found once each, in order") {
  CHECK(placeholders_in("{n} of {total}, {n}") == std::vector<std::string>{"n", "total"});
  CHECK(placeholders_in("{0} {10}") == std::vector<std::string>{"0", "10"});
  CHECK(placeholders_in("no {Place} {} {a b} {open").empty());
}
