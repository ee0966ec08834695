// The number on an error page that lets the person at the telephone find the line in the log. Random, so that it tells
// nothing about how many errors there were.
#pragma once

#include <array>
#include <string_view>

#include "base/chance.h"

namespace concert::log {

class Incident {
 public:
  static Incident draw(Chance& chance);
  // "K7QF-29XM": digits and capital letters, no vowels and nothing that is mistaken for another when read aloud; 38
  // bits.
  std::string_view text() const { return {text_.data(), text_.size()}; }
  friend bool operator==(const Incident&, const Incident&) = default;

 private:
  Incident() = default;
  std::array<char, 9> text_{};
};

} // namespace concert::log
