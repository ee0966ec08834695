#include "rooms/referrals/sql/referral_store.h"

#include "embedded/referrals_migrations.h"
#include "rooms/referrals/sql/referral_rows.h"

namespace concert::referrals {
namespace {

using storage::Row;
using storage::Transaction;

std::vector<Referral> all_of(Transaction& tx, const std::vector<ReferralId>& ids) {
  std::vector<Referral> out;
  for (const ReferralId id : ids)
    if (auto found = read_referral(tx, id))
      out.push_back(*std::move(found));
  return out;
}

std::optional<Link> read_link(Transaction& tx, LinkId id) {
  return tx.first(
      "select id, referral, issued_at, expires_at, wrong, ended from referral_links where id = $1",
      [](const Row& row) { return link_in(row); }, id);
}

void end_link(Transaction& tx, LinkId id, LinkEnd how) {
  tx.exec("update referral_links set ended = $1 where id = $2 and ended is null", name_of(how), id);
  tx.exec("delete from referral_letters where link = $1", id);
}

void end_links(Transaction& tx, ReferralId id, LinkEnd how) {
  tx.exec("delete from referral_letters where link in (select id from referral_links where referral = $1)", id);
  tx.exec("update referral_links set ended = $1 where referral = $2 and ended is null", name_of(how), id);
}

void forget_box(Transaction& tx, ReferralId id) {
  tx.exec("delete from referral_boxes where referral = $1", id);
}

void insert_link(Transaction& tx, const Link& link) {
  const auto before = tx.first(
      "select coalesce(max(position), 0) from referral_links where referral = $1",
      [](const Row& row) { return row.get<std::int64_t>(0); }, link.referral);
  tx.exec("insert into referral_links (id, referral, issued_at, expires_at, wrong, ended, position)"
          " values ($1, $2, $3, $4, $5, null, $6)",
          link.id, link.referral, link.issued_at, link.expires_at, link.wrong, *before + 1);
}

std::optional<std::string> stage_of_situation(Transaction& tx, SituationId id) {
  return tx.first(
      "select stage from situations where id = $1", [](const Row& row) { return row.get<std::string>(0); }, id);
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::referrals_migrations::all())
    out.push_back({"referrals", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

std::optional<Referral> SqlStore::load(ReferralId id) {
  return database_.read([&](Transaction& tx) { return read_referral(tx, id); });
}

bool SqlStore::add(const Referral& referral, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    if (tx.first(
            "select 1 from referrals where id = $1", [](const Row& row) { return row.get<int>(0); }, referral.id))
      return false;
    insert_referral(tx, referral, 1);
    log_.append(tx, entry);
    return true;
  });
}

bool SqlStore::save(const Referral& referral, std::int64_t expected_version, const LinkChange& change, Instant now,
                    const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    if (change.use) {
      const auto link = read_link(tx, *change.use);
      if (!link || link->referral != referral.id || !link->is_live(now))
        return false;
    }
    if (!update_referral(tx, referral, expected_version))
      return false;
    if (change.use)
      end_link(tx, *change.use, LinkEnd::used);
    if (change.end)
      end_links(tx, referral.id, *change.end);
    if (change.forget_box)
      forget_box(tx, referral.id);
    if (change.box)
      put_box(tx, referral.id, *change.box);
    if (change.issue)
      insert_link(tx, *change.issue);
    if (change.letter)
      tx.exec("insert into referral_letters (id, link, queued_at, attempts, next_attempt, refused)"
              " values ($1, $2, $3, $4, $5, 0)",
              change.letter->id, change.letter->link, change.letter->queued_at, change.letter->attempts,
              change.letter->next_attempt);
    log_.append(tx, entry);
    return true;
  });
}

std::vector<Referral> SqlStore::of(SituationId situation) {
  return database_.read([&](Transaction& tx) {
    std::vector<ReferralId> ids;
    tx.each(
        "select r.id from referrals r join referral_steps s on s.referral = r.id and s.position = 0"
        " join situations t on t.id = r.situation"
        " where r.situation = $1 and t.stage <> 'rejected' order by s.at, r.id",
        [&](const Row& row) { ids.push_back(row.get<ReferralId>(0)); }, situation);
    return all_of(tx, ids);
  });
}

std::vector<Referral> SqlStore::concerning(TableId table, AgencyId agency) {
  return database_.read([&](Transaction& tx) {
    std::vector<ReferralId> ids;
    tx.each(
        "select r.id from referrals r join situations t on t.id = r.situation"
        " where r.table_id = $1 and (r.requester = $2 or r.performer_agency = $2) and t.stage <> 'rejected'"
        " order by r.changed_at desc, r.id limit 300",
        [&](const Row& row) { ids.push_back(row.get<ReferralId>(0)); }, table, agency);
    return all_of(tx, ids);
  });
}

WayIn SqlStore::way_in(ReferralId id) {
  return database_.read([&](Transaction& tx) {
    WayIn out;
    out.latest = tx.first(
        "select id, referral, issued_at, expires_at, wrong, ended from referral_links where referral = $1"
        " order by position desc limit 1",
        [](const Row& row) { return link_in(row); }, id);
    if (const auto box = read_box(tx, id))
      out.has_whom = !box->whom.empty();
    if (out.latest)
      tx.each(
          "select refused from referral_letters where link = $1",
          [&](const Row& row) { (row.get<bool>(0) ? out.mail_refused : out.mail_waits) = true; }, out.latest->id);
    return out;
  });
}

