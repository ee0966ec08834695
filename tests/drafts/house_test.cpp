// Drafts on a whole installation, over HTTP: they survive what they must, go with what they must, and what was typed is
// in no main database, no log and no backup, and never in front of anybody else.
#include <doctest/doctest.h>

#include <filesystem>

#include "app/draft_rounds.h"
#include "app/share.h"
#include "drafts/forms.h"
#include "notices/town.h"

using namespace concert;
using namespace concert::world;
using access::Role;
using storage::testing::Place;
namespace fs = std::filesystem;

namespace {

const std::string canary = "Zephyrina Quixwaddle";

struct Desk : Town {
  explicit Desk(Place place) : Town(std::move(place)) {
    const Answered answered = rooms.ask(constable, {.what = "screen",
                                                    .told = fields({{"subject", "person"},
                                                                    {"acutely_elevated", "yes"},
                                                                    {"beyond_mandate", "yes"},
                                                                    {"options_exhausted", "yes"}})});
    REQUIRE(!answered.refused);
    id = *SituationId::parse(*answered.seen.find("id")->if_text());
    page = "/situations/" + id.text() + "/identity";
    browser.be_signed_in(constable);
  }
  std::string opening() { return Id<struct AnyTag>::draw(world.chance()).text(); }
  http::Reply type(const Member& who, const std::string& name, const std::string& text, const std::string& tab,
                   std::string mark = {}) {
    Fields form = fields({{name.c_str(), text}, {"version", "0"}, {"draft~form", page}, {"draft~opening", tab}});
    form.add("draft", mark.empty() ? page : page + " " + mark);
    return browser.post(who, "/drafts", form);
  }
  http::Reply look(const Member& who) { return browser.get(who, page); }
  bool shows(const Member& who) { return has(look(who), canary); }

  SituationId id;
  std::string page;
};

void everywhere(const std::function<void(Desk&)>& body) {
  {
    Desk desk(Place::sqlite());
    body(desk);
  }
  if (auto postgres = Place::postgres()) {
    Desk desk(std::move(*postgres));
    body(desk);
  }
}

} // namespace

TEST_CASE("what was typed survives signing out, a restart and a crash, and comes back elsewhere with a notice") {
  everywhere([](Desk& here) {
    const http::Reply kept = here.type(here.constable, "given_name", canary, here.opening());
    CHECK(kept.status == 200);
    CHECK(has(kept, "Saved as a draft at"));
    CHECK(here.shows(here.constable));
    here.browser.sign_out(here.constable);
    CHECK_FALSE(here.shows(here.constable));
    here.world.restart();
    HttpDoor& browser = here.browser; // nothing of the first one is left in it
    browser.be_signed_in(here.constable);
    const http::Reply page = browser.get(here.constable, here.page);
    CHECK(has(page, "value=\"" + canary + "\""));
    CHECK(has(page, "What you typed on"));
    CHECK(has(page, "Discard the draft"));
    CHECK(has(browser.get(here.constable, here.page, true), "Ce que vous avez tapé le"));
    // Looked at without it, and thrown away.
    const http::Reply aside = browser.get(here.constable, here.page + "?draft=aside");
    CHECK_FALSE(has(aside, canary));
    CHECK(has(aside, "You have a draft from"));
    CHECK(browser.post(here.constable, "/drafts/discard", fields({{"page", here.page}})).status == 303);
    CHECK_FALSE(has(browser.get(here.constable, here.page), canary));
  });
}

