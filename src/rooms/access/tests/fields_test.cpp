// Passwords, and what the forms of this room take; and that both languages have every word.
#include <doctest/doctest.h>

#include "embedded/access_words.h"
#include "platform/words/catalogue.h"
#include "rooms/access/acts.h"
#include "rooms/access/password_rules.h"

using namespace concert;
using namespace concert::access;

namespace {

std::string problem(std::string_view password, std::string_view login = "constable",
                    std::string_view name = "Owen Pike") {
  const auto found = problem_with_password(password, login, name, "password");
  return found ? found->word : "";
}

Fields fields(std::initializer_list<std::pair<const char*, const char*>> values) {
  Fields out;
  for (const auto& [name, value] : values)
    out.add(name, value);
  return out;
}

} // namespace

TEST_CASE("passwords are refused for being short, long or easily guessed, and for nothing else") {
  CHECK(problem("1234567") == "problem.too_short");
  CHECK(problem("été été") == "problem.too_short"); // seven characters, eleven bytes
  CHECK(problem("") == "problem.too_short");
  CHECK(problem("zwölf er") == "");
  CHECK(problem("all lower case and no digits") == "");
  CHECK(problem(std::string(127, 'x') + "y") == "");
  CHECK(problem(std::string(128, 'x') + "y") == "problem.too_long");
  std::string accents;
  for (int i = 0; i < 64; ++i)
    accents += "éà";
  CHECK(problem(accents) == ""); // 128 characters
  CHECK(problem("\xFF\xFE\xFF\xFE\xFF\xFE\xFF\xFE") == "problem.not_text");
  CHECK(problem(std::string_view("eight\0or more", 13)) == "problem.not_text");
  for (const char* common : {"password", "Password1", "12345678", "MotDePasse", "azertyuiop", "ÀZERTYUIOP", "iloveyou",
                             "aaaaaaaaaaaa", "Concert2026!", "concert!!", "de concert1", "situationtable"})
    CHECK_MESSAGE(problem(common) == "access.problem.password_common", common);
  CHECK(problem("concert of herons") == "");
  CHECK(problem("Constable", "constable") == "access.problem.password_is_login");
  CHECK(problem("owen pike") == "access.problem.password_is_login");
}

TEST_CASE("the list of common passwords holds a hundred that the length does not refuse already") {
  int known = 0;
  for (const char* seen : {"baseball", "football", "trustno1", "sunshine", "starwars", "princess", "qwertyuiop",
                           "1q2w3e4r", "passw0rd", "chouchou", "alexandre", "marseille"})
    known += is_common_password(seen) ? 1 : 0;
  CHECK(known == 12);
  CHECK_FALSE(is_common_password("seven herons at dusk"));
}

TEST_CASE("logins are kept in one spelling") {
  CHECK(login_of(" O.Pike-2_x ") == "o.pike-2_x");
  for (const char* bad :
       {"", "ab", "a b c", "émilie", "a@b.ca", "owen'", "x\ny", "0123456789012345678901234567890123456789a"})
    CHECK_FALSE_MESSAGE(login_of(bad).has_value(), bad);
  CHECK(login_of("0123456789012345678901234567890123456789"));
}

