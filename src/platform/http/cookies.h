// Cookies: reading one, and writing Set-Cookie with attributes that are safe unless somebody says otherwise.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace concert::http {

// Nothing when the request brings the name twice: somebody on a sister domain may have planted one of them, and we
// cannot tell which.
std::optional<std::string> cookie(const Request& request, std::string_view name);

enum class SameSite { strict, lax };
enum class OverPlainHttp { no, yes }; // yes only for a demo on localhost

struct CookieToSet {
  std::string name;  // a "__Host-" prefix makes browsers insist on Secure and Path=/
  std::string value; // letters, digits and -_.~ only: anything else is a bug; use base64url
  std::optional<std::chrono::seconds> lives = {}; // absent: until the browser closes; zero: forget it now
  SameSite same_site = SameSite::lax;
  OverPlainHttp over_plain_http = OverPlainHttp::no;
};
std::string set_cookie(const CookieToSet& cookie); // value of the Set-Cookie header; always HttpOnly and Path=/

} // namespace concert::http