TEST_CASE(
    "no other member, no other seat of the member and no other page gets any of it; without the seat nobody does") {
  everywhere([](Desk& here) {
    // Another member of the same agency, and the same member in a second seat, both of whom may open the page.
    const Member sergeant = here.world.add_member("sergeant", here.police, here.table, Role::representative);
    REQUIRE(here.type(here.constable, "given_name", canary, here.opening()).status == 200);
    here.browser.be_signed_in(sergeant);
    CHECK(here.look(sergeant).status == 200);
    CHECK_FALSE(here.shows(sergeant));
    // Neither discards it …
    here.browser.post(sergeant, "/drafts/discard", fields({{"page", here.page}}));
    CHECK(here.shows(here.constable));
    // … nor does typing it themselves touch it.
    REQUIRE(here.type(sergeant, "given_name", "Other", here.opening()).status == 200);
    CHECK(here.shows(here.constable));
    // Somebody who may not open the page may type what they like: it is never shown.
    here.browser.be_signed_in(here.teacher);
    here.type(here.teacher, "given_name", canary, here.opening());
    CHECK(here.look(here.teacher).status == 404);
    CHECK_FALSE(here.shows(here.teacher));

    auto& access = here.world.concert().access();
    const auto second = must(access.add_seat(here.world.administrator(), here.constable.actor.member,
                                             {here.schools, here.table, Role::representative}));
    here.browser.post(here.constable, "/seats", fields({{"seat", second.id.text()}}));
    CHECK_FALSE(here.shows(here.constable));
    const drafts::Typist as_police{here.constable.actor.member, here.constable.actor.seat};
    CHECK(here.world.concert().drafts().on_page({as_police.member, second.id}, here.page).empty());
    CHECK(here.world.concert().drafts().on_page(as_police, here.page).size() == 1);
    // The seat is taken away, and given again: it is another start.
    must(access.take_seat_back(here.world.administrator(), as_police.member, as_police.seat));
    CHECK(here.world.concert().drafts().on_page(as_police, here.page).empty());
    must(
        access.add_seat(here.world.administrator(), as_police.member, {here.police, here.table, Role::representative}));
    CHECK(here.world.concert().drafts().on_page(as_police, here.page).empty());
  });
}

TEST_CASE("what was typed is in no main database, no log and no backup of it, whatever form it was typed into") {
  Desk here(Place::sqlite());
  int number = 0;
  const std::string planted = "Zephyrinaquixwaddle";
  for (const char* page : {"identity", "picture", "screening"}) {
    const std::string at = "/situations/" + here.id.text() + "/" + page;
    for (const ShownForm& form : forms_in(here.browser.get(here.constable, at).body))
      if (form.is_drafted)
        for (const Control& one : form.controls) {
          if (one.kind == "checkbox" || one.kind == "radio")
            continue;
          Fields posted = fields({{one.name.c_str(), planted + std::to_string(++number)},
                                  {"draft", at},
                                  {"draft~form", form.action},
                                  {"draft~opening", here.opening()}});
          REQUIRE(here.browser.post(here.constable, "/drafts", posted).status == 200);
        }
  }
  REQUIRE(number >= 8);
  const auto where = [&](const fs::path& folder) {
    std::string out;
    for (const auto& file : fs::directory_iterator(folder))
      if (file.is_regular_file()) {
        const std::string bytes = app::file_text(file.path());
        if (bytes.find(planted) != std::string::npos || bytes.find("Quixwaddle") != std::string::npos)
          out += file.path().filename().string() + " ";
      }
    return out;
  };
  REQUIRE(here.type(here.constable, "given_name", canary, here.opening()).status == 200);
  CHECK(here.shows(here.constable));
  CHECK(where(here.world.place().folder()) == ""); // with the write-ahead logs
  const fs::path copies = here.world.place().folder() / "copies";
  fs::create_directory(copies);
  storage::backup(here.world.concert().database(), copies / "main.sqlite");
  storage::backup(here.world.concert().keys(), copies / "keys.sqlite");
  CHECK(where(copies) == "");
  CHECK(here.world.logged().find("Zephyrina") == std::string::npos);
  CHECK(here.world.logged().find(here.id.text()) == std::string::npos);
  // No entry in the log of audit: nothing was done and nobody's record was read.
  const std::size_t before = here.world.trail(here.id).size();
  here.type(here.constable, "given_name", canary, here.opening());
  here.look(here.constable);
  CHECK(here.world.trail(here.id).size() == before);
}

