#include "app/demo/year.h"

#include <algorithm>
#include <stdexcept>

#include "platform/crypto/chance.h"

namespace concert::app {
namespace {

using namespace std::chrono_literals;
using situations::View;
using Row = std::map<std::string, std::string>;

// Draws that can be replayed; identities and keys come from the concert's own chance.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : stream_(seed) {}
  std::size_t below(std::size_t n) {
    std::array<std::uint8_t, 8> bytes{};
    stream_.fill(bytes);
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
      value = value << 8 | byte;
    return static_cast<std::size_t>(value % n); // the bias of 2^64 mod n is far below what a demo could show
  }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <class T>
  const T& one(const std::vector<T>& all) {
    return all[below(all.size())];
  }

private:
  crypto::SeededChance stream_;
};

struct Presenter {
  std::string login;
  access::Actor actor;
};

class Year {
public:
  Year(Concert& concert, clock::ManualClock& clock, const TownPlan& plan, const std::vector<Row>& people)
      : concert_(concert), clock_(clock), dice_(plan.seed), after_(plan.seed + 1), book_(concert.codes().book()),
        people_(people) {
    chair_ = must(concert.access().act_as("chair", std::nullopt));
    for (const char* login :
         {"nurse", "constable", "sergeant", "detachment", "probation", "hospital", "lantern", "paramedic", "teacher",
          "ecole", "cas", "housing", "income", "shelter", "friendship", "centre", "settlement"})
      presenters_.push_back({login, must(concert.access().act_as(login, std::nullopt))});
    for (const codes::CodeEntry* entry : book_->entries("risk_factors"))
      factors_.push_back(entry->id);
    for (const Row& row : people_)
      if (row.at("household_role").empty() || row.at("family_name").size() > 1)
        named_.push_back(&row);
  }

  // One situation from its first screening to wherever `age` lets it come; the clock stands at its beginning.
  void one(std::chrono::hours age) {
    const Presenter& by = presenters_[dice_.chance(35) ? 1 + dice_.below(2) : dice_.below(presenters_.size())];
    const Row& who = *dice_.one(named_);
    const Instant begun = clock_.now();
    const std::vector<const Row*> affected = household_of(who);
    const char* subject = affected.size() > 1 ? "family" : "person";
    View v = must(concert_.situations().open(by.actor, must(situations::read_open(screening(subject), *book_))));
    v = must(concert_.situations().amend(by.actor, v.id, v.version, picture(affected)));
    v = must(concert_.situations().keep_identity(by.actor, v.id, 0, identity(who)));
    must(concert_.areas().tell(by.actor, v.id, who.at("area")));
    if (age < 24h && dice_.chance(40))
      return; // still on the agency's own desk
    clock_.advance(1h);
    v = must(concert_.situations().present(by.actor, v.id, v.version));
    if (age < 72h && dice_.chance(60))
      return; // waits for the table
    const auto wait = std::chrono::hours(24 + dice_.below(60));
    if (age < wait + 2h)
      return; // its meeting is still to come
    clock_.advance(wait);
    if (dice_.chance(9)) {
      must(concert_.situations().reject(chair_, v.id, v.version, {code("conclusions", rejection())}));
      return;
    }
    decide(v, by, age - (clock_.now() - begun));
  }

  // About to begin, so that a newcomer can chair it at once.
  void plan_meeting() {
    using namespace std::chrono_literals;
    must(concert_.meetings().plan(chair_, {clock_.now() + 10min, 90, "Community room, 40 Cedar Court", ""}));
  }

  // What the police tell of two of their situations at filter 2: words that the guard lets pass, and a house named
  // after somebody, which a second person of the agency has answered for.
  void tell_in_words() {
    const access::Actor& constable = presenters_[1].actor;
    const access::Actor& sergeant = presenters_[2].actor;
    situations::ListQuery query;
    query.stage = access::Stage::discussion;
    query.involving = situations::Involving::mine;
    auto& room = concert_.situations();
    int told = 0;
    for (const situations::ListEntry& line : must(room.list(constable, query)).entries) {
      if (told == 2 || line.originating != constable.agency)
        continue;
      const View v = must(room.write_account(constable, line.id, 0, told == 0 ? clear_account() : named_account()));
      if (v.account->state == situations::AccountState::held) {
        const View read = must(room.read_held_account(sergeant, line.id));
        must(room.override_guard(
            sergeant, line.id, v.account_version,
            {code("override_reasons", "public_place_or_office"), situations::mark_of(*read.account->desk->found)}));
      }
      ++told;
    }
  }

