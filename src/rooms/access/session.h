// What a browser holds after signing in, and what it proves on each request. The token is in a cookie; the database has
// only its SHA-256, so a copy of the database opens no session. A locked session keeps its seat and asks only for the
// password.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/chance.h"
#include "base/instant.h"
#include "platform/crypto/hashing.h"
#include "rooms/access/member.h"

namespace concert::access {

// 256 random bits. PRIVACY: whoever has it is the member: text() goes into the cookie and nowhere else.
class Token {
public:
  static Token draw(Chance& chance);
  static std::optional<Token> parse(std::string_view text); // 43 characters of base64url
  std::string text() const;
  crypto::Digest hash() const; // what is stored
  std::span<const std::uint8_t, 32> bytes() const { return bytes_; }

private:
  Token() = default;
  std::array<std::uint8_t, 32> bytes_{};
};

// Proof that a form came from a page of this session and this seat: HMAC of both under the token, kept nowhere. A form
// that was opened in one seat cannot be sent in another. Each page carries it masked with fresh random bytes, because a
// compressed page that repeats a secret leaks it by its length.
class CsrfSecret {
public:
  CsrfSecret(const Token& token, const std::optional<SeatId>& seat);
  std::string masked(Chance& chance) const;    // 86 characters of base64url, different each time
  bool accepts(std::string_view masked) const; // in constant time; false for anything malformed

private:
  crypto::Digest secret_;
};

struct Session {
  MemberId member;
  std::string name;
  Language language = Language::en;
  bool locked = false;
  bool password_is_temporary = false; // pages lead to changing it before anything else
  std::optional<SeatId> seat;
  // PRIVACY: there only while the session is unlocked and the seat is active and still held, so a page that forgets to
  // ask cannot act. Absent and not locked: a seat is to be chosen.
  std::optional<Actor> actor;
  CsrfSecret csrf;
  crypto::Digest key = {}; // what the database knows it by; opens nothing
  Instant created_at;
  Instant locks_at; // when nothing more is heard from the browser
  Instant ends_at;  // in any case
};

// The step after a password. Only the first exists today. A second factor (passkey, one-time code) would be asked for
// by giving needs_second_factor with a token of a session that has no seat and cannot choose one until the factor is
// shown; callers already switch on the step.
enum class SignInStep { signed_in, needs_second_factor };

struct SignIn {
  SignInStep step = SignInStep::signed_in;
  Token token;
  std::vector<Seat> seats;      // the active ones, of which at least one
  std::optional<SeatId> seated; // when there is but one, it is chosen already
};

} // namespace concert::access
