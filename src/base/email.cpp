#include "base/email.h"

#include <algorithm>

#include "base/text.h"

namespace concert {
namespace {

constexpr std::size_t longest_local_part = 64; // RFC 5321 §4.5.3.1.1
constexpr std::size_t longest_address = 254;   // its path of 256 with the brackets
constexpr std::size_t longest_label = 63;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// A dot-atom of RFC 5322 §3.2.3.
bool is_local_part(std::string_view text) {
  if (text.size() > longest_local_part)
    return false;
  const auto atoms = text::split(text, '.');
  return std::all_of(atoms.begin(), atoms.end(), [](std::string_view atom) {
    return !atom.empty() && std::all_of(atom.begin(), atom.end(), [](char c) {
      return is_letter_or_digit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
    });
  });
}

} // namespace

bool is_host_name(std::string_view text) {
  if (text.size() > 253)
    return false;
  const auto labels = text::split(text, '.');
  const bool labels_fit = std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
    return !label.empty() && label.size() <= longest_label && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
  });
  // No top-level domain is a number, so that 10.0.0.1 is no name.
  return labels_fit &&
         std::any_of(labels.back().begin(), labels.back().end(), [](char c) { return c < '0' || c > '9'; });
}

Result<EmailAddress> EmailAddress::parse(std::string_view text, std::string_view field) {
  const auto trimmed = text::trim(text);
  const auto at = trimmed.find('@');
  if (trimmed.size() > longest_address || at == std::string_view::npos || !is_local_part(trimmed.substr(0, at)) ||
      !is_host_name(trimmed.substr(at + 1)) || trimmed.find('.', at) == std::string_view::npos)
    return Refusal::invalid(std::string(field), "problem.not_an_email");
  return EmailAddress(std::string(trimmed));
}

} // namespace concert
