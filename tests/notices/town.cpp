#include "notices/town.h"

#include <doctest/doctest.h>

#include "rooms/notices/sql/notice_store.h"

namespace concert::world {

using access::Role;

Fields fields(std::initializer_list<std::pair<const char*, std::string>> values) {
  Fields out;
  for (const auto& [name, value] : values)
    out.add(name, value);
  return out;
}

Result<mail::Outcome> KeptMail::send(const mail::Message& message) {
  if (before)
    before(message);
  {
    const std::lock_guard lock(mutex_);
    taken_.push_back(message);
    came_.notify_all();
  }
  if (after)
    after(message);
  return mail::Outcome::taken;
}

std::vector<mail::Message> KeptMail::taken() const {
  const std::lock_guard lock(mutex_);
  return taken_;
}

std::vector<mail::Message> KeptMail::taken_by(const std::string& mailbox) const {
  auto out = taken();
  std::erase_if(out, [&](const mail::Message& one) { return one.to.text() != mailbox; });
  return out;
}

void KeptMail::clear() {
  const std::lock_guard lock(mutex_);
  taken_.clear();
}

void KeptMail::wait_for(std::size_t mails) const {
  std::unique_lock lock(mutex_);
  REQUIRE(came_.wait_for(lock, std::chrono::minutes(1), [&] { return taken_.size() >= mails; }));
}

Town::Town(storage::testing::Place place, Post post) : world(std::move(place)) {
  if (post == Post::set_up) {
    world.settings().mail_host = "127.0.0.1";
    world.settings().mail_sender = "concert@example.ca";
    world.settings().public_address = "https://concert.example.ca";
    world.restart();
  }
  identity = fields({{"given_name", "Adele"}, {"family_name", "Quill"}});
  table = world.add_table("Rivermouth", access::NamesPolicy::likely_involved);
  police = world.agency("police");
  health = world.agency("health");
  schools = world.agency("schools");
  const auto add = [&](const std::string& login, AgencyId agency, Role role, Language language) {
    const Member out = world.add_member(login, agency, table, role);
    must(world.concert().access().edit_member(
        world.administrator(), out.actor.member, 1,
        {"Member " + login, language, *EmailAddress::parse(login + "@example.ca")}));
    return out;
  };
  chair = add("chair", world.agency("city"), Role::chair, Language::en);
  constable = add("constable", police, Role::representative, Language::en);
  nurse = add("nurse", health, Role::representative, Language::fr);
  teacher = add("teacher", schools, Role::representative, Language::en);
}

app::NoticeRounds& Town::rounds() {
  if (!rounds_) {
    auto& surface = world.surface();
    // The log of the surface is the world's; this one is only for what the rounds themselves say.
    rounds_ = std::make_unique<app::NoticeRounds>(world.concert(), mail, surface.catalogue(), world.log());
  }
  return *rounds_;
}

void Town::crash() {
  rounds_.reset();
  world.restart();
}

void Town::keep_copy() {
  rounds_.reset();
  world.close();
  world.keep_copy();
  world.restart();
}

void Town::begin_again() {
  rounds_.reset();
  world.close();
  world.put_back();
  world.clock().set(World::start());
  world.restart();
  mail.clear();
}

std::size_t Town::waiting() {
  return notices::SqlStore(world.concert().database()).due(Instant{INT64_MAX}, 1000).size();
}

std::vector<std::string> Town::told(const Member& who) {
  std::vector<std::string> out;
  for (const notices::Notice& one : world.concert().notices().list(who.actor))
    out.emplace_back(name_of(one.kind));
  std::sort(out.begin(), out.end());
  return out;
}

void Town::act(const Member& who, std::string_view what, SituationId of, const Fields& told) {
  const Answered answered =
      rooms.ask(who, {.what = what, .situation = of, .told = told, .version = world.situation(of)->version});
  REQUIRE_MESSAGE(!answered.refused, what << ": " << said(*answered.refused));
}

SituationId Town::presented(const Member& by) {
  const Answered answered = rooms.ask(by, {.what = "screen",
                                           .told = fields({{"subject", "person"},
                                                           {"acutely_elevated", "yes"},
                                                           {"beyond_mandate", "yes"},
                                                           {"options_exhausted", "yes"}})});
  REQUIRE_MESSAGE(!answered.refused, said(*answered.refused));
  const SituationId id = *SituationId::parse(*answered.seen.find("id")->if_text());
  act(by, "picture", id, fields({{"age_band", "30_39"}, {"sex", "female"}, {"risk_factors", "gambling_chronic"}}));
  const Answered named = rooms.ask(by, {.what = "identify", .situation = id, .told = identity, .version = 0});
  REQUIRE_MESSAGE(!named.refused, said(*named.refused));
  act(by, "present", id);
  return id;
}

void Town::accept(SituationId of) {
  Fields told = fields({{"likely_agencies", health.text()}});
  for (const char* reason :
       {"repeated_emergency_response", "harm_occurred_before", "risk_to_life", "needs_cross_sectors"})
    told.add("threshold_reasons", reason);
  act(chair, "accept", of, told);
}

void Town::disclose(SituationId of) {
  act(constable, "disclose", of,
      fields({{"authority", "consent_express_verbal"},
              {"given_on", world.today().iso()},
              {"covers_intervention", "yes"}}));
}

meetings::MeetingId Town::planned(std::string place, std::string link) {
  return must(world.concert().meetings().plan(
      chair.actor, {world.clock().now() + std::chrono::hours(48), 90, std::move(place), std::move(link)}));
}

std::int64_t Town::revision(meetings::MeetingId id) {
  return must(world.concert().meetings().header(chair.actor, id)).revision;
}

} // namespace concert::world
