#include "platform/http/wire.h"

#include <algorithm>

#include "base/check.h"
#include "platform/http/gzip.h"

namespace concert::http {
namespace {

constexpr std::size_t least_to_compress = 1024; // below it the reply fits one packet anyway

bool is_header_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool is_header_value(std::string_view value) {
  return std::none_of(value.begin(), value.end(),
                      [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

void check_headers(const Reply& reply) {
  for (const auto& [name, value] : reply.headers) {
    check(is_header_name(name) && is_header_value(value), "a header of a reply is malformed");
    for (const std::string_view ours : {"Content-Length", "Connection", "Transfer-Encoding", "Keep-Alive"})
      check(!same_name(name, ours), "this header belongs to the server");
  }
}

void vary_by_encoding(Reply& reply) {
  for (auto& [name, value] : reply.headers)
    if (same_name(name, "Vary")) {
      value += ", Accept-Encoding";
      return;
    }
  reply.with("Vary", "Accept-Encoding");
}

// Compressed bytes are another representation: a strong tag must not name both (RFC 9110 §8.8.3).
void weaken_etag(Reply& reply) {
  for (auto& [name, value] : reply.headers)
    if (same_name(name, "ETag") && value.starts_with('"'))
      value = "W/" + value;
}

void compress(Reply& reply, const WireChoices& choices) {
  if (choices.gzip_level <= 0 || reply.compression == Compression::forbidden || reply.header("Content-Encoding") ||
      !worth_compressing(reply.header("Content-Type").value_or("")))
    return;
  vary_by_encoding(reply);
  if (!choices.gzip_accepted || reply.body.size() < least_to_compress)
    return;
  reply.body = gzipped(reply.body, choices.gzip_level);
  reply.with("Content-Encoding", "gzip");
  weaken_etag(reply);
}

} // namespace

std::string wire_of(Reply reply, const WireChoices& choices) {
  check(reply.status >= 200 && reply.status <= 599, "a reply's status is 200 to 599");
  check_headers(reply);
  check(!choices.open_ended || (reply.status == 200 && reply.body.empty()),
        "a stream of events is a 200 without a body");
  check(!reply.events, "only the reply to a request can be a stream");
  if (!choices.open_ended)
    compress(reply, choices);

  std::string out = "HTTP/1.1 " + std::to_string(reply.status) + " ";
  out += reason_of(reply.status);
  out += "\r\n";
  for (const auto& [name, value] : reply.headers)
    out += name + ": " + value + "\r\n";
  const bool bodyless = reply.status == 204 || reply.status == 304;
  if (!bodyless && !choices.open_ended)
    out += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n";
  // Ended by the connection's end rather than chunked: that is valid for HTTP/1.0 too, which nginx speaks to us unless
  // told otherwise, and a stream is never followed by another reply.
  if (!choices.keep_alive || (choices.open_ended && !choices.head))
    out += "Connection: close\r\n";
  else if (choices.one_point_zero)
    out += "Connection: keep-alive\r\n";
  out += "\r\n";
  if (!bodyless && !choices.head)
    out += reply.body;
  return out;
}

Reply bare_reply(int status) {
  auto reply = text_reply(status, std::to_string(status) + " " + std::string(reason_of(status)) + "\n");
  reply.with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff");
  return reply;
}

} // namespace concert::http
