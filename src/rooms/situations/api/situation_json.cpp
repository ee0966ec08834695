#include "rooms/situations/api/situation_json.h"

#include "rooms/situations/figures.h"

namespace concert::situations {
namespace {

using json::Array;
using json::Object;
using json::Value;

Value when(const std::optional<Instant>& instant) {
  return instant ? Value(instant->iso()) : Value();
}
Value day(const std::optional<LocalDate>& date) {
  return date ? Value(date->iso()) : Value();
}
Value agency(const std::optional<AgencyId>& id) {
  return id ? Value(id->text()) : Value();
}

Value code(const Code& c) {
  return Object{{"code", c.id}, {"list_version", c.version}};
}
Value code(const std::optional<Code>& c) {
  return c ? code(*c) : Value();
}

Array codes(const std::vector<Code>& all) {
  Array out;
  for (const Code& c : all)
    out.push_back(code(c));
  return out;
}

Value minutes(const std::optional<std::chrono::minutes>& m) {
  return m ? Value(std::int64_t{m->count()}) : Value();
}

std::string_view name_of_clock(ClockState state) {
  switch (state) {
  case ClockState::not_started:
    return "not_started";
  case ClockState::on_time:
    return "on_time";
  case ClockState::due_soon:
    return "due_soon";
  case ClockState::overdue:
    return "overdue";
  case ClockState::met_in_time:
    return "met_in_time";
  case ClockState::met_late:
    return "met_late";
  }
  bug("unknown clock state");
}

Value ending_json(const std::optional<Ending>& ending) {
  if (!ending)
    return {};
  return Object{
      {"reason", code(ending->reason)}, {"at", ending->at.iso()}, {"stopped_at", access::name_of(ending->stopped_at)}};
}

// PRIVACY: from `printable`, never from `picture`: nothing that came from a youth-justice record leaves through the
// API.
Value picture_json(const Picture& picture) {
  Array affected, risks;
  for (const AffectedPerson& person : picture.affected)
    affected.emplace_back(Object{{"age_band", code(person.age_band)}, {"sex", code(person.sex)}});
  for (const RiskFactor& risk : picture.risks)
    risks.emplace_back(Object{
        {"factor", code(risk.factor)}, {"before", risk.before}, {"after", risk.after ? Value(*risk.after) : Value()}});
  return Object{{"affected", std::move(affected)},
                {"risk_factors", std::move(risks)},
                {"protective_factors", codes(picture.protective)},
                {"study_flags", codes(picture.flags)},
                {"tried", codes(picture.tried)},
                {"urgency", code(picture.urgency)}};
}

Value clock_json(const ConnectionClock& clock) {
  return Object{{"state", name_of_clock(clock.state)},
                {"due_from", when(clock.due_from)},
                {"due_by", when(clock.due_by)},
                {"minutes_to_lead", minutes(clock.to_lead)},
                {"minutes_to_first_contact", minutes(clock.to_first_contact)},
                {"minutes_to_connected", minutes(clock.to_connected)}};
}

// PRIVACY: for which agency something was set, never which of its people.
Value task_json(const Task& task) {
  return Object{{"id", task.id.text()},
                {"what", code(task.what)},
                {"owner_agency", task.owner.text()},
                {"planned_at", task.planned_at.iso()},
                {"due_at", task.due_at.iso()},
                {"state", name_of(task.state)},
                {"outcome", code(task.outcome)},
                {"set_by_agency", task.set_by.agency.text()},
                {"set_at", task.set_at.iso()}};
}

// PRIVACY: what the guard found goes to the desk of its own agency alone; how few households there are, to nobody.
Value found_json(const Judged& found) {
  Array words, rare;
  for (std::size_t i = 0; i < found.words.size(); ++i) {
    Array offers;
    if (i < found.offers.size())
      for (const std::string& one : found.offers[i])
        offers.emplace_back(one);
    words.emplace_back(Object{{"begin", static_cast<std::int64_t>(found.words[i].begin)},
                              {"end", static_cast<std::int64_t>(found.words[i].end)},
                              {"kind", engines::reidentification::name_of(found.words[i].kind)},
                              {"say_instead", std::move(offers)}});
  }
  for (const auto& combination : found.rare) {
    Object together;
    for (const auto& one : combination.attributes)
      together.add(one.name, one.value);
    rare.emplace_back(std::move(together));
  }
  return Object{{"words", std::move(words)},
                {"rare_combinations", std::move(rare)},
                {"neutral", found.words.empty() ? Value() : Value(found.neutral)}};
}

// PRIVACY: what rests on a youth-justice record is not exported, nor that something does.
Value exported_authority(const View& view) {
  const Code& authority = view.disclosure->authority;
  const bool tells = view.picture->youth && view.picture->youth->authority == authority;
  return authority.id.empty() || tells ? Value() : code(authority);
}

// PRIVACY: words are not classed: beside a statement on a young person they stay on the screen, as if there were none.
Value account_json(const View& view) {
  const std::optional<AccountShown>& account = view.account;
  if (!account || !view.picture || view.picture->youth)
    return {};
  Object out{{"state", name_of(account->state)},
             {"text", account->text ? Value(*account->text) : Value()},
             {"language", account->text ? Value(tag_of(account->language)) : Value()}};
  if (account->desk) {
    if (account->desk->found) {
      out.add("found", found_json(*account->desk->found));
      out.add("read", mark_of(*account->desk->found)); // what an override says that it has read
    }
    out.add("own_words", account->desk->is_author);
    out.add("override_reason", code(account->desk->reason));
  }
  return out;
}

} // namespace

Value json_of(const Judged& found) {
  return found_json(found);
}

Value json_of(const View& view) {
  Object out;
  out.add("id", view.id.text())
      .add("version", view.version)
      .add("number", view.number ? Value(spoken(*view.number)) : Value())
      .add("stage", access::name_of(view.stage))
      .add("subject", code(view.subject))
      .add("originating_agency", view.originating.text())
      .add("lead_agency", agency(view.lead))
      .add("opened_at", view.opened_at.iso())
      .add("presented_at", when(view.presented_at))
      .add("clock", clock_json(view.clock))
      .add("ending", ending_json(view.ending));
  if (view.from_another_table)
    out.add("from_another_table", true);
  if (!view.earlier.empty()) {
    Array earlier;
    for (const Round& round : view.earlier)
      earlier.emplace_back(Object{{"presented_at", round.presented_at.iso()},
                                  {"lead_agency", agency(round.lead)},
                                  {"ending", ending_json(round.ending)},
                                  {"reopened", code(round.reopened)},
                                  {"reopened_at", round.reopened_at.iso()}});
    out.add("earlier_rounds", std::move(earlier));
  }
  if (view.screening) {
    Array relevant;
    for (const AgencyId id : view.screening->relevant)
      relevant.emplace_back(id.text());
    out.add("screening", Object{{"acutely_elevated", view.screening->acutely_elevated},
                                {"beyond_mandate", view.screening->beyond_mandate},
                                {"options_exhausted", view.screening->options_exhausted},
                                {"relevant_agencies", std::move(relevant)}});
  }
  if (view.printable) {
    out.add("picture", picture_json(*view.printable)).add("account", account_json(view));
    if (view.threshold)
      out.add("threshold",
              Object{{"reasons", codes(view.threshold->reasons)}, {"met_at", view.threshold->met_at.iso()}});
    if (view.disclosure)
      out.add("disclosure", Object{{"authority", exported_authority(view)},
                                   {"given_on", view.disclosure->given_on.iso()},
                                   {"expires", day(view.disclosure->expires)},
                                   {"covers_intervention", view.disclosure->covers_intervention},
                                   {"notice_due", view.disclosure->notice_due},
                                   {"opened_at", view.disclosure->opened_at.iso()}});
    Array involvements, mobilized, plan;
    for (const Task& task : view.plan)
      plan.emplace_back(task_json(task));
    for (const Involvement& i : view.involvements)
      involvements.emplace_back(Object{
          {"agency", i.agency.text()}, {"likely", i.likely}, {"answer", name_of(i.answer)}, {"part", name_of(i.part)}});
    for (const Mobilized& m : view.mobilized)
      mobilized.emplace_back(Object{{"agency", m.agency.text()},
                                    {"service_type", code(m.service_type)},
                                    {"service", m.service.empty() ? Value() : Value(m.service)},
                                    {"mobilization", code(m.mobilization)},
                                    {"at", m.at.iso()}});
    out.add("agencies", std::move(involvements)).add("mobilized", std::move(mobilized)).add("plan", std::move(plan));
  }
  Array allowed;
  for (const access::Act act : view.allowed)
    allowed.emplace_back(access::name_of(act));
  out.add("allowed", std::move(allowed))
      .add("may_see_names", view.may_see_names)
      .add("may_see_contact", view.may_see_contact);
  if (view.allows(access::Act::write_account)) // what it is written against
    out.add("account_version", view.account_version);
  if (view.has_identity()) // PRIVACY: absent where the seat may not know whether one is kept
    out.add("identity_version", view.identity_version);
  return out;
}

Value json_of(const std::vector<Offered>& offered) {
  Array out;
  for (const Offered& one : offered)
    out.emplace_back(Object{{"id", one.id.text()},
                            {"subject", code(one.subject)},
                            {"picture", picture_json(one.picture)},
                            {"reason", code(one.reason)},
                            {"offered_at", one.offered_at.iso()}});
  return Object{{"offered", std::move(out)}};
}

Value json_of(const ListPage& page) {
  Array entries;
  for (const ListEntry& entry : page.entries)
    entries.emplace_back(Object{{"id", entry.id.text()},
                                {"number", entry.number ? Value(spoken(*entry.number)) : Value()},
                                {"stage", access::name_of(entry.stage)},
                                {"subject", code(entry.subject)},
                                {"originating_agency", entry.originating.text()},
                                {"lead_agency", agency(entry.lead)},
                                {"urgency", code(entry.urgency)},
                                {"opened_at", entry.opened_at.iso()},
                                {"presented_at", when(entry.presented_at)},
                                {"first_contact_at", when(entry.first_contact_at)},
                                {"connected_at", when(entry.connected_at)},
                                {"ending", ending_json(entry.ending)},
                                {"round", entry.round}});
  return Object{{"situations", std::move(entries)},
                {"total", page.total},
                {"next", page.next.empty() ? Value() : Value(page.next)}};
}

Value json_of(const std::vector<AwaitedOf>& awaited) {
  Array lines;
  for (const AwaitedOf& line : awaited)
    lines.emplace_back(Object{{"situation", line.situation.text()},
                              {"number", line.number ? Value(spoken(*line.number)) : Value()},
                              {"agency", agency(line.agency)},
                              {"awaited", line.task ? "task" : name_of(line.what)},
                              {"task", line.task ? task_json(*line.task) : Value()},
                              {"since", line.since.iso()},
                              {"due", when(line.due)}});
  return Object{{"waiting", std::move(lines)}};
}

Value json_of(const people::Names& names) {
  return Object{{"given_name", names.given.reveal()},
                {"family_name", names.family.reveal()},
                {"birth_date", names.birth_date ? Value(names.birth_date->reveal().iso()) : Value()}};
}

Value json_of(const people::Contact& contact) {
  return Object{{"address", contact.address.reveal()},
                {"telephone", contact.telephone.reveal()},
                {"spoken_language", contact.language.reveal()},
                {"safety_note", contact.safety_note.reveal()}};
}

Value json_of(const Figures& figures, std::int64_t threshold) {
  const InternalFigures internal = withheld(figures, threshold);
  const auto counts = [](const std::vector<InternalCount>& all) {
    Array out;
    for (const InternalCount& one : all)
      out.emplace_back(Object{{"key", one.key}, {"count", one.count ? Value(*one.count) : Value()}});
    return out;
  };
  const auto maybe = [](const std::optional<std::int64_t>& n) { return n ? Value(*n) : Value(); };
  const auto length = [](const std::optional<double>& x) { return x ? Value(*x) : Value(); };
  const auto spread = [&](const Spread& one) {
    return Object{{"count", maybe(one.count)},
                  {"median_minutes", length(one.median)},
                  {"percentile_90_minutes", length(one.ninetieth)}};
  };
  Array by_month;
  for (const InternalMonth& month : internal.by_month)
    by_month.emplace_back(Object{{"month", month.month},
                                 {"to_lead", spread(month.spreads[0])},
                                 {"to_first_contact", spread(month.spreads[1])},
                                 {"to_connected", spread(month.spreads[2])}});
  return Object{{"marking", "internal"},
                {"withheld_below", threshold},
                {"by_stage", counts(internal.by_stage)},
                {"by_reason", counts(internal.by_reason)},
                {"total", maybe(internal.total)},
                {"factors_assessed", maybe(internal.factors_assessed)},
                {"factors_reduced", maybe(internal.factors_reduced)},
                {"median_minutes_to_first_contact", maybe(internal.median_minutes_to_first_contact)},
                {"median_minutes_to_connected", maybe(internal.median_minutes_to_connected)},
                {"by_month", std::move(by_month)}};
}

} // namespace concert::situations
