#include "platform/http/cookies.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace concert::http {
namespace {

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == '~';
  });
}

} // namespace

std::optional<std::string> cookie(const Request& request, std::string_view name) {
  std::optional<std::string> found;
  for (const auto header : request.headers.all("Cookie"))
    for (const auto part : text::split(header, ';')) {
      const auto pair = text::trim(part);
      const auto equals = pair.find('=');
      if (equals == std::string_view::npos || pair.substr(0, equals) != name)
        continue;
      if (found)
        return std::nullopt;
      found = pair.substr(equals + 1);
    }
  return found;
}

std::string set_cookie(const CookieToSet& cookie) {
  check(!cookie.name.empty() && is_plain(cookie.name) && is_plain(cookie.value),
        "a cookie's name and value are letters, digits and -_.~");
  std::string out = cookie.name + "=" + cookie.value + "; Path=/; HttpOnly";
  out += cookie.same_site == SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax";
  if (cookie.over_plain_http == OverPlainHttp::no)
    out += "; Secure";
  if (cookie.lives)
    out += "; Max-Age=" + std::to_string(cookie.lives->count());
  return out;
}

} // namespace concert::http
