// The account behind its guard: what is held back reaches nobody but its own agency, whatever is done in whatever
// order. On both engines, with the guard that ships.
#include "rooms/situations/tests/desks.h"

#include "engines/reidentification/lists/lists.h"
#include "engines/reidentification/solve.h"
#include "rooms/situations/waiting.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;
using access::Act;
using access::Role;

namespace {

const std::string held_words = "Spoke with Marie Tremblay about the rent; her number is 705-555-0142.";
const std::string other_held_words = "His sister Wilhelmina Featherstone lives at 12 Mill Street.";
const std::string clear_words = "The mother says that she can no longer manage, and nobody sleeps at night.";

Judged guarded(const GuardedText& text) {
  static const engines::reidentification::Lexicon lexicon = engines::reidentification::shipped_lexicon();
  Judged out;
  out.words = engines::reidentification::check({text.text, text.language}, lexicon);
  out.neutral = engines::reidentification::neutralised({text.text, text.language}, lexicon, text.language);
  return out;
}

const access::Actor constable = seated(police, '1'), sergeant = seated(police, '2'), nurse = seated(health, '3'),
                    teacher = seated(schools, '4'), chair = seated(police, '6', Role::chair),
                    cousin = seated(police, '7', Role::representative, id_of<TableId>('9')),
                    officer = seated(police, '8', Role::privacy_officer),
                    root = seated(police, '9', Role::administrator);
const std::vector<access::Actor> all_actors = {constable, sergeant, nurse, teacher, chair, cousin, officer, root};

struct Told : Desks {
  explicit Told(storage::testing::Place& place) : Desks(place, one_table(guarded)) {}
  SituationId opened() { return opened_by(constable).id; }
  SituationId presented() { return presented_by(constable).id; }
  View tell(const access::Actor& by, SituationId id, const std::string& text) {
    return must(room.write_account(by, id, must(room.view(by, id)).account_version, {text, Language::en}));
  }
};

// What somebody answers who has just read it.
OverrideGuard answered_for(Told& desks, SituationId id, const access::Actor& by = sergeant) {
  const auto view = desks.room.read_held_account(by, id);
  const bool read = view && view->account && view->account->desk && view->account->desk->found;
  return {code("override_reasons", "looks_like_a_name"), read ? mark_of(*view->account->desk->found) : "0"};
}

void on_desks(const std::function<void(Told&)>& test) {
  storage::testing::on_every_engine([&](storage::testing::Place& place) {
    INFO(place.name());
    Told desks(place);
    test(desks);
  });
}

} // namespace

TEST_CASE("an account goes into one text and back, with and without an override") {
  Account account{"line one\nline two\n", Language::fr, {police, constable.member}, start, std::nullopt};
  CHECK(unpacked_account(packed(account)) == account);
  account.overridden = Override{code("override_reasons", "other"), {police, sergeant.member}, start + 1h, "phone:1-9;"};
  CHECK(unpacked_account(packed(account)) == account);
  CHECK_FALSE(unpacked_account(""));
  CHECK_FALSE(unpacked_account("1\nde\n"));
  CHECK_FALSE(unpacked_account(packed(account).substr(0, 60)));
}

TEST_CASE("what the guard passes, the table reads; what it marks, only the agency that wrote it") {
  on_desks([](Told& desks) {
    const SituationId id = desks.presented();
    const std::int64_t version = must(desks.room.view(nurse, id)).version;
    CHECK_FALSE(must(desks.room.view(nurse, id)).account);

    desks.tell(constable, id, clear_words);
    for (const access::Actor& reader : {nurse, teacher, chair, constable, sergeant}) {
      const View view = must(desks.room.view(reader, id));
      REQUIRE(view.account);
      CHECK(view.account->state == AccountState::clear);
      CHECK(view.account->text == clear_words);
      CHECK(view.account->desk.has_value() == (reader.agency == police && reader.role == Role::representative));
    }

    desks.tell(constable, id, held_words);
    for (const access::Actor& reader : {nurse, teacher, chair}) {
      const View view = must(desks.room.view(reader, id));
      REQUIRE(view.account);
      CHECK(view.account->state == AccountState::held);
      CHECK_FALSE(view.account->text);
      CHECK(view.account->language == Language::en);
      CHECK_FALSE(view.account->desk);
      CHECK(view.account_version == 0);
      CHECK(view.version == version); // nothing that anybody could count
    }
    const View own = must(desks.room.view(constable, id));
    CHECK(own.account->text == held_words);
    CHECK(own.account->desk->found->words.size() == 2);
    CHECK(own.account->desk->is_author);
    CHECK_FALSE(own.allows(Act::override_guard));
    CHECK_FALSE(own.allows(Act::read_held_account));
    const View colleague = must(desks.room.view(sergeant, id));
    CHECK(colleague.allows(Act::override_guard));
    CHECK_FALSE(colleague.account->text); // before the look that is recorded
    CHECK_FALSE(colleague.account->desk->found);
    const auto waits = [&](const access::Actor& actor) {
      const auto waiting = waiting_for(must(desks.room.view(actor, id)), today);
      return std::any_of(waiting.begin(), waiting.end(),
                         [](const Waiting& one) { return one.what == Awaited::second_look; });
    };
    CHECK(waits(sergeant)); // and so a notice: it is this seat's turn
    const auto listed = [&](const access::Actor& actor) {
      const auto lines = awaited_in(must(desks.room.open_situations(actor)), today, actor);
      return std::any_of(lines.begin(), lines.end(),
                         [](const AwaitedOf& line) { return line.what == Awaited::second_look; });
    };
    CHECK(listed(sergeant));
    for (const access::Actor& other : {constable, nurse, teacher, chair})
      CHECK_FALSE(listed(other));
    for (const access::Actor& other : {constable, nurse, teacher, chair})
      CHECK_FALSE(waits(other));
  });
}

