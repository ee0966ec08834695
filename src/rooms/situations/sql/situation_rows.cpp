#include "rooms/situations/sql/situation_rows.h"

#include "rooms/people/sql/people_store.h"
#include "rooms/situations/sql/situation_lines.h"

namespace concert::situations {
namespace {

using storage::Row;
using storage::Transaction;

using MaybeText = std::optional<std::string>;

MaybeText id_of(const std::optional<Code>& code) {
  return code ? MaybeText(code->id) : std::nullopt;
}
MaybeText version_of(const std::optional<Code>& code) {
  return code ? MaybeText(code->version) : std::nullopt;
}

template <class Enum, class Named>
Enum known(Named named, const Row& row, int column) {
  const std::optional<Enum> value = named(row.get<std::string>(column));
  check(value.has_value(), "a stored name of a state is known");
  return *value;
}

void read_main(const Row& row, Situation& s) {
  s.table = row.get<TableId>(0);
  s.originating = row.get<AgencyId>(1);
  s.version = row.get<std::int64_t>(2);
  s.number = row.get<std::optional<std::int64_t>>(3);
  s.subject = code_at(row, 4);
  s.stage = known<Stage>(access::stage_of, row, 6);
  s.opened_at = row.get<Instant>(7);
  s.presented_at = row.get<std::optional<Instant>>(8);
  s.screening.acutely_elevated = row.get<bool>(9);
  s.screening.beyond_mandate = row.get<bool>(10);
  s.screening.options_exhausted = row.get<bool>(11);
  s.picture.urgency = maybe_code_at(row, 12);
  if (auto source = maybe_code_at(row, 14))
    s.picture.youth = YouthStatement{std::move(*source), maybe_code_at(row, 16), row.get<std::optional<LocalDate>>(18)};
  if (const auto met_at = row.get<std::optional<Instant>>(19))
    s.threshold = Threshold{{}, *met_at};
  if (auto authority = maybe_code_at(row, 20))
    s.disclosure = Disclosure{std::move(*authority), row.get<LocalDate>(22), row.get<std::optional<LocalDate>>(23),
                              row.get<bool>(24),     row.get<bool>(25),      row.get<Instant>(26)};
  s.lead_named_at = row.get<std::optional<Instant>>(27);
  s.first_contact_at = row.get<std::optional<Instant>>(28);
  s.connected_at = row.get<std::optional<Instant>>(29);
  if (auto reason = maybe_code_at(row, 30))
    s.ending = Ending{std::move(*reason), row.get<Instant>(32), known<Stage>(access::stage_of, row, 33)};
  s.from_another_table = row.get<bool>(34);
}

void read_children(Transaction& tx, Situation& s) {
  tx.each(
      "select age_band, age_band_version, sex, sex_version from situation_people where situation = $1"
      " order by position",
      [&](const Row& row) {
        s.picture.affected.push_back({code_at(row, 0), code_at(row, 2)});
      },
      s.id);
  tx.each(
      "select factor, factor_version, grade_before, grade_after from situation_risks where situation = $1"
      " order by position",
      [&](const Row& row) {
        s.picture.risks.push_back({code_at(row, 0), row.get<int>(2), row.get<std::optional<int>>(3)});
      },
      s.id);
  tx.each(
      "select list, code, code_version from situation_codes where situation = $1 order by list, position",
      [&](const Row& row) {
        const std::string list = row.get<std::string>(0);
        Code code = code_at(row, 1);
        if (list == "protective_factors")
          s.picture.protective.push_back(std::move(code));
        else if (list == "study_flags")
          s.picture.flags.push_back(std::move(code));
        else if (list == "tried_measures")
          s.picture.tried.push_back(std::move(code));
        else if (s.threshold)
          s.threshold->reasons.push_back(std::move(code));
      },
      s.id);
  tx.each(
      "select agency from situation_relevant where situation = $1 order by position",
      [&](const Row& row) { s.screening.relevant.push_back(row.get<AgencyId>(0)); }, s.id);
  tx.each(
      "select agency, likely, answer, part from situation_agencies where situation = $1 order by position",
      [&](const Row& row) {
        s.involvements.push_back(
            {row.get<AgencyId>(0), row.get<bool>(1), known<Answer>(answer_of, row, 2), known<Part>(part_of, row, 3)});
      },
      s.id);
  tx.each(
      "select id, agency, service_type, service_type_version, service, mobilization, mobilization_version, at"
      " from situation_mobilized where situation = $1 order by position",
      [&](const Row& row) {
        s.mobilized.push_back({row.get<MobilizedId>(0), row.get<AgencyId>(1), code_at(row, 2), row.get<std::string>(4),
                               code_at(row, 5), row.get<Instant>(7)});
      },
      s.id);
  if (s.stage != Stage::screening)
    tx.each(
        "select presented_at, threshold_met_at, lead_named_at, first_contact_at, connected_at, lead, factors_assessed,"
        " factors_reduced, ending_reason, ending_reason_version, ended_at, stopped_at, reopened, reopened_version,"
        " reopened_at from situation_rounds where situation = $1 order by position",
        [&](const Row& row) {
          Round round;
          round.presented_at = row.get<Instant>(0);
          round.threshold_met_at = row.get<std::optional<Instant>>(1);
          round.lead_named_at = row.get<std::optional<Instant>>(2);
          round.first_contact_at = row.get<std::optional<Instant>>(3);
          round.connected_at = row.get<std::optional<Instant>>(4);
          round.lead = row.get<std::optional<AgencyId>>(5);
          round.factors_assessed = row.get<int>(6);
          round.factors_reduced = row.get<int>(7);
          round.ending = {code_at(row, 8), row.get<Instant>(10), known<Stage>(access::stage_of, row, 11)};
          round.reopened = code_at(row, 12);
          round.reopened_at = row.get<Instant>(14);
          s.earlier.push_back(std::move(round));
        },
        s.id);
  if (s.stage != Stage::intervention && s.stage != Stage::concluded) // before that there is no plan to read
    return;
  tx.each(
      "select id, what, what_version, owner, planned_at, due_at, state, outcome, outcome_version, set_by_agency,"
      " set_by_member, set_at from situation_tasks where situation = $1 order by position",
      [&](const Row& row) {
        s.plan.push_back({row.get<TaskId>(0), code_at(row, 1), row.get<AgencyId>(3), row.get<Instant>(4),
                          row.get<Instant>(5), known<TaskState>(task_state_of, row, 6), maybe_code_at(row, 7),
                          Doer{row.get<AgencyId>(9), row.get<MemberId>(10)}, row.get<Instant>(11)});
      },
      s.id);
}

void write_codes(Transaction& tx, SituationId id, const std::string& list, const std::vector<Code>& codes) {
  std::int64_t position = 0;
  for (const Code& code : codes)
    tx.exec("insert into situation_codes (situation, list, code, code_version, position) values ($1, $2, $3, $4, $5)",
            id, list, code.id, code.version, position++);
}

void write_children(Transaction& tx, const Situation& s) {
  tx.exec("delete from situation_people where situation = $1", s.id);
  tx.exec("delete from situation_risks where situation = $1", s.id);
  tx.exec("delete from situation_codes where situation = $1", s.id);
  tx.exec("delete from situation_relevant where situation = $1", s.id);
  tx.exec("delete from situation_agencies where situation = $1", s.id);
  tx.exec("delete from situation_mobilized where situation = $1", s.id);
  tx.exec("delete from situation_tasks where situation = $1", s.id);
  tx.exec("delete from situation_rounds where situation = $1", s.id);
  std::int64_t position = 0;
  for (const AffectedPerson& person : s.picture.affected)
    tx.exec("insert into situation_people (situation, position, age_band, age_band_version, sex, sex_version)"
            " values ($1, $2, $3, $4, $5, $6)",
            s.id, position++, person.age_band.id, person.age_band.version, person.sex.id, person.sex.version);
  position = 0;
  for (const RiskFactor& risk : s.picture.risks)
    tx.exec("insert into situation_risks (situation, factor, factor_version, position, grade_before, grade_after)"
            " values ($1, $2, $3, $4, $5, $6)",
            s.id, risk.factor.id, risk.factor.version, position++, risk.before, risk.after);
  write_codes(tx, s.id, "protective_factors", s.picture.protective);
  write_codes(tx, s.id, "study_flags", s.picture.flags);
  write_codes(tx, s.id, "tried_measures", s.picture.tried);
  if (s.threshold)
    write_codes(tx, s.id, "threshold_reasons", s.threshold->reasons);
  position = 0;
  for (const AgencyId agency : s.screening.relevant)
    tx.exec("insert into situation_relevant (situation, agency, position) values ($1, $2, $3)", s.id, agency,
            position++);
  position = 0;
  for (const Involvement& i : s.involvements)
    tx.exec("insert into situation_agencies (situation, agency, position, likely, answer, part)"
            " values ($1, $2, $3, $4, $5, $6)",
            s.id, i.agency, position++, i.likely, std::string(name_of(i.answer)), std::string(name_of(i.part)));
  position = 0;
  for (const Mobilized& m : s.mobilized)
    tx.exec("insert into situation_mobilized (id, situation, position, agency, service_type, service_type_version,"
            " service, mobilization, mobilization_version, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            m.id, s.id, position++, m.agency, m.service_type.id, m.service_type.version, m.service, m.mobilization.id,
            m.mobilization.version, m.at);
  position = 0;
  for (const Round& r : s.earlier)
    tx.exec("insert into situation_rounds (situation, position, presented_at, threshold_met_at, lead_named_at,"
            " first_contact_at, connected_at, lead, factors_assessed, factors_reduced, ending_reason,"
            " ending_reason_version, ended_at, stopped_at, reopened, reopened_version, reopened_at)"
            " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
            s.id, position++, r.presented_at, r.threshold_met_at, r.lead_named_at, r.first_contact_at, r.connected_at,
            r.lead, std::int64_t{r.factors_assessed}, std::int64_t{r.factors_reduced}, r.ending.reason.id,
            r.ending.reason.version, r.ending.at, std::string(access::name_of(r.ending.stopped_at)), r.reopened.id,
            r.reopened.version, r.reopened_at);
  position = 0;
  for (const Task& t : s.plan)
    tx.exec("insert into situation_tasks (id, situation, position, what, what_version, owner, planned_at, due_at,"
            " state, outcome, outcome_version, set_by_agency, set_by_member, set_at)"
            " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            t.id, s.id, position++, t.what.id, t.what.version, t.owner, t.planned_at, t.due_at,
            std::string(name_of(t.state)), id_of(t.outcome), version_of(t.outcome), t.set_by.agency, t.set_by.member,
            t.set_at);
}

} // namespace

std::optional<Situation> read_situation(Transaction& tx, SituationId id) {
  auto found = tx.first(
      "select table_id, originating, version, number, subject, subject_version, stage, opened_at, presented_at,"
      " acutely_elevated, beyond_mandate, options_exhausted, urgency, urgency_version, youth_source,"
      " youth_source_version, youth_authority, youth_authority_version, youth_until, threshold_met_at,"
      " disclosure_authority, disclosure_authority_version, disclosure_given_on, disclosure_expires,"
      " disclosure_covers_intervention, disclosure_notice_due, disclosure_opened_at, lead_named_at, first_contact_at,"
      " connected_at, ending_reason, ending_reason_version, ended_at, stopped_at, from_another_table from situations"
      " where id = $1",
      [&](const Row& row) {
        Situation s;
        s.id = id;
        read_main(row, s);
        return s;
      },
      id);
  if (found)
    read_children(tx, *found);
  return found;
}

void raise_revision(Transaction& tx, TableId table) {
  tx.exec("insert into situation_revisions (table_id, revision) values ($1, 1)"
          " on conflict (table_id) do update set revision = situation_revisions.revision + 1",
          table);
}

void raise_revision(Transaction& tx, SituationId id) {
  tx.exec("update situation_revisions set revision = revision + 1"
          " where table_id = (select table_id from situations where id = $1)",
          id);
}

void insert_situation(Transaction& tx, const Situation& s, std::int64_t version) {
  tx.exec("insert into situations (id, table_id, originating, version, subject, subject_version, stage, opened_at,"
          " sorted_at, settled_version, acutely_elevated, beyond_mandate, options_exhausted)"
          " values ($1, $2, $3, $4, $5, $6, $7, $8, $8, 0, 0, 0, 0)",
          s.id, s.table, s.originating, version - 1, s.subject.id, s.subject.version,
          std::string(access::name_of(s.stage)), s.opened_at);
  check(update_situation(tx, s, version - 1), "a row just inserted has the version it was given");
}

bool update_situation(Transaction& tx, const Situation& s, std::int64_t expected_version) {
  const auto& youth = s.picture.youth;
  const auto& disclosure = s.disclosure;
  const auto& ending = s.ending;
  const auto youth_authority = youth ? youth->authority : std::nullopt;
  const std::int64_t changed = tx.exec(
      "update situations set version = $3, number = $4, subject = $5, subject_version = $6, stage = $7,"
      " presented_at = $8, sorted_at = $9, acutely_elevated = $10, beyond_mandate = $11, options_exhausted = $12,"
      " urgency = $13, urgency_version = $14, youth_source = $15, youth_source_version = $16, youth_authority = $17,"
      " youth_authority_version = $18, youth_until = $19, threshold_met_at = $20, disclosure_authority = $21,"
      " disclosure_authority_version = $22, disclosure_given_on = $23, disclosure_expires = $24,"
      " disclosure_covers_intervention = $25, disclosure_notice_due = $26, disclosure_opened_at = $27,"
      " lead_named_at = $28, first_contact_at = $29, connected_at = $30, ending_reason = $31,"
      " ending_reason_version = $32, ended_at = $33, stopped_at = $34, from_another_table = $35"
      " where id = $1 and version = $2",
      s.id, expected_version, expected_version + 1, s.number, s.subject.id, s.subject.version,
      std::string(access::name_of(s.stage)), s.presented_at, s.presented_at.value_or(s.opened_at),
      s.screening.acutely_elevated, s.screening.beyond_mandate, s.screening.options_exhausted, id_of(s.picture.urgency),
      version_of(s.picture.urgency), youth ? MaybeText(youth->source.id) : std::nullopt,
      youth ? MaybeText(youth->source.version) : std::nullopt, id_of(youth_authority), version_of(youth_authority),
      youth ? youth->until : std::nullopt, s.threshold ? std::optional(s.threshold->met_at) : std::nullopt,
      disclosure ? MaybeText(disclosure->authority.id) : std::nullopt,
      disclosure ? MaybeText(disclosure->authority.version) : std::nullopt,
      disclosure ? std::optional(disclosure->given_on) : std::nullopt, disclosure ? disclosure->expires : std::nullopt,
      disclosure ? std::optional(disclosure->covers_intervention) : std::nullopt,
      disclosure ? std::optional(disclosure->notice_due) : std::nullopt,
      disclosure ? std::optional(disclosure->opened_at) : std::nullopt, s.lead_named_at, s.first_contact_at,
      s.connected_at, ending ? MaybeText(ending->reason.id) : std::nullopt,
      ending ? MaybeText(ending->reason.version) : std::nullopt, ending ? std::optional(ending->at) : std::nullopt,
      ending ? MaybeText(std::string(access::name_of(ending->stopped_at))) : std::nullopt, s.from_another_table);
  if (changed == 0)
    return false;
  write_children(tx, s);
  // PRIVACY: what was told in words goes with the end; the de-identified record keeps codes only.
  if (s.stage == Stage::concluded || s.stage == Stage::rejected)
    erase_account(tx, s.id);
  raise_revision(tx, s.table);
  if (s.stage == Stage::rejected)
    erase_sealed(tx, s.id);
  return true;
}

std::int64_t account_version(Transaction& tx, SituationId id) {
  return tx
      .first(
          "select version from situation_accounts where situation = $1",
          [](const Row& row) { return row.get<std::int64_t>(0); }, id)
      .value_or(0);
}

void erase_account(Transaction& tx, SituationId id) {
  tx.exec("delete from situation_accounts where situation = $1", id);
}

void erase_sealed(Transaction& tx, SituationId id) {
  people::erase_box(tx, id);
}

} // namespace concert::situations
