// The account in a browser: the guard while typing and on saving, without script, the second person, and that the words
// of a text that is held lie nowhere that anybody else looks: no page, no answer, no log, no file.
#include <doctest/doctest.h>

#include <filesystem>

#include "app/share.h"
#include "world/door.h"

using namespace concert;
using namespace concert::world;
using access::Role;

namespace {

struct Hall {
  World world{storage::testing::Place::sqlite()};
  RoomsDoor rooms{world};
  HttpDoor browser{world};
  TableId id = world.add_table("Rivermouth", access::NamesPolicy::likely_involved);
  AgencyId police = world.agency("police"), health = world.agency("health");
  Member constable = world.add_member("constable", police, id, Role::representative);
  Member sergeant = world.add_member("sergeant", police, id, Role::representative);
  Member nurse = world.add_member("nurse", health, id, Role::representative);
  Member chair = world.add_member("chair", world.agency("city"), id, Role::chair);
  Member officer = world.add_member("officer", police, id, Role::privacy_officer);
  SituationId situation;
  std::string path;

  Hall() {
    const Answered opened = rooms.ask(constable, {.what = "screen",
                                                  .told = fields({{"subject", "person"},
                                                                  {"acutely_elevated", "yes"},
                                                                  {"beyond_mandate", "yes"},
                                                                  {"options_exhausted", "yes"}})});
    REQUIRE_MESSAGE(!opened.refused, said(*opened.refused));
    situation = *SituationId::parse(*opened.seen.find("id")->if_text());
    path = "/situations/" + situation.text();
    act(constable, "picture", fields({{"age_band", "30_39"}, {"sex", "female"}, {"risk_factors", "gambling_chronic"}}));
    act(constable, "present", {});
  }
  static Fields fields(std::initializer_list<std::pair<const char*, std::string>> all) {
    Fields out;
    for (const auto& [name, value] : all)
      out.add(name, value);
    return out;
  }
  void act(const Member& by, std::string_view what, const Fields& told) {
    const Answered done = rooms.ask(
        by, {.what = what, .situation = situation, .told = told, .version = world.situation(situation)->version});
    REQUIRE_MESSAGE(!done.refused, said(*done.refused));
  }
  http::Reply get(const Member& member, const std::string& at, bool french = false) {
    browser.be_signed_in(member);
    return browser.get(member, at, french);
  }
  http::Reply post(const Member& member, const std::string& at, const Fields& form) {
    browser.be_signed_in(member);
    return browser.post(member, at, form);
  }
  http::Reply tell(const std::string& text, const char* language = "en") {
    return post(constable, path + "/account",
                fields({{"account", text},
                        {"language", language},
                        {"version", std::to_string(world.account_version(situation))}}));
  }
};

const std::string named = "We spoke with Zephyrina Quixwaddle at 19 Plumthwistle Lane, 705-555-0123.";

} // namespace

TEST_CASE("while typing: marks, kinds as words, neutral words; for seats that bring situations, and kept nowhere") {
  Hall room;
  const auto ask = [&](const Member& by, const std::string& text) {
    return room.post(by, "/guard",
                     Hall::fields({{"text", text}, {"language", "en"}, {"situation", room.situation.text()}}));
  };
  const http::Reply marked = ask(room.constable, named + " <script>");
  CHECK(marked.status == 200);
  CHECK(has(marked, ">Zephyrina Quixwaddle<"));
  CHECK(has(marked, "(name)"));
  CHECK(has(marked, "(address)"));
  CHECK(has(marked, "(telephone number)"));
  CHECK(has(marked, "data-neutral="));
  CHECK(has(marked, "3 places are marked."));
  CHECK_FALSE(has(marked, "<script>"));
  CHECK(marked.header("Cache-Control") == "no-store");
  CHECK(marked.compression == http::Compression::forbidden);
  const http::Reply clear = ask(room.constable, "The mother can no longer manage.");
  CHECK(has(clear, "Nothing is marked."));
  CHECK_FALSE(has(clear, "<mark"));
  CHECK(ask(room.nurse, named).body == ask(room.nurse, named).body); // whoever may screen may ask, of no situation
  CHECK(ask(room.chair, named).status == 403);
  CHECK(ask(room.officer, named).status == 403);
  CHECK(ask(room.constable, std::string(2001, 'a')).status == 422);
  CHECK(room.browser.get(room.constable, "/guard").status == 405); // never in an address
  CHECK(room.world.account_version(room.situation) == 0);
  CHECK(room.world.logged().find("Zephyrina") == std::string::npos);
  int refused = 0;
  for (int i = 0; i < 260; ++i)
    refused += ask(room.nurse, "x").status == 429;
  CHECK(refused > 10);
  room.world.clock().advance(std::chrono::minutes(2));
  CHECK(ask(room.nurse, "x").status == 200);
}

