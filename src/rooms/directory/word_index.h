// Full-text index over a few weighted fields, in memory. A search word meets a document's word when it is equal, a
// beginning of it (from 2 letters), or one slip apart (from 5 letters).
//
// Score of a document for one search word, over its fields f with n occurrences in l of on average L words:
//   idf x quality x sum_f weight_f x n / (n + k),   k = 0.25 + 0.25 x min(1, l / 2L)
//   idf = ln(1 + (N - d + 0.5) / (d + 0.5)),  d documents with the best word;  quality 1 equal, 0.7 beginning, 0.4 slip
// This is BM25 with one change: each field saturates by itself, so n / (n + k) lies in [0.67, 1). With the weights
// name 12, category 3, organization 2, text 1, a word in the name (at least 8) outweighs all other fields together
// (below 6), and one in a category (at least 2) outweighs any text (below 1). Scores of several words add up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace concert::directory {

class WordIndex {
public:
  enum Field : std::uint8_t { name, category, organization, text };

  // Documents are numbered by the caller from 0, without gaps.
  void add(std::uint32_t document, Field field, std::string_view words);
  void finish(); // once, after the last add

  struct Match {
    std::uint32_t document = 0;
    std::uint32_t words_met = 0;
    double score = 0;
  };
  struct Matches {
    std::vector<Match> documents; // with at least one of the words, by number
    std::size_t words_asked = 0;
  };
  Matches find(std::string_view words) const; // at most 12 different words are looked up

private:
  static constexpr std::size_t fields = 4;
  struct Posting {
    std::uint32_t document = 0;
    std::uint16_t counts[fields] = {};
  };
  struct Word {
    std::string text;
    std::vector<Posting> postings; // by document
  };
  double worth(const Posting& posting) const;

  std::vector<Word> words_; // sorted after finish()
  std::unordered_map<std::string, std::size_t> building_;
  std::vector<std::vector<std::size_t>> by_length_; // positions in words_, by length of the word
  std::vector<std::uint32_t> lengths_[fields];      // by document
  double average_[fields] = {};
};

} // namespace concert::directory