TEST_CASE("sending the form ends the draft; a refused form keeps it; what arrives late makes none") {
  everywhere([](Desk& here) {
    const std::string tab = here.opening();
    REQUIRE(here.type(here.constable, "given_name", canary, tab).status == 200);
    const std::string mark = here.page + " " + tab;
    Fields wrong = fields({{"given_name", canary}, {"birth_date", "nonsense"}, {"version", "0"}, {"draft", mark}});
    const http::Reply refused = here.browser.post(here.constable, here.page, wrong);
    CHECK(refused.status == 422);
    CHECK(has(refused, "value=\"" + mark + "\"")); // so that sending it again ends the same draft
    CHECK(here.shows(here.constable));
    Fields right = fields({{"given_name", canary}, {"family_name", "Q"}, {"version", "0"}, {"draft", mark}});
    CHECK(here.browser.post(here.constable, here.page, right).status == 303);
    CHECK_FALSE(here.shows(here.constable));
    const http::Reply late = here.type(here.constable, "given_name", canary, tab);
    CHECK(late.status == 409);
    CHECK(has(late, "sent already"));
    CHECK_FALSE(here.shows(here.constable));
  });
}

TEST_CASE("without a script: what meets the lock is a draft at once, and the form is filled in after the password") {
  everywhere([](Desk& here) {
    here.browser.hold(here.constable);
    Fields form = fields({{"given_name", canary}, {"version", "0"}, {"draft", here.page}});
    here.world.clock().advance(std::chrono::minutes(16));
    const http::Reply locked = here.browser.post(here.constable, here.page, form);
    CHECK(locked.status == 401);
    CHECK(has(locked, "kept as a draft"));
    CHECK(has(locked, "value=\"" + here.page + "\"")); // where to go afterwards
    CHECK_FALSE(has(locked, canary));
    CHECK_FALSE(here.shows(here.constable)); // nothing is shown while it is locked
    // What is typed on while it is locked is kept too.
    const std::string tab = here.opening();
    const http::Reply typed = here.type(here.constable, "family_name", "More", tab);
    CHECK(typed.status == 200);
    CHECK(has(typed, "It replaces what you typed"));
    CHECK(has(here.type(here.constable, "family_name", "More", tab), "asks for your password first"));
    CHECK_FALSE(here.browser.unlock(here.constable, here.browser.password_of(here.constable)));
    CHECK(has(here.look(here.constable), "value=\"More\""));
  });
}

TEST_CASE("typing goes on for as long as somebody types, each time over the draft that the page has kept itself") {
  everywhere([](Desk& here) {
    const std::string tab = here.opening();
    std::string text, mark;
    for (int i = 0; i < 5; ++i) {
      text += "a";
      const http::Reply kept = here.type(here.constable, "given_name", text, tab, mark);
      CHECK(kept.status == 200);
      CHECK_FALSE(has(kept, "replaces"));
      mark = tab;
    }
    CHECK(has(here.look(here.constable), "value=\"aaaaa\""));
  });
}

