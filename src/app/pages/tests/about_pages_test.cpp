#include <doctest/doctest.h>

#include "app/pages/about_pages.h"
#include "rooms/access/pages/testing/reader.h"

using namespace concert;
using namespace concert::app;
using access::NamesPolicy;
using access::testing::has;
using access::testing::Reader;

namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t out = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++out;
  return out;
}

// The cells of one row, from its head to its end.
std::string row(const std::string& page, std::string_view head) {
  const auto from = page.find("<span>" + std::string(head) + "</span>");
  REQUIRE(from != std::string::npos);
  return page.substr(from, page.find("</tr>", from) - from);
}

} // namespace

TEST_CASE("both pages are open to strangers, in both languages, with every word") {
  for (const Language language : {Language::en, Language::fr}) {
    const Reader reader(access::Role::chair, language);
    AboutPages pages([](TableId) { return NamesPolicy::likely_involved; });
    access::Visit about = reader.stranger("/about");
    CHECK(pages.about(about).status == 200);
    access::Visit privacy = reader.stranger("/about/privacy");
    CHECK(pages.privacy(privacy).status == 200);
    CHECK(reader.missing().empty());
  }
}

TEST_CASE("the table says what the gate does: no name before filter 3, contact for those who intervene") {
  const Reader reader(access::Role::chair);
  AboutPages pages([](TableId) { return NamesPolicy::likely_involved; });
  access::Visit visit = reader.visit("/about/privacy");
  const std::string page = pages.privacy(visit).body;
  CHECK(count(row(page, "Chair of the table"), "Name</span>") == 0);
  CHECK(count(row(page, "An agency likely to have a role"), "Name</span>") == 1); // filter 3 alone
  CHECK(count(row(page, "An agency that intervenes"), "Contact</span>") == 1);    // filter 4 alone
  CHECK(count(row(page, "Any other agency at the table"), "Picture</span>") == 1);
  CHECK(count(row(page, "Planner"), "Nothing") == 6);
  CHECK(count(row(page, "System administrator"), "Nothing") == 6);
}

TEST_CASE("a table's own choice about names changes what the page says") {
  const Reader reader(access::Role::chair);
  const auto names_of_other = [&](NamesPolicy policy) {
    AboutPages pages([policy](TableId) { return policy; });
    access::Visit visit = reader.visit("/about/privacy");
    return count(row(pages.privacy(visit).body, "Any other agency at the table"), "Name</span>");
  };
  CHECK(names_of_other(NamesPolicy::likely_involved) == 0);
  CHECK(names_of_other(NamesPolicy::intervening) == 0);
  CHECK(names_of_other(NamesPolicy::whole_table) == 1);
}
