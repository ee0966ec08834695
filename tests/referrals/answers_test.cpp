// A referral from outside, as a browser, a mailbox, a scanner and the operator's log see it.
#include <doctest/doctest.h>

#include "notices/town.h"
#include "platform/storage/failure.h"

using namespace concert;
using namespace concert::world;
using storage::testing::Place;

namespace {

std::string escaped(std::string text) { // as a path stands in a query
  for (std::size_t at = 0; (at = text.find('/', at)) != std::string::npos; at += 3)
    text.replace(at, 1, "%2F");
  return text;
}

std::string without(std::string page, const std::string& path) {
  for (const std::string& part : {path, escaped(path)})
    for (std::size_t at = 0; (at = page.find(part)) != std::string::npos;)
      page.replace(at, part.size(), "PATH");
  return page;
}

// A situation at filter 4 whose health unit has asked an organization of the directory.
struct Outside {
  explicit Outside(Town& in) : town(in) {
    directory::ImportDirectory act;
    act.files = {{"organizations.csv", "id,name\n1,Harbour House\n"},
                 {"locations.csv", "id,organization_id,name,latitude,longitude\n1,1,Main,43.1,-79.2\n"},
                 {"services.csv", "id,location_id,name,eligibility,languages,service_areas\n1,1,Shelter,,,\n"},
                 {"addresses.csv", "id,location_id,address_1,city\n1,1,1 Harbour St,Town\n"},
                 {"phones.csv", "id,number,service_id,number_type\n1,555-0100,1,voice\n"},
                 {"taxonomy.csv", "id,name,taxonomy_id,parent_id,type\n1,Housing,101,,service\n"},
                 {"service_categories.json", R"({"1":["1"]})"}};
    act.source = {.name = "town", .language = "en"};
    must(town.world.concert().directory().install(act));
    situation = town.presented(town.constable);
    town.accept(situation);
    town.disclose(situation);
    town.act(town.chair, "assign", situation, fields({{"lead_agency", town.health.text()}}));
    const auto book = town.world.concert().codes().book();
    const auto catalogue = must(town.world.concert().directory().catalogue(town.nurse.actor));
    referrals::DraftReferral draft{book->code("service_types", "shelter"), "", book->code("urgencies", "routine"), {}};
    draft.performer.outside = referrals::Outside{catalogue->entries().organizations.front().id.text(),
                                                 *EmailAddress::parse("intake@harbour.example")};
    auto& room = town.world.concert().referrals();
    const auto drafted = must(room.draft(town.nurse.actor, situation, draft));
    referrals::SendReferral send;
    send.consent = referrals::Consent{book->code("authorities", "consent_express_written"), town.world.today()};
    send.whom = {Personal(std::string("Zorabel")), Personal(std::string("705-555-0114")), {}, {}};
    const auto sent = must(room.send(town.nurse.actor, drafted.id, drafted.version, send));
    id = drafted.id;
    secret = sent.handed->secret;
    town.round();
    const auto mails = town.mail.taken_by("intake@harbour.example");
    REQUIRE(mails.size() == 1);
    mail = mails.front();
    const auto at = mail.text.find("/answer/");
    REQUIRE(at != std::string::npos);
    path = mail.text.substr(at, mail.text.find('\n', at) - at);
  }

  http::Reply get(const std::string& where) const {
    http::Request request;
    request.method = http::Method::get;
    request.path = where;
    request.peer = "192.0.2.7";
    return town.world.surface().answer(request);
  }
  http::Reply post(const std::string& where, const std::string& body, const std::string& peer = "192.0.2.7") const {
    http::Request request;
    request.method = http::Method::post;
    request.path = where;
    request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    request.body = body;
    request.peer = peer;
    return town.world.surface().answer(request);
  }

  Town& town;
  SituationId situation;
  referrals::ReferralId id;
  std::string secret, path;
  mail::Message mail{.id = {}, .written = {}, .to = *EmailAddress::parse("a@b.example"), .subject = {}, .text = {}};
};

} // namespace

TEST_CASE("the mail says that a reply is awaited, in both languages, and nothing else") {
  Town town(Place::sqlite());
  const Outside outside(town);
  CHECK(outside.mail.subject == "A reply is awaited / Une réponse est attendue");
  CHECK(has(outside.mail.text, "https://concert.example.ca/answer/"));
  CHECK(has(outside.mail.text, "told by telephone"));
  CHECK(has(outside.mail.text, "par téléphone"));
  for (const std::string& word :
       {std::string("Zorabel"), std::string("705"), std::string("helter"), std::string("ealth"), std::string("S-0001"),
        outside.situation.text(), outside.id.text(), outside.secret})
    CHECK(!has(outside.mail.text, word));
  CHECK(town.mail.taken_by("intake@harbour.example").size() == 1);
  town.round();
  CHECK(town.mail.taken_by("intake@harbour.example").size() == 1); // once
}

