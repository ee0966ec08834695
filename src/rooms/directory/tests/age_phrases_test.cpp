#include "rooms/directory/age_phrases.h"

#include <doctest/doctest.h>

using namespace concert::directory;

namespace {

constexpr int open = -1;

struct Known {
  const char* sentence; // as it stands in the Baltimore directory
  int minimum;
  int maximum;
  const char* phrase;
};

constexpr Known known[] = {
    {"18 and older.", 18, open, "18 and older"},
    {"Ages16 and over.", 16, open, "Ages16 and over"},
    {"Persons ages 11 years and older. See notes.", 11, open, "ages 11 years and older"},
    {"Homeless women, 18 and older, including those with HIV/AIDS, chemical dependence and victims of domestic "
     "violence",
     18, open, "women, 18 and older"},
    {"Men, 18 years of age and older.  See notes.", 18, open, "Men, 18 years of age and older"},
    {"Juvenile offenders ages 14-18.", 14, 18, "ages 14-18"},
    {"16 years of age and older.", 16, open, "16 years of age and older"},
    {"Ages 60+.  Income less than$19K/1 person, $25K/2 persons.  Asset limit $20K/1 person, $40K/2 persons.", 60, open,
     "Ages 60+"},
    {"12 -17 years of age.", 12, 17, "12 -17 years of age"},
    {"At risk adolescents (8-17).", 8, 17, "adolescents (8-17"},
    {"Youth, ages 8-17, who need positive role models.", 8, 17, "Youth, ages 8-17"},
    {"Youth 14 through 21.  Baltimore City residents.", 14, 21, "Youth 14 through 21"},
    {"Abused, neglected, abandoned and/or delinquent children and youth (birth -21-years old).", 0, 21,
     "youth (birth -21-years old"},
    {"Children birth to 18 years old.", 0, 18, "Children birth to 18 years old"},
    {"From birth to age 18 years.", 0, 18, "birth to age 18 years"},
    {"Individuals, ages birth to 22. See notes.", 0, 22, "Individuals, ages birth to 22"},
    {"Children from birth to age 3 who show a delay of at least 25% below chronological age in 1 of 5 areas.", 0, 3,
     "Children from birth to age 3"},
    {"Abused or neglected children under age 18.", open, 17, "children under age 18"},
    {"Uninsured or underinsured children up to age 18. See notes for WIC eligibility requirements.", open, 18,
     "children up to age 18"},
    {"Minimum age 16. Must have MVA identification and 90-day Maryland residency.", 16, open, "Minimum age 16"},
    {"Persons over age 18 with end stages HIV/AIDS.  Must be drug free.", 18, open, "over age 18"},
    {"Open to anyone over 16.", 16, open, "over 16"},
    {"Homeless men and women over 18 years old.", 18, open, "women over 18 years old"},
    {"Low income, ages 3 and 4.  See notes.", 3, 4, "ages 3 and 4"},
    {"Low income, ages 3 -5", 3, 5, "ages 3 -5"},
    {"Ages 5  through adulthood.  Indigent/no income. Also, see notes.", 5, open, "Ages 5  through adulthood"},
    {"Children, ages 2 to 6 years who are infected or affected by HIV.", 2, 6, "Children, ages 2 to 6 years"},
    {"Persons ages 12-80 years.", 12, 80, "ages 12-80 years"},
    {"Ages 62 and up. Individual income cannot exceed $41,300. Couple's income cannot exceed $47,200.", 62, open,
     "Ages 62 and up"},
    {"Any person ages 18 and over who has been a patient at a psychiatric facility for at least 24 hours.", 18, open,
     "ages 18 and over"},
    {"Uninsured or underinsured residents ages 50-64 at or below 250% of poverty level.", 50, 64, "ages 50-64"},
    {"Open to any resident, ages 16-21.", 16, 21, "ages 16-21"},
    {"Serves adults, 18 and older, with mental illness and developmental disabilities.", 18, open,
     "adults, 18 and older"},
    {"Persons, ages 17 and older, with mental retardation, developmental, and/or physical disabilities.", 17, open,
     "ages 17 and older"},
    {"Public housing residents, ages 18 and older.", 18, open, "ages 18 and older"},
    {"Senior Citizens, 50 years and older.", 50, open, "Citizens, 50 years and older"},
    {"Adults in need.", 18, open, "Adults"},
    {"Low income adults.", 18, open, "adults"},
    {"Persons of all ages.", open, open, "all ages"},
    {"All ages, children and adults.", open, open, "All ages"},
};

constexpr const char* unknown[] = {
    // nobody says an age
    "",
    "Open to anyone needing an attorney.",
    "Low income residents.",
    "Senior citizens.",
    "Children",
    "Families with children.",
    "Children, adolescents, and adults.",
    "Adults and children.",
    // numbers that are no ages
    "Must be a resident of zip code 21216.",
    "Men only. Must have just completed a 28-day inpatient program for alcohol/drug abuse.",
    "Low-income children, grades 1-5. Application to be completed by child's parent and teacher.",
    "Clients cannot exceed 200% of the poverty level index.",
    "Non-profit, 501 (C) 3 agencies that distribute food to the needy for no charge.",
    "Individuals and families with a yearly income of $40,000 or less.",
    "Call 410-222-7300.",
    "Students in kindergarten through12th grade.",
    "Spanish-speaking officers are usually available 24/7.",
    // two limits
    "Al-Anon is for adults 18 and over.  Alateen is for teenagers, 13-18.",
    "Persons ages 18 or older. Limited opportunities available  for persons ages 14-17.",
    "Women 18 years and up, drug/alcohol-free (no methadone) in a substance abuse program. Boys must be 9 years and "
    "under. Girls of all ages accepted.",
    "Boys ages 8-12 years and girls ages 7-15 years. Must be from single parent homes or some similar background.",
    "Limited income persons up to age 59.  Senior citizens, ages 60 and older, have no income limitations.",
    // for one programme, or with exceptions
    "18 and older with some exceptions for younger persons.",
    "Primarily children ages 0-6 and pregnant women.",
    "Open to anyone. Women's Health Screening Program is for low-income women, ages 40-64.",
    "Open to any resident. Counseling for ages 3 and up.",
    "Must be 18 or older to become a day care provider.",
    "Most services are for ages 55 & older.",
    "Persons ages 16 years and older for classes. Must be age18 years and older for tutoring.",
    "Ages 60 and older. See notes for individual programs.",
    // somebody else comes without the limit
    "Persons 55 or older and mentally and/or physically disabled individuals of any age.",
    "Persons ages 55 years and older or any disabled adult.",
    "Disabled or senior citizens, 62 and older.",
    "Limited income, including senior citizens. (60 & older.)",
    "60 and older and persons with low to moderate income.",
    "Seniors (60+), people with disabilities, and low-income taxpayers.",
    "Children up to age 19, and pregnant women of any age. See notes for income guidelines.",
    "Senior citizens and people with disabilities receiving social security benefits under the age of 65.",
    // the age of somebody else
    "Women with children under age 18.",
    "Low-income parents with children ages 3-5.",
    "Families with children, ages birth through 18.",
    "Pregnant women, new mothers, nursing mothers & households with children under 5 years old.",
    "Homeless families.  Parent must be over 21, drug free, with a child enrolled at Head Start or the Baltimore City "
    "Public Schools.",
    // an age that is no limit, or no whole number of years
    "Must be 21-years old and ambulatory with a diagnosis of Autism, mental retardation or developmental disabilities.",
    "Ages adolescent (12) to adult.",
    "Children 2 1/2 to 18 years of age with life-threatening medical conditions.",
    "Residents 55 years of age or physically disabled. No income requirements.",
    "Ages 3 years through high school.",
    "Expectant parents and families with newborns less than 3 months of age. No income restrictions.",
};

} // namespace

