#include "engines/reidentification/normalise.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace concert::engines::reidentification {

namespace {

constexpr char32_t no_text = 0xffffffff;

// The next code point, or no_text for one byte that begins none.
char32_t next_point(std::string_view utf8, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(utf8[i]); };
  const std::uint8_t first = byte(at);
  std::size_t length = 0;
  char32_t point = 0;
  if (first >= 0xc2 && first < 0xe0)
    length = 2, point = first & 0x1fU;
  else if (first >= 0xe0 && first < 0xf0)
    length = 3, point = first & 0x0fU;
  else if (first >= 0xf0 && first < 0xf5)
    length = 4, point = first & 0x07U;
  if (length == 0 || at + length > utf8.size()) {
    ++at;
    return first < 0x80 ? first : no_text;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0U) != 0x80U) {
      ++at;
      return no_text;
    }
    point = (point << 6) | (byte(at + i) & 0x3fU);
  }
  at += length;
  return point;
}

bool invisible(char32_t p) {
  return (p >= 0x300 && p <= 0x36f) || p == 0xad || p == 0x34f || p == 0x61c || (p >= 0x180b && p <= 0x180e) ||
         (p >= 0x200b && p <= 0x200f) || (p >= 0x202a && p <= 0x202e) || (p >= 0x2060 && p <= 0x206f) ||
         (p >= 0xfe00 && p <= 0xfe0f) || p == 0xfeff || (p >= 0xe0000 && p <= 0xe01ef);
}

bool blank(char32_t p) {
  return p == ' ' || p == '\t' || p == 0xa0 || p == 0x1680 || (p >= 0x2000 && p <= 0x200a) || p == 0x202f ||
         p == 0x205f || p == 0x3000;
}

struct Alike {
  char32_t from;
  char to;
};
// Letters of other scripts that look like Latin ones, lower case forms of both; after Unicode TR39's idea.
constexpr std::array<Alike, 66> alike = {{
    {0x391, 'a'},  {0x392, 'b'},  {0x395, 'e'}, {0x396, 'z'}, {0x397, 'h'}, {0x399, 'i'}, {0x39a, 'k'}, {0x39c, 'm'},
    {0x39d, 'n'},  {0x39f, 'o'},  {0x3a1, 'p'}, {0x3a4, 't'}, {0x3a5, 'y'}, {0x3a7, 'x'}, {0x3b1, 'a'}, {0x3b9, 'i'},
    {0x3ba, 'k'},  {0x3bd, 'v'},  {0x3bf, 'o'}, {0x3c1, 'p'}, {0x3c5, 'u'}, {0x3c7, 'x'}, {0x3f2, 'c'}, {0x405, 's'},
    {0x406, 'i'},  {0x408, 'j'},  {0x410, 'a'}, {0x412, 'b'}, {0x415, 'e'}, {0x41a, 'k'}, {0x41c, 'm'}, {0x41d, 'h'},
    {0x41e, 'o'},  {0x420, 'p'},  {0x421, 'c'}, {0x422, 't'}, {0x423, 'y'}, {0x425, 'x'}, {0x430, 'a'}, {0x432, 'b'},
    {0x435, 'e'},  {0x43a, 'k'},  {0x43c, 'm'}, {0x43d, 'h'}, {0x43e, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x442, 't'},
    {0x443, 'y'},  {0x445, 'x'},  {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x4ae, 'y'}, {0x4af, 'y'}, {0x4bb, 'h'},
    {0x501, 'd'},  {0x51b, 'q'},  {0x51d, 'w'}, {0x570, 'h'}, {0x578, 'n'}, {0x57d, 'u'}, {0x585, 'o'}, {0x2c9f, 'o'},
    {0xab93, 'z'}, {0xabaa, 'c'},
}};

bool foreign_upper(char32_t p) {
  return (p >= 0x391 && p <= 0x3a9) || (p >= 0x400 && p <= 0x42f);
}

// A decimal digit of any script that a keyboard can give; -1 otherwise.
int digit_of(char32_t p) {
  for (const char32_t zero : {0x660U, 0x6f0U, 0x7c0U, 0x966U, 0x9e6U, 0xa66U, 0xae6U, 0xb66U, 0xbe6U, 0xc66U, 0xce6U,
                              0xd66U, 0xe50U, 0xed0U, 0xf20U, 0x1040U, 0xff10U})
    if (p >= zero && p <= zero + 9)
      return static_cast<int>(p - zero);
  if (p >= 0x1d7ce && p <= 0x1d7ff)
    return static_cast<int>((p - 0x1d7ce) % 10);
  if (p == 0xb9 || p == 0xb2 || p == 0xb3)
    return p == 0xb9 ? 1 : p == 0xb2 ? 2 : 3;
  if (p == 0x2070 || (p >= 0x2074 && p <= 0x2079))
    return static_cast<int>(p - 0x2070);
  if (p == 0x2080 || (p > 0x2080 && p <= 0x2089))
    return static_cast<int>(p - 0x2080);
  if (p >= 0x2460 && p <= 0x2468)
    return static_cast<int>(p - 0x2460 + 1);
  return -1;
}

