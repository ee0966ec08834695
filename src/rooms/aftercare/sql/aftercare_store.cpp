#include "rooms/aftercare/sql/aftercare_store.h"

#include "base/check.h"
#include "embedded/aftercare_migrations.h"

namespace concert::aftercare {
namespace {

using storage::Row;
using storage::Transaction;

Code code_at(const Row& row, int column) {
  return {row.get<std::string>(column), row.get<std::string>(column + 1)};
}
std::optional<Code> maybe_code_at(const Row& row, int column) {
  const auto id = row.get<std::optional<std::string>>(column);
  return id ? std::optional(Code{*id, row.get<std::string>(column + 1)}) : std::nullopt;
}

using MaybeText = std::optional<std::string>;
MaybeText id_of(const std::optional<Code>& code) {
  return code ? MaybeText(code->id) : std::nullopt;
}
MaybeText edition_of(const std::optional<Code>& code) {
  return code ? MaybeText(code->version) : std::nullopt;
}

template <class Enum, class Named>
Enum known(Named named, const std::string& text) {
  const std::optional<Enum> value = named(text);
  check(value.has_value(), "a stored name of a state is known");
  return *value;
}

// id, days, owner, due, state, asked_on, help, help_version, change, change_version from `at` on.
FollowUp follow_up_at(const Row& row, int at) {
  FollowUp out;
  out.id = row.get<FollowUpId>(at);
  out.days = row.get<int>(at + 1);
  out.owner = row.get<AgencyId>(at + 2);
  out.due = row.get<LocalDate>(at + 3);
  out.state = known<FollowUpState>(follow_up_state_of, row.get<std::string>(at + 4));
  out.asked_on = row.get<std::optional<LocalDate>>(at + 5);
  out.help = maybe_code_at(row, at + 6);
  out.change = maybe_code_at(row, at + 8);
  return out;
}

void read_update(Transaction& tx, Aftercare& a, Update& update) {
  tx.each(
      "select factor, factor_version, grade_before, grade_now from aftercare_risks"
      " where situation = $1 and concluded_at = $2 and follow_up = '' order by position",
      [&](const Row& row) {
        update.risks.push_back({code_at(row, 0), row.get<int>(2), row.get<std::optional<int>>(3)});
      },
      a.situation, a.concluded_at);
  tx.each(
      "select code, code_version from aftercare_protective"
      " where situation = $1 and concluded_at = $2 and follow_up = '' order by position",
      [&](const Row& row) { update.protective.push_back(code_at(row, 0)); }, a.situation, a.concluded_at);
  tx.each(
      "select agency, part from aftercare_roles where situation = $1 and concluded_at = $2 order by position",
      [&](const Row& row) {
        update.roles.push_back(
            {row.get<AgencyId>(0), known<situations::Part>(situations::part_of, row.get<std::string>(1))});
      },
      a.situation, a.concluded_at);
  tx.each(
      "select service_type, service_type_version, mobilization, mobilization_version from aftercare_services"
      " where situation = $1 and concluded_at = $2 order by position",
      [&](const Row& row) {
        update.services.push_back({code_at(row, 0), code_at(row, 2)});
      },
      a.situation, a.concluded_at);
}

void read_follow_ups(Transaction& tx, Aftercare& a) {
  tx.each(
      "select ground, ground_version, given_on, ended_on, ended_by from aftercare_consents"
      " where situation = $1 and concluded_at = $2 order by position",
      [&](const Row& row) {
        const auto by = row.get<MaybeText>(4);
        a.consents.push_back({code_at(row, 0), row.get<LocalDate>(2), row.get<std::optional<LocalDate>>(3),
                              by ? std::optional(known<EndedBy>(ended_by_of, *by)) : std::nullopt});
      },
      a.situation, a.concluded_at);
  tx.each(
      "select id, days, owner, due, state, asked_on, help, help_version, change, change_version"
      " from aftercare_follow_ups where situation = $1 and concluded_at = $2 order by position",
      [&](const Row& row) { a.follow_ups.push_back(follow_up_at(row, 0)); }, a.situation, a.concluded_at);
  const auto of = [&a](const std::string& id) -> FollowUp& {
    for (FollowUp& one : a.follow_ups)
      if (one.id.text() == id)
        return one;
    bug("something is kept of a follow-up that is not");
  };
  tx.each(
      "select follow_up, factor, factor_version, grade_before, grade_now from aftercare_risks"
      " where situation = $1 and concluded_at = $2 and follow_up <> '' order by follow_up, position",
      [&](const Row& row) {
        of(row.get<std::string>(0)).risks.push_back({code_at(row, 1), row.get<int>(3), row.get<int>(4)});
      },
      a.situation, a.concluded_at);
  tx.each(
      "select follow_up, code, code_version from aftercare_protective"
      " where situation = $1 and concluded_at = $2 and follow_up <> '' order by follow_up, position",
      [&](const Row& row) { of(row.get<std::string>(0)).protective.push_back(code_at(row, 1)); }, a.situation,
      a.concluded_at);
}

std::optional<Aftercare> read(Transaction& tx, const Conclusion& of) {
  auto found = tx.first(
      "select table_id, version, reported_at, reported_end, reported_reason, reported_reason_version, reported_ground,"
      " reported_ground_version, reported_given_on, id from aftercare where situation = $1 and concluded_at = $2",
      [&](const Row& row) {
        Aftercare a;
        a.situation = of.first;
        a.concluded_at = of.second;
        a.table = row.get<TableId>(0);
        a.version = row.get<std::int64_t>(1);
        a.id = row.get<AftercareId>(9);
        if (const auto at = row.get<std::optional<Instant>>(2)) {
          Report report{*at, row.get<LocalDate>(3), code_at(row, 4), std::nullopt};
          if (auto ground = maybe_code_at(row, 6)) {
            Update update;
            update.ground = std::move(*ground);
            update.given_on = row.get<LocalDate>(8);
            report.update = std::move(update);
          }
          a.report = std::move(report);
        }
        return a;
      },
      of.first, of.second);
  if (!found)
    return std::nullopt;
  read_follow_ups(tx, *found);
  if (found->report && found->report->update)
    read_update(tx, *found, *found->report->update);
  return found;
}

void write_found(Transaction& tx, const Aftercare& a, const std::string& follow_up, const std::vector<Code>& codes) {
  std::int64_t position = 0;
  for (const Code& code : codes)
    tx.exec("insert into aftercare_protective (situation, concluded_at, follow_up, position, code, code_version)"
            " values ($1, $2, $3, $4, $5, $6)",
            a.situation, a.concluded_at, follow_up, position++, code.id, code.version);
}

void write_risk(Transaction& tx, const Aftercare& a, const std::string& follow_up, std::int64_t position,
                const Code& factor, int before, std::optional<int> now) {
  tx.exec("insert into aftercare_risks (situation, concluded_at, follow_up, position, factor, factor_version,"
          " grade_before, grade_now) values ($1, $2, $3, $4, $5, $6, $7, $8)",
          a.situation, a.concluded_at, follow_up, position, factor.id, factor.version, before, now);
}

void write_children(Transaction& tx, const Aftercare& a) {
  tx.exec("delete from aftercare_consents where situation = $1 and concluded_at = $2", a.situation, a.concluded_at);
  tx.exec("delete from aftercare_follow_ups where situation = $1 and concluded_at = $2", a.situation, a.concluded_at);
  tx.exec("delete from aftercare_risks where situation = $1 and concluded_at = $2", a.situation, a.concluded_at);
  tx.exec("delete from aftercare_protective where situation = $1 and concluded_at = $2", a.situation, a.concluded_at);
  tx.exec("delete from aftercare_roles where situation = $1 and concluded_at = $2", a.situation, a.concluded_at);
  tx.exec("delete from aftercare_services where situation = $1 and concluded_at = $2", a.situation, a.concluded_at);
  std::int64_t position = 0;
  for (const Consent& c : a.consents)
    tx.exec("insert into aftercare_consents (situation, concluded_at, position, ground, ground_version, given_on,"
            " ended_on, ended_by) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            a.situation, a.concluded_at, position++, c.ground.id, c.ground.version, c.given_on, c.ended_on,
            c.ended_by ? MaybeText(std::string(name_of(*c.ended_by))) : std::nullopt);
  position = 0;
  for (const FollowUp& f : a.follow_ups) {
    tx.exec(
        "insert into aftercare_follow_ups (id, situation, concluded_at, table_id, position, days, owner, due, state,"
        " asked_on, help, help_version, change, change_version)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        f.id, a.situation, a.concluded_at, a.table, position++, std::int64_t{f.days}, f.owner, f.due,
        std::string(name_of(f.state)), f.asked_on, id_of(f.help), edition_of(f.help), id_of(f.change),
        edition_of(f.change));
    std::int64_t at = 0;
    for (const RiskNow& risk : f.risks)
      write_risk(tx, a, f.id.text(), at++, risk.factor, risk.before, risk.grade);
    write_found(tx, a, f.id.text(), f.protective);
  }
  if (!a.report || !a.report->update)
    return;
  const Update& update = *a.report->update;
  position = 0;
  for (const Update::Risk& risk : update.risks)
    write_risk(tx, a, "", position++, risk.factor, risk.before, risk.now);
  write_found(tx, a, "", update.protective);
  position = 0;
  for (const Update::Role& role : update.roles)
    tx.exec("insert into aftercare_roles (situation, concluded_at, position, agency, part) values ($1, $2, $3, $4, $5)",
            a.situation, a.concluded_at, position++, role.agency, std::string(situations::name_of(role.part)));
  position = 0;
  for (const Update::Service& service : update.services)
    tx.exec("insert into aftercare_services (situation, concluded_at, position, service_type, service_type_version,"
            " mobilization, mobilization_version) values ($1, $2, $3, $4, $5, $6, $7)",
            a.situation, a.concluded_at, position++, service.type.id, service.type.version, service.mobilization.id,
            service.mobilization.version);
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::aftercare_migrations::all())
    out.push_back({"aftercare", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

std::optional<Aftercare> SqlStore::load(const Conclusion& of) {
  return database_.read([&](Transaction& tx) { return read(tx, of); });
}

bool SqlStore::save(const Aftercare& a, std::int64_t expected_version, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx); // first, as everywhere
    const auto now = tx.first(
        "select version from aftercare where situation = $1 and concluded_at = $2",
        [](const Row& row) { return row.get<std::int64_t>(0); }, a.situation, a.concluded_at);
    if (now.value_or(0) != expected_version)
      return false;
    if (!now)
      tx.exec("insert into aftercare (situation, concluded_at, table_id, version, id) values ($1, $2, $3, 0, $4)",
              a.situation, a.concluded_at, a.table, a.id);
    const auto& report = a.report;
    const auto update = report ? report->update : std::nullopt;
    tx.exec(
        "update aftercare set version = $3, reported_at = $4, reported_end = $5, reported_reason = $6,"
        " reported_reason_version = $7, reported_ground = $8, reported_ground_version = $9, reported_given_on = $10"
        " where situation = $1 and concluded_at = $2",
        a.situation, a.concluded_at, expected_version + 1, report ? std::optional(report->made_at) : std::nullopt,
        report ? std::optional(report->concluded_on) : std::nullopt,
        report ? MaybeText(report->reason.id) : std::nullopt, report ? MaybeText(report->reason.version) : std::nullopt,
        update ? MaybeText(update->ground.id) : std::nullopt, update ? MaybeText(update->ground.version) : std::nullopt,
        update ? std::optional(update->given_on) : std::nullopt);
    write_children(tx, a);
    tx.exec("insert into aftercare_revisions (table_id, revision) values ($1, 1)"
            " on conflict (table_id) do update set revision = aftercare_revisions.revision + 1",
            a.table);
    log_.append(tx, entry);
    return true;
  });
}

std::vector<Store::Planned> SqlStore::planned(TableId table, LocalDate due_by) {
  return database_.read([&](Transaction& tx) {
    std::vector<Planned> out;
    tx.each(
        "select situation, concluded_at, id, days, owner, due, state, asked_on, help, help_version, change,"
        " change_version from aftercare_follow_ups where table_id = $1 and state = 'planned' and due <= $2"
        " order by due, id",
        [&](const Row& row) {
          Planned one;
          one.of = {row.get<SituationId>(0), row.get<Instant>(1)};
          one.follow_up = follow_up_at(row, 2);
          out.push_back(std::move(one));
        },
        table, due_by);
    return out;
  });
}

std::set<Conclusion> SqlStore::reported(TableId table) {
  return database_.read([&](Transaction& tx) {
    std::set<Conclusion> out;
    tx.each(
        "select situation, concluded_at from aftercare where table_id = $1 and reported_at is not null",
        [&](const Row& row) { out.emplace(row.get<SituationId>(0), row.get<Instant>(1)); }, table);
    return out;
  });
}

std::vector<Aftercare> SqlStore::all(TableId table) {
  return database_.read([&](Transaction& tx) {
    std::vector<Aftercare> out;
    tx.each(
        "select situation, concluded_at, version, id from aftercare where table_id = $1 order by situation, "
        "concluded_at",
        [&](const Row& row) {
          Aftercare a;
          a.situation = row.get<SituationId>(0);
          a.concluded_at = row.get<Instant>(1);
          a.table = table;
          a.version = row.get<std::int64_t>(2);
          a.id = row.get<AftercareId>(3);
          out.push_back(std::move(a));
        },
        table);
    for (Aftercare& a : out)
      read_follow_ups(tx, a);
    return out;
  });
}

std::int64_t SqlStore::revision(TableId table) {
  return database_.read([&](Transaction& tx) {
    return tx
        .first(
            "select revision from aftercare_revisions where table_id = $1",
            [](const Row& row) { return row.get<std::int64_t>(0); }, table)
        .value_or(0);
  });
}

} // namespace concert::aftercare
