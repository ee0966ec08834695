#include "rooms/alignment/bits.h"

#include <algorithm>

namespace concert::alignment {

Holders::Holders(const std::vector<Held>& all, std::size_t words) : words_(words) {
  std::uint32_t values = 0;
  for (const Held& one : all)
    values = std::max(values, one.value + 1);
  std::vector<std::uint32_t> count(values, 0), part(values, 0);
  for (const Held& one : all)
    ++count[one.value];
  std::uint32_t listed = 0, bits = 0;
  for (std::uint32_t value = 0; value < values; ++value) {
    if (count[value] == 0)
      continue;
    part[value] = static_cast<std::uint32_t>(parts_.size());
    const bool is_bits = count[value] >= 2 * words_; // as much memory as the list, and faster
    parts_.push_back({value, is_bits ? bits : listed, 0, is_bits});
    (is_bits ? bits : listed) += is_bits ? static_cast<std::uint32_t>(words_) : count[value];
  }
  few_.resize(listed);
  many_.assign(bits, 0);
  for (const Held& one : all) {
    Part& its = parts_[part[one.value]];
    if (its.is_bits)
      many_[its.first + one.place / 64] |= std::uint64_t{1} << (one.place % 64);
    else
      few_[its.first + its.count] = one.place;
    ++its.count;
  }
}

void Holders::add_part(const Part& part, Words& into) const {
  if (part.is_bits)
    for (std::size_t w = 0; w < words_; ++w)
      into[w] |= many_[part.first + w];
  else
    for (std::uint32_t i = 0; i < part.count; ++i)
      set_bit(into, few_[part.first + i]);
}

void Holders::add_holders(std::uint32_t value, Words& into) const {
  const auto found = std::lower_bound(parts_.begin(), parts_.end(), value,
                                      [](const Part& part, std::uint32_t wanted) { return part.value < wanted; });
  if (found != parts_.end() && found->value == value)
    add_part(*found, into);
}

void Holders::add_holders(std::span<const Fit> verdicts, Words& yes, Words& unknown) const {
  for (const Part& part : parts_)
    if (const Fit verdict = verdicts[part.value]; verdict != Fit::no)
      add_part(part, verdict == Fit::yes ? yes : unknown);
}

std::size_t Holders::bytes() const {
  return parts_.capacity() * sizeof(Part) + few_.capacity() * sizeof(std::uint32_t) +
         many_.capacity() * sizeof(std::uint64_t);
}

} // namespace concert::alignment
