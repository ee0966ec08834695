// What the guard knows about words: ordinary English and French words, names, places, words of the field, and the words
// beside which a name is to be expected. Built once from lists that the caller hands in; immutable, shared by threads.
// It keeps fingerprints of 32 bits, not the words (about 9 MB), so a word outside the lists passes for one inside once
// in a thousand million.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "engines/reidentification/solution.h"

namespace concert::engines::reidentification {

// The lists as texts. `#` begins a comment line everywhere. What is missing is empty; the guard then finds less.
struct Lists {
  std::string_view words_en; // one word a line, folded
  std::string_view words_fr; // "= a b" gives endings (_ none) for the stems on the lines below it, folded
  std::string_view names;    // "[group role source]", role given or family, then names one a line
  std::string_view places;   // one place or phrase a line, as it is written
  std::string_view field;    // words and phrases of the field that are no persons
  std::string_view town;     // the same, of this town: agencies, programmes, buildings
  std::string_view cues;     // "[cue]" then words; see data/reidentification/cues.txt
  std::string_view neutral;  // CSV: key,en,fr
};

// What is known of one word; several can be true.
enum Flag : std::uint32_t {
  english = 1U << 0,
  french = 1U << 1,
  given_name = 1U << 2,
  family_name = 1U << 3,
  place = 1U << 4,
  field_word = 1U << 5,
  field_capitals = 1U << 6, // only when written in capitals: "ED" is a room, "Ed" is somebody
  phrase_start = 1U << 7,
  stop = 1U << 8,
  title = 1U << 9,
  relation = 1U << 10,
  naming = 1U << 11,
  contact = 1U << 12,
  with = 1U << 13,
  after = 1U << 14,
  org = 1U << 15,
  org_before = 1U << 16,
  particle = 1U << 17,
  place_before = 1U << 18,
  determiner = 1U << 19,
  month = 1U << 20,
  weekday = 1U << 21,
  birth = 1U << 22,
  street = 1U << 23,
  street_before = 1U << 24,
  direction = 1U << 25,
  unit = 1U << 26,
  living = 1U << 27,
  digit_word = 1U << 28,
  phrase_end = 1U << 29, // of a fingerprint of several words
};

// Fingerprints to flags: open addressing, no words kept.
class WordTable {
public:
  explicit WordTable(std::size_t most); // never more than this many words
  void add(std::uint64_t hash, std::uint32_t flags);
  std::uint32_t find(std::uint64_t hash) const;
  std::size_t bytes() const { return slots_.size() * sizeof(Slot); }

private:
  struct Slot {
    std::uint32_t fingerprint = 0; // 0 is empty
    std::uint32_t flags = 0;
  };
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

// FNV-1a over folded letters, so that endings can be hashed onto a stem.
constexpr std::uint64_t empty_hash = 0xcbf29ce484222325ULL;
constexpr std::uint64_t hash_on(std::uint64_t hash, std::string_view more) {
  for (const char c : more)
    hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3ULL;
  return hash;
}

// How much a word looks like a name rather than like a word: log-likelihood ratio of its letter triples, learnt from
// the lists. Above 0 is more like a name.
class Shape {
public:
  void learn(std::string_view folded, bool is_name);
  void settle();
  float of(std::string_view folded) const;

private:
  static constexpr std::size_t letters = 27; // a to z and the edge
  static std::size_t slot(char a, char b, char c);
  std::array<std::uint32_t, letters * letters * letters> names_{}, words_{};
  std::vector<float> ratio_;
};

class Lexicon {
public:
  static constexpr std::size_t longest_phrase = 6; // words
  explicit Lexicon(const Lists& lists);

  std::uint32_t flags(std::string_view folded) const { return table_.find(hash_on(empty_hash, folded)); }
  std::uint32_t flags(std::uint64_t hash) const { return table_.find(hash); }
  float shape(std::string_view folded) const { return shape_.of(folded); }
  std::string_view neutral(Neutral key, Language language) const; // the key itself when the list has none
  std::size_t bytes() const { return table_.bytes() + sizeof(*this) + 27 * 27 * 27 * sizeof(float); }

private:
  void read_words(std::string_view list, std::uint32_t flag);
  void read_stems(std::string_view list);
  void read_names(std::string_view list);
  void read_phrases(std::string_view list, std::uint32_t flag);
  void read_cues(std::string_view list);
  void read_neutral(std::string_view list);

  WordTable table_;
  Shape shape_;
  std::map<std::string, Bilingual<std::string>, std::less<>> neutral_;
};

} // namespace concert::engines::reidentification
