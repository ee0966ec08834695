#include "rooms/people/identity.h"

#include <doctest/doctest.h>

using namespace concert;
using namespace concert::people;

namespace {

const LocalDate today = *LocalDate::of(2026, 11, 22);

bool knows(std::string_view list, std::string_view code) {
  return list == "languages" && (code == "fr" || code == "oj");
}

std::string outcome(std::initializer_list<std::pair<const char*, std::string>> told) {
  Fields fields;
  for (const auto& [name, value] : told)
    fields.add(name, value);
  const auto identity = read_identity(fields, knows, today);
  std::string out = identity ? "given" : "";
  if (!identity)
    for (const Problem& problem : identity.error().problems)
      out += problem.field + ":" + problem.word + " ";
  return out;
}

} // namespace

TEST_CASE("one name is enough, for a dwelling its address, and nothing is not") {
  CHECK(outcome({{"given_name", "Ada"}}) == "given");
  CHECK(outcome({{"family_name", "Quill"}}) == "given");
  CHECK(outcome({}) == "family_name:problem.required ");
  CHECK(outcome({{"given_name", "  "}, {"telephone", "705-555-0100"}}) == "family_name:problem.required ");
}

TEST_CASE("a birth date lies between today and 120 years ago") {
  CHECK(outcome({{"given_name", "Ada"}, {"birth_date", "2026-11-22"}}) == "given");
  CHECK(outcome({{"given_name", "Ada"}, {"birth_date", "2026-11-23"}}) == "birth_date:problem.date_in_future ");
  CHECK(outcome({{"given_name", "Ada"}, {"birth_date", "1906-11-22"}}) == "given");
  CHECK(outcome({{"given_name", "Ada"}, {"birth_date", "1905-11-22"}}) == "birth_date:problem.date_too_long_ago ");
  CHECK(outcome({{"given_name", "Ada"}, {"birth_date", "1990-02-30"}}) != "given");
}

TEST_CASE("a spoken language is one of the list, and what is not asked for is refused") {
  CHECK(outcome({{"given_name", "Ada"}, {"spoken_language", "oj"}}) == "given");
  CHECK(outcome({{"given_name", "Ada"}, {"spoken_language", "tlh"}}) != "given");
  CHECK(outcome({{"given_name", "Ada"}, {"nickname", "Adie"}}) != "given");
  CHECK(outcome({{"given_name", std::string(101, 'a')}}) != "given");
}

TEST_CASE("every field that could say who it is is marked as personal") {
  CHECK(identity_fields().size() == 7);
  for (const FieldSpec& field : identity_fields())
    CHECK_MESSAGE(field.personal, field.name);
}

TEST_CASE("a refusal never repeats what was typed") {
  Fields fields;
  fields.add("given_name", std::string(200, 'Q'));
  fields.add("birth_date", "the 3rd of May");
  fields.add("spoken_language", "Featherstone");
  const auto refused = read_identity(fields, knows, today);
  REQUIRE(!refused);
  for (const Problem& problem : refused.error().problems)
    for (const std::string& value : problem.values) {
      CHECK(value.find("QQ") == std::string::npos);
      CHECK(value.find("May") == std::string::npos);
      CHECK(value.find("Feather") == std::string::npos);
    }
}

TEST_CASE("an identity goes into the fields of its form and comes back") {
  Fields fields;
  for (const auto& [name, value] :
       std::initializer_list<std::pair<const char*, const char*>>{{"given_name", "Zoë"},
                                                                  {"family_name", "Ng"},
                                                                  {"birth_date", "1990-02-28"},
                                                                  {"address", "12 Mill Street"},
                                                                  {"telephone", "705-555-0114"},
                                                                  {"spoken_language", "fr"},
                                                                  {"safety_note", "a large dog\nin the yard"}})
    fields.add(name, value);
  const Fields back = fields_of(*read_identity(fields, knows, today));
  CHECK(back.by_name() == fields.by_name());
}