  // Three referrals, so that the page has something of each kind: one awaiting its answer, one on a waitlist, one that
  // an organization outside accepted through its link. As far as there is an agency that may refer.
  void refer() {
    const access::Actor *asking = nullptr, *housing = actor_of("housing"), *shelter = actor_of("shelter");
    std::optional<SituationId> about;
    for (const Presenter& one : presenters_)
      if (!about && one.actor.agency != housing->agency && one.actor.agency != shelter->agency) {
        const std::vector<View> open = must(concert_.situations().open_situations(one.actor));
        for (const View& view : open)
          if (view.allows(access::Act::refer_service)) {
            asking = &one.actor;
            about = view.id;
          }
      }
    if (!about)
      return;
    auto& room = concert_.referrals();
    const Instant today = clock_.now();
    const auto ask = [&](const referrals::Performer& performer, const char* service,
                         const referrals::SendReferral& how) {
      const auto drafted = must(
          room.draft(*asking, *about, {code("service_types", service), "", code("urgencies", "this_week"), performer}));
      return must(room.send(*asking, drafted.id, drafted.version, how));
    };
    referrals::Performer performer;
    clock_.set(today - 50h);
    performer.agency = shelter->agency;
    const auto waitlisted = ask(performer, "shelter", {});
    clock_.set(today - 45h);
    must(room.take(*shelter, waitlisted.view.id, waitlisted.view.version,
                   {referrals::State::accepted, {}, referrals::Capacity{referrals::Places::waitlist, 45}}));
    const auto directory = must(concert_.directory().catalogue(*asking));
    if (!directory->entries().organizations.empty()) {
      clock_.set(today - 30h);
      referrals::SendReferral agreed;
      agreed.consent = referrals::Consent{code("authorities", "consent_express_verbal"), concert_.clock().today()};
      performer.agency.reset();
      performer.outside = referrals::Outside{directory->entries().organizations.front().id.text(),
                                             must(EmailAddress::parse("intake@organization.example"))};
      const auto outside = ask(performer, "counselling", agreed);
      clock_.set(today - 20h);
      if (outside.handed->token) // where mail takes it, nobody in the demo reads it
        must(room.answer(*outside.handed->token, outside.handed->secret, "demo",
                         {referrals::State::accepted, {}, referrals::Capacity{referrals::Places::has_place, {}}}));
      performer.outside.reset();
    }
    clock_.set(today - 3h);
    performer.agency = housing->agency;
    static_cast<void>(ask(performer, "housing", {}));
    clock_.set(today);
  }

private:
  const access::Actor* actor_of(std::string_view login) const {
    for (const Presenter& one : presenters_)
      if (one.login == login)
        return &one.actor;
    throw std::runtime_error("the demo town has no such member");
  }

  static situations::WriteAccount clear_account() {
    return {
        "Neighbours have called several times about shouting at night. The mother says that she can no longer manage, "
        "and the oldest child has missed most of the month at school. Nobody has opened the door since last week; we "
        "worry about what the younger ones see and about her health.",
        Language::en};
  }
  static situations::WriteAccount named_account() {
    return {"He sleeps behind the Marguerite Bourgeoys building most nights and was found twice without a coat. "
            "Workers there know him, and he trusts them; he turns away from anybody in uniform.",
            Language::en};
  }

  template <class T>
  static T must(Result<T> result) {
    if (!result) {
      std::string why = result.error().word;
      for (const Problem& problem : result.error().problems)
        why += " " + problem.field + " " + problem.word;
      throw std::runtime_error("the demo town's year stopped: " + why);
    }
    if constexpr (!std::is_void_v<T>)
      return std::move(*result);
  }

  Code code(std::string_view list, std::string_view id) { return book_->code(list, id); }

  std::string rejection() {
    return dice_.one(std::vector<std::string>{"already_connected", "options_not_exhausted", "single_agency_can_address",
                                              "not_acutely_elevated"});
  }

