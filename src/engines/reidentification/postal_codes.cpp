// Canadian postal codes: six characters name a block face, sometimes one building.
#include "engines/reidentification/scan.h"

namespace concert::engines::reidentification {

namespace {

constexpr std::string_view postal_words[] = {"postal", "code", "postale"};

class PostalCodeScanner {
public:
  PostalCodeScanner(const Scan& scan, Spans& out) : tokens_(scan.tokens), text_(scan.text), out_(out) {}

  // K1A 0B1, k1a0b1, KlA OB1, K-1-A 0 B 1: letter digit letter digit letter digit, with o and i where digits are.
  void postal_codes() {
    const auto letter = [&](std::size_t at) { return is_letter(text_.at(at)); };
    const auto figure = [&](std::size_t at) {
      const char c = text_.at(at);
      return is_digit(c) || c == 'o' || c == 'l' || c == 'i';
    };
    for (std::size_t at = 0; at + 5 < text_.size(); ++at) {
      if (!letter(at) || (at > 0 && (is_letter(text_.at(at - 1)) || is_digit(text_.at(at - 1)))))
        continue;
      std::size_t place = at, digits = 0, gaps = 0, step = 0;
      for (; step < 6; ++step) {
        while (step > 0 && gaps < 5 &&
               (text_.at(place) == ' ' || text_.at(place) == '-' || text_.at(place) == '.' ||
                text_.at(place) == long_dash))
          ++place, ++gaps;
        const bool wants_letter = step % 2 == 0;
        // 0 is also typed for the letter O, 1 for I: "KOA 1LO" and "K0A 1L0" are one code.
        if (wants_letter ? !(letter(place) || (step > 0 && text_.at(place) == '0')) : !figure(place))
          break;
        digits += is_digit(text_.at(place));
        ++place;
      }
      constexpr std::string_view areas = "abceghjklmnprstvxy";
      const bool ends = !is_letter(text_.at(place)) && !is_digit(text_.at(place));
      const bool upper = text_.is_upper(at);
      if (step == 6 && ends && digits >= (upper ? 1U : 2U) && gaps <= 5 &&
          areas.find(text_.at(at)) != std::string_view::npos) {
        out_.push_back({at, place, Kind::postal_code, Certainty::certain, {Neutral::postal_code}});
        at = place;
      } else if (step >= 3 && half_code(at)) {
        out_.push_back({at, at + 3, Kind::postal_code, Certainty::possible, {Neutral::postal_code}});
      }
    }
  }

  // "postal code K1A": the first half alone, only when it is called one.
  bool half_code(std::size_t at) const {
    return is_letter(text_.at(at)) && is_digit(text_.at(at + 1)) && is_letter(text_.at(at + 2)) &&
           !is_letter(text_.at(at + 3)) && cue_before(tokens_, token_at(tokens_, at), 3, postal_words);
  }

private:
  const Tokens& tokens_;
  const Normal& text_;
  Spans& out_;
};

} // namespace

void find_postal_codes(const Scan& scan, Spans& out) {
  PostalCodeScanner(scan, out).postal_codes();
}

} // namespace concert::engines::reidentification