std::optional<Store::Tried> SqlStore::try_link(LinkId id, Instant now, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) -> std::optional<Tried> {
    storage::lock_appends(tx);
    const auto link = read_link(tx, id);
    if (!link || !link->is_live(now))
      return std::nullopt;
    auto referral = read_referral(tx, link->referral);
    auto box = read_box(tx, link->referral);
    const auto stage = referral ? stage_of_situation(tx, referral->situation) : std::nullopt;
    if (!box || !stage || (*stage != "intervention" && *stage != "concluded"))
      return std::nullopt;
    tx.exec("update referral_links set wrong = wrong + 1 where id = $1", id);
    audit::Entry traced = entry;
    traced.object = link->referral.text();
    traced.agency = referral->requester.text(); // whose link it is, so that its privacy officer reads of it
    log_.append(tx, traced);
    return Tried{*link, *std::move(box), *std::move(referral)};
  });
}

void SqlStore::was_right(LinkId id, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    tx.exec("update referral_links set wrong = wrong - 1 where id = $1 and wrong > 0", id);
    log_.append(tx, entry);
  });
}

void SqlStore::lock(LinkId id, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    const auto link = read_link(tx, id);
    if (!link || link->ended || link->wrong < most_wrong_secrets)
      return;
    end_link(tx, id, LinkEnd::locked);
    forget_box(tx, link->referral);
    log_.append(tx, entry);
  });
}

bool SqlStore::follow(SituationId situation, const audit::Entry& entry) {
  const auto due = [&](Transaction& tx) { // what is to be done, by the stage
    const auto stage = stage_of_situation(tx, situation);
    const bool gone = !stage || *stage == "rejected";
    const auto some = gone ? tx.first(
                                 "select 1 from referrals where situation = $1",
                                 [](const Row& row) { return row.get<int>(0); }, situation)
                      : *stage == "concluded"
                          ? tx.first(
                                "select 1 from referral_boxes b join referrals r on r.id = b.referral"
                                " where r.situation = $1 and b.whom is not null",
                                [](const Row& row) { return row.get<int>(0); }, situation)
                          : std::nullopt;
    return some ? std::optional(gone) : std::nullopt;
  };
  if (!database_.read(due))
    return false;
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    const auto gone = due(tx);
    if (!gone)
      return false;
    if (*gone)
      tx.exec("delete from referrals where situation = $1", situation);
    else
      tx.exec("update referral_boxes set whom = null where referral in (select id from referrals where situation = $1)",
              situation);
    log_.append(tx, entry);
    return true;
  });
}

std::vector<SituationId> SqlStore::to_follow() {
  return database_.read([](Transaction& tx) {
    std::vector<SituationId> out;
    tx.each("select distinct r.situation from referrals r join situations t on t.id = r.situation"
            " left join referral_boxes b on b.referral = r.id"
            " where t.stage = 'rejected' or (t.stage = 'concluded' and b.whom is not null) order by r.situation",
            [&](const Row& row) { out.push_back(row.get<SituationId>(0)); });
    return out;
  });
}

bool SqlStore::expire(Instant now, const audit::Entry& entry) {
  // Ended in any way but by its use leaves nothing that could still be opened.
  const auto due = [&](Transaction& tx) {
    std::vector<ReferralId> out;
    tx.each(
        "select distinct l.referral from referral_links l where l.ended is null and l.expires_at <= $1"
        " order by l.referral",
        [&](const Row& row) { out.push_back(row.get<ReferralId>(0)); }, now);
    tx.each("select b.referral from referral_boxes b where not exists (select 1 from referral_links l"
            " where l.referral = b.referral and l.ended is null) order by b.referral",
            [&](const Row& row) { out.push_back(row.get<ReferralId>(0)); });
    return out;
  };
  if (database_.read(due).empty())
    return false;
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    const std::vector<ReferralId> referrals = due(tx);
    for (const ReferralId id : referrals) {
      end_links(tx, id, LinkEnd::expired);
      forget_box(tx, id);
      audit::Entry traced = entry;
      traced.object = id.text();
      log_.append(tx, traced);
    }
    return !referrals.empty();
  });
}

std::vector<DueLetter> SqlStore::due(Instant now, int limit) {
  return database_.read([&](Transaction& tx) {
    std::vector<DueLetter> out;
    tx.each(
        "select l.id, l.queued_at, l.attempts, l.next_attempt, k.id, k.referral, k.issued_at, k.expires_at, k.wrong,"
        " k.ended, r.email from referral_letters l join referral_links k on k.id = l.link"
        " join referrals r on r.id = k.referral join situations t on t.id = r.situation"
        " where l.refused = 0 and l.next_attempt <= $1 and k.ended is null and k.expires_at > $1"
        " and t.stage <> 'rejected' and r.email is not null order by l.next_attempt, l.id limit $2",
        [&](const Row& row) {
          Letter letter{row.get<LetterId>(0), row.get<LinkId>(4),  row.get<Instant>(1),
                        row.get<int>(2),      row.get<Instant>(3), false};
          auto to = EmailAddress::parse(row.get<std::string>(10));
          check(to.has_value(), "a stored address was checked when it came in");
          out.push_back({letter, link_in(row, 4), *std::move(to)});
        },
        now, limit);
    return out;
  });
}

bool SqlStore::begin_attempt(LetterId id, int attempts, Instant next_attempt) {
  return database_.write([&](Transaction& tx) {
    return tx.exec("update referral_letters set attempts = $1, next_attempt = $2 where id = $3 and refused = 0 and link"
                   " in (select id from referral_links where ended is null)",
                   attempts, next_attempt, id) == 1;
  });
}

void SqlStore::sent(LetterId id) {
  drop(id);
}

void SqlStore::refused(LetterId id) {
  database_.write([&](Transaction& tx) { tx.exec("update referral_letters set refused = 1 where id = $1", id); });
}

void SqlStore::drop(LetterId id) {
  database_.write([&](Transaction& tx) { tx.exec("delete from referral_letters where id = $1", id); });
}

} // namespace concert::referrals
