// The print pack as a PDF: the same gate as the page, tagged, in the reader's language, and nobody's name in it.
#include <doctest/doctest.h>

#include <filesystem>

#include "platform/documents/pdf.h"
#include "world/door.h"

using namespace concert;
using namespace concert::world;
using access::Role;

namespace {

int times(const std::string& text, std::string_view part) {
  int out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++out;
  return out;
}

struct Paper {
  World world{storage::testing::Place::sqlite()};
  HttpDoor browser{world};
  TableId id = world.add_table("Rivermouth", access::NamesPolicy::likely_involved);
  AgencyId police = world.agency("police");
  Member chair = world.add_member("chair", world.agency("city"), id, Role::chair);
  Member constable = world.add_member("constable", police, id, Role::representative);
  Member outsider = world.add_member("outsider", world.agency("health"),
                                     world.add_table("Elsewhere", access::NamesPolicy::likely_involved), Role::chair);
  std::string page = "/meetings/" +
                     must(world.concert().meetings().plan(
                              chair.actor, {world.clock().now() + std::chrono::hours(1), 60, "Town hall", ""}))
                         .text() +
                     "/print";
  http::Reply get(const Member& who, const std::string& path, bool french = false) {
    browser.be_signed_in(who);
    return browser.get(who, path, french);
  }
};

} // namespace

TEST_CASE("the print pack is a tagged PDF where WeasyPrint is, and is not offered where it is not") {
  Paper paper;
  const http::Reply page = paper.get(paper.chair, paper.page + "?copies=2");
  REQUIRE(page.status == 200);
  const http::Reply made = paper.get(paper.chair, paper.page + ".pdf?copies=2");
  if (!documents::PdfPrinter().is_available()) {
    std::fputs("SKIPPED: the print pack as a PDF, because WeasyPrint is not installed\n", stderr);
    CHECK_FALSE(has(page, "print.pdf"));
    CHECK(made.status == 409);
    return;
  }
  CHECK(has(page, paper.page + ".pdf?copies=2"));
  REQUIRE(made.status == 200);
  CHECK(made.header("Content-Type") == "application/pdf");
  CHECK(made.header("Cache-Control") == "no-store");
  CHECK(made.compression == http::Compression::forbidden);
  CHECK(made.body.starts_with("%PDF-"));
  CHECK(has(made, "/StructTreeRoot"));
  CHECK(has(made, "/Lang (en)"));
  const http::Reply french = paper.get(paper.chair, paper.page + ".pdf", true);
  CHECK(has(french, "/Lang (fr)"));
  // Each copy has an agenda of its own.
  CHECK(times(made.body, "/S /H2") == 2 * times(french.body, "/S /H2"));
}

TEST_CASE("who may not see the page gets no paper, and hears the same") {
  Paper paper;
  for (const Member* who : {&paper.outsider}) {
    const http::Reply page = paper.get(*who, paper.page), pdf = paper.get(*who, paper.page + ".pdf");
    CHECK(page.status == 404);
    CHECK(pdf.status == page.status);
    CHECK(pdf.header("Content-Type") == page.header("Content-Type"));
  }
  const http::Reply nowhere = paper.get(paper.chair, "/meetings/" + std::string(32, 'a') + "/print.pdf");
  CHECK(nowhere.status == 404);
  paper.browser.sign_out(paper.chair);
  CHECK(paper.browser.get(paper.chair, paper.page + ".pdf").status == 303);
}
