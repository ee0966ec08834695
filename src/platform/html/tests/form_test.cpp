#include <doctest/doctest.h>

#include "base/instant.h"
#include "platform/html/components.h"

using namespace concert;
using namespace concert::html;

namespace {

bool has(const Html& html, std::string_view part) {
  return html.markup().find(part) != std::string::npos;
}

std::size_t count(const Html& html, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t at = html.markup().find(part); at != std::string::npos; at = html.markup().find(part, at + 1))
    ++out;
  return out;
}

FormState state() {
  FormState out;
  out.words = {.error_prefix = "Error:",
               .summary_title = "There is a problem",
               .optional = "(optional)",
               .year = "Year",
               .month = "Month",
               .day = "Day"};
  return out;
}

Fields posted(std::initializer_list<std::pair<const char*, const char*>> pairs) {
  Fields out;
  for (const auto& [name, value] : pairs)
    out.add(name, value);
  return out;
}

} // namespace

TEST_CASE("a field keeps what was typed and ties its error and hint to the control") {
  FormState s = state();
  s.shown.add("summary", "O'Brien & <b>");
  s.errors = {{"summary", "Take the name out"}};
  const Html field = text_field({.name = "summary", .label = "Summary", .hint = "No names"}, s);
  CHECK(has(field, "value=\"O&#39;Brien &amp; &lt;b&gt;\""));
  CHECK(has(field, "<label class=\"c-label\" for=\"f-summary\">Summary</label>"));
  CHECK(has(field, "aria-describedby=\"f-summary-hint f-summary-error\" aria-invalid=\"true\""));
  CHECK(has(field, "<p class=\"c-error\" id=\"f-summary-error\"><strong>Error:</strong> Take the name out</p>"));

  const Html summary = error_summary(s);
  CHECK(has(summary, "role=\"alert\" tabindex=\"-1\" autofocus"));
  CHECK(has(summary, "<a href=\"#f-summary\">Take the name out</a>"));
  CHECK(error_summary(state()).empty());
  CHECK_FALSE(has(text_field({.name = "summary", .label = "Summary"}, state()), "aria-"));
}

TEST_CASE("a secret is never shown again") {
  FormState s = state();
  s.shown.add("secret", "hunter2");
  for (const TextKind kind : {TextKind::password, TextKind::new_password, TextKind::one_time_code})
    CHECK_FALSE(has(text_field({.name = "secret", .label = "Secret", .kind = kind}, s), "hunter2"));
  CHECK(has(text_field({.name = "secret", .label = "Secret"}, s), "hunter2"));
}

TEST_CASE("a form carries its token and the version that was read") {
  const Html html = form({.action = "/situations", .csrf = "t\"", .version = "7"}, "body");
  CHECK(has(html, "method=\"post\" action=\"/situations\""));
  CHECK(has(html, "name=\"csrf\" value=\"t&quot;\""));
  CHECK(has(html, "name=\"version\" value=\"7\""));
}

TEST_CASE("three date boxes come back as one date, and a wrong one comes back as it was typed") {
  CHECK(gathered(posted({{"seen~year", "2026"}, {"seen~month", "3"}, {"seen~day", " 5 "}})).text_or("seen") ==
        "2026-03-05");
  CHECK_FALSE(gathered(posted({{"seen~year", ""}, {"seen~month", " "}, {"seen~day", ""}})).has("seen"));
  const Fields wrong = gathered(posted({{"seen~year", "2026"}, {"seen~month", "13"}, {"seen~day", ""}}));
  CHECK(wrong.text_or("seen") == "2026-13-");
  CHECK_FALSE(LocalDate::parse_iso(wrong.text_or("seen")));

  FormState s = state();
  s.shown = wrong;
  s.errors = {{"seen", "Enter a real date"}};
  const Html field = date_field({.name = "seen", .label = "First seen"}, s);
  CHECK(has(field, "id=\"f-seen\" name=\"seen~year\""));
  CHECK(has(field, "value=\"2026\""));
  CHECK(has(field, "value=\"13\""));
  CHECK(count(field, "aria-invalid=\"true\"") == 3);
  CHECK(has(date_field({.name = "seen", .label = "First seen"}, state()), "name=\"seen~day\""));
}