  static Fields screening(std::string subject) {
    Fields out;
    out.add("subject", std::move(subject));
    for (const char* question : {"acutely_elevated", "beyond_mandate", "options_exhausted"})
      out.add(question, "yes");
    return out;
  }

  // Mostly the person alone; for one in ten, up to four of the household.
  std::vector<const Row*> household_of(const Row& who) {
    std::vector<const Row*> out = {&who};
    if (dice_.chance(10))
      for (const Row& row : people_)
        if (&row != &who && row.at("household") == who.at("household") && out.size() < 4)
          out.push_back(&row);
    return out;
  }

  situations::AmendPicture picture(const std::vector<const Row*>& affected) {
    Fields fields;
    for (const Row* person : affected) {
      fields.add("age_band", person->at("age_band"));
      fields.add("sex", person->at("sex"));
    }
    fields.add("urgency",
               dice_.one(std::vector<std::string>{"immediate_48h", "immediate_48h", "this_week", "routine"}));
    // The head of the published distribution (Kenora, North Bay), then anything: see docs/demo.md.
    const std::vector<std::string> heads = {"mental_health", "criminal_involvement", "drugs",          "alcohol",
                                            "housing",       "antisocial_behaviour", "negative_peers", "poverty",
                                            "suicide"};
    std::set<std::string> chosen;
    const std::size_t wanted = 4 + dice_.below(9);
    while (chosen.size() < wanted) {
      const std::string& factor = dice_.one(factors_);
      const codes::CodeEntry* entry = book_->find("risk_factors", factor);
      const bool head = std::find(heads.begin(), heads.end(), entry->category) != heads.end();
      if (head || dice_.chance(25))
        chosen.insert(factor);
    }
    bool youth_justice = false;
    for (const std::string& factor : chosen) {
      youth_justice = youth_justice || book_->is_in_group("risk_factors", factor, "criminal_involvement");
      fields.add("risk_factors", factor + ":" + std::to_string(1 + dice_.below(3)));
    }
    some("protective_factors", "protective_factors", 3, fields);
    some("tried", "tried_measures", 3, fields);
    for (const char* flag : {"homelessness", "recent_escalation", "social_isolation", "child_involved"})
      if (dice_.chance(25))
        fields.add("study_flags", flag);
    if (youth_justice)
      fields.add("youth_source",
                 dice_.one(std::vector<std::string>{"youth_own_account", "family_account", "witness_of_behaviour"}));
    return must(situations::read_picture(fields, *book_));
  }

  void some(const char* field, std::string_view list, std::size_t most, Fields& fields) {
    const auto entries = book_->entries(list);
    std::set<std::string> chosen;
    for (std::size_t i = 0, n = dice_.below(most + 1); i < n; ++i)
      chosen.insert(entries[dice_.below(entries.size())]->id);
    for (const std::string& id : chosen)
      fields.add(field, id);
  }

  people::Identity identity(const Row& who) {
    Fields fields;
    for (const auto& [field, column] :
         {std::pair("given_name", "given_name"), {"family_name", "family_name"}, {"telephone", "phone"}})
      fields.add(field, who.at(column));
    const LocalDate today = concert_.clock().today();
    if (const auto birth = LocalDate::parse_iso(who.at("birth_date")); birth && *birth <= today)
      fields.add("birth_date", birth->iso()); // the youngest were not born yet when the year began
    fields.add("address", who.at("address") + (who.at("unit").empty() ? "" : ", " + who.at("unit")));
    if (book_->find("languages", who.at("language")) != nullptr)
      fields.add("spoken_language", who.at("language"));
    return must(people::read_identity(fields, book_->knows(), today));
  }