TEST_CASE("without script: saving shows the marks, and the neutral words are read before they are kept") {
  Hall room;
  const http::Reply saved = room.tell(named);
  CHECK(saved.status == 303);
  CHECK(saved.header("Location") == room.path + "/account");
  const http::Reply page = room.get(room.constable, room.path + "/account");
  CHECK(has(page, "Saved, and held back"));
  CHECK(has(page, named)); // in the field: nothing is lost
  CHECK(has(page, "<mark"));
  CHECK(has(page, "Use the neutral words"));
  CHECK_FALSE(has(page, "Let it pass"));
  CHECK(page.header("Cache-Control") == "no-store");
  const http::Reply neutral =
      room.post(room.constable, room.path + "/account",
                Hall::fields({{"account", named}, {"language", "en"}, {"version", "1"}, {"neutral", "yes"}}));
  CHECK(neutral.status == 200);
  CHECK(has(neutral, "We spoke with the person at an address"));
  CHECK(room.world.account_version(room.situation) == 1); // not kept yet
  CHECK(room.tell("We spoke with the person.").status == 303);
  CHECK(has(room.get(room.nurse, room.path), "We spoke with the person."));
  const http::Reply stale =
      room.post(room.constable, room.path + "/account",
                Hall::fields({{"account", "Something that was typed."}, {"language", "en"}, {"version", "1"}}));
  CHECK(stale.status == 412);
  CHECK(has(stale, "Something that was typed."));
  const http::Reply french = room.tell("La mère n’en peut plus.", "fr");
  CHECK(french.status == 303);
  CHECK(has(room.get(room.nurse, room.path), "lang=\"fr\""));
}

TEST_CASE("the second person reads, and lets pass with a reason; the table hears that somebody did") {
  Hall room;
  room.tell(named);
  CHECK(has(room.get(room.sergeant, room.path), "/account")); // it is this seat's turn
  const http::Reply first = room.get(room.sergeant, room.path + "/account");
  CHECK(has(first, "A colleague’s words wait for you"));
  CHECK(has(first, room.path + "/account/held"));
  CHECK_FALSE(has(first, "Zephyrina"));
  CHECK_FALSE(has(first, "<textarea")); // nor are they written over unread
  CHECK_FALSE(has(room.get(room.sergeant, room.path), "Zephyrina"));
  const http::Reply page = room.post(room.sergeant, room.path + "/account/held", {});
  CHECK(page.status == 200);
  CHECK(has(page, "Let it pass"));
  CHECK_FALSE(has(page, "name=\"draft\"")); // or they would be shown again with no look recorded
  const auto at = page.body.find("name=\"read\"");
  REQUIRE(at != std::string::npos);
  const std::string read = page.body.substr(page.body.find("value=\"", at) + 7, 16);
  const http::Reply without =
      room.post(room.sergeant, room.path + "/account/override", Hall::fields({{"version", "1"}, {"read", read}}));
  CHECK(without.status == 422);
  CHECK(has(without, named));
  const http::Reply own = room.post(room.constable, room.path + "/account/override",
                                    Hall::fields({{"version", "1"}, {"reason", "other"}, {"read", read}}));
  CHECK(own.status == 409);
  const http::Reply done = room.post(room.sergeant, room.path + "/account/override",
                                     Hall::fields({{"version", "1"}, {"reason", "known_lawfully"}, {"read", read}}));
  CHECK(done.status == 303);
  const http::Reply seen = room.get(room.nurse, room.path);
  CHECK(has(seen, named));
  CHECK(has(seen, "A second person of the agency"));
  CHECK_FALSE(has(seen, "The table already knows it lawfully"));
  CHECK_FALSE(has(seen, "<mark"));
  CHECK(has(room.get(room.constable, room.path + "/account"), "The table already knows it lawfully"));
}

TEST_CASE("the words of a held text lie nowhere that anybody else looks") {
  Hall room;
  room.tell(named);
  room.post(room.constable, "/guard",
            Hall::fields({{"text", named}, {"language", "en"}, {"situation", room.situation.text()}}));
  room.browser.be_signed_in(room.constable);
  CHECK(room.browser
            .send(room.constable, http::Method::put, "/api/v1" + room.path + "/account",
                  R"({"account": ")" + named + R"(", "language": "en"})", 1)
            .status == 200);
  const std::vector<std::string> canaries = {"Zephyrina", "Quixwaddle", "Plumthwistle", "705-555-0123"};
  for (const Member& reader : {room.nurse, room.chair, room.officer})
    for (const bool french : {false, true})
      for (const std::string& at :
           {std::string("/"), room.path, room.path + "/account", room.path + "/check", std::string("/situations"),
            std::string("/waiting"), std::string("/notices"), std::string("/figures"), std::string("/oversight/log"),
            "/api/v1" + room.path, std::string("/api/v1/situations"), std::string("/log")}) {
        const http::Reply reply = room.get(reader, at, french);
        for (const std::string& canary : canaries)
          CHECK_MESSAGE(!has(reply, canary), at);
      }
  for (const std::string& canary : canaries)
    CHECK(room.world.logged().find(canary) == std::string::npos);
  const auto folder = room.world.place().folder() / "data";
  room.world.close();
  int files = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder))
    if (file.is_regular_file()) {
      ++files;
      const std::string bytes = app::file_text(file.path());
      for (const std::string& canary : canaries)
        CHECK_MESSAGE(bytes.find(canary) == std::string::npos, file.path().filename().string());
    }
  CHECK(files >= 2);
  room.world.restart();
}
