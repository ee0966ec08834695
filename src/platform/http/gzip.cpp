#include "platform/http/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/check.h"
#include "base/text.h"
#include "platform/http/message.h"

namespace concert::http {
namespace {

constexpr int gzip_window = 15 + 16; // the largest window, gzip framing

Bytef* bytes_of(std::string_view text) {
  // zlib's interface predates const; it does not write through next_in.
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

} // namespace

std::string gzipped(std::string_view bytes, int level) {
  check(level >= 1 && level <= 9, "a gzip level is 1 to 9");
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = bytes_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = bytes_of(out);
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  check(ended == Z_STREAM_END, "deflateBound() was too small");
  return out;
}

std::string gunzipped(std::string_view bytes, std::size_t most) {
  z_stream stream{};
  if (inflateInit2(&stream, gzip_window) != Z_OK)
    throw std::bad_alloc();
  stream.next_in = bytes_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 16 * 1024> piece;
  int state = Z_OK;
  while (state == Z_OK && out.size() <= most) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END || out.size() > most)
    throw std::runtime_error("not gzip, or too long");
  return out;
}

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<bool> gzip;
  bool any = false;
  for (const auto part : text::split(accept_encoding, ',')) {
    const auto pieces = text::split(part, ';');
    bool wanted = true;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      const auto weight = text::trim(pieces[i]);
      if (weight.starts_with("q=") || weight.starts_with("Q="))
        wanted = weight.find_first_of("123456789") != std::string_view::npos;
    }
    const auto coding = text::trim(pieces[0]);
    if (same_name(coding, "gzip") || same_name(coding, "x-gzip"))
      gzip = wanted;
    else if (coding == "*")
      any = wanted;
  }
  return gzip.value_or(any);
}

bool worth_compressing(std::string_view content_type) {
  std::string type(text::trim(content_type.substr(0, content_type.find(';'))));
  std::transform(type.begin(), type.end(), type.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml") || type.ends_with("javascript") ||
         type == "application/wasm";
}

} // namespace concert::http