  void decide(View v, const Presenter& by, std::chrono::microseconds age) {
    situations::AcceptSituation accepting;
    for (const codes::CodeEntry* test : book_->entries("threshold_tests")) {
      std::vector<std::string> reasons;
      for (const codes::CodeEntry* reason : book_->entries("threshold_reasons"))
        if (reason->group == test->id)
          reasons.push_back(reason->id);
      accepting.reasons.push_back(code("threshold_reasons", dice_.one(reasons)));
    }
    std::vector<const Presenter*> partners;
    while (partners.size() < 2 + dice_.below(3)) {
      const Presenter& partner = dice_.one(presenters_);
      const bool known = std::any_of(partners.begin(), partners.end(),
                                     [&](const Presenter* p) { return p->actor.agency == partner.actor.agency; });
      if (!known && partner.actor.agency != by.actor.agency)
        partners.push_back(&partner);
    }
    for (const Presenter* partner : partners)
      accepting.likely.push_back(partner->actor.agency);
    auto& room = concert_.situations();
    v = must(room.accept(chair_, v.id, v.version, accepting));
    if (age < 48h && dice_.chance(50))
      return;
    clock_.advance(10min);
    const bool consent = dice_.chance(45);
    v = must(room.disclose(by.actor, v.id, v.version,
                           {.authority = code("authorities", consent ? "consent_express_verbal" : "mfippa_32_h"),
                            .notice_due = !consent,
                            .given_on = concert_.clock().today(),
                            .expires = {},
                            .covers_intervention = true}));
    for (const Presenter* partner : partners)
      v = must(room.answer(partner->actor, v.id, v.version, {situations::Answer::involved}));
    clock_.advance(15min);
    situations::AssignRoles roles{partners.front()->actor.agency, {}};
    for (std::size_t i = 1; i < partners.size(); ++i)
      roles.assisting.push_back(partners[i]->actor.agency);
    v = must(room.assign(chair_, v.id, v.version, roles));
    intervene(std::move(v), partners, age);
  }

  void intervene(View v, const std::vector<const Presenter*>& partners, std::chrono::microseconds age) {
    auto& room = concert_.situations();
    const access::Actor& lead = partners.front()->actor;
    const auto to_contact = std::chrono::hours(3 + dice_.below(dice_.chance(80) ? 44 : 90));
    if (age < to_contact + 24h)
      return;
    clock_.advance(to_contact);
    v = must(room.contact(lead, v.id, v.version, {situations::Contact::first_contact}));
    const int fate = static_cast<int>(dice_.below(100)); // 70 connected, 13 refused, 9 informed, 8 other
    for (const Presenter* partner : partners) {
      const char* outcome = fate < 70   ? (dice_.chance(60) ? "connected" : "engaged")
                            : fate < 83 ? "refused"
                                        : "informed";
      v = must(room.mobilize(
          partner->actor, v.id, v.version,
          {code("service_types",
                dice_.one(std::vector<std::string>{"counselling", "housing", "mental_health", "addiction", "shelter",
                                                   "social_assistance", "parenting_support", "safety_planning"})),
           "", code("mobilizations", outcome)}));
    }
    const auto work = std::chrono::hours(24 * (3 + dice_.below(18)));
    const access::Actor& partner_at_work = partners.back()->actor;
    constexpr std::array tasks = {"accompany_to_service", "home_safety_check", "referral_follow_up", "case_conference"};
    v = must(room.plan_task(lead, v.id, v.version,
                            {code("plan_tasks", tasks[static_cast<std::size_t>(fate) % tasks.size()]),
                             partner_at_work.agency, clock_.now() + work}));
    if (age < to_contact + work + 24h || (age < 21 * 24h && dice_.chance(70)))
      return; // nothing is recorded before it has happened
    clock_.advance(work);
    const bool went = fate < 70;
    v = must(room.complete_task(partner_at_work, v.id, v.version,
                                {v.plan.back().id,
                                 code("plan_outcomes", went        ? "done_as_planned"
                                                       : fate < 83 ? "person_declined"
                                                                   : "nobody_reached"),
                                 went        ? situations::TaskState::done
                                 : fate < 83 ? situations::TaskState::not_possible_circumstances_changed
                                             : situations::TaskState::not_done}));
    const char* reason = fate < 70   ? "connected_to_services"
                         : fate < 83 ? "refused_services"
                         : fate < 92 ? "informed_about_services"
                         : fate < 96 ? "unable_to_locate"
                                     : "relocated";
    situations::ConcludeSituation concluding{code("conclusions", reason), {}};
    if (fate < 83)
      for (const situations::RiskFactor& risk : v.picture->risks) {
        const bool better = fate < 70 && dice_.chance(68);
        const int after = better ? static_cast<int>(dice_.below(static_cast<std::size_t>(risk.before))) : risk.before;
        concluding.after.push_back({risk.factor.id, after});
      }
    must(room.conclude(lead, v.id, v.version, concluding));
    after_the_table(lead, v.id, age - to_contact - work, fate < 70);
  }

