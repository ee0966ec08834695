#include <doctest/doctest.h>

#include "base/check.h"
#include "platform/http/cookies.h"
#include "platform/http/forms.h"
#include "platform/http/message.h"

using namespace concert::http;
using concert::Bug;
using concert::RefusalKind;

TEST_CASE("percent-decoding") {
  CHECK(percent_decoded("a%20b+c", Plus::literal).value() == "a b+c");
  CHECK(percent_decoded("a%20b+c", Plus::space).value() == "a b c");
  CHECK(percent_decoded("%C3%89valuation", Plus::literal).value() == "Évaluation");
  CHECK(percent_decoded("%c3%a9", Plus::literal).value() == "é");
  CHECK(percent_decoded("", Plus::literal).value() == "");
  for (const std::string bad : {"%", "%4", "a%", "%g0", "%0g", "%%41", "%u0041", "% 41", "%+1"}) {
    CAPTURE(bad);
    const auto refused = percent_decoded(bad, Plus::literal);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == RefusalKind::invalid);
    CHECK(refused.error().problems[0].word == "problem.bad_encoding");
  }
  // alone, overlong, a surrogate, above U+10FFFF, cut off, NUL
  for (const std::string bad : {"%ff", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%C3", "a%00b", "\xC3("}) {
    CAPTURE(bad);
    const auto refused = percent_decoded(bad, Plus::literal);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().problems[0].word == "problem.not_text");
  }
}

TEST_CASE("percent-encoding is undone by decoding") {
  std::string all;
  for (int c = 1; c < 128; ++c)
    all += static_cast<char>(c);
  all += "éœ水🙂";
  const auto encoded = percent_encoded(all);
  CHECK(encoded.find_first_of(" +&=?#/%<>\"") == encoded.find('%'));
  CHECK(percent_decoded(encoded, Plus::space).value() == all);
  CHECK(percent_encoded("a b&c") == "a%20b%26c");
}

TEST_CASE("a form becomes fields") {
  const auto fields = form_fields("factor=housing&factor=school&note=two+words%0D%0Alines&blank=&&x=a%3Db=c").value();
  CHECK(fields.all("factor") == std::vector<std::string>{"housing", "school"});
  CHECK(fields.one("note") == "two words\nlines");
  CHECK_FALSE(fields.has("blank"));
  CHECK(fields.one("x") == "a=b=c");
  const concert::Fields none = form_fields("").value();
  CHECK(none.by_name().empty());
  CHECK_FALSE(form_fields("flag").value().has("flag")); // named without a value is not given
}

TEST_CASE("a malformed form is refused whole") {
  CHECK(form_fields("a=%zz").error().problems[0].word == "problem.bad_encoding");
  CHECK(form_fields("%f=1").error().problems[0].word == "problem.bad_encoding");
  CHECK(form_fields("a=1&b=%80").error().problems[0].word == "problem.not_text");
  CHECK(form_fields("%80=1").error().problems[0].word == "problem.not_text");
  CHECK(form_fields("a=1&b=2&c=3", 3).has_value());
  CHECK(form_fields("a=1&b=2&c=3&d", 3).error().problems[0].word == "problem.too_many_fields");
  CHECK(form_fields("a&a&a&a", 3).error().problems[0].values == std::vector<std::string>{"3"});
  std::string many;
  for (int i = 0; i < 1001; ++i)
    many += "a=&";
  CHECK_FALSE(form_fields(many));
}

TEST_CASE("the body is read only when it says that it is a form") {
  Request request;
  const concert::Fields none = body_fields(request).value();
  CHECK(none.by_name().empty());
  request.body = "a=1";
  CHECK(body_fields(request).error().problems[0].word == "problem.not_a_form");
  request.headers.add("content-type", "Application/X-WWW-Form-Urlencoded; charset=UTF-8");
  CHECK(body_fields(request).value().one("a") == "1");
  Request json;
  json.headers.add("Content-Type", "application/json");
  json.body = "a=1";
  CHECK_FALSE(body_fields(json));
  json.query = "q=1";
  CHECK(query_fields(json).value().one("q") == "1");
}

TEST_CASE("a URL is built with its query encoded") {
  CHECK(url("/a") == "/a");
  CHECK(url("/a", {{"b", "c d"}, {"é", "&="}}) == "/a?b=c%20d&%C3%A9=%26%3D");
}

TEST_CASE("only targets on this site are local") {
  for (const std::string good : {"/", "/a/b?c=d", "/a//b", "/?x=//y"}) {
    CAPTURE(good);
    CHECK(is_local_target(good));
  }
  for (const std::string bad : {"", "a", "//elsewhere", "/\\elsewhere", "https://elsewhere", "/\t/elsewhere",
                                "/a\r\nSet-Cookie: x", " /a", "/a b", "javascript:x"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_local_target(bad));
  }
  CHECK(see_other("/a").header("location") == "/a");
  CHECK_THROWS_AS(see_other("//elsewhere"), Bug);
}

TEST_CASE("cookies are read exactly, and not at all when planted twice") {
  Request request;
  request.headers.add("Cookie", "a=1; session=xyz=; empty=; ab=2");
  CHECK(cookie(request, "session") == "xyz=");
  CHECK(cookie(request, "a") == "1");
  CHECK(cookie(request, "empty") == "");
  CHECK_FALSE(cookie(request, "b"));
  CHECK_FALSE(cookie(request, "Session"));
  request.headers.add("cookie", "session=other");
  CHECK_FALSE(cookie(request, "session"));
  CHECK_FALSE(cookie(Request(), "a"));
}

TEST_CASE("Set-Cookie is safe by default") {
  CHECK(set_cookie({.name = "__Host-session", .value = "abc_-"}) ==
        "__Host-session=abc_-; Path=/; HttpOnly; SameSite=Lax; Secure");
  CHECK(set_cookie({.name = "s",
                    .value = "",
                    .lives = std::chrono::seconds(0),
                    .same_site = SameSite::strict,
                    .over_plain_http = OverPlainHttp::yes}) == "s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
  CHECK_THROWS_AS(set_cookie({.name = "s", .value = "a;b"}), Bug);
  CHECK_THROWS_AS(set_cookie({.name = "s", .value = "a\r\nb"}), Bug);
  CHECK_THROWS_AS(set_cookie({.name = "", .value = "a"}), Bug);
}
