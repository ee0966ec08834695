#include "rooms/situations/filters.h"

#include <algorithm>

namespace concert::situations {
namespace {

bool contains(const std::vector<AgencyId>& agencies, AgencyId agency) {
  return std::find(agencies.begin(), agencies.end(), agency) != agencies.end();
}

Refusal not_open() {
  return Refusal::step_not_open("refusal.step_not_open");
}

bool is_youth_justice(const Code& code, std::string_view list, const codes::CodeBook& book) {
  const codes::CodeEntry* entry = book.find(list, code);
  return entry != nullptr &&
         (list == "risk_factors" ? entry->group == "criminal_involvement" : entry->category == "youth_justice");
}

Picture without_youth_justice(Picture picture, const codes::CodeBook& book) {
  std::erase_if(picture.risks, [&](const RiskFactor& r) { return is_youth_justice(r.factor, "risk_factors", book); });
  std::erase_if(picture.flags, [&](const Code& c) { return is_youth_justice(c, "study_flags", book); });
  picture.youth.reset();
  return picture;
}

bool from_youth_justice_record(const Picture& picture, const codes::CodeBook& book) {
  return picture.youth && book.is_in_group("youth_sources", picture.youth->source.id, "youth_justice_record");
}

Result<void> youth_statement_is_sound(const Picture& picture, const codes::CodeBook& book, LocalDate today) {
  if (!may_concern_youth(picture) || !speaks_of_youth_justice(picture, book))
    return {};
  if (!picture.youth)
    return Refusal::invalid("youth_source", "problem.youth_source_required");
  if (!from_youth_justice_record(picture, book))
    return {};
  std::vector<Problem> problems;
  if (!picture.youth->authority)
    problems.push_back({"youth_authority", "problem.youth_authority_required", {}});
  if (!picture.youth->until || *picture.youth->until <= today)
    problems.push_back({"youth_until", "problem.youth_until_required", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return {};
}

Result<void> picture_is_complete(const Situation& s) {
  std::vector<Problem> problems;
  if (s.picture.affected.empty() && is_about_people(s.subject))
    problems.push_back({"age_band", "problem.required", {}});
  if (s.picture.risks.empty())
    problems.push_back({"risk_factors", "problem.required", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return {};
}

// Sets exactly these agencies as likely. One that has answered stays on record with its answer.
Result<void> set_likely(Situation& s, const std::vector<AgencyId>& likely, const std::vector<AgencyId>& at_table) {
  for (const AgencyId agency : likely)
    if (!contains(at_table, agency))
      return Refusal::invalid("likely_agencies", "problem.agency_not_at_table");
  for (Involvement& involvement : s.involvements)
    involvement.likely = contains(likely, involvement.agency);
  for (const AgencyId agency : likely)
    if (s.involvement_of(agency) == nullptr)
      s.involvements.push_back({agency, true, Answer::none, Part::none});
  std::erase_if(s.involvements, [](const Involvement& i) { return !i.likely && i.answer == Answer::none; });
  return {};
}

} // namespace

Situation open(const OpenSituation& act, SituationId id, TableId table, AgencyId originating, Instant now) {
  Situation s;
  s.id = id;
  s.table = table;
  s.originating = originating;
  s.subject = act.subject;
  s.screening = act.screening;
  s.opened_at = now;
  return s;
}

Result<Situation> screen_again(Situation s, const OpenSituation& act) {
  if (s.stage != Stage::screening)
    return not_open();
  s.subject = act.subject;
  s.screening = act.screening;
  return s;
}

Result<Situation> amend(Situation s, const AmendPicture& act, const codes::CodeBook& book, LocalDate today) {
  if (s.stage != Stage::screening && s.stage != Stage::discussion)
    return not_open();
  TRY(youth_statement_is_sound(act.picture, book, today));
  s.picture = act.picture;
  if (s.stage == Stage::discussion)
    TRY(picture_is_complete(s));
  if (!may_concern_youth(s.picture) || !speaks_of_youth_justice(s.picture, book))
    s.picture.youth.reset(); // nothing left that it could be the source of
  return s;
}

Result<Situation> present(Situation s, std::int64_t number, Instant now) {
  if (s.stage != Stage::screening)
    return not_open();
  if (!s.screening.passes())
    return Refusal::step_not_open("refusal.screening_says_no");
  TRY(picture_is_complete(s));
  s.stage = Stage::discussion;
  s.number = number;
  s.presented_at = now;
  return s;
}

Result<Situation> accept(Situation s, const AcceptSituation& act, const std::vector<AgencyId>& at_table, Instant now) {
  if (s.stage != Stage::discussion)
    return not_open();
  TRY(set_likely(s, act.likely, at_table));
  s.threshold = Threshold{act.reasons, now};
  s.stage = Stage::identification;
  return s;
}

Result<Situation> reject(const Situation& s, const RejectSituation& act, Instant now) {
  if (s.stage != Stage::discussion && s.stage != Stage::identification && s.stage != Stage::intervention)
    return not_open();
  // Built anew from what may stay, so that a member added to Situation later is dropped unless it is named here.
  Situation left;
  left.id = s.id;
  left.table = s.table;
  left.originating = s.originating;
  left.version = s.version;
  left.number = s.number;
  left.subject = s.subject;
  left.opened_at = s.opened_at;
  left.presented_at = s.presented_at;
  left.stage = Stage::rejected;
  left.ending = Ending{act.reason, now, s.stage};
  left.from_another_table = s.from_another_table;
  left.earlier = s.earlier; // header as well: when it was concluded, and why
  return left;
}

Result<Situation> mark_likely(Situation s, const MarkLikely& act, const std::vector<AgencyId>& at_table) {
  if (s.stage != Stage::identification)
    return not_open();
  TRY(set_likely(s, act.agencies, at_table));
  return s;
}

Result<Situation> disclose(Situation s, const DiscloseNames& act, LocalDate today, Instant now) {
  if (s.stage != Stage::identification)
    return not_open();
  std::vector<Problem> problems;
  if (act.given_on > today)
    problems.push_back({"given_on", "problem.date_in_future", {}});
  if (act.expires && *act.expires < today)
    problems.push_back({"expires", "problem.date_in_past", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  s.disclosure = Disclosure{act.authority, act.given_on, act.expires, act.covers_intervention, act.notice_due, now};
  return s;
}

Result<Situation> answer(Situation s, AgencyId agency, const AnswerInvolvement& act) {
  if (s.stage != Stage::identification)
    return not_open();
  for (Involvement& involvement : s.involvements)
    if (involvement.agency == agency) {
      involvement.answer = act.answer;
      return s;
    }
  if (agency != s.originating)
    return Refusal::not_permitted();
  s.involvements.push_back({agency, false, act.answer, Part::none});
  return s;
}

Result<Situation> assign(Situation s, const AssignRoles& act, LocalDate today, Instant now) {
  if (s.stage != Stage::identification)
    return not_open();
  if (!s.disclosure || !s.disclosure->covers_intervention || (s.disclosure->expires && *s.disclosure->expires < today))
    return Refusal::step_not_open("refusal.no_authority_for_intervention");
  if (contains(act.assisting, act.lead))
    return Refusal::invalid("assisting_agencies", "problem.lead_cannot_assist");
  const auto eligible = [&s](AgencyId agency) {
    const Involvement* involvement = s.involvement_of(agency);
    return agency == s.originating
               ? involvement == nullptr || involvement->answer != Answer::not_involved
               : involvement != nullptr && involvement->likely && involvement->answer != Answer::not_involved;
  };
  std::vector<Problem> problems;
  if (!eligible(act.lead))
    problems.push_back({"lead_agency", "problem.agency_has_no_role", {}});
  if (!std::all_of(act.assisting.begin(), act.assisting.end(), eligible))
    problems.push_back({"assisting_agencies", "problem.agency_has_no_role", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  const auto take_part = [&s](AgencyId agency, Part part) {
    for (Involvement& involvement : s.involvements)
      if (involvement.agency == agency) {
        involvement.part = part;
        return;
      }
    s.involvements.push_back({agency, false, Answer::none, part});
  };
  take_part(act.lead, Part::lead);
  for (const AgencyId agency : act.assisting)
    take_part(agency, Part::assisting);
  s.lead_named_at = now;
  s.stage = Stage::intervention;
  return s;
}

Result<Situation> contact(Situation s, const RecordContact& act, Instant now) {
  if (s.stage != Stage::intervention)
    return not_open();
  const std::optional<Instant>& already = act.contact == Contact::connected ? s.connected_at : s.first_contact_at;
  if (already)
    return Refusal::step_not_open("refusal.already_recorded");
  if (!s.first_contact_at)
    s.first_contact_at = now;
  if (act.contact == Contact::connected)
    s.connected_at = now;
  return s;
}

Result<Situation> mobilize(Situation s, AgencyId agency, const MobilizeService& act, MobilizedId id, Instant now) {
  if (s.stage != Stage::intervention)
    return not_open();
  s.mobilized.push_back({id, agency, act.service_type, act.service, act.mobilization, now});
  // Being connected with a service implies that somebody met the person.
  if (act.mobilization.id == "connected" || act.mobilization.id == "engaged") {
    if (!s.first_contact_at)
      s.first_contact_at = now;
    if (!s.connected_at)
      s.connected_at = now;
  }
  return s;
}

Result<Situation> conclude(Situation s, const ConcludeSituation& act, const codes::CodeBook& book, LocalDate today,
                           Instant now) {
  if (s.stage != Stage::intervention)
    return not_open();
  // What may not be seen any more can neither be assessed nor be missing.
  const Picture seen = seen_on(s.picture, book, today);
  const auto is_seen = [&seen](const Code& factor) {
    return std::any_of(seen.risks.begin(), seen.risks.end(), [&](const RiskFactor& r) { return r.factor == factor; });
  };
  for (const GradedCode& graded : act.after) {
    const auto risk = std::find_if(s.picture.risks.begin(), s.picture.risks.end(),
                                   [&graded](const RiskFactor& r) { return r.factor.id == graded.code; });
    if (risk == s.picture.risks.end() || !is_seen(risk->factor))
      return Refusal::invalid("risk_after", "problem.factor_was_not_recorded");
    if (risk->after)
      return Refusal::invalid("risk_after", "problem.repeated");
    risk->after = graded.grade;
  }
  const bool all_assessed = std::all_of(s.picture.risks.begin(), s.picture.risks.end(),
                                        [&](const RiskFactor& r) { return r.after.has_value() || !is_seen(r.factor); });
  if (book.is_in_group("conclusions", act.reason.id, "risk_lowered") && !all_assessed)
    return Refusal::invalid("risk_after", "problem.assess_every_factor");
  s.stage = Stage::concluded;
  s.ending = Ending{act.reason, now, Stage::intervention};
  return s;
}

bool may_concern_youth(const Picture& picture) {
  // Nobody named counts as nobody excluded: a place may have young people in it.
  return picture.affected.empty() ||
         std::any_of(picture.affected.begin(), picture.affected.end(), [](const AffectedPerson& person) {
           return person.age_band.id == "12_17" || person.age_band.id == "unknown";
         });
}

bool speaks_of_youth_justice(const Picture& picture, const codes::CodeBook& book) {
  return std::any_of(picture.risks.begin(), picture.risks.end(),
                     [&](const RiskFactor& r) { return is_youth_justice(r.factor, "risk_factors", book); }) ||
         std::any_of(picture.flags.begin(), picture.flags.end(),
                     [&](const Code& c) { return is_youth_justice(c, "study_flags", book); });
}

bool hides_on(const Picture& picture, const codes::CodeBook& book, LocalDate today) {
  return from_youth_justice_record(picture, book) && (!picture.youth->until || *picture.youth->until <= today);
}

bool rests_on_youth_record(const Disclosure& disclosure, const Picture& picture, const codes::CodeBook& book) {
  return from_youth_justice_record(picture, book) && picture.youth->authority == disclosure.authority;
}

Picture seen_on(const Picture& picture, const codes::CodeBook& book, LocalDate today) {
  return hides_on(picture, book, today) ? without_youth_justice(picture, book) : picture;
}

Picture printable(const Picture& picture, const codes::CodeBook& book) {
  return picture.youth ? without_youth_justice(picture, book) : picture;
}

} // namespace concert::situations
