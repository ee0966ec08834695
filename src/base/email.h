// The address of a mailbox, checked once where it enters, so that no line break, bracket or second address can reach a
// mail. What everybody writes, name@domain in ASCII; not the quoted, commented and international forms of the
// standards.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"

namespace concert {

// PRIVACY: has no stream operator: whose mailbox it is belongs in no log.
class EmailAddress {
public:
  // Refused (field, problem.not_an_email). White space around it is dropped.
  static Result<EmailAddress> parse(std::string_view text, std::string_view field = "email");

  const std::string& text() const { return text_; }
  std::string_view domain() const { return std::string_view(text_).substr(text_.find('@') + 1); }
  friend auto operator<=>(const EmailAddress&, const EmailAddress&) = default; // as spelt

private:
  explicit EmailAddress(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

// Names separated by dots, each of letters, digits and inner hyphens: "mail.example.ca". No numeric addresses.
bool is_host_name(std::string_view text);

} // namespace concert
