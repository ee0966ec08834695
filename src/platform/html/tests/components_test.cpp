#include <doctest/doctest.h>

#include "base/check.h"
#include "platform/html/components.h"

using namespace concert;
using namespace concert::html;

namespace {

bool has(const Html& html, std::string_view part) {
  return html.markup().find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a page has its landmarks, its one heading, and the way to the other language") {
  Page it;
  it.language = Language::fr;
  it.words = {.skip = "Passer", .navigation = "Principale", .breadcrumbs = "Vous êtes ici", .side = "Ensuite"};
  it.title = "Situation";
  it.error_prefix = "Erreur : ";
  it.table = "Table";
  it.banner = "Tout est inventé";
  it.language_switch = LanguageSwitch{Language::en, "English", "/situations/1?lang=en"};
  it.account = Account{.seat = "Infirmière", .sign_out_label = "Fermer", .sign_out_action = "/sign-out", .csrf = "t"};
  it.navigation = {{"Rencontres", "/meetings", false}, {"Situations", "/situations", true}};
  it.breadcrumbs = {{"Situations", "/situations"}};
  it.body = "corps";
  it.side = "côté";
  it.below = "dessous";
  const Html html = page(it);
  CHECK(has(html, "<html lang=\"fr\">"));
  CHECK(has(html, "<title>Erreur : Situation – Table – Concert</title>"));
  CHECK(has(html, "<body>\n<a class=\"c-skip\" href=\"#main\">Passer</a>")); // the first thing a key reaches
  CHECK(has(html, "<main id=\"main\" tabindex=\"-1\">"));
  CHECK(has(html, "<a href=\"/situations\" aria-current=\"page\">Situations</a>"));
  CHECK(has(html, "<a href=\"/meetings\">Rencontres</a>"));
  CHECK(has(html, "href=\"/situations/1?lang=en\" lang=\"en\" hreflang=\"en\">English</a>"));
  CHECK(has(html, "<section class=\"c-columns__side\" aria-label=\"Ensuite\">côté</section>"
                  "<div class=\"c-columns__below\">dessous</div>"));
  CHECK(has(html, "<h1>Situation</h1>"));
  CHECK(html.markup().find("<h1") == html.markup().rfind("<h1"));
  CHECK(has(html, "name=\"csrf\" value=\"t\""));

  const Html bare = page({.words = {.skip = "Skip", .navigation = "", .breadcrumbs = "", .side = ""},
                          .title = "Sign in",
                          .stylesheet = "/s.css"});
  for (const char* part : {"<nav", "<footer", "c-banner", "c-columns", "<script", "sign-out"})
    CHECK_MESSAGE(!has(bare, part), part);
}

TEST_CASE("the way to the other language takes a form along, and Enter still does what the form is for") {
  Page it;
  it.title = "Picture";
  it.language_switch = LanguageSwitch{
      .to = Language::fr, .label = "Français", .href = "/language?to=fr", .form = "typed-1", .address = "/s/1/picture"};
  const std::string html = page(it).markup();
  const auto button = html.find("form=\"typed-1\" formaction=\"/s/1/picture\" formnovalidate name=\"switch_to\" "
                                "value=\"fr\" lang=\"fr\">Français</button>");
  REQUIRE(button != std::string::npos);
  CHECK(html.find("href=\"/language") == std::string::npos);
  const auto first = html.find("<button class=\"c-spoken\" type=\"submit\" form=\"typed-1\"");
  CHECK(first < button); // without name and address: the form's own
  it.language_switch->address = "https://elsewhere.example/";
  CHECK_THROWS_AS(page(it), Bug);
}

TEST_CASE("a table names its rows and columns, and says when it is empty") {
  Table it{.caption = "Situations",
           .columns = {{"Situation"}, {"Factors", Align::number, "?sort=factors", Sorted::ascending}},
           .rows = {{link_to("/s/1", "S-0142"), "12"}},
           .empty = "None"};
  const Html html = table(it);
  CHECK(has(
      html,
      "<th scope=\"row\" role=\"rowheader\" data-label=\"Situation\"><span><a href=\"/s/1\">S-0142</a></span></th>"));
  CHECK(has(html, "<td role=\"cell\" data-label=\"Factors\" class=\"is-number\"><span>12</span></td>"));
  CHECK(has(html, "aria-sort=\"ascending\""));
  it.rows.push_back({"too short"});
  CHECK_THROWS_AS(table(it), Bug);
  it.rows.clear();
  CHECK(table(it).markup() == "<p class=\"c-empty\">None</p>");
}

TEST_CASE("pages of a list: the ends have no dead links") {
  const Html first = pagination({.label = "Pages", .shown = "1–20 of 133", .next = {"Next", "?page=2"}});
  CHECK(has(first, "rel=\"next\""));
  CHECK_FALSE(has(first, "rel=\"prev\""));
  CHECK(has(first, "1–20 of 133"));
}

TEST_CASE("state is said in words and drawn as a shape, not only coloured") {
  CHECK(has(tag("Overdue", Tone::danger), "<svg"));
  CHECK(has(tag("Overdue", Tone::danger), "Overdue"));
  CHECK(icon(Icon::check) != icon(Icon::stop));
  const Html steps =
      stepper({.label = "The four filters",
               .done = "done",
               .current = "current",
               .ahead = "not yet",
               .steps = {{"Filter 1", StepState::done}, {"Filter 2", StepState::current}, {"Filter 3"}}});
  CHECK(has(steps, "class=\"c-step is-current\" aria-current=\"step\""));
  CHECK(has(steps, "<span class=\"c-spoken\"> (</span>not yet<span class=\"c-spoken\">)</span>"));
  const Html late =
      clock({.state = ClockState::overdue, .label = "48 hours", .said = "6 hours over", .part_passed = 7});
  CHECK(has(late, "6 hours over"));
  CHECK(has(late, "class=\"c-clock__passed\" width=\"100%\"")); // never beyond its frame
  CHECK(has(notice({.tone = Tone::danger, .heading = "Not sent", .announced = Announced::yes}), "role=\"alert\""));
  CHECK_FALSE(has(notice({.heading = "Quiet"}), "role="));
}

TEST_CASE("every icon is drawn and hidden from screen readers") {
  for (int i = 0; i <= static_cast<int>(Icon::arrow_right); ++i) {
    CHECK(has(icon(static_cast<Icon>(i)), "<path d=\"M"));
    CHECK(has(icon(static_cast<Icon>(i)), "aria-hidden=\"true\""));
  }
}

TEST_CASE("a chart always brings its numbers as a table, and what is withheld is not drawn as zero") {
  Chart it{.title = "Groups",
           .description = "Housing leads.",
           .label_head = "Group",
           .value_head = "Situations",
           .table_label = "The numbers",
           .values = {{"Housing", 40, "40"}, {"Drugs", 20, "20"}, {"Gangs", std::nullopt, "withheld"}}};
  for (const Html& html : {bar_chart(it), column_chart(it), line_chart(it)}) {
    CHECK(has(html, "role=\"img\""));
    CHECK(has(html, "<title>Groups</title><desc>Housing leads.</desc>"));
    CHECK(has(html, "<table"));
    CHECK(has(html, "<span>withheld</span>"));
  }
  const std::string bars = bar_chart(it).markup();
  CHECK(bars.find("width=\"80.00%\"") != std::string::npos);
  CHECK(bars.find("width=\"40.00%\"") != std::string::npos);
  CHECK(bars.find("width=\"0.40%\"") == std::string::npos);
  CHECK(has(bar_chart({.title = "t",
                       .description = "d",
                       .label_head = "a",
                       .value_head = "b",
                       .table_label = "n",
                       .values = {{"All zero", 0, "0"}}}),
            "width=\"0.40%\"")); // no division by the largest value
  it.values[0].value = -1;
  CHECK_THROWS_AS(bar_chart(it), Bug);
  it.values.clear();
  CHECK(has(line_chart(it), "Housing leads."));
}
