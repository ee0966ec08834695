#include "rooms/referrals/secret.h"

#include "platform/crypto/sealing.h"

namespace concert::referrals {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t length = 10;

std::string context(std::string_view what, ReferralId id) {
  return "referrals|" + std::string(what) + "|" + id.text() + "|v1";
}

// Each part after its length in two bytes.
Bytes packed(const Whom& whom) {
  Bytes out;
  for (const Personal<std::string>* part : {&whom.name, &whom.telephone, &whom.best_time, &whom.safety_note}) {
    const std::string& text = part->reveal(); // PRIVACY: on its way into the seal
    out.push_back(static_cast<std::uint8_t>(text.size() >> 8));
    out.push_back(static_cast<std::uint8_t>(text.size() & 0xff));
    out.insert(out.end(), text.begin(), text.end());
  }
  return out;
}

Whom unpacked(const Bytes& bytes) {
  std::array<std::string, 4> parts;
  std::size_t at = 0;
  for (std::string& part : parts) {
    check(at + 2 <= bytes.size(), "what we sealed is whole");
    const std::size_t size = static_cast<std::size_t>(bytes[at]) << 8 | bytes[at + 1];
    at += 2;
    check(at + size <= bytes.size(), "what we sealed is whole");
    part.assign(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                bytes.begin() + static_cast<std::ptrdiff_t>(at + size));
    at += size;
  }
  return {Personal(std::move(parts[0])), Personal(std::move(parts[1])), Personal(std::move(parts[2])),
          Personal(std::move(parts[3]))};
}

} // namespace

std::string draw_secret(Chance& chance) {
  std::array<std::uint8_t, length> bytes{};
  chance.fill(bytes);
  std::string out;
  for (const std::uint8_t byte : bytes)
    out += alphabet[byte % alphabet.size()]; // 256 is a multiple of 32: no letter is likelier
  return out;
}

std::string spoken_secret(std::string_view secret) {
  return std::string(secret.substr(0, length / 2)) + "-" + std::string(secret.substr(length / 2));
}

std::optional<std::string> secret_in(std::string_view typed) {
  std::string out;
  for (char c : typed) {
    if (c == ' ' || c == '-')
      continue;
    if (c >= 'a' && c <= 'z')
      c = static_cast<char>(c - 'a' + 'A');
    c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
    if (alphabet.find(c) == std::string_view::npos || out.size() == length)
      return std::nullopt;
    out += c;
  }
  return out.size() == length ? std::optional(std::move(out)) : std::nullopt;
}

Box sealed_box(const crypto::Passwords& passwords, std::string_view secret, ReferralId id, const Whom& whom,
               Chance& chance) {
  Box out;
  chance.fill(out.salt);
  const crypto::SecretKey key = passwords.key_from(secret, out.salt);
  out.proof = crypto::seal(key, {}, context("proof", id), chance);
  if (!whom.is_empty()) {
    Bytes plain = packed(whom);
    out.whom = crypto::seal(key, plain, context("whom", id), chance);
    crypto::wipe(plain);
  }
  return out;
}

Unsealed unsealed(const crypto::Passwords& passwords, std::string_view secret, ReferralId id,
                  const std::optional<Box>& box, Wanted wanted) {
  const crypto::SecretKey key = passwords.key_from(secret, box ? box->salt : crypto::Passwords::Salt{});
  Unsealed out;
  if (!box || !crypto::open(key, box->proof, context("proof", id)))
    return out;
  out.right = true;
  if (wanted == Wanted::whom && !box->whom.empty())
    if (auto plain = crypto::open(key, box->whom, context("whom", id))) {
      out.whom = unpacked(*plain);
      crypto::wipe(*plain);
    }
  return out;
}

} // namespace concert::referrals
