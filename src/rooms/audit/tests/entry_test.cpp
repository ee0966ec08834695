#include <doctest/doctest.h>

#include <set>

#include "rooms/audit/entry.h"
#include "rooms/audit/tests/memory_log.h"

using namespace concert;
using namespace concert::audit;

TEST_CASE("a sealed detail opens with its key and context only, and its digest says nothing without the salt") {
  crypto::SeededChance chance(3);
  const auto key = crypto::SecretKey::draw(chance);
  const auto other = crypto::SecretKey::draw(chance);
  const std::string secret = "Jane Example, 12 Elm Street";
  const auto detail = Detail::sealed(secret, key, "audit|situation|1", chance);
  CHECK(detail.is_sealed());
  REQUIRE(detail.open(key, "audit|situation|1"));
  CHECK(detail.open(key, "audit|situation|1")->reveal() == secret);
  CHECK_FALSE(detail.open(other, "audit|situation|1"));
  CHECK_FALSE(detail.open(key, "audit|situation|2"));
  CHECK_FALSE(detail.plain_text());
  CHECK(text_of(detail.box()).find("Jane") == std::string::npos);
  const auto again = Detail::sealed(secret, key, "audit|situation|1", chance);
  CHECK(again.digest() != detail.digest()); // equal texts do not show as equal
  CHECK(again.digest() != Detail::plain(secret).digest());
  // A box that opens but is not what went into the tree.
  CHECK_FALSE(Detail::kept(true, detail.digest(), again.box()).open(key, "audit|situation|1"));
  CHECK_FALSE(Detail::kept(true, detail.digest(), {}).open(key, "audit|situation|1"));
}

TEST_CASE("a plain detail is read as it is, unless it was changed") {
  const auto detail = Detail::plain("reason=lead_agency");
  crypto::SeededChance chance(4);
  CHECK(detail.plain_text() == "reason=lead_agency");
  CHECK_FALSE(detail.open(crypto::SecretKey::draw(chance), "x"));
  CHECK_FALSE(Detail::kept(false, detail.digest(), bytes_of("reason=other")).plain_text());
  CHECK(Detail::none().plain_text() == "");
}

TEST_CASE("every field moves the leaf, and no text can pass from one field to the next") {
  Entry entry;
  entry.act = "situations.present";
  std::vector<Entry> variants(14, entry);
  variants[1].at = {1};
  variants[2].member = id_text(1);
  variants[3].seat = id_text(1);
  variants[4].agency = id_text(1);
  variants[5].act = "situations.accept";
  variants[6].object_kind = "situation";
  variants[7].object = "situation";
  variants[8].field_class = "names";
  variants[9].detail = Detail::plain("x");
  variants[10].detail = Detail::kept(true, entry.detail.digest(), {});
  variants[11].object_kind = "ab";
  variants[11].object = "c";
  variants[12].object_kind = "a";
  variants[12].object = "bc";
  variants[13].detail = Detail::kept(false, {}, {});
  std::set<Hash> leaves;
  for (const Entry& variant : variants)
    leaves.insert(leaf_of(1, variant));
  CHECK(leaves.size() == variants.size());
  CHECK(leaf_of(2, entry) != leaf_of(1, entry));
  CHECK(encoded(0x0102030405060708, entry)[number_offset + 7] == 8);
}

TEST_CASE("the encoding is fixed: a log of today must verify in ten years") {
  Entry entry;
  entry.at = {1'790'000'000'000'000};
  entry.member = id_text(1);
  entry.act = "situations.present";
  entry.object_kind = "situation";
  entry.object = id_text(2);
  entry.field_class = "deidentified";
  entry.detail = Detail::plain("reason=lead_agency");
  CHECK(to_hex(encoded(5, entry)) == "01"
                                     "0000000000000005"
                                     "00065bfeda25e000"
                                     "00000020"
                                     "3030303030303030303030303030303030303030303030303030303030303031"
                                     "00000000"
                                     "00000000"
                                     "00000012"
                                     "736974756174696f6e732e70726573656e74"
                                     "00000009"
                                     "736974756174696f6e"
                                     "00000020"
                                     "3030303030303030303030303030303030303030303030303030303030303032"
                                     "0000000c"
                                     "64656964656e746966696564"
                                     "00"
                                     "00000020" +
                                         to_hex(crypto::sha256(bytes_of("reason=lead_agency"))));
}

TEST_CASE("a flawed entry is recognised") {
  Entry entry;
  entry.act = "situations.present";
  CHECK_FALSE(flaw_of(entry));
  auto flawed = [&](auto&& change) {
    Entry copy = entry;
    change(copy);
    return flaw_of(copy).has_value();
  };
  CHECK(flawed([](Entry& e) { e.act = ""; }));
  CHECK(flawed([](Entry& e) { e.act = "present"; }));
  CHECK(flawed([](Entry& e) { e.act = "Situations.present"; }));
  CHECK(flawed([](Entry& e) { e.act = "situations."; }));
  CHECK(flawed([](Entry& e) { e.member = "Jane Example"; })); // PRIVACY: a name where an id belongs
  CHECK(flawed([](Entry& e) { e.seat = id_text(1) + "0"; }));
  CHECK(flawed([](Entry& e) { e.agency = "0123456789ABCDEF0123456789ABCDEF"; }));
  CHECK(flawed([](Entry& e) { e.object_kind = "a person"; }));
  CHECK(flawed([](Entry& e) { e.object = std::string(201, 'a'); }));
  CHECK(flawed([](Entry& e) { e.object = "\xff"; }));
  CHECK(flawed([](Entry& e) { e.field_class = "everything"; }));
  CHECK(flawed([](Entry& e) { e.field_class = ""; }));
}
