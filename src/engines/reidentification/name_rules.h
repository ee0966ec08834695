// How much a single word, as it is written and where it stands, speaks for a person's name; and what the words around
// it add. The rules are few and named, so that a reader can say why a word was marked.
#pragma once

#include "engines/reidentification/scan.h"

namespace concert::engines::reidentification {

// What the lists know of a word, in the language of the text.
enum class Word {
  none,     // a sign or a number
  function, // the, de: never a name of its own
  known,    // of the field, of the town, a month, part of a known phrase
  ordinary, // in a dictionary, in no list of names
  place,    // a place and no name
  both,     // a name that is also a word or a place: Rose, Grace, Bear, Jordan
  name,     // in a list of names and nowhere else
  unknown,  // in no list at all
};
Word word_of(const Tokens& tokens, std::size_t i);

// 3: is a name; 2: probably, unless something speaks against it; 1: needs a cue; 0: only with the strongest cue.
int evidence_of(const Tokens& tokens, std::size_t i);

// What stands before: 3 a title or "named", 2 a relation or a verb of meeting somebody, 1 a preposition; 0 nothing.
int cue_of(const Tokens& tokens, std::size_t i);
// A verb that persons do, a possessive or an age stands behind.
bool acts(const Tokens& tokens, std::size_t i);
// Behind it stands a verb of which hardly anything but a person is the subject.
bool speaks(const Tokens& tokens, std::size_t i);
// What says and lives without an article in notes though it is no name: "Housing says", "Police told", "Client lives".
bool speaks_without_article(const Tokens& tokens, std::size_t i);
// Part of the name of a house, hospital, court or river: "Grace House", "École Champlain".
bool names_a_building(const Tokens& tokens, std::size_t first, std::size_t last);

// One syllable of Mandarin in Latin letters: many are also small words ("long", "sin", "ting"), two together are a
// name.
bool is_pinyin(std::string_view word);
bool is_pinyin_name(std::string_view word); // two or three of them: "weiming"

// Written as names are: a capital, or no capital where the text uses none.
bool in_capital(const Tokens& tokens, std::size_t i);

} // namespace concert::engines::reidentification
