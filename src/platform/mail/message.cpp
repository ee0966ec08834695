#include "platform/mail/message.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "platform/mail/encodings.h"

namespace concert::mail {
namespace {

constexpr std::size_t longest_subject = 200;
constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_text = std::size_t{64} << 10;

Result<std::string> one_line(const std::string& field, std::string_view text, std::size_t longest) {
  if (!text::is_utf8(text))
    return Refusal::invalid(field, "problem.not_text");
  const auto trimmed = text::trim(text);
  if (trimmed.empty())
    return Refusal::invalid(field, "problem.required");
  // A line break in a header would begin another header; the other control characters have no business there either.
  for (const char c : trimmed)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      return Refusal::invalid(field, "problem.one_line");
  if (text::count_characters(trimmed) > longest)
    return Refusal::invalid(field, "problem.too_long", {std::to_string(longest)});
  return std::string(trimmed);
}

// RFC 5322 §3.3, in UTC: "Sun, 22 Nov 2026 13:45:54 +0000".
std::string date_of(Instant instant) {
  constexpr std::array<std::string_view, 7> days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"}; // 1970 began on one
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = LocalDate::utc_day_of(instant);
  const auto weekday = ((day.days_since_1970() % 7) + 7) % 7;
  std::string out(days[static_cast<std::size_t>(weekday)]);
  out += ", " + std::to_string(day.day()) + " ";
  out.append(months[day.month() - 1]).append(" ");
  out += std::to_string(day.year()) + " " + instant.iso().substr(11, 8) + " +0000";
  return out;
}

std::string author_header(const Author& author, const std::string& name) {
  const std::string address = "<" + author.address.text() + ">";
  const bool plain =
      std::all_of(name.begin(), name.end(), [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; }) &&
      name.find("=?") == std::string::npos;
  std::string out = "From: " + (plain ? "\"" + name + "\"" : encoded_words(name, 6));
  const auto line_began = out.rfind('\n') == std::string::npos ? 0 : out.rfind('\n') + 1;
  out += out.size() - line_began + 1 + address.size() > 76 ? "\r\n " : " ";
  return out + address + "\r\n";
}

constexpr std::string_view text_headers = "Content-Type: text/plain; charset=utf-8\r\n"
                                          "Content-Transfer-Encoding: quoted-printable\r\n\r\n";

std::string calendar_part(const calendar::File& file) {
  std::string out =
      "Content-Type: text/calendar; charset=utf-8; method=" + file.method + ";\r\n name=\"meeting.ics\"\r\n";
  out += "Content-Transfer-Encoding: base64\r\n"
         "Content-Disposition: attachment; filename=\"meeting.ics\"\r\n\r\n";
  return out + base64_lines(file.text) + "\r\n"; // base64, because its long lines and CR LF must arrive as they are
}

} // namespace

Result<std::string> wire_of(const Message& message, const Author& author) {
  const auto subject = TRY(one_line("subject", message.subject, longest_subject));
  const auto name = TRY(one_line("name", author.name, longest_name));
  if (!text::is_utf8(message.text))
    return Refusal::invalid("text", "problem.not_text");
  std::string text = text::normalise_lines(message.text);
  if (text.size() > longest_text)
    return Refusal::invalid("text", "problem.too_long", {std::to_string(longest_text)});
  if (!text.ends_with('\n'))
    text += '\n';

  std::string out = author_header(author, name);
  out += "To: <" + message.to.text() + ">\r\n";
  out += header_of("Subject", subject);
  out += "Date: " + date_of(message.written) + "\r\n";
  // PRIVACY: a random number; neither the moment nor the machine nor a count of mails can be read from it.
  out += "Message-ID: <" + message.id.text() + "@" + std::string(author.address.domain()) + ">\r\n";
  out += "MIME-Version: 1.0\r\n";
  out += "Content-Language: " + std::string(tag_of(message.language)) + "\r\n";
  out += "Auto-Submitted: auto-generated\r\n"; // RFC 3834: nobody's absence note answers it
  if (!message.calendar)
    return out.append(text_headers) + quoted_printable(text);

  // "=_" occurs neither in quoted-printable nor in base64.
  const std::string boundary = "=_" + message.id.text();
  out += "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
  out += "--" + boundary + "\r\n";
  out.append(text_headers) += quoted_printable(text);
  out += "\r\n--" + boundary + "\r\n" + calendar_part(*message.calendar);
  out += "--" + boundary + "--\r\n";
  return out;
}

} // namespace concert::mail
