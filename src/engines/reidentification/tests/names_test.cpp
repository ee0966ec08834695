#include <doctest/doctest.h>

#include "engines/reidentification/tests/guard.h"

using concert::engines::reidentification::testing::found;

TEST_CASE("names as people write them") {
  for (const char* name :
       {"Marie Tremblay", "marie tremblay", "MARIE TREMBLAY", "Marie-Ève Côté", "J. Smith", "Jean de la Sablonnière",
        "Ludwig van der Berg",
        "Sinéad O\xe2\x80\x99"
        "Brien",
        "Mohammed bin Rashid", "Fatima Al-Masri", "Harpreet Dhaliwal", "Xiaoming Zhang", "Elijah Metatawabin",
        "Nguyễn Thị Hoa", "Иван Петров", "M\xd0\xb0rie Tremblay", "Mar\xe2\x80\x8bie Tremblay"}) {
    CAPTURE(name);
    CHECK(found(std::string("We spoke with ") + name + " about the visit.") == std::string("person_name: ") + name);
  }
  CHECK(found("Mme Lafleur refuse") == "person_name: Mme Lafleur");
  CHECK(found("the client, M.T., was seen") == "person_name: M.T.");
}

TEST_CASE("a form of address belongs to the name, so that the neutral words read well") {
  CHECK(found("Mr. Bear left") == "person_name: Mr. Bear");
  CHECK(found("on a vu M. Roy hier") == "person_name: M. Roy");
}

TEST_CASE("words that are also names need company") {
  CHECK(found("the rose garden and the bear that was seen") == "");
  CHECK(found("we hope that mark on the door will go") == "");
  CHECK(found("her sister Rose told us") == "person_name: Rose");
  CHECK(found("Rose Tremblay was seen") == "person_name: Rose Tremblay");
  CHECK(found("he moved to Jordan") == "");
  CHECK(found("her brother Jordan is ill") == "person_name: Jordan");
}

TEST_CASE("agencies, programmes, buildings and the town's own list are nobody") {
  for (const char* text :
       {"referred to the John Howard Society", "Ontario Works and ODSP were told", "the Rivermouth Youth Hub will call",
        "une place à la Maison Tremblay", "St. Joseph's has a bed", "Il est suivi à l'École Champlain",
        "Grace House is full", "CMHA, CAS and the OPP will visit"}) {
    CAPTURE(text);
    CHECK(found(text) == "");
  }
}

TEST_CASE("a name found once is found again") {
  CHECK(found("We met Zorvanna Quist. Later zorvanna cried.") == "person_name: Zorvanna Quist | person_name: zorvanna");
}
