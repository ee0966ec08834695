#include <doctest/doctest.h>

#include <thread>

#include "base/check.h"
#include "platform/words/catalogue.h"

using namespace concert;
using words::Catalogue;
using words::TimeZone;

namespace {

constexpr std::string_view english = "msgid \"t.hello\"\nmsgstr \"Hello {name}, {name}!\"\n"
                                     "msgid \"t.plain\"\nmsgstr \"Plain\"\n"
                                     "msgid \"t.longest\"\nmsgstr \"at most {0} characters, not {1}\"\n"
                                     "msgid \"t.files\"\nmsgid_plural \"t.files\"\n"
                                     "msgstr[0] \"{n} file in {place}\"\nmsgstr[1] \"{n} files in {place}\"\n";
constexpr std::string_view french = "msgid \"t.hello\"\nmsgstr \"Bonjour {name}, {name}\u00a0!\"\n"
                                    "msgid \"t.plain\"\nmsgstr \"Simple\"\n"
                                    "msgid \"t.longest\"\nmsgstr \"pas {1}, au plus {0} caractères\"\n"
                                    "msgid \"t.files\"\nmsgid_plural \"t.files\"\n"
                                    "msgstr[0] \"{n} dossier dans {place}\"\nmsgstr[1] \"{n} dossiers dans {place}\"\n";

struct Both {
  Catalogue catalogue{TimeZone::utc()};
  Both() {
    catalogue.add(Language::en, english, "en.po");
    catalogue.add(Language::fr, french, "fr.po");
  }
  const words::Words& en = catalogue.in(Language::en);
  const words::Words& fr = catalogue.in(Language::fr);
};

} // namespace

TEST_CASE("a text is found in each language and filled by name") {
  const Both both;
  CHECK(both.en("t.plain") == "Plain");
  CHECK(both.fr("t.plain") == "Simple");
  CHECK(both.en("t.hello", {{"name", "Ada"}}) == "Hello Ada, Ada!");
  CHECK(both.fr("t.hello", {{"name", std::string("Zoé")}}) == "Bonjour Zoé, Zoé\u00a0!");
  CHECK(both.en.has("t.plain"));
  CHECK_FALSE(both.en.has("t.absent"));
  CHECK(both.catalogue.missing().empty());
}

TEST_CASE("what a value contains is never filled again") {
  const Both both;
  CHECK(both.en("t.hello", {{"name", "{name}"}}) == "Hello {name}, {name}!");
  CHECK(both.en("t.hello", {{"name", ""}}) == "Hello , !");
  CHECK(both.en("t.hello", {{"name", std::string_view()}}) == "Hello , !");
  CHECK(both.catalogue.missing().empty());
}

TEST_CASE("values in order fill {0} and {1} wherever the language puts them") {
  const Both both;
  const std::vector<std::string> values = {"5", "9"};
  CHECK(both.en.in_order("t.longest", values) == "at most 5 characters, not 9");
  CHECK(both.fr.in_order("t.longest", values) == "pas 9, au plus 5 caractères");
}

TEST_CASE("plural forms: one is singular in English, zero and one in French") {
  const Both both;
  CHECK(both.en.count("t.files", 0, {{"place", "P"}}) == "0 files in P");
  CHECK(both.en.count("t.files", 1, {{"place", "P"}}) == "1 file in P");
  CHECK(both.en.count("t.files", 1234, {{"place", "P"}}) == "1,234 files in P");
  CHECK(both.fr.count("t.files", 0, {{"place", "P"}}) == "0 dossier dans P");
  CHECK(both.fr.count("t.files", 1, {{"place", "P"}}) == "1 dossier dans P");
  CHECK(both.fr.count("t.files", 2, {{"place", "P"}}) == "2 dossiers dans P");
  CHECK(both.fr.count("t.files", -1, {{"place", "P"}}) == "\u22121 dossier dans P");
}

