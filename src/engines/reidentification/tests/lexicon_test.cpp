#include <doctest/doctest.h>

#include "engines/reidentification/tests/guard.h"

using namespace concert;
using namespace concert::engines::reidentification;

TEST_CASE("an empty lexicon still finds what needs no list") {
  const Lexicon nothing{Lists{}};
  const auto findings = check({"SIN 046 454 286, K1A 0B1", Language::en}, nothing);
  REQUIRE(findings.size() >= 2);
  CHECK(nothing.neutral(Neutral::person, Language::fr) == "person"); // the key when there is no list
}

TEST_CASE("lists: endings on stems, roles, phrases, capitals, cues") {
  Lists lists;
  lists.words_fr = "= _ s ait\nparl\n= e\n_\n";
  lists.names = "[group given source]\nMarie-\xc3\x88ve\n[group family source]\nO'Brien\n";
  lists.field = "ED\nNarcan\nSafe Beds\n";
  lists.cues = "[title]\nmr dre\n[no such cue]\nword\n";
  lists.neutral = "key,en,fr\nperson,the person,la personne\n";
  const Lexicon lexicon{lists};
  CHECK(lexicon.flags("parlait") == french);
  CHECK(lexicon.flags("parl") == french);
  CHECK(lexicon.flags("parle") == 0);
  CHECK(lexicon.flags("e") == french);
  CHECK((lexicon.flags("eve") & given_name) != 0);
  CHECK((lexicon.flags("brien") & family_name) != 0);
  CHECK(lexicon.flags("ed") == field_capitals);
  CHECK(lexicon.flags("narcan") == field_word);
  CHECK(lexicon.flags("safe") == phrase_start);
  CHECK(lexicon.flags("mr") == title);
  CHECK(lexicon.flags("word") == 0);
  CHECK(lexicon.neutral(Neutral::person, Language::fr) == "la personne");
}

TEST_CASE("the shipped lexicon keeps to its memory and offers words for every key in both languages") {
  CHECK(testing::shipped().bytes() < 15'000'000);
  for (int key = 0; key <= static_cast<int>(Neutral::number); ++key)
    for (const Language language : {Language::en, Language::fr}) {
      const auto words = testing::shipped().neutral(static_cast<Neutral>(key), language);
      CAPTURE(words);
      CHECK(words.find('_') == std::string_view::npos);
      CHECK(check({words, language}, testing::shipped()).empty()); // what we offer is itself clean
    }
}

TEST_CASE("letter triples tell names from words") {
  CHECK(testing::shipped().shape("tremblay") > testing::shipped().shape("assessment"));
}
