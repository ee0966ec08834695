#include "platform/http/forms.h"

#include "base/text.h"
#include "platform/http/message.h"

namespace concert::http {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  if (c >= 'A' && c <= 'F')
    return c - 'A' + 10;
  return -1;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

// What is wrong belongs to the form as a whole: a name that cannot be read cannot be named.
Refusal wrong(std::string word, std::vector<std::string> values = {}) {
  return Refusal::invalid("form", std::move(word), std::move(values));
}

} // namespace

Result<std::string> percent_decoded(std::string_view encoded, Plus plus) {
  std::string decoded;
  decoded.reserve(encoded.size());
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (encoded[i] == '+' && plus == Plus::space) {
      decoded += ' ';
    } else if (encoded[i] == '%') {
      if (encoded.size() - i < 3 || digit_of(encoded[i + 1]) < 0 || digit_of(encoded[i + 2]) < 0)
        return wrong("problem.bad_encoding");
      decoded += static_cast<char>(digit_of(encoded[i + 1]) * 16 + digit_of(encoded[i + 2]));
      i += 2;
    } else {
      decoded += encoded[i];
    }
  }
  if (!text::is_utf8(decoded))
    return wrong("problem.not_text");
  return decoded;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += '%';
      encoded += digits[byte >> 4];
      encoded += digits[byte & 15];
    }
  }
  return encoded;
}

Result<Fields> form_fields(std::string_view encoded, std::size_t most) {
  Fields fields;
  std::size_t count = 0;
  while (!encoded.empty()) {
    const auto end = encoded.find('&');
    const auto part = encoded.substr(0, end);
    encoded = end == std::string_view::npos ? std::string_view() : encoded.substr(end + 1);
    if (part.empty())
      continue;
    if (++count > most)
      return wrong("problem.too_many_fields", {std::to_string(most)});
    const auto equals = part.find('=');
    auto name = TRY(percent_decoded(part.substr(0, equals), Plus::space));
    const auto value =
        equals == std::string_view::npos ? std::string() : TRY(percent_decoded(part.substr(equals + 1), Plus::space));
    fields.add(std::move(name), value);
  }
  return fields;
}

Result<Fields> query_fields(const Request& request, std::size_t most) {
  return form_fields(request.query, most);
}

Result<Fields> body_fields(const Request& request, std::size_t most) {
  if (request.body.empty())
    return Fields();
  const auto type = request.headers.text_or("Content-Type");
  const auto essence = text::trim(std::string_view(type).substr(0, type.find(';')));
  if (!same_name(essence, "application/x-www-form-urlencoded"))
    return wrong("problem.not_a_form");
  return form_fields(request.body, most);
}

std::string url(std::string_view path, const std::vector<std::pair<std::string, std::string>>& query) {
  std::string out(path);
  char separator = '?';
  for (const auto& [name, value] : query) {
    out += separator;
    out += percent_encoded(name) + "=" + percent_encoded(value);
    separator = '&';
  }
  return out;
}

} // namespace concert::http