TEST_CASE("what is missing is visible and remembered") {
  const Both both;
  CHECK(both.fr("t.absent") == "⟦t.absent⟧");
  CHECK(both.en.count("t.plain", 2) == "⟦t.plain⟧"); // no plural was written
  CHECK(both.en("t.hello") == "Hello {name}, {name}!");
  CHECK(both.fr.in_order("t.longest", {}) == "pas {1}, au plus {0} caractères");
  CHECK(both.catalogue.missing() == std::set<std::string>{"en t.hello {name}", "en t.plain", "fr t.absent",
                                                          "fr t.longest {0}", "fr t.longest {1}"});
}

TEST_CASE("a wrong file is refused with its name and line") {
  Catalogue catalogue(TimeZone::utc());
  catalogue.add(Language::en, english, "en.po");
  CHECK_THROWS_WITH_AS(catalogue.add(Language::en, "\nmsgid \"t.plain\"\nmsgstr \"Again\"\n", "other/en.po"),
                       "other/en.po:2: the key t.plain is already taken", Bug);
  CHECK_THROWS_WITH_AS(catalogue.add(Language::en, "msgid \"t.new\"\nmsgstr \"\"\n", "other/en.po"),
                       "other/en.po:1: an empty text for t.new", Bug);
  CHECK_THROWS_AS(catalogue.add(Language::en, "msgid \"d\"\nmsgstr \"x\"\nmsgid \"d\"\nmsgstr \"y\"\n", "e"), Bug);
  catalogue.add(Language::fr, "msgid \"t.plain\"\nmsgstr \"Simple\"\n", "fr.po"); // the other language may have it
}

TEST_CASE("differences between the languages are told") {
  Catalogue catalogue(TimeZone::utc());
  CHECK(catalogue.differences().empty()); // this part's own words
  catalogue.add(
      Language::en,
      "msgid \"a\"\nmsgstr \"{x}\"\nmsgid \"b\"\nmsgstr \"b\"\nmsgid \"c\"\nmsgid_plural \"c\"\n"
      "msgstr[0] \"one\"\nmsgstr[1] \"{n}\"\nmsgid \"d\"\nmsgid_plural \"d\"\nmsgstr[0] \"one\"\nmsgstr[1] \"{n}\"\n",
      "en.po");
  catalogue.add(Language::fr,
                "msgid \"a\"\nmsgstr \"{y}\"\nmsgid \"c\"\nmsgstr \"c\"\nmsgid \"e\"\nmsgstr \"e\"\n"
                "msgid \"d\"\nmsgid_plural \"d\"\nmsgstr[0] \"{n}\"\nmsgstr[1] \"{n}\"\n",
                "fr.po");
  CHECK(catalogue.differences() ==
        std::vector<std::string>{"a: placeholders differ", "b: only in en", "c: a plural only in en", "e: only in fr"});
}

TEST_CASE("lists and their order") {
  const Both both;
  const std::vector<std::string> none, one = {"a"}, three = {"a", "b", "c"};
  CHECK(both.en.list(none).empty());
  CHECK(both.en.list(one) == "a");
  CHECK(both.en.list(three) == "a, b and c");
  CHECK(both.fr.list(three) == "a, b et c");
  CHECK(both.fr.sorts_before("école", "zone"));
  CHECK(both.fr.sorts_before("Ecole", "étage"));
  CHECK(both.fr.sorts_before("cote", "côté")); // only accents differ: still one order, and never equal
  CHECK_FALSE(both.fr.sorts_before("côté", "cote"));
  CHECK_FALSE(both.fr.sorts_before("a", "a"));
}

TEST_CASE("many threads may read, also what is missing") {
  const Both both;
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i)
    readers.emplace_back([&both, i] {
      for (int n = 0; n < 2000; ++n) {
        if (both.en("t.hello", {{"name", "Ada"}}) != "Hello Ada, Ada!")
          both.fr("t.broken");
        both.fr("t.absent" + std::to_string(i));
      }
    });
  for (auto& reader : readers)
    reader.join();
  CHECK(both.catalogue.missing() ==
        std::set<std::string>{"fr t.absent0", "fr t.absent1", "fr t.absent2", "fr t.absent3"});
}
