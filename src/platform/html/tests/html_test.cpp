#include <doctest/doctest.h>

#include "base/check.h"
#include "platform/html/components.h"

using namespace concert;
using namespace concert::html;

namespace {

std::string written(const Html& html) {
  return html.markup();
}

} // namespace

TEST_CASE("text is escaped wherever it enters") {
  CHECK(written("a < b & c > \"d\" 'e'") == "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;");
  CHECK(written("</script><script>alert(1)</script>") == "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  CHECK(written("]]> <!-- --> &amp;") == "]]&gt; &lt;!-- --&gt; &amp;amp;");
  CHECK(written("Évaluation – œuvre 🌲") == "Évaluation – œuvre 🌲");
  CHECK(written("two\nlines\tand a tab") == "two\nlines\tand a tab");

  const std::string typed = "\" onmouseover=\"alert(1)";
  CHECK(el("p", {attr("title", typed)}, typed).markup() ==
        "<p title=\"&quot; onmouseover=&quot;alert(1)\">&quot; onmouseover=&quot;alert(1)</p>");
}

TEST_CASE("what is not text becomes a replacement character, never a byte of its own") {
  using namespace std::string_literals;
  CHECK(written("a\0b"s) == "a\xef\xbf\xbd"
                            "b");
  CHECK(written("\x1b[31m") == "\xef\xbf\xbd[31m");
  CHECK(written("caf\xe9 au lait") == "caf\xef\xbf\xbd au lait");                 // Latin-1
  CHECK(written("\xc0\xbcscript") == "\xef\xbf\xbd\xef\xbf\xbdscript");           // overlong '<'
  CHECK(written("\xed\xa0\x80") == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");       // surrogate
  CHECK(written("end\xf0\x9f\x8c") == "end\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"); // cut short
  CHECK(written("\xe2\x80<b>") == "\xef\xbf\xbd\xef\xbf\xbd&lt;b&gt;"); // a broken start does not swallow what follows
}

TEST_CASE("elements nest, empty ones have no end, conditions and ranges leave no trace of themselves") {
  CHECK(el("p", {cls("c-lead")}, "a ", el("strong", "b"), std::string(" c")).markup() ==
        "<p class=\"c-lead\">a <strong>b</strong> c</p>");
  CHECK(el("br").markup() == "<br>");
  CHECK_THROWS_AS(el("input", {attr("name", "x")}, "child"), Bug);
  CHECK(el("p", {cls(""), id(""), flag("hidden", false), Attr()}).markup() == "<p></p>");
  CHECK(el("input", {flag("checked")}).markup() == "<input checked>");
  const std::vector<std::string> names = {"a", "<b>"};
  CHECK(el("ul", each(names, [](const std::string& name) { return el("li", name); })).markup() ==
        "<ul><li>a</li><li>&lt;b&gt;</li></ul>");
  CHECK(when(false, []() -> Html { throw Bug("not called in vain"); }).empty());
  CHECK(el("textarea", "\nfirst line was blank").markup() == "<textarea>\n\nfirst line was blank</textarea>");
}

TEST_CASE("names that could carry script or style of their own do not exist") {
  for (const char* name : {"script", "style", "iframe", "object", "embed", "base", "link", "meta", "foreignObject",
                           "use", "animate", "math", "template", "P", "", " ", "a abbr"})
    CHECK_MESSAGE(!names::allowed_element(name), name);
  for (const char* name :
       {"style",      "onclick", "onerror",  "onload",  "ONCLICK",     "href",       "src",        "action",
        "formaction", "srcdoc",  "srcset",   "ping",    "http-equiv",  "xlink:href", "background", "poster",
        "data-",      "aria-",   "data-a b", "data-x=", "placeholder", "target",     "",           "class "})
    CHECK_MESSAGE(!names::allowed_attribute(name), name);
  for (const char* name : {"class", "data-label", "aria-describedby", "viewBox", "y2", "accept", "x"})
    CHECK_MESSAGE(names::allowed_attribute(name), name);
  static_assert(!std::constructible_from<Html, int>, "how a number is written depends on the language");
  static_assert(!std::constructible_from<Child, bool>);
}

TEST_CASE("addresses lead to this server or to https, mail and telephone") {
  for (const char* good : {"/", "/situations/1?x=a:b#c", "?page=2", "#main", "edit", "a/b:c",
                           "https://example.org/a?b=c", "mailto:a@example.org", "tel:+17055550100"})
    CHECK_MESSAGE(is_linkable(good), good);
  for (const char* bad :
       {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:x",
        "\x01javascript:x", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "http://example.org",
        "//evil.example", "/\\evil.example", "\\\\evil.example", "", "https:", "https://", "x:y", "blob:x"})
    CHECK_MESSAGE(!is_linkable(bad), bad);
  CHECK_THROWS_AS(href("javascript:alert(1)"), Bug);
  CHECK_THROWS_AS(src("https://example.org/a.png"), Bug);
  CHECK_THROWS_AS(action("https://example.org/"), Bug);
  CHECK_THROWS_AS(formaction("//example.org"), Bug);
  CHECK_THROWS_AS(document({.title = "x", .stylesheet = "https://fonts.example/a.css"}), Bug);
  CHECK(el("a", {href("/a?b=1&c=\"2\"")}, "x").markup() == "<a href=\"/a?b=1&amp;c=&quot;2&quot;\">x</a>");

  CHECK(outside_link("https://example.org", "Shelter").markup() ==
        "<a href=\"https://example.org\" rel=\"noopener noreferrer external\">Shelter</a>");
  CHECK(outside_link("javascript:alert(1)", "Shelter").markup() ==
        "Shelter (<span class=\"c-address\">javascript:alert(1)</span>)");
  CHECK(outside_link("/sign-out", "Shelter").markup().find("<a") == std::string::npos); // not ours to lead into
}

TEST_CASE("a document has its language, its title escaped, and only files of this server") {
  const std::string page = document({.language = Language::fr,
                                     .title = "Éléments </title>",
                                     .stylesheet = "/web/concert.1a2b.css",
                                     .script = "/web/concert.3c4d.js",
                                     .body = el("p", "x")})
                               .markup();
  CHECK(page.starts_with("<!doctype html>\n<html lang=\"fr\">"));
  CHECK(page.find("<title>Éléments &lt;/title&gt;</title>") != std::string::npos);
  CHECK(page.find("<link rel=\"stylesheet\" href=\"/web/concert.1a2b.css\">") != std::string::npos);
  CHECK(page.find("<script src=\"/web/concert.3c4d.js\" defer></script>") != std::string::npos);
  CHECK(page.find("<body>\n<p>x</p>\n</body>") != std::string::npos);
}
