#include <doctest/doctest.h>

#include "rooms/audit/checkpoint.h"
#include "rooms/audit/tests/memory_log.h"

using namespace concert;
using namespace concert::audit;

namespace {

const Checkpoint sample{300, leaf_hash(bytes_of("root")), {1'790'000'000'000'000}, 256, leaf_hash(bytes_of("before"))};

} // namespace

TEST_CASE("a note is read back, by the holder of the public key") {
  const Keys keys(test_root());
  const auto note = signed_note(sample, "concert/audit", keys.signing());
  CHECK(note.starts_with("concert/audit\n300\n"));
  CHECK(note.find("\nat 2026-09-21T") != std::string::npos);
  const auto opened = open_note(note, "concert/audit", keys.signing().public_key());
  REQUIRE(opened);
  CHECK(*opened == sample);
  CHECK(signed_note(sample, "concert/audit", keys.signing()) == note);
  CHECK_FALSE(open_note(note, "another/log", keys.signing().public_key()));
  CHECK_FALSE(open_note(note, "concert/audit", Keys(test_root(8)).signing().public_key()));
}

TEST_CASE("a note with any byte changed, added or taken away is refused") {
  const Keys keys(test_root());
  const auto& key = keys.signing().public_key();
  const auto note = signed_note(sample, "concert/audit", keys.signing());
  for (std::size_t i = 0; i < note.size(); ++i) {
    CAPTURE(i);
    for (const int bit : {1, 4, 32}) {
      std::string changed = note;
      changed[i] = static_cast<char>(changed[i] ^ bit);
      REQUIRE_FALSE(open_note(changed, "concert/audit", key));
    }
    REQUIRE_FALSE(open_note(note.substr(0, i), "concert/audit", key));
    std::string cut = note;
    cut.erase(i, 1);
    REQUIRE_FALSE(open_note(cut, "concert/audit", key));
    for (const char* extra : {"\n", " ", "0", "x"}) {
      std::string longer = note;
      longer.insert(i, extra);
      REQUIRE_FALSE(open_note(longer, "concert/audit", key));
    }
  }
  CHECK_FALSE(open_note(note + note, "concert/audit", key));
  CHECK_FALSE(open_note("", "concert/audit", key));
  CHECK_FALSE(open_note("\n\n", "concert/audit", key));
}

TEST_CASE("the verifier key is what outside tools expect") {
  const Keys keys(test_root());
  const auto text = verifier_key("concert/audit", keys.signing().public_key());
  CHECK(text.starts_with("concert/audit+"));
  CHECK(text.size() == std::string("concert/audit+").size() + 8 + 1 + 44);
}
