#include "platform/mail/encodings.h"

#include <doctest/doctest.h>

#include "base/bytes.h"
#include "base/check.h"
#include "base/text.h"

using namespace concert;
using namespace concert::mail;

namespace {

int value_of(char digit) {
  return digit <= '9' ? digit - '0' : digit - 'A' + 10;
}

// RFC 2045 §6.7 the other way round, strictly.
std::string unquoted(const std::string& encoded) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const auto end = encoded.find("\r\n", at);
    const auto line = encoded.substr(at, end == std::string::npos ? end : end - at);
    CHECK(line.size() <= 76);
    CHECK_FALSE((line.ends_with(' ') || line.ends_with('\t')));
    bool goes_on = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      REQUIRE((line[i] == '\t' || (line[i] >= 0x20 && line[i] < 0x7f)));
      if (line[i] != '=') {
        out += line[i];
      } else if (i + 1 == line.size()) {
        goes_on = true;
      } else {
        REQUIRE(i + 2 < line.size());
        out += static_cast<char>(value_of(line[i + 1]) * 16 + value_of(line[i + 2]));
        i += 2;
      }
    }
    if (end == std::string::npos)
      return out;
    if (!goes_on)
      out += '\n';
    at = end + 2;
  }
}

// RFC 2047 the other way round: every word a whole number of characters.
std::string decoded_header(const std::string& header, const std::string& name) {
  REQUIRE(header.starts_with(name + ": "));
  REQUIRE(header.ends_with("\r\n"));
  std::string out;
  std::string rest = header.substr(name.size() + 2, header.size() - name.size() - 4);
  std::size_t line_length = name.size() + 2;
  while (!rest.empty()) {
    if (!rest.starts_with("=?utf-8?Q?"))
      return out + rest;
    const auto end = rest.find("?=", 10);
    REQUIRE(end != std::string::npos);
    CHECK(end + 2 <= 75);
    CHECK(line_length + end + 2 <= 76);
    std::string word = rest.substr(10, end - 10);
    CHECK(word.find(' ') == std::string::npos);
    for (auto& c : word)
      if (c == '_')
        c = ' ';
    const auto text = unquoted(word + "=\r\n");
    CHECK(text::is_utf8(text));
    out += text;
    rest.erase(0, end + 2);
    if (!rest.empty()) {
      REQUIRE(rest.starts_with("\r\n "));
      rest.erase(0, 3);
      line_length = 1;
    }
  }
  return out;
}

} // namespace

TEST_CASE("quoted-printable comes back as it was") {
  std::string every;
  for (int c = 1; c < 256; ++c)
    if (c != '\r')
      every += static_cast<char>(c);
  for (const std::string& text : {std::string(), std::string("\n"), std::string("a\n\n"), std::string("no end"),
                                  std::string("blank \n tab\t\n \n"), std::string("From me\n From\nFrom\n"),
                                  std::string("é = è\n"), std::string(".\n..\n"), every}) {
    CAPTURE(text);
    CHECK(unquoted(quoted_printable(text)) == text);
  }
  for (std::size_t length = 60; length < 240; ++length)
    for (const char* piece : {"a", "é", " ", "=", "a "}) {
      std::string text;
      while (text.size() < length)
        text += piece;
      CHECK(unquoted(quoted_printable(text + "\n")) == text + "\n");
    }
}

TEST_CASE("quoted-printable stays readable") {
  CHECK(quoted_printable("Bonjour, c'est pr\xc3\xaat.\n") == "Bonjour, c'est pr=C3=AAt.\r\n");
  CHECK(quoted_printable("a \n") == "a=20\r\n");
  CHECK(quoted_printable("From me\n") == "=46rom me\r\n");
  CHECK(quoted_printable(std::string(76, 'a')) == std::string(76, 'a'));
  CHECK(quoted_printable(std::string(77, 'a')) == std::string(75, 'a') + "=\r\naa");
}

TEST_CASE("base64 in lines") {
  CHECK(base64_lines("") == "");
  CHECK(base64_lines("f") == "Zg==");
  CHECK(base64_lines("fo") == "Zm8=");
  CHECK(base64_lines("foo") == "Zm9v"); // RFC 4648 §10
  for (std::size_t size = 0; size < 300; ++size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i)
      bytes += static_cast<char>(i * 7 + size);
    std::string encoded = base64_lines(bytes);
    for (const auto line : text::split(encoded, '\n'))
      CHECK(line.size() <= 77); // with the CR
    std::erase(encoded, '\r');
    std::erase(encoded, '\n');
    REQUIRE(from_base64(encoded));
    CHECK(text_of(*from_base64(encoded)) == bytes);
  }
}

TEST_CASE("headers") {
  CHECK(header_of("Subject", "Meeting on Thursday") == "Subject: Meeting on Thursday\r\n");
  CHECK(header_of("Subject", "Séance") == "Subject: =?utf-8?Q?S=C3=A9ance?=\r\n");
  CHECK(header_of("Subject", "a b é?") == "Subject: =?utf-8?Q?a_b_=C3=A9=3F?=\r\n");
  // What looks encoded already would be decoded by the reader.
  CHECK(decoded_header(header_of("Subject", "=?utf-8?Q?x?="), "Subject") == "=?utf-8?Q?x?=");
  for (const std::string piece : {"a", "é", "€", "😀", "a é_€=?😀 "})
    for (std::size_t shift = 0; shift < 5; ++shift) {
      std::string text(shift, 'x');
      while (text.size() < 400)
        text += piece;
      CHECK(decoded_header(header_of("Subject", text), "Subject") == text);
    }
  CHECK_THROWS_AS(header_of("Subject", "a\r\nBcc: b"), Bug);
  CHECK_THROWS_AS(header_of("Subject", "a\tb"), Bug);
}