TEST_CASE("whoever follows a link learns nothing and uses nothing up: every token shows the same page") {
  Town town(Place::sqlite());
  const Outside outside(town);
  const http::Reply good = outside.get(outside.path);
  CHECK(good.status == 200);
  CHECK(good.header("Cache-Control") == "no-store");
  CHECK(good.header("Referrer-Policy") == "no-referrer");
  CHECK(!good.header("Set-Cookie"));
  for (const std::string& other :
       {std::string("/answer/x"), outside.path + "A", std::string("/answer/") + std::string(54, 'A')}) {
    const http::Reply bad = outside.get(other);
    CHECK(bad.status == 200);
    CHECK(without(bad.body, other) == without(good.body, outside.path));
  }
  for (int i = 0; i < 20; ++i)
    outside.get(outside.path);
  // A scanner that sends the form back without a code takes nothing but an attempt.
  CHECK(outside.post(outside.path, "").status == 404);
  const http::Reply opened = outside.post(outside.path, "code=" + outside.secret);
  CHECK(opened.status == 200);
  CHECK(has(opened.body, "Zorabel"));
  CHECK(opened.compression == http::Compression::forbidden);
  CHECK(!opened.header("Set-Cookie"));
  CHECK(!has(opened.body, outside.situation.text()));
  CHECK(!has(opened.body, outside.id.text()));
}

TEST_CASE("a link answers once; used, altered, taken back and late are one refusal") {
  Town town(Place::sqlite());
  const Outside outside(town);
  const std::string code = "code=" + outside.secret;
  const http::Reply wrong = outside.post(outside.path, "code=00000-00000");
  CHECK(wrong.status == 404);
  CHECK(has(wrong.body, "do not open anything"));
  CHECK(has(wrong.body, "call the agency that called you"));
  // What was chosen stays, and is asked for again, after a mistake.
  const http::Reply mistaken = outside.post(outside.path, code + "&step=answer&to=rejected");
  CHECK(mistaken.status == 422);
  CHECK(has(mistaken.body, "Choose why not."));
  const http::Reply answered =
      outside.post(outside.path, code + "&step=answer&to=accepted&places=waitlist&wait_days=30");
  CHECK(answered.status == 200);
  CHECK(has(answered.body, "Thank you"));
  CHECK(town.world.concert().referrals().view(town.nurse.actor, outside.id)->state == referrals::State::accepted);
  const http::Reply used = outside.post(outside.path, code);
  CHECK(used.status == wrong.status);
  CHECK(used.body == wrong.body);
  std::string altered = outside.path;
  altered[20] = altered[20] == 'A' ? 'B' : 'A';
  CHECK(without(outside.post(altered, code).body, altered) == without(wrong.body, outside.path));
  // The next link went the same way, opens with the same code, and runs out.
  town.round();
  const auto mails = town.mail.taken_by("intake@harbour.example");
  REQUIRE(mails.size() == 2);
  const auto at = mails[1].text.find("/answer/");
  const std::string next = mails[1].text.substr(at, mails[1].text.find('\n', at) - at);
  CHECK(next != outside.path);
  CHECK(has(outside.post(next, code).body, "Zorabel"));
  town.world.clock().advance(referrals::link_lives);
  CHECK(without(outside.post(next, code).body, next) == without(wrong.body, outside.path));
  town.round();
  town.browser.be_signed_in(town.nurse);
  CHECK(has(town.browser.get(town.nurse, "/referrals/" + outside.id.text()).body, "Échu"));
}

TEST_CASE("the log of the program never holds a token, a code or an address, not even when the world fails") {
  Town town(Place::sqlite());
  const Outside outside(town);
  const std::string code = "code=" + outside.secret;
  for (int n = 1; n <= 12; ++n) {
    town.world.concert().database().fail_at(n);
    http::Request request;
    request.method = http::Method::post;
    request.path = outside.path;
    request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    request.body = code + "&step=answer&to=rejected&decline_reason=other";
    request.peer = "192.0.2.7";
    try {
      static_cast<void>(town.world.surface().answer(request));
    } catch (...) {
      const http::Reply failed = town.world.surface().failed(std::current_exception(), request);
      CHECK(failed.status == 503);
      CHECK(!has(failed.body, outside.path));
    }
  }
  town.world.concert().database().fail_at(0);
  const std::string logged = town.world.logged();
  CHECK(has(logged, "storage_failed"));
  for (const std::string& word : {outside.path.substr(8), outside.secret, std::string("harbour.example"),
                                  std::string("Zorabel"), std::string("192.0.2.7")})
    CHECK(!has(logged, word));
}
