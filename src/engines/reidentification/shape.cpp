#include <cmath>

#include "engines/reidentification/lexicon.h"

namespace concert::engines::reidentification {

std::size_t Shape::slot(char a, char b, char c) {
  const auto of = [](char x) { return x >= 'a' && x <= 'z' ? static_cast<std::size_t>(x - 'a' + 1) : std::size_t{0}; };
  return (of(a) * letters + of(b)) * letters + of(c);
}

void Shape::learn(std::string_view folded, bool is_name) {
  auto& counts = is_name ? names_ : words_;
  char a = 0, b = 0;
  for (const char c : folded) {
    ++counts[slot(a, b, c)];
    a = b, b = c;
  }
  ++counts[slot(a, b, 0)];
}

// ratio(abc) = log P(c | ab, name) - log P(c | ab, word), each with half a count added to every c (Lidstone), so that a
// triple never seen tells little rather than everything.
void Shape::settle() {
  ratio_.assign(letters * letters * letters, 0.0F);
  for (std::size_t pair = 0; pair < letters * letters; ++pair) {
    double all_names = 0, all_words = 0;
    for (std::size_t c = 0; c < letters; ++c) {
      all_names += names_[pair * letters + c] + 0.5;
      all_words += words_[pair * letters + c] + 0.5;
    }
    for (std::size_t c = 0; c < letters; ++c)
      ratio_[pair * letters + c] = static_cast<float>(std::log((names_[pair * letters + c] + 0.5) / all_names) -
                                                      std::log((words_[pair * letters + c] + 0.5) / all_words));
  }
}

float Shape::of(std::string_view folded) const {
  float sum = 0;
  char a = 0, b = 0;
  for (const char c : folded) {
    sum += ratio_[slot(a, b, c)];
    a = b, b = c;
  }
  return sum + ratio_[slot(a, b, 0)];
}

} // namespace concert::engines::reidentification