bool other_script(char32_t p) {
  return (p >= 0x370 && p < 0x2000) || (p >= 0x2c00 && p < 0x2e00) || (p >= 0x3005 && p <= 0x3007) ||
         (p >= 0x3040 && p < 0xe000) || (p >= 0xf900 && p < 0xfe00) || (p >= 0xfe70 && p < 0xfeff) ||
         (p >= 0x10000 && p < 0x1d000) || (p >= 0x20000 && p < 0x32000);
}

// Vietnamese and other letters of U+1E00..U+1EFF by their Latin base; a run of pairs, upper case first.
char extended_base(char32_t p) {
  constexpr std::string_view first = // U+1E00..U+1E9F
      "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnooooooooppppqqqq";
  if (p >= 0x1ea0 && p <= 0x1ef9) {
    const auto i = p - 0x1ea0;
    return i < 24 ? 'a' : i < 40 ? 'e' : i < 44 ? 'i' : i < 68 ? 'o' : i < 82 ? 'u' : 'y';
  }
  if (p >= 0x1e58 && p <= 0x1e5f)
    return 'r';
  if (p >= 0x1e60 && p <= 0x1e69)
    return 's';
  if (p >= 0x1e6a && p <= 0x1e71)
    return 't';
  if (p >= 0x1e72 && p <= 0x1e7b)
    return 'u';
  if (p >= 0x1e7c && p <= 0x1e7f)
    return 'v';
  if (p >= 0x1e80 && p <= 0x1e89)
    return 'w';
  if (p >= 0x1e00 && p - 0x1e00 < first.size())
    return first[p - 0x1e00];
  return 'z';
}

bool latin_upper(char32_t p) {
  if (p < 0x100)
    return p >= 0xc0 && p <= 0xde && p != 0xd7;
  if (p == 0x178 || p == 0x179 || p == 0x17b || p == 0x17d)
    return true;
  if ((p >= 0x139 && p <= 0x148) || (p >= 0x179 && p <= 0x17e))
    return p % 2 == 1;
  return p % 2 == 0;
}

char latin_extended(char32_t p) { // U+0180..U+024F and IPA, the letters that names use
  switch (p) {
  case 0x181:
  case 0x253:
    return 'b';
  case 0x18f:
  case 0x259:
    return 'e';
  case 0x18a:
  case 0x257:
    return 'd';
  case 0x198:
  case 0x199:
    return 'k';
  case 0x1a0:
  case 0x1a1:
  case 0x186:
  case 0x254:
    return 'o';
  case 0x1af:
  case 0x1b0:
    return 'u';
  case 0x14a:
  case 0x14b:
    return 'n';
  case 0x218:
  case 0x219:
    return 's';
  case 0x21a:
  case 0x21b:
    return 't';
  case 0x1b3:
  case 0x1b4:
    return 'y';
  default:
    break;
  }
  constexpr std::string_view carons = "aaiioouuuuuuuuuue"; // U+01CD..U+01DD
  if (p >= 0x1cd && p <= 0x1dd)
    return carons[p - 0x1cd];
  return 'e';
}

class Normaliser {
public:
  explicit Normaliser(std::string_view utf8) : utf8_(utf8) {
    out_.text.reserve(utf8.size());
    out_.begin.reserve(utf8.size());
    out_.end.reserve(utf8.size());
    out_.marks.reserve(utf8.size());
  }

  Normal run() {
    for (std::size_t at = 0; at < utf8_.size();) {
      first_ = at;
      const auto byte = static_cast<std::uint8_t>(utf8_[at]);
      if (byte < 0x80) {
        last_ = ++at;
        ascii(static_cast<char>(byte));
        continue;
      }
      const char32_t point = next_point(utf8_, at);
      last_ = at;
      beyond_ascii(point);
    }
    return std::move(out_);
  }

private:
  void put(char c, std::uint8_t marks = 0) {
    out_.text += c;
    out_.begin.push_back(static_cast<std::uint32_t>(first_));
    out_.end.push_back(static_cast<std::uint32_t>(last_));
    out_.marks.push_back(marks);
  }

