#include "rooms/meetings/tests/house.h"

#include "platform/crypto/sealing.h"

namespace concert::meetings::testing {

using codes::testing::code;

House::House(storage::testing::Place& at)
    : place(at), database(at.open()), keys(storage::open_sqlite(at.folder() / "keys.sqlite")), log(root),
      people_store(migrated(*database), log), key_store(migrated_keys(*keys)),
      ring(crypto::derive(root, "key-ring"), key_store, chance), people(people_store, ring, chance),
      situation_store(*database, log),
      situations(
          situation_store, people, [] { return shipped_book(); },
          {.agencies_at = [](TableId) { return at_table; },
           .names_policy = [](TableId) { return access::NamesPolicy::likely_involved; }},
          clock, chance),
      store(*database, log), room(
                                 store, situations, [] { return shipped_book(); }, [](TableId) { return at_table; },
                                 [](std::string_view text) -> Result<void> {
                                   if (text.find("Ann") != std::string_view::npos)
                                     return Refusal::invalid("text", "problem.names_somebody");
                                   return {};
                                 },
                                 crypto::SigningKey(crypto::derive(root, "meetings|minutes|v1")), clock, chance) {
  room.on_change([this](TableId, MeetingId) { ++changes; });
}

storage::Database& House::migrated(storage::Database& opened) {
  std::vector<storage::Migration> all = audit::migrations();
  for (const auto& part : {people::migrations(), situations::migrations(), meetings::migrations()})
    all.insert(all.end(), part.begin(), part.end());
  storage::migrate(opened, all, start_time);
  return opened;
}
storage::Database& House::migrated_keys(storage::Database& opened) {
  storage::migrate(opened, people::key_migrations(), start_time);
  return opened;
}

situations::View House::presented(const access::Actor& by, const char* urgency) {
  clock.advance(std::chrono::minutes(1));
  situations::View view = must(situations.open(by, {code("subjects", "person"), {true, true, true, {}}}));
  situations::Picture picture;
  picture.affected = {{code("age_bands", "30_39"), code("sexes", "female")}};
  picture.risks = {{code("risk_factors", "gambling_chronic"), 2, std::nullopt}};
  picture.urgency = code("urgencies", urgency);
  view = must(situations.amend(by, view.id, view.version, {picture}));
  people::Identity identity;
  identity.names = {Personal(std::string("Ann")), Personal(std::string("Other")), std::nullopt};
  view = must(situations.keep_identity(by, view.id, 0, identity));
  return must(situations.present(by, view.id, view.version));
}

void House::accept(SituationId id, std::vector<AgencyId> likely) {
  const std::vector<Code> reasons = {
      code("threshold_reasons", "repeated_emergency_response"), code("threshold_reasons", "harm_occurred_before"),
      code("threshold_reasons", "risk_to_life"), code("threshold_reasons", "needs_cross_sectors")};
  must(situations.accept(chair, id, now(id).version, {reasons, std::move(likely)}));
}

void House::reject(SituationId id) {
  must(situations.reject(chair, id, now(id).version, {code("conclusions", "single_agency_can_address")}));
}

void House::assign(SituationId id, const access::Actor& originating, AgencyId lead) {
  must(situations.disclose(
      originating, id, now(id).version,
      {code("authorities", "consent_express_verbal"), false, LocalDate::utc_day_of(clock.now()), std::nullopt, true}));
  must(situations.assign(chair, id, now(id).version, {lead, {originating.agency}}));
}

void House::everybody_joins(MeetingId id) {
  for (const access::Actor& who : {constable, nurse, other_nurse, teacher, landlord, chair})
    join(who, id);
}

} // namespace concert::meetings::testing
