// Tokens and second secrets by themselves: what was altered, and what was not meant for this referral, opens nothing.
#include <set>

#include "platform/crypto/chance.h"
#include "rooms/referrals/links.h"
#include "rooms/referrals/secret.h"
#include "rooms/referrals/tests/world.h"

using namespace concert;
using namespace concert::referrals;
using namespace concert::referrals::testing;

namespace {

const auto some_link = id_of<LinkId>('3');
const auto some_referral = id_of<ReferralId>('7'), other_referral = id_of<ReferralId>('8');

} // namespace

TEST_CASE("links: one is live until it is used, late, or tried too often") {
  Link link = new_link(some_link, some_referral, start_time);
  CHECK(link.is_live(start_time));
  CHECK(link.is_live(link.expires_at - 1us));
  CHECK(!link.is_live(link.expires_at));
  link.wrong = most_wrong_secrets;
  CHECK(!link.is_live(start_time));
  link.wrong = 0;
  link.ended = LinkEnd::revoked;
  CHECK(!link.is_live(start_time));
}

TEST_CASE("secrets: said in two groups, heard in any way that people write them") {
  crypto::SeededChance chance(6);
  std::set<std::string> drawn;
  std::set<char> letters;
  for (int i = 0; i < 400; ++i) {
    const std::string secret = draw_secret(chance);
    CHECK(secret_in(spoken_secret(secret)) == secret);
    drawn.insert(secret);
    letters.insert(secret.begin(), secret.end());
  }
  CHECK(drawn.size() == 400);
  CHECK(letters.size() == 32);
  CHECK(secret_in("jk4w2 9xqoz") == "JK4W29XQ0Z");
  CHECK(secret_in(" JK4W2-9XQ0z ") == "JK4W29XQ0Z");
  CHECK(secret_in("iLoil-00000") == "1101100000");
  for (const char* wrong : {"", "JK4W2-9XQ0", "JK4W2-9XQ0ZZ", "JK4W2-9XQ0U", "JK4W2_9XQ0Z", "JK4W2-9XQ0é"})
    CHECK(!secret_in(wrong));
}

TEST_CASE("secrets: a box opens with its own secret, for its own referral, and with nothing else") {
  crypto::SeededChance chance(7);
  const crypto::Passwords passwords(crypto::cheapest_password_cost);
  const std::string secret = draw_secret(chance), wrong = draw_secret(chance);
  const Box box = sealed_box(passwords, secret, some_referral, somebody(), chance);
  const auto opened = unsealed(passwords, secret, some_referral, box, Wanted::whom);
  CHECK(opened.right);
  CHECK(opened.whom.name.reveal() == "Ann Other");
  CHECK(opened.whom.telephone.reveal() == "705-555-0114");
  CHECK(opened.whom.best_time.reveal() == "mornings");
  CHECK(opened.whom.safety_note.reveal() == "large dog");
  CHECK(unsealed(passwords, secret, some_referral, box, Wanted::proof).whom.is_empty());
  CHECK(!unsealed(passwords, wrong, some_referral, box, Wanted::whom).right);
  CHECK(!unsealed(passwords, secret, other_referral, box, Wanted::whom).right);
  for (std::size_t i = 0; i < box.whom.size(); ++i) {
    Box altered = box;
    altered.whom[i] ^= 1;
    CHECK(unsealed(passwords, secret, some_referral, altered, Wanted::whom).whom.is_empty());
  }
  // Nobody attached, or destroyed since: the secret is still recognised.
  const Box bare = sealed_box(passwords, secret, some_referral, {}, chance);
  CHECK(bare.whom.empty());
  CHECK(unsealed(passwords, secret, some_referral, bare, Wanted::whom).right);
  const auto text = text_of(box.whom) + text_of(box.proof);
  CHECK(text.find("Ann") == std::string::npos);
  // The same work without a box at all.
  const auto before = passwords.hashings();
  CHECK(!unsealed(passwords, secret, some_referral, std::nullopt, Wanted::whom).right);
  CHECK(passwords.hashings() == before + 1);
}