TEST_CASE("a choice and its grade come back as one value; a grade without its choice vanishes") {
  const Fields fields = gathered(posted({{"risk", "truancy"},
                                         {"risk", "grief"},
                                         {"risk", "theft"},
                                         {"risk~truancy", "3"},
                                         {"risk~grief", "9"},
                                         {"risk~arson", "2"},
                                         {"csrf", "t"}}));
  CHECK(fields.all("risk") ==
        std::vector<std::string>{"truancy:3", "grief:9", "theft"}); // 9 is the decoder's to refuse
  CHECK(fields.by_name().size() == 2);
  CHECK(fields.text_or("csrf") == "t");
}

TEST_CASE("a check list shows what is chosen and how serious, opens those groups and counts") {
  CheckList list{.name = "risk",
                 .legend = "Risk factors",
                 .groups = {{"School", {{"truancy", "truancy"}, {"absence", "chronic absenteeism"}}},
                            {"Housing", {{"none", "no appropriate housing"}}}},
                 .grades =
                     GradeWords{.question = "How serious", .some = "Some", .serious = "Serious", .acute = "Acute"},
                 .filter_label = "Find",
                 .count_none = "none chosen",
                 .count_one = "1 chosen",
                 .count_many = "{0} chosen",
                 .found = "{0} fit",
                 .found_none = "Nothing fits"};
  FormState s = state();
  s.shown.add("risk", "truancy:3");
  s.shown.add("risk", "absence");
  const Html html = check_list(list, s);
  CHECK(count(html, "<details class=\"c-group\" open>") == 1);
  CHECK(has(html, "2 chosen"));
  CHECK(has(html, "none chosen</span></summary>"));
  CHECK(has(html, "name=\"risk\" value=\"truancy\" checked"));
  CHECK_FALSE(has(html, "value=\"none\" checked"));
  CHECK(has(html, "name=\"risk~truancy\" value=\"3\" checked"));
  CHECK(has(html, "name=\"risk~absence\" value=\"2\" checked")); // no grade given means 2
  CHECK(has(html, "aria-label=\"How serious: truancy\""));
  CHECK(has(html, "<div class=\"c-checklist__filter\" hidden>")); // nothing that needs the script is shown without it
  CHECK(count(html, "type=\"radio\"") == 9);

  list.grades->none = "None now"; // a later review may find it gone
  s.shown = {};
  s.shown.add("risk", "truancy:0");
  CHECK(has(check_list(list, s), "name=\"risk~truancy\" value=\"0\" checked"));
  list.grades.reset();
  CHECK(count(check_list(list, s), "type=\"radio\"") == 0);
}

TEST_CASE("radios, checkboxes, select and tick keep the choice and lead the error to the first control") {
  FormState s = state();
  s.shown.add("consent", "no");
  s.shown.add("sure", "yes");
  const Choices choices{
      .name = "consent", .legend = "Consent?", .options = {{"yes", "Yes"}, {"no", "No", "", el("b", "why")}}};
  const Html few = radios(choices, s);
  CHECK(has(few, "id=\"f-consent\" name=\"consent\" value=\"yes\">"));
  CHECK(has(few, "value=\"no\" checked>"));
  CHECK(has(few, "<div class=\"c-revealed\"><b>why</b></div>"));
  CHECK(has(few, "<legend class=\"c-label\">Consent?</legend>"));
  CHECK(has(checkboxes(choices, s), "type=\"checkbox\""));
  CHECK(has(select({.name = "consent", .label = "Consent", .blank = "Choose", .options = choices.options}, s),
            "<option value=\"no\" selected>No</option>"));
  CHECK(has(tick("sure", "I am sure", s), "value=\"yes\" checked"));
  CHECK_FALSE(has(tick("sure", "I am sure", state()), "checked"));
}
