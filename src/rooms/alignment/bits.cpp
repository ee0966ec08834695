#include "rooms/alignment/bits.h"

#include "base/check.h"

namespace concert::alignment {

Holders::Holders(const std::vector<std::uint32_t>& value_at, std::size_t values) : words_(value_at.size() / 64) {
  check(value_at.size() % 64 == 0, "places fill whole words");
  std::vector<std::uint32_t> count(values, 0), part(values, 0);
  for (const std::uint32_t value : value_at)
    if (value != nobody)
      ++count[value];
  std::uint32_t listed = 0, words = 0;
  for (std::uint32_t value = 0; value < values; ++value) {
    if (count[value] == 0)
      continue;
    part[value] = static_cast<std::uint32_t>(parts_.size());
    const bool is_bits = count[value] >= 2 * words_; // as much memory as the list, and faster
    parts_.push_back({value, is_bits ? words : listed, 0, is_bits});
    (is_bits ? words : listed) += is_bits ? static_cast<std::uint32_t>(words_) : count[value];
  }
  few_.resize(listed);
  many_.assign(words, 0);
  for (std::uint32_t at = 0; at < value_at.size(); ++at) {
    if (value_at[at] == nobody)
      continue;
    Part& its = parts_[part[value_at[at]]];
    if (its.is_bits)
      many_[its.first + at / 64] |= std::uint64_t{1} << (at % 64);
    else
      few_[its.first + its.count] = at;
    ++its.count;
  }
}

void Holders::mark(std::span<const Fit> verdicts, Words& yes, Words& maybe) const {
  yes.assign(words_, 0);
  maybe.assign(words_, 0);
  for (const Part& part : parts_) {
    const Fit verdict = verdicts[part.value];
    if (verdict == Fit::no)
      continue;
    Words& into = verdict == Fit::yes ? yes : maybe;
    if (part.is_bits)
      for (std::size_t w = 0; w < words_; ++w)
        into[w] |= many_[part.first + w];
    else
      for (std::uint32_t i = 0; i < part.count; ++i)
        set_bit(into, few_[part.first + i]);
  }
  for (std::size_t w = 0; w < words_; ++w)
    maybe[w] |= yes[w];
}

std::size_t Holders::bytes() const {
  return parts_.capacity() * sizeof(Part) + few_.capacity() * sizeof(std::uint32_t) +
         many_.capacity() * sizeof(std::uint64_t);
}

} // namespace concert::alignment
