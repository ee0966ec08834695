#include "rooms/meetings/pages/meeting_pages.h"

#include <algorithm>
#include <charconv>

#include "platform/http/cookies.h"
#include "platform/http/refusal_status.h"
#include "rooms/meetings/pages/shown.h"

namespace concert::meetings {

using access::Visit;
using http::Reply;

namespace {

std::int64_t seen_in(const Visit& visit) {
  return visit.version().value_or(0);
}

// "AGENCY", or "AGENCY:MEMBER", as the one list of the page gives it.
Fields whom_apart(const Fields& typed) {
  Fields out;
  for (const auto& [name, values] : typed.by_name())
    for (const std::string& value : values) {
      const auto colon = value.find(':');
      if (name != "whom") {
        out.add(name, value);
      } else if (!value.empty()) {
        out.add("agency", value.substr(0, colon));
        if (colon != std::string::npos)
          out.add("member", value.substr(colon + 1));
      }
    }
  return out;
}
Refusal of_whom(Refusal refusal) {
  for (Problem& problem : refusal.problems)
    if (problem.field == "agency" || problem.field == "member")
      problem = {"whom", "problem.required.whom", {}};
  return refusal;
}

// Which browsers do without the cockpit's keys: a wish of that browser and nothing about anybody.
constexpr std::string_view keys_cookie = "__Host-keys";

bool chairs(const Visit& visit) {
  return access::Gate().allows(access::Act::plan_meeting, visit.actor());
}

} // namespace

const std::vector<std::pair<std::string_view, MeetingPages::Function>>& MeetingPages::acts() {
  static const std::vector<std::pair<std::string_view, Function>> all = {
      {"join", &MeetingPages::join},         {"leave", &MeetingPages::leave},
      {"start", &MeetingPages::start},       {"put", &MeetingPages::put_on_table},
      {"next", &MeetingPages::next},         {"clear", &MeetingPages::clear_table},
      {"close", &MeetingPages::close},       {"cancel", &MeetingPages::cancel},
      {"move", &MeetingPages::move},         {"drop", &MeetingPages::drop},
      {"sign", &MeetingPages::sign},         {"up-to-date", &MeetingPages::bring_up_to_date},
      {"step-out", &MeetingPages::step_out}, {"call-back", &MeetingPages::call_back},
      {"send-out", &MeetingPages::send_out}, {"add", &MeetingPages::add},
      {"keys", &MeetingPages::keys}};
  return all;
}

situations::Telling MeetingPages::telling(const Visit& visit) const {
  Telling out{.visit = visit, .book = codes_.book(), .agencies = agencies_.agencies()};
  out.at_table = access_.seats_at(visit.actor().table);
  out.today = clock_.today();
  return out;
}

html::Html MeetingPages::on_home(const Visit& visit) {
  html::Html out;
  if (const auto left_open = room_.left_open(visit.actor()); left_open && !left_open->empty())
    out += left_open_shown(telling(visit), left_open->front());
  const auto meeting = room_.current(visit.actor());
  if (!meeting || !*meeting)
    return out;
  const Header& one = **meeting;
  const bool goes_on = one.state == State::in_session;
  if (!goes_on && one.planned_start > clock_.now() + std::chrono::hours(24))
    return out;
  const auto& say = visit.say();
  const std::string when = say.moment(one.planned_start);
  out += html::notice({.tone = goes_on ? html::Tone::success : html::Tone::note,
                       .label = say("frame.meetings"),
                       .heading = say(goes_on ? "meetings.home.in_session" : "meetings.home.planned", {{"when", when}}),
                       .body = html::paragraph(html::link_to(path_of(one.id), say("meetings.home.go")))});
  return out;
}

Reply MeetingPages::list(Visit& visit) {
  const auto meetings = room_.meetings(visit.actor());
  if (!meetings)
    return visit.refuse(meetings.error());
  const auto left_open = room_.left_open(visit.actor());
  return visit.page(
      list_page(telling(visit), *meetings, left_open ? *left_open : std::vector<Header>(), chairs(visit)));
}

Result<PlanMeeting> MeetingPages::told_plan(const Visit& visit) {
  const auto& zone = visit.say().zone();
  const AtTable at_table = [&zone](LocalDate day, int minute) {
    return zone.instant({.day = day, .hour = minute / 60, .minute = minute % 60}, "time");
  };
  return read_plan(visit.fields(), at_table, TRY(room_.rules(visit.actor())).expected_minutes);
}

Reply MeetingPages::planning(Visit& visit) {
  if (!chairs(visit))
    return visit.refuse(Refusal::not_permitted());
  return visit.page(plan_page(telling(visit), "/meetings/new", std::nullopt, visit.opened()));
}

Reply MeetingPages::plan(Visit& visit) {
  if (!chairs(visit))
    return visit.refuse(Refusal::not_permitted());
  const auto told = told_plan(visit);
  const auto done = told ? room_.plan(visit.actor(), *told) : Result<MeetingId>(told.error());
  if (done)
    return visit.go(path_of(*done), "meeting_planned");
  return visit.page(plan_page(telling(visit), "/meetings/new", std::nullopt, visit.state(done.error())),
                    http::status_of(done.error().kind));
}

Reply MeetingPages::amending(Visit& visit) {
  const auto id = visit.id<MeetingId>();
  const auto view = id ? room_.live_view(visit.actor(), *id) : Result<LiveView>(Refusal::not_found());
  if (!view || !chairs(visit))
    return visit.refuse(view ? Refusal::not_permitted() : view.error());
  const words::LocalMoment at = visit.say().zone().local(view->planned_start);
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  Fields stored;
  stored.add("day", at.day.iso());
  stored.add("time", two(at.hour) + ":" + two(at.minute));
  stored.add("expected_minutes", std::to_string(view->expected_minutes));
  stored.add("place", view->place);
  stored.add("link", view->link);
  return visit.page(plan_page(telling(visit), path_of(*id, "plan"), view->revision, visit.opened(std::move(stored))));
}

Reply MeetingPages::amend(Visit& visit) {
  const auto id = visit.id<MeetingId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = told_plan(visit);
  const auto done =
      told ? room_.amend(visit.actor(), *id, seen_in(visit), *told) : Result<Room::Revision>(told.error());
  if (done)
    return visit.go(path_of(*id), "meeting_amended");
  const RefusalKind kind = done.error().kind;
  const auto now = room_.live_view(visit.actor(), *id);
  if ((kind != RefusalKind::invalid && kind != RefusalKind::stale) || !chairs(visit) || !now)
    return shown(visit, *id, &done.error());
  // Somebody was faster: what was typed stays, and saving once more means it.
  const auto version = kind == RefusalKind::stale ? now->revision : visit.version();
  return visit.page(plan_page(telling(visit), path_of(*id, "plan"), version, visit.state(done.error())),
                    http::status_of(kind));
}

Reply MeetingPages::cockpit(Visit& visit) {
  const auto id = visit.id<MeetingId>();
  return id ? shown(visit, *id, nullptr) : visit.refuse(Refusal::not_found());
}

Reply MeetingPages::shown(Visit& visit, MeetingId id, const Refusal* refused) {
  const auto view = room_.live_view(visit.actor(), id);
  if (!view)
    return visit.refuse(view.error());
  if (view->closed_at)
    return minutes(visit, id, refused);
  visit.come_back_to(path_of(id));
  const std::optional<ChairSees> chair = chair_sees(visit, *view);
  const html::FormState state = refused != nullptr ? visit.state(*refused) : visit.state();
  return visit.page(cockpit_page(telling(visit), *view, chair, state),
                    refused != nullptr ? http::status_of(refused->kind) : 200);
}

std::optional<ChairSees> MeetingPages::chair_sees(Visit& visit, const LiveView& view) {
  if (!view.chairs || !(view.follows || view.state == State::planned))
    return std::nullopt;
  ChairSees out;
  if (view.on_table)
    if (auto seen = room_.seats_view(visit.actor(), view.id, std::nullopt))
      out.seats = std::move(*seen);
  if (auto more = room_.not_on_agenda(visit.actor(), view.id))
    out.not_on_agenda = std::move(*more);
  if (view.on_table)
    for (const access::Reachable& one : access_.reachable_at(visit.actor().table))
      out.staff_names.emplace(one.actor.member, one.name);
  out.keys_are_on = http::cookie(visit.request(), keys_cookie) != "off";
  return out;
}

Reply MeetingPages::minutes(Visit& visit, MeetingId id, const Refusal* refused) {
  const auto view = room_.minutes(visit.actor(), id);
  const auto live = room_.live_view(visit.actor(), id);
  if (!view || !live)
    return visit.refuse(view ? live.error() : view.error());
  std::vector<Finding> findings;
  if (view->signed_minutes)
    if (auto found = room_.verify(visit.actor(), id))
      findings = std::move(*found);
  Header header;
  header.id = id;
  header.state = live->state;
  header.revision = live->revision;
  const html::FormState state = refused != nullptr ? visit.state(*refused) : visit.state();
  return visit.page(minutes_page(telling(visit), header, *view, findings, state),
                    refused != nullptr ? http::status_of(refused->kind) : 200);
}

Reply MeetingPages::events(Visit& visit) {
  const auto id = visit.id<MeetingId>();
  if (!id || !room_.live_view(visit.actor(), *id))
    return visit.refuse(Refusal::not_found());
  // No longer than the session stays unlocked by itself: then the browser asks again, and is led to unlocking.
  const auto lifetime = std::chrono::duration_cast<std::chrono::milliseconds>(visit.session()->locks_at - clock_.now());
  return followers_.open(visit.actor(), *id, visit.session()->key, http::last_event_id(visit.request()), lifetime);
}

Reply MeetingPages::print(Visit& visit) {
  const auto id = visit.id<MeetingId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto view = room_.live_view(visit.actor(), *id);
  const auto sheets = room_.sheets(visit.actor(), *id);
  const auto actions = room_.actions(visit.actor(), *id);
  if (!view || !sheets || !actions)
    return visit.refuse(!view ? view.error() : !sheets ? sheets.error() : actions.error());
  int copies = 1;
  const std::string asked = visit.fields().text_or("copies", "1");
  std::from_chars(asked.data(), asked.data() + asked.size(), copies);
  return visit.page(
      print_page(telling(visit), *view, *sheets, *actions, std::clamp(copies, 1, most_copies), offers_pdf_));
}

Reply MeetingPages::back_to_cockpit(Visit& visit) {
  const auto id = visit.id<MeetingId>();
  return id ? http::see_other(path_of(*id)) : visit.refuse(Refusal::not_found());
}

template <class Act>
Reply MeetingPages::act(Visit& visit, std::string_view said, Act act) {
  const auto id = visit.id<MeetingId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const Done done = act(*id);
  if (done)
    return visit.go(path_of(*id), said);
  const RefusalKind kind = done.error().kind;
  if (kind == RefusalKind::not_found || kind == RefusalKind::not_permitted)
    return visit.refuse(done.error());
  return shown(visit, *id, &done.error());
}

Reply MeetingPages::join(Visit& visit) {
  return act(visit, "meeting_joined", [&](MeetingId id) -> Done {
    Fields told = visit.fields();
    if (!told.has("acknowledged"))
      told.add("acknowledged", "no");
    return room_.join(visit.actor(), id, TRY(read_attend(told)));
  });
}

Reply MeetingPages::leave(Visit& visit) {
  return act(visit, "meeting_left", [&](MeetingId id) { return room_.leave(visit.actor(), id); });
}

Reply MeetingPages::start(Visit& visit) {
  return act(visit, "meeting_started", [&](MeetingId id) { return room_.start(visit.actor(), id, seen_in(visit)); });
}

Reply MeetingPages::put_on_table(Visit& visit) {
  return act(visit, "", [&](MeetingId id) -> Done {
    return room_.put_on_table(visit.actor(), id, seen_in(visit), TRY(read_item(visit.fields())));
  });
}

Reply MeetingPages::next(Visit& visit) {
  return act(visit, "", [&](MeetingId id) { return room_.next(visit.actor(), id, seen_in(visit)); });
}

Reply MeetingPages::clear_table(Visit& visit) {
  return act(visit, "", [&](MeetingId id) { return room_.clear_table(visit.actor(), id, seen_in(visit)); });
}

Reply MeetingPages::close(Visit& visit) {
  return act(visit, "meeting_closed", [&](MeetingId id) { return room_.close(visit.actor(), id, seen_in(visit)); });
}

Reply MeetingPages::cancel(Visit& visit) {
  return act(visit, "meeting_cancelled", [&](MeetingId id) { return room_.cancel(visit.actor(), id, seen_in(visit)); });
}

Reply MeetingPages::bring_up_to_date(Visit& visit) {
  return act(visit, "", [&](MeetingId id) { return room_.bring_up_to_date(visit.actor(), id, seen_in(visit)); });
}

Reply MeetingPages::move(Visit& visit) {
  return act(visit, "", [&](MeetingId id) -> Done {
    return room_.move(visit.actor(), id, seen_in(visit), TRY(read_move(visit.fields())));
  });
}

Reply MeetingPages::drop(Visit& visit) {
  return act(visit, "", [&](MeetingId id) -> Done {
    return room_.drop(visit.actor(), id, seen_in(visit), TRY(read_item(visit.fields())));
  });
}

Reply MeetingPages::add(Visit& visit) {
  return act(visit, "item_added", [&](MeetingId id) -> Done {
    return room_.add(visit.actor(), id, seen_in(visit), TRY(read_add(visit.fields())));
  });
}

Reply MeetingPages::sign(Visit& visit) {
  return act(visit, "minutes_signed",
             [&](MeetingId id) -> Done { return room_.sign(visit.actor(), id, TRY(read_sign(visit.fields()))); });
}

Reply MeetingPages::step_out(Visit& visit) {
  return act(visit, "stepped_out", [&](MeetingId id) -> Done {
    const auto [which, told] = apart(visit.fields());
    const OneItem item = TRY(read_item(which));
    const auto act = TRY(situations::read_step_out(told));
    TRY(room_.step_out(visit.actor(), id, item.situation, act));
    return Room::Revision{0};
  });
}

Reply MeetingPages::send_out(Visit& visit) {
  return act(visit, "sent_out", [&](MeetingId id) -> Done {
    const auto [which, typed] = apart(visit.fields());
    const OneItem item = TRY(read_item(which));
    const auto act = situations::read_send_out(whom_apart(typed));
    if (!act)
      return of_whom(act.error());
    TRY(room_.send_out(visit.actor(), id, item.situation, *act));
    return Room::Revision{0};
  });
}

Reply MeetingPages::keys(Visit& visit) {
  const auto id = visit.id<MeetingId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const bool on = visit.fields().text_or("keys") == "on";
  Reply reply = visit.go(path_of(*id), on ? "keys_on" : "keys_off");
  reply.with("Set-Cookie", http::set_cookie({.name = std::string(keys_cookie),
                                             .value = on ? "on" : "off",
                                             .lives = std::chrono::hours(24 * 365)}));
  return reply;
}

Reply MeetingPages::rules(Visit& visit) {
  if (!chairs(visit))
    return visit.refuse(Refusal::not_permitted());
  const auto now = room_.rules(visit.actor());
  if (!now)
    return visit.refuse(now.error());
  return visit.page(rules_page(telling(visit), now->version, visit.opened(fields_of(*now))));
}

Reply MeetingPages::set_rules(Visit& visit) {
  if (!chairs(visit))
    return visit.refuse(Refusal::not_permitted());
  const auto told = read_rules(visit.fields());
  const auto done = told ? room_.set_rules(visit.actor(), seen_in(visit), *told) : Result<TableRules>(told.error());
  if (done)
    return visit.go("/meetings", "rules_set");
  const RefusalKind kind = done.error().kind;
  const auto now = room_.rules(visit.actor());
  if ((kind != RefusalKind::invalid && kind != RefusalKind::stale) || !now)
    return visit.refuse(done.error());
  // Another chair was faster: what was typed stays, and saving once more means it.
  return visit.page(
      rules_page(telling(visit), kind == RefusalKind::stale ? now->version : seen_in(visit), visit.state(done.error())),
      http::status_of(kind));
}

Reply MeetingPages::call_back(Visit& visit) {
  return act(visit, "called_back", [&](MeetingId id) -> Done {
    const auto [which, told] = apart(visit.fields());
    const OneItem item = TRY(read_item(which));
    const auto act = TRY(situations::read_call_back(told));
    TRY(room_.call_back(visit.actor(), id, item.situation, act));
    return Room::Revision{0};
  });
}

} // namespace concert::meetings
