#include "rooms/audit/checkpoint.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "platform/crypto/hashing.h"

namespace concert::audit {

namespace {

constexpr std::uint8_t ed25519_kind = 0x01; // C2SP signed-note
constexpr std::string_view signature_mark = "\u2014 ";
constexpr std::size_t longest_note = 2000;

std::string base64(BytesView bytes) {
  std::string out = to_base64url(bytes);
  std::ranges::replace(out, '-', '+');
  std::ranges::replace(out, '_', '/');
  out.append((4 - out.size() % 4) % 4, '=');
  return out;
}

Bytes typed_key(const crypto::PublicKey& key) {
  Bytes out = {ed25519_kind};
  out.insert(out.end(), key.bytes.begin(), key.bytes.end());
  return out;
}

std::array<std::uint8_t, 4> key_id(std::string_view origin, const crypto::PublicKey& key) {
  const Hash digest = crypto::sha256(bytes_of(std::string(origin) + "\n"), typed_key(key));
  return {digest[0], digest[1], digest[2], digest[3]};
}

std::string body_of(const Checkpoint& checkpoint, std::string_view origin) {
  return std::string(origin) + "\n" + std::to_string(checkpoint.size) + "\n" + base64(checkpoint.root) + "\nat " +
         checkpoint.at.iso() + "\nprevious " + std::to_string(checkpoint.previous_size) + " " +
         base64(checkpoint.previous_root) + "\n";
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return out;
}

std::optional<Hash> parse_hash(std::string_view text) {
  const auto bytes = from_base64(text);
  return bytes ? hash_of(*bytes) : std::nullopt;
}

std::optional<Checkpoint> parse_body(std::string_view body) {
  const auto lines = text::split(body, '\n'); // the last one is empty
  if (lines.size() != 6 || !lines[3].starts_with("at ") || !lines[4].starts_with("previous "))
    return std::nullopt;
  const auto previous = text::split(lines[4], ' ');
  if (previous.size() != 3)
    return std::nullopt;
  const auto size = parse_size(lines[1]);
  const auto root = parse_hash(lines[2]);
  const auto at = Instant::parse_iso(lines[3].substr(3));
  const auto previous_size = parse_size(previous[1]);
  const auto previous_root = parse_hash(previous[2]);
  if (!size || !root || !at || !previous_size || !previous_root)
    return std::nullopt;
  return Checkpoint{*size, *root, *at, *previous_size, *previous_root};
}

std::string with_signature(const std::string& body, std::string_view origin, const crypto::PublicKey& key,
                           BytesView signature) {
  Bytes signed_by(4 + signature.size());
  std::ranges::copy(key_id(origin, key), signed_by.begin());
  std::ranges::copy(signature, signed_by.begin() + 4);
  return body + "\n" + std::string(signature_mark) + std::string(origin) + " " + base64(signed_by) + "\n";
}

} // namespace

std::string signed_note(const Checkpoint& checkpoint, std::string_view origin, const crypto::SigningKey& key) {
  const std::string body = body_of(checkpoint, origin);
  return with_signature(body, origin, key.public_key(), key.sign(bytes_of(body)));
}

std::optional<Checkpoint> open_note(std::string_view note, std::string_view origin, const crypto::PublicKey& key) {
  const auto end = note.find("\n\n");
  if (note.size() > longest_note || end == std::string_view::npos)
    return std::nullopt;
  const auto checkpoint = parse_body(note.substr(0, end + 1));
  std::string_view line = note.substr(end + 2);
  if (!checkpoint || !line.ends_with('\n'))
    return std::nullopt;
  line.remove_suffix(1);
  const auto signed_by = from_base64(line.substr(line.rfind(' ') + 1));
  if (!signed_by || signed_by->size() != 4 + sizeof(crypto::Signature))
    return std::nullopt;
  // Written again and compared, so that there is one spelling only and nothing unsigned beside it.
  const std::string body = body_of(*checkpoint, origin);
  const auto signature = BytesView(*signed_by).subspan(4);
  if (with_signature(body, origin, key, signature) != note || !crypto::verify(key, bytes_of(body), signature))
    return std::nullopt;
  return checkpoint;
}

std::string verifier_key(std::string_view origin, const crypto::PublicKey& key) {
  return std::string(origin) + "+" + to_hex(key_id(origin, key)) + "+" + base64(typed_key(key));
}

} // namespace concert::audit
