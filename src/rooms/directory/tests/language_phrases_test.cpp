#include "rooms/directory/language_phrases.h"

#include <doctest/doctest.h>

using namespace concert::directory;

namespace {

std::string read(std::string_view text) {
  std::string out;
  for (const SpokenLanguage& each : languages_in_prose(text)) {
    if (!out.empty())
      out += ' ';
    out += each.code;
    if (each.reach == LanguageReach::limited)
      out += "(limited)";
    if (each.reach == LanguageReach::printed)
      out += "(printed)";
  }
  return out;
}

} // namespace

TEST_CASE("languages are found in free text, and how far they reach") {
  CHECK(read("English, Spanish") == "en es");
  CHECK(read("ASL, Korean, French and Spanish.  Interpreters available for other languages.") == "ase es fr ko");
  CHECK(read("French, some Finnish and minimal Spanish.") == "es(limited) fi(limited) fr");
  CHECK(read("Spanish (application form only).") == "es(printed)");
  CHECK(read("Free Literature available in Spanish, Russian and Chinese.") == "es(printed) ru(printed) zh(printed)");
  CHECK(read("Spanish and Haitian Creole.") == "es ht");
  CHECK(read("A.S.L.") == "ase");
  CHECK(read("Gujurati, Hindi, Greek.") == "el gu hi");
  CHECK(read("Français, anglais et espagnol") == "en es fr");
  CHECK(read("Spanish. Sign Language interpreters available.") == "es sgn");
}

TEST_CASE("what names no language gives none") {
  for (const char* text :
       {"", "None.", "All languages.", "Accommodations possible.", "Language Line.", "Multi-Lingual staff.",
        "Can obtain interpreter for non English speaking clients.", "Special arrangements for hearing impaired."})
    CHECK(read(text) == "");
}

TEST_CASE("an offer of interpreters leaves other languages open") {
  CHECK(offers_interpreting("Spanish. Accommodations possible for other languages."));
  CHECK(offers_interpreting("All."));
  CHECK_FALSE(offers_interpreting("Spanish."));
  CHECK_FALSE(offers_interpreting(""));
}

TEST_CASE("names of languages have codes") {
  CHECK(language_code(" Français ") == "fr");
  CHECK(language_code("american sign language") == "ase");
  CHECK(language_code("klingon") == "");
}
