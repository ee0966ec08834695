#include "rooms/referrals/sql/referral_rows.h"

namespace concert::referrals {
namespace {

using storage::Row;
using storage::Transaction;

std::optional<Code> code_at(const Row& row, int column) {
  auto id = row.get<std::optional<std::string>>(column);
  return id ? std::optional(Code{*std::move(id), row.get<std::string>(column + 1)}) : std::nullopt;
}

template <class Enum>
Enum known(std::optional<Enum> found) {
  check(found.has_value(), "a stored word of a referral is known");
  return *found;
}

Step step_in(const Row& row) {
  Step out;
  out.state = known(state_of(row.get<std::string>(0)));
  out.by = known(side_of(row.get<std::string>(1)));
  out.through = known(through_of(row.get<std::string>(2)));
  if (const auto agency = row.get<std::optional<AgencyId>>(3))
    out.doer = Doer{*agency, row.get<MemberId>(4)};
  out.at = row.get<Instant>(5);
  out.reason = code_at(row, 6);
  if (const auto places = row.get<std::optional<std::string>>(8))
    out.capacity = Capacity{known(places_of(*places)), row.get<std::optional<int>>(9)};
  return out;
}

void insert_steps(Transaction& tx, const Referral& r, std::size_t from) {
  for (std::size_t i = from; i < r.steps.size(); ++i) {
    const Step& step = r.steps[i];
    std::optional<AgencyId> agency;
    std::optional<MemberId> member;
    if (step.doer) {
      agency = step.doer->agency;
      member = step.doer->member;
    }
    std::optional<std::string> reason, reason_version, places;
    if (step.reason) {
      reason = step.reason->id;
      reason_version = step.reason->version;
    }
    std::optional<int> wait_days;
    if (step.capacity) {
      places = std::string(name_of(step.capacity->places));
      wait_days = step.capacity->wait_days;
    }
    tx.exec("insert into referral_steps (referral, position, state, side, through, agency, member, at, reason,"
            " reason_version, places, wait_days) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            r.id, static_cast<std::int64_t>(i), name_of(step.state), name_of(step.by), name_of(step.through), agency,
            member, step.at, reason, reason_version, places, wait_days);
  }
}

} // namespace

void insert_referral(Transaction& tx, const Referral& r, std::int64_t version) {
  std::optional<std::string> organization, email;
  if (r.performer.outside) {
    organization = r.performer.outside->organization;
    email = r.performer.outside->email.text();
  }
  std::optional<std::string> ground, ground_version;
  std::optional<LocalDate> given_on;
  if (r.consent) {
    ground = r.consent->ground.id;
    ground_version = r.consent->ground.version;
    given_on = r.consent->given_on;
  }
  tx.exec("insert into referrals (id, table_id, situation, requester, version, service_type, service_type_version,"
          " service, urgency, urgency_version, performer_agency, organization, email, consent_ground,"
          " consent_ground_version, consent_on, state, changed_at)"
          " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
          r.id, r.table, r.situation, r.requester, version, r.service_type.id, r.service_type.version, r.service,
          r.urgency.id, r.urgency.version, r.performer.agency, organization, email, ground, ground_version, given_on,
          name_of(r.state()), r.changed_at());
  insert_steps(tx, r, 0);
}

bool update_referral(Transaction& tx, const Referral& r, std::int64_t expected_version) {
  std::optional<std::string> ground, ground_version;
  std::optional<LocalDate> given_on;
  if (r.consent) {
    ground = r.consent->ground.id;
    ground_version = r.consent->ground.version;
    given_on = r.consent->given_on;
  }
  if (tx.exec("update referrals set version = $1, state = $2, changed_at = $3, consent_ground = $4,"
              " consent_ground_version = $5, consent_on = $6 where id = $7 and version = $8",
              expected_version + 1, name_of(r.state()), r.changed_at(), ground, ground_version, given_on, r.id,
              expected_version) == 0)
    return false;
  const auto kept = tx.first(
      "select count(*) from referral_steps where referral = $1",
      [](const Row& row) { return row.get<std::int64_t>(0); }, r.id);
  insert_steps(tx, r, static_cast<std::size_t>(*kept)); // steps are only ever added
  return true;
}

std::optional<Referral> read_referral(Transaction& tx, ReferralId id) {
  auto out = tx.first(
      "select id, table_id, situation, requester, version, service_type, service_type_version, service, urgency,"
      " urgency_version, performer_agency, organization, email, consent_ground, consent_ground_version, consent_on"
      " from referrals where id = $1",
      [](const Row& row) {
        Referral r;
        r.id = row.get<ReferralId>(0);
        r.table = row.get<TableId>(1);
        r.situation = row.get<SituationId>(2);
        r.requester = row.get<AgencyId>(3);
        r.version = row.get<std::int64_t>(4);
        r.service_type = {row.get<std::string>(5), row.get<std::string>(6)};
        r.service = row.get<std::string>(7);
        r.urgency = {row.get<std::string>(8), row.get<std::string>(9)};
        r.performer.agency = row.get<std::optional<AgencyId>>(10);
        if (auto organization = row.get<std::optional<std::string>>(11)) {
          auto email = EmailAddress::parse(row.get<std::string>(12));
          check(email.has_value(), "a stored address was checked when it came in");
          r.performer.outside = Outside{*std::move(organization), *std::move(email)};
        }
        if (auto ground = code_at(row, 13))
          r.consent = Consent{*std::move(ground), row.get<LocalDate>(15)};
        return r;
      },
      id);
  if (!out)
    return std::nullopt;
  tx.each(
      "select state, side, through, agency, member, at, reason, reason_version, places, wait_days"
      " from referral_steps where referral = $1 order by position",
      [&](const Row& row) { out->steps.push_back(step_in(row)); }, id);
  return out;
}

Link link_in(const Row& row, int first) {
  Link out;
  out.id = row.get<LinkId>(first);
  out.referral = row.get<ReferralId>(first + 1);
  out.issued_at = row.get<Instant>(first + 2);
  out.expires_at = row.get<Instant>(first + 3);
  out.wrong = row.get<int>(first + 4);
  if (const auto ended = row.get<std::optional<std::string>>(first + 5))
    out.ended = known(link_end_of(*ended));
  return out;
}

std::optional<Box> read_box(Transaction& tx, ReferralId id) {
  return tx.first(
      "select salt, proof, whom from referral_boxes where referral = $1",
      [](const Row& row) {
        Box out;
        const Bytes salt = row.get<Bytes>(0);
        check(salt.size() == out.salt.size(), "a stored salt has its length");
        std::copy(salt.begin(), salt.end(), out.salt.begin());
        out.proof = row.get<Bytes>(1);
        out.whom = row.get<std::optional<Bytes>>(2).value_or(Bytes());
        return out;
      },
      id);
}

void put_box(Transaction& tx, ReferralId id, const Box& box) {
  const Bytes salt(box.salt.begin(), box.salt.end());
  const std::optional<Bytes> whom = box.whom.empty() ? std::nullopt : std::optional(box.whom);
  tx.exec("insert into referral_boxes (referral, salt, proof, whom) values ($1, $2, $3, $4)"
          " on conflict (referral) do update set salt = excluded.salt, proof = excluded.proof, whom = excluded.whom",
          id, salt, box.proof, whom);
}

} // namespace concert::referrals
