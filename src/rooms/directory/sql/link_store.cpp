#include "rooms/directory/sql/link_store.h"

#include "base/check.h"
#include "rooms/directory/sql/rows.h"

namespace concert::directory {

using storage::Row;
using storage::Transaction;

namespace {

// id, organization, email, agency, issued_at, expires_at, ended, from `column` on
CapacityLink capacity_link_at(const Row& row, int column) {
  auto to = EmailAddress::parse(row.get<std::string>(column + 2));
  check(to.has_value(), "a stored address was checked when it came in");
  CapacityLink out{row.get<CapacityLinkId>(column), row.get<OrganizationId>(column + 1), *std::move(to),
                   row.get<AgencyId>(column + 3),   row.get<Instant>(column + 4),        row.get<Instant>(column + 5)};
  if (const auto ended = row.get<std::optional<std::string>>(column + 6)) {
    out.ended = capacity_link_end_of(*ended);
    check(out.ended.has_value(), "a stored end of a link is known");
  }
  return out;
}

void drop_letters_of_ended(Transaction& tx) {
  tx.exec("delete from directory_letters where link in (select id from directory_links where ended is not null)");
}

} // namespace

bool end_as_used(Transaction& tx, const CapacityLinkId& id, Instant now) {
  if (tx.exec("update directory_links set ended = 'used' where id = $1 and ended is null and expires_at > $2", id,
              now) != 1)
    return false;
  drop_letters_of_ended(tx);
  return true;
}

void SqlLinkStore::issue(const CapacityLink& link, const std::optional<CapacityLetterId>& letter,
                         const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    tx.exec("update directory_links set ended = 'revoked' where organization = $1 and ended is null",
            link.organization);
    drop_letters_of_ended(tx);
    tx.exec("insert into directory_links (id, organization, email, agency, issued_at, expires_at, ended)"
            " values ($1, $2, $3, $4, $5, $6, null)",
            link.id, link.organization, link.to.text(), link.agency, link.issued_at, link.expires_at);
    if (letter)
      tx.exec("insert into directory_letters (id, link, queued_at, attempts, next_attempt) values ($1, $2, $3, 0, $3)",
              *letter, link.id, link.issued_at);
    log_.append(tx, entry);
  });
}

bool SqlLinkStore::revoke(const OrganizationId& organization, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    if (tx.exec("update directory_links set ended = 'revoked' where organization = $1 and ended is null and"
                " expires_at > $2",
                organization, entry.at) == 0)
      return false;
    drop_letters_of_ended(tx);
    log_.append(tx, entry);
    return true;
  });
}

std::optional<CapacityLink> SqlLinkStore::link(const CapacityLinkId& id) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select id, organization, email, agency, issued_at, expires_at, ended from directory_links where id = $1",
        [](const Row& row) { return capacity_link_at(row, 0); }, id);
  });
}

std::optional<CapacityLink> SqlLinkStore::latest(const OrganizationId& organization) {
  return database_.read([&](Transaction& tx) {
    // Of two of one moment the open one.
    return tx.first(
        "select id, organization, email, agency, issued_at, expires_at, ended from directory_links"
        " where organization = $1 order by issued_at desc, case when ended is null then 0 else 1 end, id limit 1",
        [](const Row& row) { return capacity_link_at(row, 0); }, organization);
  });
}

bool SqlLinkStore::has_letter(const CapacityLinkId& id) {
  return database_.read([&](Transaction& tx) {
    return tx
        .first(
            "select 1 from directory_letters where link = $1", [](const Row&) { return true; }, id)
        .has_value();
  });
}

void SqlLinkStore::expire(Instant now, const audit::Entry& entry) {
  const auto run_out = [&](Transaction& tx) {
    std::vector<std::pair<CapacityLinkId, OrganizationId>> out;
    tx.each(
        "select id, organization from directory_links where ended is null and expires_at <= $1 order by id",
        [&](const Row& row) { out.emplace_back(row.get<CapacityLinkId>(0), row.get<OrganizationId>(1)); }, now);
    return out;
  };
  if (database_.read(run_out).empty())
    return;
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    for (const auto& [id, organization] : run_out(tx)) {
      tx.exec("update directory_links set ended = 'expired' where id = $1", id);
      audit::Entry traced = entry;
      traced.object = organization.text();
      log_.append(tx, traced);
    }
    drop_letters_of_ended(tx);
  });
}

std::vector<CapacityLetter> SqlLinkStore::due(Instant now, int limit) {
  return database_.read([&](Transaction& tx) {
    std::vector<CapacityLetter> out;
    tx.each(
        "select l.id, l.queued_at, l.attempts, k.id, k.organization, k.email, k.agency, k.issued_at, k.expires_at,"
        " k.ended from directory_letters l join directory_links k on k.id = l.link"
        " where l.next_attempt <= $1 and k.ended is null and k.expires_at > $1 order by l.next_attempt, l.id limit $2",
        [&](const Row& row) {
          CapacityLink link = capacity_link_at(row, 3);
          out.push_back({row.get<CapacityLetterId>(0), std::move(link), row.get<Instant>(1), row.get<int>(2)});
        },
        now, limit);
    return out;
  });
}

bool SqlLinkStore::begin_attempt(const CapacityLetterId& id, int attempts, Instant next_attempt) {
  return database_.write([&](Transaction& tx) {
    return tx.exec("update directory_letters set attempts = $1, next_attempt = $2 where id = $3 and link in"
                   " (select id from directory_links where ended is null)",
                   attempts, next_attempt, id) == 1;
  });
}

void SqlLinkStore::drop(const CapacityLetterId& id) {
  database_.write([&](Transaction& tx) { tx.exec("delete from directory_letters where id = $1", id); });
}

} // namespace concert::directory
