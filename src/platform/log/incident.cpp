#include "platform/log/incident.h"

#include <cstdint>
#include <span>

namespace concert::log {

Incident Incident::draw(Chance& chance) {
  // No vowels, so that no word appears; no 0 O 1 I L.
  constexpr std::string_view letters = "23456789BCDFGHJKMNPQRSTVWXYZ";
  constexpr unsigned fair = 256 / letters.size() * letters.size(); // above it some letters would come more often
  Incident out;
  for (std::size_t at = 0; at < out.text_.size();) {
    if (at == 4) {
      out.text_[at++] = '-';
      continue;
    }
    std::uint8_t random = 0;
    chance.fill(std::span(&random, 1));
    if (random < fair)
      out.text_[at++] = letters[random % letters.size()];
  }
  return out;
}

} // namespace concert::log
