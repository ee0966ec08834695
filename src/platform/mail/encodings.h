// How text travels in a mail: RFC 2045 (quoted-printable, base64) and RFC 2047 (words in headers). Private to this
// part.
#pragma once

#include <string>
#include <string_view>

namespace concert::mail {

// Lines end with "\n" in `text` and with CR LF in the result, where they have at most 76 bytes.
std::string quoted_printable(std::string_view text);
// Of any bytes, in lines of 76.
std::string base64_lines(std::string_view bytes);
// "Subject: ..." folded to lines of at most 76 bytes, with its end. `value` is UTF-8 without control characters.
std::string header_of(std::string_view name, std::string_view value);
// Words as header_of encodes them, for the display name of an address; `used` is how much of the line is taken.
std::string encoded_words(std::string_view value, std::size_t used);

} // namespace concert::mail
