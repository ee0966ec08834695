#include "rooms/audit/entry.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/text.h"
#include "platform/crypto/hashing.h"
#include "platform/crypto/sealing.h"

namespace concert::audit {

namespace {

constexpr std::size_t salt_size = 32;
constexpr std::uint8_t encoding_version = 1;
constexpr std::size_t longest_object = 200;

BytesView view(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Bytes digest_of(BytesView salt, BytesView text) {
  const Hash digest = crypto::sha256(salt, text);
  return {digest.begin(), digest.end()};
}

void put_number(Bytes& out, std::uint64_t number, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(number >> shift));
}

void put_field(Bytes& out, BytesView field) {
  put_number(out, field.size(), 4);
  out.insert(out.end(), field.begin(), field.end());
}

bool is_id_or_empty(std::string_view text) {
  return text.empty() || (text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos);
}

bool is_act(std::string_view text) {
  const auto words = text::split(text, '.');
  return words.size() >= 2 &&
         std::ranges::all_of(words, [](std::string_view word) { return text::is_snake_case(word); });
}

} // namespace

Detail Detail::plain(std::string text) {
  Bytes box = bytes_of(text);
  Bytes digest = digest_of({}, box);
  return kept(false, std::move(digest), std::move(box));
}

Detail Detail::sealed(std::string text, const crypto::SecretKey& key, std::string_view context, Chance& chance) {
  Bytes inside(salt_size + text.size());
  const auto salt = std::span(inside).first(salt_size);
  chance.fill(salt);
  std::ranges::copy(view(text), inside.begin() + salt_size);
  Detail out = kept(true, digest_of(salt, view(text)), crypto::seal(key, inside, context, chance));
  crypto::wipe(inside);
  crypto::wipe(text);
  return out;
}

Detail Detail::kept(bool sealed, Bytes digest, Bytes box) {
  Detail out;
  out.sealed_ = sealed;
  out.digest_ = std::move(digest);
  out.box_ = std::move(box);
  return out;
}

std::optional<std::string> Detail::plain_text() const {
  if (sealed_ || digest_of({}, box_) != digest_)
    return std::nullopt;
  return text_of(box_);
}

std::optional<Personal<std::string>> Detail::open(const crypto::SecretKey& key, std::string_view context) const {
  if (!sealed_)
    return std::nullopt;
  auto inside = crypto::open(key, box_, context);
  if (!inside || inside->size() < salt_size)
    return std::nullopt;
  const auto salt = std::span(*inside).first(salt_size);
  const auto text = std::span(*inside).subspan(salt_size);
  const bool genuine = digest_of(salt, text) == digest_;
  std::optional<Personal<std::string>> out;
  if (genuine)
    out.emplace(text_of(text));
  crypto::wipe(*inside);
  return out;
}

bool is_field_class(std::string_view text) {
  static constexpr std::array<std::string_view, 8> known = {"none",          "deidentified", "names",  "contact",
                                                            "youth_justice", "directory",    "account",
                                                            "narrative"};
  return std::ranges::find(known, text) != known.end();
}

std::optional<const char*> flaw_of(const Entry& entry) {
  if (!is_id_or_empty(entry.member) || !is_id_or_empty(entry.seat) || !is_id_or_empty(entry.agency))
    return "an audit entry names member, seat and agency by id or not at all";
  if (!is_act(entry.act))
    return "an audit entry's act is room.verb";
  if (!entry.object_kind.empty() && !text::is_snake_case(entry.object_kind))
    return "an audit entry's kind of object is one snake_case word";
  if (entry.object.size() > longest_object || !text::is_utf8(entry.object))
    return "an audit entry's object is an id";
  if (!is_field_class(entry.field_class))
    return "an audit entry's field class is unknown";
  return std::nullopt;
}

Bytes encoded(std::int64_t seq, const Entry& entry) {
  Bytes out;
  out.reserve(320);
  out.push_back(encoding_version);
  put_number(out, static_cast<std::uint64_t>(seq), 8);
  put_number(out, static_cast<std::uint64_t>(entry.at.us), 8);
  for (const std::string* field :
       {&entry.member, &entry.seat, &entry.agency, &entry.act, &entry.object_kind, &entry.object, &entry.field_class})
    put_field(out, view(*field));
  out.push_back(entry.detail.is_sealed() ? 1 : 0);
  put_field(out, entry.detail.digest());
  return out;
}

Hash leaf_of(std::int64_t seq, const Entry& entry) {
  return leaf_hash(encoded(seq, entry));
}

} // namespace concert::audit