  // The report back within the week, mostly; asked again where the person agrees.
  void after_the_table(const access::Actor& lead, SituationId id, std::chrono::microseconds left, bool helped) {
    auto& room = concert_.aftercare();
    if (left < 72h)
      return;
    const LocalDate concluded = concert_.clock().today();
    const auto wait = [&](std::chrono::hours until) {
      left -= until;
      clock_.advance(until);
    };
    const auto wait_until = [&](LocalDate day) {
      wait(std::chrono::hours(24 * (day.days_since_1970() - concert_.clock().today().days_since_1970())));
      if (concert_.clock().today() < day) // a night of 25 hours lay between
        wait(1h);
    };
    const auto agreed = code("authorities", "consent_express_verbal");
    std::int64_t version = 0;
    wait_until(concluded.plus_days(2));
    if (left > 24h * 14 || after_.chance(50)) {
      aftercare::ReportBack report;
      if (after_.chance(40))
        report.consent = aftercare::ReportBack::WithConsent{agreed, concluded, {}};
      version = must(room.report_back(lead, id, version, report)).version.value_or(0);
    }
    if (!after_.chance(45))
      return;
    const aftercare::FollowUps planned = must(room.consent(lead, id, version, {agreed, concluded, {}}));
    version = planned.version;
    for (const aftercare::FollowUp& one : planned.follow_ups) {
      const LocalDate day = one.due.plus_days(static_cast<int>(after_.below(14)) - 4);
      if (left < 24h * (day.days_since_1970() - concert_.clock().today().days_since_1970() + 1))
        return;
      wait_until(day);
      aftercare::RecordFollowUp told{one.id, aftercare::Outcome::not_reached, concert_.clock().today(), {}, {}, {}, {}};
      if (after_.chance(8))
        told.outcome = aftercare::Outcome::declined;
      else if (after_.chance(80))
        assess(planned, helped, told);
      version = must(room.record(lead, id, version, told)).version;
      if (told.outcome == aftercare::Outcome::declined)
        return;
    }
  }

  void assess(const aftercare::FollowUps& planned, bool helped, aftercare::RecordFollowUp& told) {
    told.outcome = aftercare::Outcome::assessed;
    for (const situations::RiskFactor& risk : planned.risks) {
      const int last = risk.after.value_or(risk.before);
      const int step = after_.chance(25) ? 1 : 0;
      told.risks.push_back({risk.factor.id, helped ? std::max(0, last - step) : std::min(3, last + step)});
    }
    const auto help = book_->entries("help_received"), change = book_->entries("situation_now");
    told.help = code("help_received", help[after_.below(helped ? 3 : help.size())]->id);
    told.change = code("situation_now", change[after_.below(helped ? 3 : change.size())]->id);
  }

  Concert& concert_;
  clock::ManualClock& clock_;
  Dice dice_, after_; // what comes after leaves the year as it was
  codes::SharedCodeBook book_;
  const std::vector<Row>& people_;
  access::Actor chair_;
  std::vector<Presenter> presenters_;
  std::vector<std::string> factors_;
  std::vector<const Row*> named_;
};

} // namespace

void live_a_year(Concert& concert, clock::ManualClock& clock, Instant today, const TownPlan& plan,
                 const std::vector<Row>& people, const Progress& progress) {
  Year year(concert, clock, plan, people);
  constexpr auto length = 24h * 330;
  for (int i = 0; i < plan.situations; ++i) {
    // Evenly through the year, but every tenth in its last week, so that each filter has something waiting.
    const int recent = plan.situations / 10, before = plan.situations - recent;
    const auto age = i < before ? std::chrono::hours(24 * 7) + std::chrono::hours(length) * (before - i) / before
                                : std::chrono::hours(24 * 7) * (plan.situations - i) / recent;
    clock.set(today - std::chrono::duration_cast<std::chrono::microseconds>(age));
    year.one(std::chrono::duration_cast<std::chrono::hours>(age));
    if (i % 20 == 19)
      progress.say(std::to_string(i + 1) + " of " + std::to_string(plan.situations) + " situations");
  }
  clock.set(today);
  progress.say("what an agency tells in words");
  year.tell_in_words();
  progress.say("three referrals");
  year.refer();
  progress.say("a meeting about to begin");
  year.plan_meeting();
}

} // namespace concert::app