TEST_CASE("forms are read, and all that is wrong with their shape is told without repeating it") {
  const auto read = read_add_member(fields({{"login", "nurse"},
                                            {"name", "Priya"},
                                            {"language", "fr"},
                                            {"password", "seven herons"},
                                            {"agency", "0123456789abcdef0123456789abcdef"},
                                            {"role", "chair"}}));
  REQUIRE(read.has_value());
  CHECK(read->login == "nurse");
  CHECK(read->language == Language::fr);
  CHECK(read->password.reveal() == "seven herons");
  CHECK(read->seat.agency->text() == "0123456789abcdef0123456789abcdef");
  CHECK_FALSE(read->seat.table);
  CHECK(read->seat.role == Role::chair);

  const auto refused = read_add_member(fields({{"login", "nurse"},
                                               {"language", "de"},
                                               {"password", "TOP-SECRET"},
                                               {"agency", "police"},
                                               {"role", "king"},
                                               {"rank", "9"}}));
  const std::vector<Problem> wanted = {{"name", "problem.required", {}},
                                       {"language", "problem.not_in_list", {}},
                                       {"agency", "problem.not_an_id", {}},
                                       {"role", "problem.not_in_list", {}},
                                       {"", "problem.unknown_field", {}}};
  CHECK(refused.error().problems == wanted);
  const char* nil = "00000000000000000000000000000000";
  CHECK(read_choose_seat(fields({{"seat", nil}})).error().problems[0].word == "problem.not_an_id");
  CHECK(read_add_seat(fields({{"table", nil}, {"role", "chair"}})).error().problems[0].field == "table");
  CHECK(read_sign_in(fields({{"login", "nurse"}})).error().problems[0].field == "password");
  CHECK(read_sign_in(fields({{"login", "a"}, {"password", "b"}}))->login == "a");
  CHECK(read_unlock(fields({{"password", "b"}}))->password.reveal() == "b");
  const auto change = read_change_password(fields({{"current_password", "a"}, {"new_password", "b"}}));
  CHECK(change->current.reveal() == "a");
  CHECK(change->next.reveal() == "b");
  CHECK(read_names_policy(fields({{"names_policy", "kenora"}}))->names == NamesPolicy::intervening);
  CHECK(read_add_table(fields({{"name_en", "A"}, {"name_fr", "B"}, {"names_policy", "ontario"}}))->name.fr == "B");
  CHECK(read_edit_member(fields({{"name", "A"}, {"language", "en"}}))->name == "A");
  CHECK_FALSE(read_edit_member(fields({{"name", "A"}, {"language", "en"}}))->email);
  CHECK(read_edit_member(fields({{"name", "A"}, {"language", "en"}, {"email", " a@b.ca "}}))->email->text() ==
        "a@b.ca");
  for (const char* bad : {"no", "a@b.ca\nBcc: c@d.ca", "a@b.ca, c@d.ca"})
    CHECK_FALSE(read_edit_member(fields({{"name", "A"}, {"language", "en"}, {"email", bad}})));
  CHECK(read_reset_password(fields({{"password", "b"}}))->password.reveal() == "b");
}

TEST_CASE("every field that holds a password is marked personal") {
  for (const FieldSpecs* specs :
       {&sign_in_fields(), &unlock_fields(), &change_password_fields(), &add_member_fields(), &reset_password_fields()})
    for (const FieldSpec& spec : *specs)
      CHECK((spec.name.find("password") == std::string::npos || spec.personal));
}

TEST_CASE("both languages have every word of this room") {
  words::Catalogue catalogue(words::TimeZone::utc());
  catalogue.add(Language::en, embedded::access_words::en_po.bytes, "rooms/access/words/en.po");
  catalogue.add(Language::fr, embedded::access_words::fr_po.bytes, "rooms/access/words/fr.po");
  CHECK(catalogue.differences().empty());
  std::vector<std::string> wanted = {"access.sign_in_refused",
                                     "access.too_many_attempts",
                                     "access.no_seat",
                                     "access.login_taken",
                                     "access.already_seated",
                                     "access.own_seat",
                                     "access.last_administrator",
                                     "access.already_set_up",
                                     "access.problem.login_shape",
                                     "access.problem.wrong_password",
                                     "access.problem.password_is_login",
                                     "access.problem.password_common",
                                     "access.problem.password_unchanged",
                                     "access.state.active",
                                     "access.state.suspended"};
  for (const Role role : all_roles) {
    wanted.push_back("access.role." + std::string(name_of(role)));
    wanted.push_back("access.role_hint." + std::string(name_of(role)));
  }
  for (const std::string& preset : names_policy_fields()[0].choices)
    wanted.push_back("access.names_policy." + preset);
  for (const Language language : {Language::en, Language::fr})
    for (const std::string& word : wanted)
      CHECK_MESSAGE(catalogue.in(language).has(word), word);
}
