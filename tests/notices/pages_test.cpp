// The page of notices, as a browser sees it.
#include <doctest/doctest.h>

#include "notices/town.h"

using namespace concert;
using namespace concert::world;
using storage::testing::Place;

TEST_CASE("notices are listed in the reader's language; following one marks it as read") {
  Town town(Place::sqlite());
  const SituationId id = town.presented(town.constable);
  town.accept(id);
  town.planned();
  town.round();
  town.browser.be_signed_in(town.constable);
  const http::Reply english = town.browser.get(town.constable, "/notices");
  CHECK(english.status == 200);
  CHECK(has(english, "Something waits for you."));
  CHECK(has(english, "A meeting of your table is planned."));
  CHECK(has(english, "The meeting of ")); // several meetings are told apart by their time
  CHECK(!has(english, id.text()));        // the page leads to the notice, and the notice to what it is about
  CHECK(!has(english, "S-0001"));
  CHECK(has(english, "href=\"/notices\""));
  town.browser.be_signed_in(town.nurse);
  const http::Reply french = town.browser.get(town.nurse, "/notices");
  CHECK(has(french, "Quelque chose vous attend."));
  CHECK(has(french, "Une réunion de votre table est prévue."));

  for (const notices::Notice& one : town.world.concert().notices().list(town.nurse.actor)) {
    const http::Reply opened = town.browser.get(town.nurse, "/notices/" + one.id.text());
    CHECK(opened.status == 303);
    CHECK(town.browser.get(town.nurse, (one.is_about_situation() ? "/situations/" : "/meetings/") + one.about.text())
              .status == 200);
    town.browser.be_signed_in(town.teacher);
    CHECK(town.browser.get(town.teacher, "/notices/" + one.id.text()).status == 404);
  }
  for (const notices::Notice& one : town.world.concert().notices().list(town.nurse.actor))
    CHECK(one.read_at);
  CHECK(town.browser.get(town.nurse, "/notices/" + std::string(32, 'a')).status == 404);
}

TEST_CASE("all can be marked as read, and mail is switched off and on by oneself") {
  Town town(Place::sqlite());
  town.planned();
  town.round();
  town.browser.be_signed_in(town.teacher);
  CHECK(has(town.browser.get(town.teacher, "/notices"), "teacher@example.ca"));
  CHECK(town.browser.post(town.teacher, "/notices/read", {}).status == 303);
  CHECK(town.world.concert().notices().list(town.teacher.actor)[0].read_at);
  CHECK(town.browser.post(town.teacher, "/notices/mail", fields({{"wanted", "no"}})).status == 303);
  CHECK_FALSE(town.world.concert().access().mail_choice(town.teacher.actor).wanted);
  CHECK(has(town.browser.get(town.teacher, "/notices"), "switched off"));
  CHECK(town.browser.post(town.teacher, "/notices/mail", fields({{"wanted", "yes"}})).status == 303);
  CHECK(town.world.concert().access().mail_choice(town.teacher.actor).wanted);
}