TEST_CASE("a colleague reads held words by an act that the log keeps; nobody else by any") {
  on_desks([](Told& desks) {
    const SituationId id = desks.presented();
    const auto looks = [&] {
      audit::Filter of;
      of.act = "situations.read_held_account";
      return desks.log.entries(*desks.database, of, std::nullopt, 100).entries.size();
    };
    desks.tell(constable, id, clear_words);
    CHECK(must(desks.room.read_held_account(sergeant, id)).account->text == clear_words); // nothing is held
    desks.tell(constable, id, held_words);
    CHECK(must(desks.room.read_held_account(constable, id)).account->text == held_words); // one's own
    for (const access::Actor& other : {nurse, teacher, chair})
      CHECK(outcome(desks.room.read_held_account(other, id)) == "not_permitted refusal.not_permitted");
    CHECK(outcome(desks.room.read_held_account(cousin, id)) == "not_found refusal.not_found");
    CHECK(looks() == 0);
    const View read = must(desks.room.read_held_account(sergeant, id));
    CHECK(read.account->text == held_words);
    CHECK(read.account->desk->found->words.size() == 2);
    CHECK(looks() == 1);
    CHECK_FALSE(must(desks.room.view(sergeant, id)).account->text); // each time anew
    for (const View& one : must(desks.room.open_situations(sergeant)))
      CHECK_FALSE((one.account && one.account->text));
    must(desks.room.read_held_account(sergeant, id));
    CHECK(looks() == 2);
  });
}

TEST_CASE("a second person of the agency lets held words pass; the table hears that, and nothing more") {
  on_desks([](Told& desks) {
    const SituationId id = desks.presented();
    const std::int64_t written_as = desks.tell(constable, id, held_words).account_version;
    CHECK(outcome(desks.room.override_guard(constable, id, written_as, answered_for(desks, id))) ==
          "step_not_open refusal.own_account");
    CHECK(outcome(desks.room.override_guard(nurse, id, written_as, answered_for(desks, id))) ==
          "not_permitted refusal.not_permitted");
    CHECK(outcome(desks.room.override_guard(chair, id, written_as, answered_for(desks, id))) ==
          "not_permitted refusal.not_permitted");
    CHECK(outcome(desks.room.override_guard(cousin, id, written_as, answered_for(desks, id))) ==
          "not_found refusal.not_found");
    CHECK(outcome(desks.room.override_guard(sergeant, id, written_as + 1, answered_for(desks, id))) ==
          "stale refusal.stale");
    must(desks.room.override_guard(sergeant, id, written_as, answered_for(desks, id)));
    CHECK(outcome(desks.room.override_guard(sergeant, id, written_as + 1, answered_for(desks, id))) ==
          "step_not_open refusal.nothing_is_held");
    const View table_sees = must(desks.room.view(nurse, id));
    CHECK(table_sees.account->state == AccountState::overridden);
    CHECK(table_sees.account->text == held_words);
    CHECK_FALSE(table_sees.account->desk);
    CHECK(must(desks.room.view(constable, id)).account->desk->reason == code("override_reasons", "looks_like_a_name"));

    // Any edit asks anew; a second hand that changes the words is from then on their author.
    desks.tell(sergeant, id, other_held_words);
    CHECK(must(desks.room.view(nurse, id)).account->state == AccountState::held);
    CHECK_FALSE(must(desks.room.view(sergeant, id)).allows(Act::override_guard));
    CHECK(must(desks.room.view(constable, id)).allows(Act::override_guard));
  });
}