TEST_CASE("ages that a sentence states are read, with the words they were read from") {
  static_assert(std::size(known) + std::size(unknown) >= 60);
  for (const Known& each : known) {
    CAPTURE(each.sentence);
    const auto ages = ages_in_prose(each.sentence);
    REQUIRE(ages);
    CHECK(ages->minimum.value_or(open) == each.minimum);
    CHECK(ages->maximum.value_or(open) == each.maximum);
    CHECK(ages->phrase == each.phrase);
    CHECK(ages->source == Provenance::parsed_from_prose);
  }
}

TEST_CASE("what a sentence leaves open stays unknown") {
  for (const char* sentence : unknown) {
    CAPTURE(sentence);
    CHECK_FALSE(ages_in_prose(sentence));
  }
}

TEST_CASE("a bound is inclusive, and all ages admits everybody") {
  CHECK(ages_in_prose("children under 6 years old")->admits(5));
  CHECK_FALSE(ages_in_prose("children under 6 years old")->admits(6));
  CHECK(ages_in_prose("over 18 years old")->admits(18));
  CHECK(ages_in_prose("Persons of all ages.")->admits(0));
  CHECK(ages_in_prose("Ages 13\u201317")->maximum == 17);
  CHECK(ages_in_prose("Children six weeks to 12 years old")->minimum == 0);
  CHECK(ages_in_prose("between the ages of sixteen and twenty")->minimum == 16);
}

TEST_CASE("no text is too odd to be refused quietly") {
  for (const char* odd : {"-", "0", "ages", "ages -", "18", "18 and", "birth to", "99999999999999999999 and older", "½",
                          "ages 18 to", "(((((", "over the age of", "ages 65-18", "up to", "under 0 years"})
    CHECK_FALSE(ages_in_prose(odd));
  CHECK_FALSE(ages_in_prose(std::string(100'000, '1')));
}
