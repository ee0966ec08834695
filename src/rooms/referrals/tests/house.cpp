#include "rooms/referrals/tests/house.h"

#include "platform/crypto/sealing.h"

namespace concert::referrals::testing {
namespace {

directory::ImportDirectory two_organizations() {
  directory::ImportDirectory out;
  out.files = {
      {"organizations.csv", "id,name\n1,Harbour House\n2,Mill Club\n"},
      {"locations.csv", "id,organization_id,name,latitude,longitude\n1,1,Main,43.1,-79.2\n2,2,Mill,,\n"},
      {"services.csv", "id,location_id,name,eligibility,languages,service_areas\n1,1,Shelter,,,\n2,2,Club,,,\n"},
      {"addresses.csv", "id,location_id,address_1,city\n1,1,1 Harbour St,Town\n2,2,2 Mill St,Town\n"},
      {"phones.csv", "id,number,service_id,number_type\n1,555-0100,1,voice\n"},
      {"taxonomy.csv", "id,name,taxonomy_id,parent_id,type\n1,Housing,101,,service\n"},
      {"service_categories.json", R"({"1":["1"]})"}};
  out.source = {.name = "town", .language = "en"};
  return out;
}

} // namespace

House::House(storage::testing::Place& at, Room::Mail mail)
    : Ground(at, 31, start_time, {directory::migrations(), referrals::migrations()}), place(at),
      directory_store(*database, log), directory(directory_store, clock, [](AgencyId) { return true; }),
      situation_store(*database, log),
      situations(
          situation_store, people, [] { return shipped_book(); },
          {.agencies_at = [](TableId) { return at_table; },
           .names_policy = [](TableId) { return access::NamesPolicy::likely_involved; }},
          clock, chance),
      store(*database, log),
      room(
          store, situations, people, directory, [] { return shipped_book(); }, [](TableId) { return at_table; },
          passwords, crypto::derive(root, "referrals|links|v1"), mail, clock, chance) {
  must(directory.install(two_organizations()));
  room.on_change([this](TableId, ReferralId id) { told.push_back(id); });
  situations.on_change([this](TableId, SituationId id) { room.follow(id); });
}

SituationId House::intervened() {
  clock.advance(std::chrono::minutes(1));
  situations::View v = must(situations.open(constable, {code("subjects", "person"), {true, true, true, {}}}));
  situations::Picture picture;
  picture.affected = {{code("age_bands", "30_39"), code("sexes", "female")}};
  picture.risks = {{code("risk_factors", "gambling_chronic"), 2, std::nullopt}};
  picture.urgency = code("urgencies", "routine");
  v = must(situations.amend(constable, v.id, v.version, {picture}));
  people::Identity identity;
  identity.names = {Personal(std::string("Ann")), Personal(std::string("Other")), std::nullopt};
  v = must(situations.keep_identity(constable, v.id, 0, identity));
  v = must(situations.present(constable, v.id, v.version));
  const std::vector<Code> reasons = {
      code("threshold_reasons", "repeated_emergency_response"), code("threshold_reasons", "harm_occurred_before"),
      code("threshold_reasons", "risk_to_life"), code("threshold_reasons", "needs_cross_sectors")};
  v = must(situations.accept(chair, v.id, v.version, {reasons, {health, housing}}));
  v = must(situations.disclose(
      constable, v.id, v.version,
      {code("authorities", "consent_express_verbal"), false, LocalDate::utc_day_of(clock.now()), std::nullopt, true}));
  v = must(situations.assign(chair, v.id, v.version, {health, {housing}}));
  return v.id;
}

void House::reject(SituationId id) {
  const auto v = must(situations.view(chair, id));
  must(situations.reject(chair, id, v.version, {code("conclusions", "single_agency_can_address")}));
}

void House::conclude(SituationId id) {
  const auto v = must(situations.view(nurse, id));
  must(situations.conclude(nurse, id, v.version, {code("conclusions", "refused_services"), {}}));
}

DraftReferral House::outside() {
  DraftReferral out = asking_outside();
  const auto catalogue = must(directory.catalogue(nurse));
  out.performer.outside->organization = catalogue->entries().organizations.front().id.text();
  return out;
}

View House::sent_to(SituationId id, AgencyId agency) {
  const View drafted = must(room.draft(nurse, id, asking(agency)));
  return must(room.send(nurse, drafted.id, drafted.version, {})).view;
}

Sent House::sent_outside(SituationId id, const Whom& whom) {
  const View drafted = must(room.draft(nurse, id, outside()));
  SendReferral act = with_consent();
  act.whom = whom;
  return must(room.send(nurse, drafted.id, drafted.version, act));
}

View House::brought_to(SituationId id, State state) {
  if (state == State::draft)
    return must(room.draft(nurse, id, asking(schools)));
  View v = sent_to(id, schools);
  if (state == State::requested)
    return v;
  const access::Actor& last = state == State::cancelled || state == State::entered_in_error ? nurse : teacher;
  if (state == State::in_progress || state == State::on_hold || state == State::failed || state == State::completed)
    v = must(room.take(teacher, v.id, v.version, step_to(State::accepted)));
  if (state == State::on_hold || state == State::failed || state == State::completed)
    v = must(room.take(teacher, v.id, v.version, step_to(State::in_progress)));
  return must(room.take(last, v.id, v.version, step_to(state)));
}

std::int64_t House::traces(const std::string& act) const {
  audit::Filter filter;
  filter.act = act;
  return static_cast<std::int64_t>(log.entries(*database, filter, std::nullopt, 1'000).entries.size());
}

std::string House::all_bytes() const {
  return all_kept(*database);
}

} // namespace concert::referrals::testing
