// Sets of places on a shelf as bits, 64 to a word: what a question asks of thousands of services is answered by a few
// operations on words.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rooms/alignment/fit.h"

namespace concert::alignment {

using Words = std::vector<std::uint64_t>;

// Without an instruction for it, which not every processor has.
inline std::size_t count_bits(std::uint64_t bits) {
  bits -= (bits >> 1) & 0x5555555555555555u;
  bits = (bits & 0x3333333333333333u) + ((bits >> 2) & 0x3333333333333333u);
  return (((bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu) * 0x0101010101010101u) >> 56;
}

inline void set_bit(Words& words, std::size_t at) {
  words[at / 64] |= std::uint64_t{1} << (at % 64);
}
inline bool has_bit(const Words& words, std::size_t at) {
  return (words[at / 64] >> (at % 64) & 1) != 0;
}

template <class Do>
void for_each_bit(std::uint64_t bits, std::size_t word, Do&& act) {
  for (; bits != 0; bits &= bits - 1)
    act(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
}

inline void add_all(Words& into, const Words& from) {
  for (std::size_t w = 0; w < into.size(); ++w)
    into[w] |= from[w];
}

// Who holds which values: a list of places where few hold one, bits where many do.
class Holders {
public:
  struct Held {
    std::uint32_t value = 0, place = 0;
  };
  Holders() = default;
  // `all` by place; each pair once. `words`: of the places.
  Holders(const std::vector<Held>& all, std::size_t words);
  void add_holders(std::uint32_t value, Words& into) const;
  // Of several values at once: of those with the verdict yes, and with unknown.
  void add_holders(std::span<const Fit> verdicts, Words& yes, Words& unknown) const;
  std::size_t bytes() const;

private:
  struct Part {
    std::uint32_t value = 0, first = 0, count = 0; // in few_ or, when it is bits, in many_
    bool is_bits = false;
  };
  void add_part(const Part& part, Words& into) const;

  std::vector<Part> parts_; // by value
  std::vector<std::uint32_t> few_;
  Words many_;
  std::size_t words_ = 0;
};

} // namespace concert::alignment