TEST_CASE("who writes second is told so, and what was taken back is written over") {
  on_desks([](Told& desks) {
    const SituationId id = desks.opened();
    CHECK(outcome(desks.room.write_account(constable, id, 3, {clear_words, Language::en})) == "stale refusal.stale");
    CHECK(desks.tell(constable, id, clear_words).account_version == 1);
    CHECK(outcome(desks.room.write_account(sergeant, id, 0, {held_words, Language::en})) == "stale refusal.stale");
    CHECK_FALSE(desks.tell(sergeant, id, "").account);
    CHECK(must(desks.room.view(constable, id)).account_version == 2);
    CHECK(desks.tell(constable, id, held_words).account->state == AccountState::held);
    CHECK(outcome(desks.room.write_account(nurse, id, 3, {clear_words, Language::en})) ==
          "not_found refusal.not_found");
    CHECK(desks.told == 0); // at filter 1 nobody hears of anything
  });
}

TEST_CASE("it goes with the end, with a withdrawal, and unread when it was still held as the table decided") {
  on_desks([](Told& desks) {
    const auto version = [&](SituationId id) { return must(desks.room.view(constable, id)).version; };
    const SituationId held = desks.presented(), clear = desks.presented(), rejected = desks.presented(),
                      withdrawn = desks.opened();
    desks.tell(constable, held, held_words);
    for (const SituationId id : {clear, rejected, withdrawn})
      desks.tell(constable, id, clear_words);
    must(desks.room.accept(chair, held, version(held), {reasons(), {health}}));
    CHECK_FALSE(desks.store.account(held));
    CHECK_FALSE(must(desks.room.view(constable, held)).account);
    must(desks.room.accept(chair, clear, version(clear), {reasons(), {health}}));
    CHECK(must(desks.room.view(nurse, clear)).account->text == clear_words);
    CHECK_FALSE(must(desks.room.view(teacher, clear)).account); // with the picture
    CHECK(outcome(desks.room.write_account(constable, clear, 1, {"x", Language::en})) ==
          "step_not_open refusal.step_not_open");
    must(desks.room.reject(chair, rejected, version(rejected), {code("conclusions", "single_agency_can_address")}));
    CHECK_FALSE(desks.store.account(rejected));
    REQUIRE(desks.room.withdraw(constable, withdrawn, version(withdrawn)));
    CHECK_FALSE(desks.store.account(withdrawn));
  });
}

TEST_CASE("who decides while the words are being changed is told so: nothing is moved on that was not judged") {
  on_desks([](Told& desks) {
    const SituationId id = desks.presented();
    desks.tell(constable, id, held_words);
    Situation s = *desks.store.load(id);
    const std::int64_t version = s.version;
    s = must(accept(s, {reasons(), {health}}, at_table, start));
    audit::Entry trace;
    trace.at = start;
    trace.act = "situations.accept";
    trace.object_kind = "situation";
    trace.object = id.text();
    trace.field_class = "deidentified";
    desks.tell(constable, id, other_held_words); // between the look and the save
    CHECK_FALSE(desks.store.save(s, version, trace, JudgedAccount{1, true}));
    CHECK(desks.store.account(id)->version == 2);
    CHECK(desks.store.load(id)->stage == Stage::discussion);
    CHECK(desks.store.save(s, version, trace, JudgedAccount{2, true}));
    CHECK_FALSE(desks.store.account(id));
  });
}

TEST_CASE("where it is kept there is no word of it to be read") {
  on_desks([](Told& desks) {
    const SituationId id = desks.presented();
    desks.tell(constable, id, held_words);
    const KeptAccount kept = *desks.store.account(id);
    const std::string bytes(kept.sealed.begin(), kept.sealed.end());
    for (const char* word : {"Marie", "Tremblay", "rent"})
      CHECK(bytes.find(word) == std::string::npos);
    desks.people.destroy(id); // as a rejection does, backups included
    CHECK_FALSE(must(desks.room.view(constable, id)).account);
  });
}

