#include <doctest/doctest.h>

#include "engines/reidentification/identity_numbers.h"
#include "engines/reidentification/tests/guard.h"

using namespace concert::engines::reidentification;
using testing::found;

TEST_CASE("check digits") {
  CHECK(luhn("046454286")); // the government's own example of a social insurance number
  CHECK_FALSE(luhn("046454287"));
  CHECK_FALSE(luhn(""));
  CHECK(is_quebec_health("trem", "85621412")); // a woman: 12 + 50
  CHECK_FALSE(is_quebec_health("trem", "85131412"));
  CHECK(is_telephone("7055550142"));
  CHECK_FALSE(is_telephone("0055550142"));
}

TEST_CASE("telephone numbers in every dress") {
  for (const char* number :
       {"705-555-0142", "(705) 555-0142", "705.555.0142", "7055550142", "+1 705 555 0142", "1-705-555-0142", "555-0142",
        "7O5-555-O142", "705-555-0142 ext. 12", "\xef\xbc\x97\xef\xbc\x90\xef\xbc\x95-555-0142"}) {
    CAPTURE(number);
    CHECK(found(std::string("call ") + number) == std::string("phone: ") + number);
  }
  CHECK(found("appelez le 613 555-0199 poste 4") == "phone: 613 555-0199 poste 4");
}

TEST_CASE("social insurance and health numbers") {
  CHECK(found("SIN 046 454 286") == "social_insurance: 046 454 286");
  CHECK(found("NAS 046-454-286") == "social_insurance: 046-454-286");
  CHECK(found("it says 046454286") == "social_insurance: 046454286");
  CHECK(found("health card 1234-567-897-AB") == "health_card: 1234-567-897-AB");
  CHECK(found("carte TREM 8562 1412") == "health_card: TREM 8562 1412");
  CHECK(found("carte trem85621412") == "health_card: trem85621412");
  CHECK(found("0\xe2\x80\x8b"
              "46 454 286") == "social_insurance: 0\xe2\x80\x8b"
                               "46 454 286");
}

TEST_CASE("other numbers that can be looked up") {
  CHECK(found("occurrence SU21123456 has more") == "number_run: SU21123456");
  CHECK(found("file 21-123456") == "number_run: 21-123456");
  CHECK(found("plate CAXR 123") == "licence_plate: CAXR 123");
  CHECK(found("six one three five five five") == "number_run: six one three five five five");
}

TEST_CASE("numbers that name nobody") {
  for (const char* text : {"call 9-1-1", "open 24/7", "between 18 and 24 years", "from 2019-2021", "owes $12,500",
                           "1 250 000 $", "12 500 personnes", "at 14:30 on the 15th", "section 23", "COVID-19",
                           "3 of 5 appointments", "in 48 hours", "filter 2"}) {
    CAPTURE(text);
    CHECK(found(text) == "");
  }
}

TEST_CASE("birthdays always, days with their year, no meetings") {
  CHECK(found("born on March 14, 1989") == "date: March 14, 1989");
  CHECK(found("née le 1er mai 1990") == "date: 1er mai 1990");
  CHECK(found("DOB 14/03/89") == "date: 14/03/89");
  CHECK(found("her birthday is March 14") == "date: March 14");
  CHECK(found("né en 1987") == "date: 1987");
  CHECK(found("arrested 2024-03-05") == "date: 2024-03-05");
  CHECK(found("the fourteenth of March 1989") == "date: fourteenth of March 1989");
  for (const char* text : {"see you next Tuesday", "the meeting is on March 14", "since March 2021",
                           "le comité se réunit le 3 mai", "il ne mange plus en mars", "in May or June"}) {
    CAPTURE(text);
    CHECK(found(text) == "");
  }
}
