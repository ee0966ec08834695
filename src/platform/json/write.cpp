#include "platform/json/write.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace concert::json {
namespace {

// How many bytes the character of several bytes at `at` has; 0 if it is broken or cut off.
std::size_t length_of(std::string_view text, std::size_t at) {
  const auto lead = static_cast<std::uint8_t>(text[at]);
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return text::is_utf8(text.substr(at, length)) ? length : 0;
}

} // namespace

void Writer::before_value() {
  if (open_.empty()) {
    check(!whole_, "a JSON document is one value");
    whole_ = true;
  } else if (open_.back() == Inside::array) {
    if (!first_)
      out_ += ',';
  } else {
    check(open_.back() == Inside::object_after_key, "in a JSON object a value follows its name");
    open_.back() = Inside::object;
  }
  first_ = false;
}

Writer& Writer::begin_object() {
  before_value();
  out_ += '{';
  open_.push_back(Inside::object);
  first_ = true;
  return *this;
}

Writer& Writer::end_object() {
  check(!open_.empty() && open_.back() == Inside::object, "no JSON object ends here");
  out_ += '}';
  open_.pop_back();
  first_ = false;
  return *this;
}

Writer& Writer::begin_array() {
  before_value();
  out_ += '[';
  open_.push_back(Inside::array);
  first_ = true;
  return *this;
}

Writer& Writer::end_array() {
  check(!open_.empty() && open_.back() == Inside::array, "no JSON array ends here");
  out_ += ']';
  open_.pop_back();
  first_ = false;
  return *this;
}

Writer& Writer::key(std::string_view name) {
  check(!open_.empty() && open_.back() == Inside::object, "a name stands in a JSON object");
  if (!first_)
    out_ += ',';
  quoted(name);
  out_ += ':';
  open_.back() = Inside::object_after_key;
  return *this;
}

Writer& Writer::value(std::string_view text) {
  before_value();
  quoted(text);
  return *this;
}

Writer& Writer::value(std::nullptr_t) {
  return word("null");
}

Writer& Writer::word(std::string_view literal) {
  before_value();
  out_ += literal;
  return *this;
}

Writer& Writer::integer(std::int64_t number) {
  std::array<char, 24> digits{};
  const char* end = std::to_chars(digits.begin(), digits.end(), number).ptr;
  return word({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

Writer& Writer::real(double number) {
  check(std::isfinite(number), "JSON has no infinite numbers");
  std::array<char, 32> digits{};
  const char* end = std::to_chars(digits.begin(), digits.end(), number).ptr;
  const std::string_view shortest(digits.data(), static_cast<std::size_t>(end - digits.data()));
  word(shortest);
  if (shortest.find_first_of(".e") == std::string_view::npos)
    out_ += ".0"; // so that it reads back as a double
  return *this;
}

Writer& Writer::value(const Value& tree) {
  if (tree.is_null())
    return value(nullptr);
  if (const bool* yes = tree.if_bool())
    return value(*yes);
  if (const std::int64_t* number = tree.if_int())
    return value(*number);
  if (const double* number = tree.if_double())
    return value(*number);
  if (const std::string* text = tree.if_text())
    return value(*text);
  if (const Array* array = tree.if_array()) {
    begin_array();
    for (const Value& item : *array)
      value(item);
    return end_array();
  }
  begin_object();
  for (const auto& [name, item] : *tree.if_object())
    key(name).value(item);
  return end_object();
}

void Writer::quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out_ += '"';
  std::size_t copied = 0; // everything before is in out_
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<std::uint8_t>(text[at]);
    if (byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\') {
      ++at;
      continue;
    }
    if (byte >= 0x80) {
      if (const std::size_t length = length_of(text, at)) {
        at += length;
        continue;
      }
    }
    out_ += text.substr(copied, at - copied);
    if (byte >= 0x80) {
      out_ += "\xef\xbf\xbd";
    } else if (byte == '"' || byte == '\\') {
      out_ += '\\';
      out_ += static_cast<char>(byte);
    } else if (byte == '\n') {
      out_ += "\\n";
    } else if (byte == '\t') {
      out_ += "\\t";
    } else if (byte == '\r') {
      out_ += "\\r";
    } else {
      out_ += "\\u00";
      out_ += digits[byte >> 4];
      out_ += digits[byte & 15];
    }
    copied = ++at;
  }
  out_ += text.substr(copied);
  out_ += '"';
}

std::string Writer::take() {
  check(whole_ && open_.empty(), "the JSON document is not finished");
  whole_ = false;
  return std::exchange(out_, {});
}

std::string dump(const Value& value) {
  return Writer().value(value).take();
}

} // namespace concert::json