TEST_CASE("words and picture together that describe few households are held, until one of them changes") {
  on_desks([](Told& desks) {
    const std::string figures = "area,age_band,language,households\n"
                                "Old Harbour|Vieux-Havre,30_39,English|anglais,400\n"
                                "Old Harbour|Vieux-Havre,30_39,Tagalog,3\n"
                                "Old Harbour|Vieux-Havre,60_plus,Tagalog,40\n"
                                "Lower Town|Basse-Ville,30_39,Tagalog,60\n";
    CHECK(outcome(desks.room.bring_households(constable, table, figures)) == "not_permitted refusal.not_permitted");
    CHECK(outcome(desks.room.bring_households(root, table, "area,households\nx,-1\n")) ==
          "invalid refusal.invalid file:problem.households_line");
    const SituationId id = desks.presented();
    const std::string words = "The family speaks Tagalog at home and moved to the Old Harbour in the spring.";
    CHECK(desks.tell(constable, id, words).account->state == AccountState::clear);
    REQUIRE(desks.room.bring_households(root, table, figures));
    const View own = must(desks.room.view(constable, id));
    CHECK(own.account->state == AccountState::held);
    REQUIRE(own.account->desk->found->rare.size() == 1);
    CHECK(own.account->desk->found->rare[0].attributes.size() == 3);
    CHECK_FALSE(must(desks.room.view(nurse, id)).account->text);
    CHECK(desks.tell(constable, id, "La famille parle tagalog et vit au Vieux-Havre.").account->state ==
          AccountState::held);
    CHECK(desks.tell(constable, id, "The family speaks Tagalog at home.").account->state == AccountState::clear);

    // What somebody answered for is exactly what they read: another picture asks again.
    const std::int64_t at = desks.tell(constable, id, words).account_version;
    CHECK(outcome(desks.room.override_guard(sergeant, id, at, {code("override_reasons", "other"), "0"})) ==
          "stale refusal.stale"); // what was read was another thing
    must(desks.room.override_guard(sergeant, id, at, answered_for(desks, id)));
    CHECK(must(desks.room.view(nurse, id)).account->text == words);
    Picture other = picture();
    other.affected.push_back({code("age_bands", "60_plus"), code("sexes", "female")});
    must(desks.room.amend(constable, id, must(desks.room.view(constable, id)).version, {other}));
    CHECK(must(desks.room.view(nurse, id)).account->text == words); // 40 households: nothing more to answer for
    other.affected = {{code("age_bands", "60_plus"), code("sexes", "female")}};
    must(desks.room.amend(constable, id, must(desks.room.view(constable, id)).version, {other}));
    CHECK(must(desks.room.view(nurse, id)).account->state == AccountState::clear);
    REQUIRE(desks.room.bring_households(root, table, ""));
    CHECK(desks.tell(constable, id, words).account->state == AccountState::clear);
  });
}

TEST_CASE("4,000 random acts: held words are in no view but those of the agency that wrote them") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Told desks(place);
    Dice dice(20'261'122);
    const std::vector<std::string> texts = {held_words, other_held_words, clear_words, ""};
    SituationId id = desks.opened();
    int held_seen = 0, passed = 0, written = 0;
    const int steps = place.engine() == storage::Engine::sqlite ? 4000 : 400;
    for (int step = 0; step < steps; ++step) {
      const access::Actor& by = dice.one(all_actors);
      const auto before = desks.store.load(id);
      const std::int64_t version = before ? before->version : 0, account = [&] {
        const auto kept = desks.store.account(id);
        return kept ? kept->version : 0;
      }();
      switch (dice.below(16)) {
      case 0:
      case 1:
      case 2:
      case 3:
      case 4:
      case 5:
        written += desks.room.write_account(by, id, account, {dice.one(texts), Language::en}).has_value();
        break;
      case 6:
      case 7:
      case 8:
        passed += desks.room.override_guard(by, id, account, answered_for(desks, id, by)).has_value();
        break;
      case 9:
        static_cast<void>(desks.room.amend(by, id, version, {dice.chance(50) ? picture() : dice.picture()}));
        break;
      case 10:
      case 11:
        static_cast<void>(desks.room.present(by, id, version));
        break;
      case 12:
        if (dice.chance(40))
          static_cast<void>(desks.room.accept(by, id, version, {reasons(), dice.some(at_table)}));
        break;
      case 13:
        if (dice.chance(30))
          static_cast<void>(desks.room.reject(by, id, version, {dice.code_of("conclusions")}));
        break;
      case 14:
        if (dice.chance(10))
          static_cast<void>(desks.room.withdraw(by, id, version));
        break;
      default:
        static_cast<void>(desks.room.try_text(by, id, dice.one(texts), Language::en));
      }
      CAPTURE(step);
      for (const access::Actor& reader : all_actors) {
        const auto view = desks.room.view(reader, id);
        if (!view || !view->account)
          continue;
        const bool own = reader.agency == police && reader.role == Role::representative && reader.table == table;
        REQUIRE((own || !view->account->desk));
        REQUIRE((own || view->account_version == 0));
        if (view->account->state == AccountState::held) {
          ++held_seen;
          REQUIRE(view->account->text.has_value() == (own && view->account->desk->is_author));
        } else if (view->account->state == AccountState::clear) {
          REQUIRE(view->account->text == clear_words);
        }
      }
      const auto after = desks.store.load(id);
      if (!after || after->stage == Stage::rejected || (after->stage != Stage::screening && dice.chance(4))) {
        if (!after || after->ending)
          REQUIRE_FALSE(desks.store.account(id));
        id = desks.opened();
      }
    }
    CHECK(held_seen > steps / 10);
    CHECK(passed > steps / 200);
    CHECK(written > steps / 40);
  });
}
