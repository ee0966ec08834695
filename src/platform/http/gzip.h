// gzip (RFC 1952) for replies. Private to this part.
#pragma once

#include <string>
#include <string_view>

namespace concert::http {

std::string gzipped(std::string_view bytes, int level); // level 1 to 9
// For tests and the client's curious users; throws std::runtime_error when `bytes` is no gzip or unpacks above `most`.
std::string gunzipped(std::string_view bytes, std::size_t most = 64 << 20);

bool accepts_gzip(std::string_view accept_encoding);   // "gzip;q=0" does not
bool worth_compressing(std::string_view content_type); // text in the widest sense: JSON, SVG, scripts

} // namespace concert::http
