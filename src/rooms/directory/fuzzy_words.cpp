#include "rooms/directory/fuzzy_words.h"

#include "base/text.h"

namespace concert::directory {

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = text::fold(text);
  std::vector<std::string> out;
  std::string word;
  const auto finish = [&] {
    if (!word.empty())
      out.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto c = static_cast<unsigned char>(folded[i]);
    const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    // What folding leaves of other scripts counts as letters, but not the general punctuation (U+2000 to U+206F), which
    // is E2 80 xx and E2 81 xx, nor the signs of Latin-1 (C2 xx).
    if (c == 0xE2 && i + 2 < folded.size() && (static_cast<unsigned char>(folded[i + 1]) & 0xFE) == 0x80) {
      finish();
      i += 2;
    } else if (c == 0xC2) {
      finish();
      ++i;
    } else if (alphanumeric || c >= 0x80) {
      word += folded[i];
    } else {
      finish();
    }
  }
  finish();
  return out;
}

bool one_slip_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size())
    std::swap(a, b);
  if (b.size() - a.size() > 1)
    return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same])
    ++same;
  if (a.size() != b.size())
    return a.substr(same) == b.substr(same + 1);
  if (same == a.size())
    return false;
  if (a.substr(same + 1) == b.substr(same + 1))
    return true;
  return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
         a.substr(same + 2) == b.substr(same + 2);
}

} // namespace concert::directory
