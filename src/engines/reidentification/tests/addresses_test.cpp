#include <doctest/doctest.h>

#include "engines/reidentification/tests/guard.h"

using concert::engines::reidentification::testing::found;

TEST_CASE("houses, flats, boxes, lots") {
  for (const char* address : {"12 rue Principale", "55 Elm Street West", "1204-55 King St", "4521 Highway 17",
                              "12, rue de l'Église", "P.O. Box 45", "C.P. 112", "RR 2", "Lot 12, Concession 4",
                              "260 Range Road 12", "unit 1204", "301 5th Avenue", "18 boul. Saint-Joseph"}) {
    CAPTURE(address);
    CHECK(found(std::string("mail goes to ") + address) == std::string("street_address: ") + address);
  }
  CHECK(found("she is at apt 4B, 55 Elm") == "street_address: apt 4B | street_address: 55 Elm");
  CHECK(found("house #45 on the reserve") == "street_address: house #45");
  CHECK(found("he lives on Bancroft Drive") == "street_address: Bancroft Drive");
}

TEST_CASE("postal codes, with the letter O for zero") {
  CHECK(found("code K1A 0B1") == "postal_code: K1A 0B1");
  CHECK(found("in p3e5j1 somewhere") == "postal_code: p3e5j1");
  CHECK(found("code KOA 1LO") == "postal_code: KOA 1LO");
}

TEST_CASE("places that are nobody's home") {
  for (const char* text : {"people gather downtown", "he moved from Sudbury to Timmins", "12 youth attended court",
                           "3 months on the street", "the family has 2 rooms for 5 people", "2 femmes de la rue",
                           "two nights in the park", "Highway 17 was closed"}) {
    CAPTURE(text);
    CHECK(found(text) == "");
  }
}

TEST_CASE("online") {
  CHECK(found("write marie.t@gmail.com today") == "email: marie.t@gmail.com");
  CHECK(found("marie at gmail dot com") == "email: marie at gmail dot com");
  CHECK(found("see https://facebook.com/marie.t now") == "web_address: https://facebook.com/marie.t");
  CHECK(found("on insta as marie_t22") == "account_handle: marie_t22");
  CHECK(found("follow @marie_t") == "account_handle: @marie_t");
  CHECK(found("messages on Facebook are not read") == "");
}
