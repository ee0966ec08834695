#include "rooms/notices/room.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/pause.h"

namespace concert::notices {
namespace {

constexpr int most_meetings = 200;

bool is_told(const access::Actor& actor) {
  return actor.role == access::Role::chair || actor.role == access::Role::representative;
}

bool is_of(const Notice& notice, const access::Actor& actor) {
  return notice.member == actor.member && notice.seat == actor.seat;
}

} // namespace

void Room::follow(TableId table, About about, const DueFor& due_for) {
  const std::lock_guard lock(following_);
  const std::vector<Notice> before = store_.about(about);
  const Instant now = clock_.now();
  Store::Change change;
  std::set<NoticeId> holds;
  for (const access::Reachable& person : people_at_(table)) {
    if (!is_told(person.actor))
      continue;
    const auto told =
        std::find_if(before.begin(), before.end(), [&](const Notice& one) { return is_of(one, person.actor); });
    const Notice* last = told == before.end() ? nullptr : &*told;
    const std::optional<Due> due = due_for(person.actor, last);
    if (!due)
      continue;
    if (last != nullptr)
      holds.insert(last->id);
    if (last != nullptr && last->kind == due->kind && last->mark == due->mark)
      continue;
    Notice next;
    if (last != nullptr)
      next = *last;
    else
      next = {NoticeId::draw(chance_), table, person.actor.member, person.actor.seat, due->kind, about, 0, -1, now, {}};
    next.kind = due->kind;
    next.mark = due->mark;
    ++next.edition;
    next.created_at = now;
    next.read_at.reset();
    change.put.push_back(next);
    if (mail_ == Mail::queued && person.email) {
      const Instant first = next.is_about_situation() ? now + situation_mail_delay : now;
      change.letters.push_back({LetterId::draw(chance_), next.id, now, 0, first, false});
    }
  }
  // What does not hold any more, also for those who have left the table since.
  for (const Notice& one : before)
    if (!holds.contains(one.id))
      change.drop.push_back(one.id);
  if (!change.is_empty())
    store_.save(change);
}

void Room::settle(TableId table, meetings::MeetingId id) {
  follow(table, notices::about(id), [&](const access::Actor& actor, const Notice* before) -> std::optional<Due> {
    const auto meeting = meetings_.header(actor, id);
    return meeting ? due_of(*meeting, actor.role, before, clock_.now()) : std::nullopt;
  });
}

void Room::settle(TableId table, SituationId id) {
  const Instant now = clock_.now();
  follow(table, notices::about(id), [&](const access::Actor& actor, const Notice*) -> std::optional<Due> {
    const auto view = situations_.view(actor, id);
    return view ? due_of(*view, actor, clock_.day_of(now), now) : std::nullopt;
  });
}

void Room::settle(TableId table, referrals::ReferralId id) {
  follow(table, notices::about(id), [&](const access::Actor& actor, const Notice*) -> std::optional<Due> {
    const auto view = referrals_.view(actor, id);
    return view ? due_of(*view) : std::nullopt;
  });
}

void Room::settle_table(TableId table) {
  std::set<meetings::MeetingId> meetings;
  std::set<SituationId> situations;
  std::set<referrals::ReferralId> referrals;
  for (const Notice& one : store_.at(table))
    if (one.is_about_situation())
      situations.insert(one.situation());
    else if (one.is_about_referral())
      referrals.insert(one.referral());
    else if (one.is_about_meeting())
      meetings.insert(one.meeting());
  for (const access::Reachable& person : people_at_(table)) {
    if (!is_told(person.actor))
      continue;
    if (const auto listed = meetings_.meetings(person.actor, most_meetings))
      for (const meetings::Header& one : *listed)
        if (one.state == meetings::State::planned || one.state == meetings::State::closed)
          meetings.insert(one.id);
    if (const auto listed = referrals_.list(person.actor))
      for (const referrals::View& one : *listed)
        if (due_of(one))
          referrals.insert(one.id);
    situations::ListQuery query;
    query.open_only = true;
    query.counted = false;
    query.limit = 100;
    for (;;) {
      const auto page = situations_.list(person.actor, query);
      if (!page)
        break;
      for (const situations::ListEntry& one : page->entries)
        if (one.stage != access::Stage::screening)
          situations.insert(one.id);
      if (page->next.empty())
        break;
      query.after = page->next;
    }
  }
  for (const meetings::MeetingId& id : meetings)
    settle(table, id);
  for (const SituationId& id : situations)
    settle(table, id);
  for (const referrals::ReferralId& id : referrals)
    settle(table, id);
}

std::optional<Due> Room::places_due(const access::Actor& actor) {
  const auto places = directory_.own_places(actor);
  return places ? due_of(*places, directory_.capacity_max_age_days(), clock_.now()) : std::nullopt;
}

void Room::settle_places(const std::vector<TableId>& tables) {
  const std::lock_guard lock(following_);
  const Instant now = clock_.now();
  std::map<AgencyId, std::vector<access::Reachable>> seats; // who may say it, by agency
  for (const TableId& table : tables)
    for (const access::Reachable& person : people_at_(table))
      if (person.actor.role != access::Role::administrator && places_due(person.actor))
        seats[person.actor.agency].push_back(person);
  Store::Change change;
  for (const Notice& one : store_.of_kind(Kind::places_wait)) {
    bool holds = false;
    for (const auto& [agency, people] : seats)
      for (const access::Reachable& person : people)
        holds = holds || (is_of(one, person.actor) && one.about == notices::about(agency));
    if (!holds)
      change.drop.push_back(one.id);
  }
  if (is_reminding_(now))
    for (auto& [agency, people] : seats)
      if (const auto last = store_.reminded(agency); !last || now - *last >= between_reminders)
        remind(agency, people, now, change);
  if (!change.is_empty())
    store_.save(change);
}

// One mail an agency: to whoever keeps its house in order, else to the first who speaks for it.
void Room::remind(AgencyId agency, std::vector<access::Reachable>& people, Instant now, Store::Change& change) {
  std::stable_sort(people.begin(), people.end(), [](const access::Reachable& a, const access::Reachable& b) {
    const auto order = [](const access::Reachable& one) {
      return std::make_pair(one.actor.role != access::Role::agency_administrator, one.actor.member);
    };
    return order(a) < order(b);
  });
  const std::vector<Notice> before = store_.about(notices::about(agency));
  bool mailed = false;
  for (const access::Reachable& person : people) {
    const auto told =
        std::find_if(before.begin(), before.end(), [&](const Notice& one) { return is_of(one, person.actor); });
    Notice next{NoticeId::draw(chance_),
                person.actor.table,
                person.actor.member,
                person.actor.seat,
                Kind::places_wait,
                notices::about(agency),
                0,
                -1,
                now,
                {}};
    if (told != before.end())
      next = *told;
    ++next.edition;
    next.created_at = now;
    next.read_at.reset();
    change.put.push_back(next);
    if (mail_ == Mail::queued && person.email && !mailed) {
      mailed = true;
      change.letters.push_back({LetterId::draw(chance_), next.id, now, 0, now, false});
    }
  }
  change.reminded.emplace_back(agency, now);
}

bool Room::may_know(const access::Actor& actor, const Notice& notice) {
  if (notice.is_about_places()) // what was said meanwhile is not asked for again
    return places_due(actor).has_value();
  if (notice.is_about_referral())
    return referrals_.view(actor, notice.referral()).has_value();
  if (!notice.is_about_situation())
    return meetings_.header(actor, notice.meeting()).has_value();
  const auto known = situations_.headers(actor, {notice.situation()});
  return known && !known->empty();
}

std::vector<Notice> Room::list(const access::Actor& actor) {
  std::vector<Notice> out = store_.of(actor.member, actor.seat);
  // PRIVACY: asked again now, because somebody may have stepped out since it was kept.
  std::vector<SituationId> asked;
  for (const Notice& one : out)
    if (one.is_about_situation())
      asked.push_back(one.situation());
  std::set<SituationId> known;
  if (const auto headers = situations_.headers(actor, asked))
    for (const situations::ListEntry& one : *headers)
      known.insert(one.id);
  std::erase_if(out, [&](const Notice& one) {
    return one.is_about_situation() ? !known.contains(one.situation()) : !may_know(actor, one);
  });
  return out;
}

std::optional<Instant> Room::meeting_at(const access::Actor& actor, const Notice& notice) {
  if (!notice.is_about_meeting())
    return std::nullopt;
  const auto meeting = meetings_.header(actor, notice.meeting());
  return meeting ? std::optional(meeting->planned_start) : std::nullopt;
}

Result<Notice> Room::open(const access::Actor& actor, NoticeId id) {
  std::optional<Notice> notice = store_.notice(id);
  if (!notice || !is_of(*notice, actor) || !may_know(actor, *notice))
    return Refusal::not_found();
  if (!notice->read_at) {
    notice->read_at = clock_.now();
    store_.mark_read(id, *notice->read_at);
  }
  return std::move(*notice);
}

void Room::mark_all_read(const access::Actor& actor) {
  for (const Notice& one : list(actor))
    if (!one.read_at)
      store_.mark_read(one.id, clock_.now());
}

// ---- mail

std::vector<Letter> Room::due(int limit) {
  return store_.due(clock_.now(), limit);
}

std::optional<ReadyLetter> Room::begin(const Letter& letter) {
  const Instant now = clock_.now();
  const std::optional<Notice> notice = store_.notice(letter.notice);
  if (!notice)
    return std::nullopt; // dropped meanwhile, and its letter with it
  std::optional<ReadyLetter> out;
  for (const access::Reachable& person : people_at_(notice->table)) {
    if (!is_of(*notice, person.actor) || !person.email || !may_know(person.actor, *notice))
      continue;
    out = ReadyLetter{letter.id, notice->id, notice->kind, *person.email, person.actor.language, letter.queued_at, {}};
    const bool invites = notice->kind == Kind::meeting_planned || notice->kind == Kind::meeting_changed ||
                         notice->kind == Kind::meeting_cancelled;
    if (!invites)
      continue;
    const auto meeting = meetings_.header(person.actor, notice->meeting());
    if (meeting)
      out->appointment = Appointment{meeting->id,
                                     notice->edition,
                                     notice->created_at,
                                     meeting->planned_start,
                                     meeting->planned_start + std::chrono::minutes(meeting->expected_minutes),
                                     meeting->state == meetings::State::cancelled};
  }
  if (!out) {
    store_.drop(letter.id);
    return std::nullopt;
  }
  if (!store_.begin_attempt(letter.id, letter.attempts + 1, now + pause_after(letter.attempts + 1)))
    return std::nullopt;
  return out;
}

void Room::forget_old() {
  const Instant now = clock_.now();
  store_.forget(now - std::chrono::hours(24 * 7), now - std::chrono::hours(24 * 30));
}

} // namespace concert::notices