  void ascii(char c) {
    if (c >= 'A' && c <= 'Z')
      put(static_cast<char>(c + 32), Normal::upper);
    else if (c == '\n' || c == '\r' || c == '\f' || c == '\v')
      put('\n');
    else if (c == '\t')
      put(' ');
    else if (c == '`')
      put('\'');
    else if (static_cast<std::uint8_t>(c) < 0x20 || c == 0x7f)
      put(other_sign);
    else
      put(c);
  }

  void beyond_ascii(char32_t p) {
    if (p != no_text && invisible(p)) {
      if (!out_.end.empty())
        out_.end.back() = static_cast<std::uint32_t>(last_);
      return;
    }
    if (p == no_text)
      return put(other_sign);
    if (blank(p))
      return put(' ');
    if (p == 0x2028 || p == 0x2029 || p == 0x85)
      return put('\n');
    if (p == 0xb4 || p == 0x2b9 || p == 0x2bb || p == 0x2bc || p == 0x2bd || p == 0x2c8 || p == 0x2018 || p == 0x2019 ||
        p == 0x201b || p == 0x2032 || p == 0x2035 || p == 0x5f3 || p == 0xff07)
      return put('\'');
    if ((p >= 0x2010 && p <= 0x2012) || p == 0x2212 || p == 0xfe63 || p == 0xff0d || p == 0x2043)
      return put('-');
    if (p >= 0x2013 && p <= 0x2015)
      return put(long_dash);
    if (p == 0xab || p == 0xbb || p == 0x201c || p == 0x201d || p == 0x201e || p == 0x2039 || p == 0x203a)
      return put('"');
    if (p == 0xb7 || p == 0x2022 || p == 0x25cf || p == 0x2024 || p == 0x3002)
      return put(p == 0x2022 || p == 0x25cf ? '\n' : '.');
    if (p == 0x2026)
      return put('.');
    if (p == 0xb0 || p == 0xba)
      return put(other_sign);
    if (const int digit = digit_of(p); digit >= 0)
      return put(static_cast<char>('0' + digit));
    if (p >= 0xff01 && p <= 0xff5e)
      return ascii(static_cast<char>(p - 0xff01 + '!'));
    if (p >= 0x1d400 && p < 0x1d6a4) { // letters dressed up as mathematics
      const auto i = (p - 0x1d400) % 52;
      return put(static_cast<char>('a' + i % 26), i < 26 ? Normal::upper : 0);
    }
    if (p >= 0xc0 && p < 0x180 && p != 0xd7 && p != 0xf7)
      return latin(p);
    if ((p >= 0x180 && p < 0x2b0))
      return put(latin_extended(p),
                 Normal::accented | Normal::exotic | (latin_upper(p) && p < 0x250 ? Normal::upper : 0));
    if (p >= 0x1e00 && p <= 0x1eff)
      return put(extended_base(p),
                 static_cast<std::uint8_t>(Normal::accented | Normal::exotic | (p % 2 == 0 ? Normal::upper : 0)));
    const auto found =
        std::lower_bound(alike.begin(), alike.end(), p, [](const Alike& a, char32_t b) { return a.from < b; });
    const std::uint8_t marks = Normal::foreign | (foreign_upper(p) ? Normal::upper : 0);
    if (found != alike.end() && found->from == p)
      return put(found->to, marks);
    put(other_script(p) ? foreign_letter : other_sign, marks);
  }

  void latin(char32_t p) {
    // The accents of French, in both cases: à â æ ç è é ê ë î ï ô ù û ü œ.
    const char32_t small = p < 0x100 && p < 0xe0 ? p + 0x20 : p;
    const bool french = small == 0xe0 || small == 0xe2 || (small >= 0xe6 && small <= 0xeb) || small == 0xee ||
                        small == 0xef || small == 0xf4 || small == 0xf9 || small == 0xfb || small == 0xfc ||
                        small == 0x152 || small == 0x153;
    const std::uint8_t marks = static_cast<std::uint8_t>(Normal::accented | (french ? 0 : Normal::exotic) |
                                                         (latin_upper(p) ? Normal::upper : 0));
    for (const char c : text::fold(utf8_.substr(first_, last_ - first_)))
      put(c >= 'a' && c <= 'z' ? c : 'x', marks);
  }

  std::string_view utf8_;
  std::size_t first_ = 0, last_ = 0;
  Normal out_;
};

} // namespace

Normal normalise(std::string_view utf8) {
  return Normaliser(utf8).run();
}

std::string folded(std::string_view utf8) {
  return normalise(utf8).text;
}

} // namespace concert::engines::reidentification