TEST_CASE("typing keeps a session from locking; a form that is no form of ours is not kept") {
  everywhere([](Desk& here) {
    here.browser.hold(here.constable);
    for (int i = 0; i < 6; ++i) {
      here.world.clock().advance(std::chrono::minutes(10));
      CHECK(here.type(here.constable, "given_name", canary, here.opening()).status == 200);
    }
    CHECK(here.look(here.constable).status == 200);
    for (const char* elsewhere :
         {"/sign-in", "/password", "/seats", "/nowhere", "https://example.ca/", "//example.ca", ""}) {
      Fields form = fields({{"given_name", canary}, {"draft~form", elsewhere}, {"draft~opening", here.opening()}});
      form.add("draft", here.page);
      CHECK_MESSAGE(here.browser.post(here.constable, "/drafts", form).status == 422, elsewhere);
      Fields on = fields({{"given_name", canary}, {"draft~form", here.page}, {"draft~opening", here.opening()}});
      on.add("draft", elsewhere);
      CHECK_MESSAGE(here.browser.post(here.constable, "/drafts", on).status == 422, elsewhere);
    }
    CHECK(here.type(here.constable, "given_name", std::string(70'000, 'x'), here.opening()).status == 422);
    CHECK(here.shows(here.constable));
    here.browser.sign_out(here.constable);
    CHECK(here.type(here.constable, "given_name", canary, here.opening()).status == 401);
  });
}

TEST_CASE(
    "of a thing that has changed meanwhile the draft is shown, with words that say so, and sending it is refused") {
  everywhere([](Desk& here) {
    REQUIRE(here.type(here.constable, "given_name", canary, here.opening()).status == 200);
    const Member sergeant = here.world.add_member("sergeant", here.police, here.table, Role::representative);
    const Answered kept = here.rooms.ask(
        sergeant, {.what = "identify", .situation = here.id, .told = fields({{"given_name", "Ada"}}), .version = 0});
    REQUIRE(!kept.refused);
    const http::Reply page = here.look(here.constable);
    CHECK(has(page, canary));
    CHECK(has(page, "things have changed since"));
    CHECK(has(page, "name=\"version\" value=\"0\""));
    Fields sent = fields({{"given_name", canary}, {"version", "0"}, {"draft", here.page}});
    CHECK(here.browser.post(here.constable, here.page, sent).status == 412);
    CHECK(here.shows(here.constable));
  });
}

TEST_CASE("what a recorded look fills in keeps no draft, and a page that only looked throws none away") {
  everywhere([](Desk& here) {
    const Answered kept = here.rooms.ask(
        here.constable,
        {.what = "identify", .situation = here.id, .told = fields({{"given_name", "Ada"}}), .version = 0});
    REQUIRE(!kept.refused);
    CHECK(has(here.look(here.constable), "name=\"draft\"")); // the empty form keeps drafts …
    const http::Reply filled = here.browser.post(here.constable, here.page + "/kept", {});
    REQUIRE(filled.status == 200);
    CHECK(has(filled, "Ada"));
    CHECK_FALSE(has(filled, "name=\"draft\"")); // … and the one with the name in it does not

    here.page = "/situations/" + here.id.text() + "/account";
    REQUIRE(here.type(here.constable, "account", "We met " + canary, here.opening()).status == 200);
    REQUIRE(here.shows(here.constable));
    const http::Reply neutral = here.browser.post(
        here.constable, here.page,
        fields({{"account", "We met " + canary}, {"language", "en"}, {"neutral", "yes"}, {"draft", here.page}}));
    REQUIRE(neutral.status == 200);
    CHECK(here.shows(here.constable));
  });
}

TEST_CASE("a situation that is rejected or withdrawn takes the drafts about it along, keys and all") {
  everywhere([](Desk& here) {
    auto& drafts = here.world.concert().drafts();
    REQUIRE(here.type(here.constable, "given_name", canary, here.opening()).status == 200);
    const drafts::Typist typist{here.constable.actor.member, here.constable.actor.seat};
    here.act(here.constable, "withdraw", here.id);
    CHECK(drafts.on_page(typist, here.page).empty());
    CHECK(drafts.purge([](auto) { return false; }, [](auto&) { return true; }) == 0);

    const SituationId other = here.presented(here.constable);
    here.page = "/situations/" + other.text() + "/decide";
    here.browser.be_signed_in(here.chair);
    REQUIRE(here.type(here.chair, "reason", "x", here.opening()).status == 200);
    here.act(here.chair, "reject", other, fields({{"reason", "not_acutely_elevated"}}));
    CHECK(drafts.on_page({here.chair.actor.member, here.chair.actor.seat}, here.page).empty());
  });
}

TEST_CASE("rounds destroy what is 90 days old, and what a crash left of things that are gone") {
  everywhere([](Desk& here) {
    REQUIRE(here.type(here.constable, "given_name", canary, here.opening()).status == 200);
    std::ostringstream text;
    log::Log log(text, here.world.clock());
    {
      app::DraftRounds rounds(here.world.concert(), log);
      CHECK(rounds.round() == 0);
      here.world.clock().advance(std::chrono::hours(24 * 90) + std::chrono::seconds(1));
      CHECK(rounds.round() == 1);
    }
    here.browser.be_signed_in(here.constable);
    CHECK_FALSE(here.shows(here.constable));
    // About a situation that never was, as after a crash between the two databases.
    here.page = "/situations/" + here.opening() + "/identity";
    REQUIRE(here.type(here.constable, "given_name", canary, here.opening()).status == 200);
    app::DraftRounds rounds(here.world.concert(), log);
    CHECK(rounds.round() == 1);
    CHECK(text.str().empty());
  });
}
