// Files that every reader gets alike: style sheets, scripts, icons, fonts.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace concert::http {

// `hashed`: the name changes with the bytes, so a browser may keep it for a year without asking.
enum class AssetName { hashed, plain };

// 304 without a body when the request's If-None-Match names `etag` (or "*"), else 200. `etag` without quotes.
Reply asset_reply(const Request& request, std::string_view bytes, std::string content_type, std::string_view etag,
                  AssetName name = AssetName::plain);

} // namespace concert::http
