#include "platform/http/assets.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace concert::http {
namespace {

// Weak comparison, as RFC 9110 §13.1.2 wants for If-None-Match: a compressed reply carries W/.
bool names(std::string_view if_none_match, std::string_view quoted) {
  for (const auto part : text::split(if_none_match, ',')) {
    auto tag = text::trim(part);
    if (tag == "*")
      return true;
    if (tag.starts_with("W/"))
      tag.remove_prefix(2);
    if (tag == quoted)
      return true;
  }
  return false;
}

} // namespace

Reply asset_reply(const Request& request, std::string_view bytes, std::string content_type, std::string_view etag,
                  AssetName name) {
  check(std::all_of(etag.begin(), etag.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != ','; }),
        "an etag is visible ASCII without quotes and commas");
  const auto quoted = "\"" + std::string(etag) + "\"";
  const auto given = request.headers.all("If-None-Match");
  const bool unchanged =
      std::any_of(given.begin(), given.end(), [&](std::string_view header) { return names(header, quoted); });

  auto reply = typed_reply(unchanged ? 304 : 200, std::move(content_type), unchanged ? "" : std::string(bytes));
  reply.with("ETag", quoted);
  reply.with("Cache-Control", name == AssetName::hashed ? "public, max-age=31536000, immutable" : "no-cache");
  return reply;
}

} // namespace concert::http
