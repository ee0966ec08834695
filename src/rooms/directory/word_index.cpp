#include "rooms/directory/word_index.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "rooms/directory/fuzzy_words.h"

namespace concert::directory {

namespace {

constexpr double weights[] = {12, 3, 2, 1};
constexpr double equal = 1, beginning = 0.7, slip = 0.4;
constexpr std::size_t most_words = 12;
constexpr std::size_t shortest_beginning = 2;
constexpr std::size_t shortest_for_slips = 5;

} // namespace

void WordIndex::add(std::uint32_t document, Field field, std::string_view words) {
  for (std::vector<std::uint32_t>& lengths : lengths_)
    if (lengths.size() <= document)
      lengths.resize(document + 1);
  for (const std::string& word : words_of(words)) {
    const auto [at, is_new] = building_.emplace(word, words_.size());
    if (is_new)
      words_.push_back({word, {}});
    std::vector<Posting>& postings = words_[at->second].postings;
    check(postings.empty() || postings.back().document <= document, "documents are added in order");
    if (postings.empty() || postings.back().document != document)
      postings.push_back({document, {}});
    std::uint16_t& count = postings.back().counts[field];
    count = static_cast<std::uint16_t>(std::min(count + 1, 60'000));
    ++lengths_[field][document];
  }
}

void WordIndex::finish() {
  building_.clear();
  std::sort(words_.begin(), words_.end(), [](const Word& a, const Word& b) { return a.text < b.text; });
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::size_t length = words_[i].text.size();
    if (by_length_.size() <= length)
      by_length_.resize(length + 1);
    by_length_[length].push_back(i);
    words_[i].postings.shrink_to_fit();
  }
  for (std::size_t field = 0; field < fields; ++field) {
    double sum = 0;
    for (const std::uint32_t length : lengths_[field])
      sum += length;
    average_[field] = std::max(1.0, sum / std::max<double>(1, static_cast<double>(lengths_[field].size())));
  }
}

double WordIndex::worth(const Posting& posting) const {
  double sum = 0;
  for (std::size_t field = 0; field < fields; ++field)
    if (posting.counts[field] > 0) {
      const double length = lengths_[field][posting.document];
      const double k = 0.25 + 0.25 * std::min(1.0, length / (2 * average_[field]));
      sum += weights[field] * posting.counts[field] / (posting.counts[field] + k);
    }
  return sum;
}

WordIndex::Matches WordIndex::find(std::string_view words) const {
  std::vector<std::string> asked = words_of(words);
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  // An apostrophe leaves single letters behind ("d'urgence"), which are asked for only when there is nothing else.
  const auto longer = [](const std::string& word) { return word.size() > 1; };
  if (std::any_of(asked.begin(), asked.end(), longer))
    asked.erase(std::remove_if(asked.begin(), asked.end(), [&](const std::string& w) { return !longer(w); }),
                asked.end());
  if (asked.size() > most_words)
    asked.resize(most_words);

  const std::size_t documents = lengths_[0].size();
  std::vector<double> score(documents);
  std::vector<double> best(documents); // for the word at hand
  std::vector<std::uint32_t> met(documents);
  std::vector<std::uint32_t> touched;
  for (const std::string& word : asked) {
    touched.clear();
    std::size_t most_common = 0;
    const auto meet = [&](const Word& known, double quality) {
      most_common = std::max(most_common, known.postings.size());
      for (const Posting& posting : known.postings) {
        double& now = best[posting.document];
        if (now == 0)
          touched.push_back(posting.document);
        now = std::max(now, quality * worth(posting));
      }
    };
    const auto from =
        std::lower_bound(words_.begin(), words_.end(), word,
                         [](const Word& known, const std::string& asked_for) { return known.text < asked_for; });
    for (auto known = from; known != words_.end() && known->text.starts_with(word); ++known)
      if (known->text.size() == word.size())
        meet(*known, equal);
      else if (word.size() >= shortest_beginning)
        meet(*known, beginning);
    if (word.size() >= shortest_for_slips)
      for (std::size_t length = word.size() - 1; length <= word.size() + 1 && length < by_length_.size(); ++length)
        for (const std::size_t at : by_length_[length])
          if (one_slip_apart(words_[at].text, word) && !words_[at].text.starts_with(word))
            meet(words_[at], slip);
    const double count = static_cast<double>(most_common);
    const double idf = std::log(1 + (static_cast<double>(documents) - count + 0.5) / (count + 0.5));
    for (const std::uint32_t document : touched) {
      score[document] += idf * best[document];
      best[document] = 0;
      ++met[document];
    }
  }
  Matches out;
  out.words_asked = asked.size();
  for (std::uint32_t document = 0; document < documents; ++document)
    if (met[document] > 0)
      out.documents.push_back({document, met[document], score[document]});
  return out;
}

} // namespace concert::directory
