#include "rooms/meetings/pages/followers.h"

#include <algorithm>

#include "base/bytes.h"
#include "rooms/meetings/minutes.h"

namespace concert::meetings {

std::string state_of(const LiveView& view) {
  std::string out = std::to_string(view.revision) + std::string(name_of(view.state)) + (view.follows ? "f" : "-");
  for (const AgendaLine& line : view.agenda) {
    out += line.hidden ? "|hidden" : "|" + line.situation.text() + std::string(name_of(line.state));
    if (!line.hidden)
      out += access::name_of(line.stage);
  }
  if (view.on_table) {
    out += "|" + view.on_table->situation.id.text() + "." + std::to_string(view.on_table->situation.version) + "." +
           std::to_string(view.on_table->since.us);
    // PRIVACY: as this seat sees it: what is held back goes on without a sign to anybody else.
    if (const auto& account = view.on_table->situation.account)
      out += std::string(situations::name_of(account->state)) + account->text.value_or("");
  }
  out += "|" + std::to_string(view.planned_start.us) + "|" + std::to_string(view.expected_minutes) + "|" + view.place +
         "|" + view.link + "|" + std::to_string(view.minutes_per_situation) + "|" + std::to_string(view.quorum.needed);
  for (const AgencyPresence& one : view.agencies)
    out += one.is_present ? "p" : "-";
  return out;
}

std::string Followers::state_for(const access::Actor& actor, MeetingId id) {
  const auto view = room_.live_view(actor, id);
  if (!view)
    return {};
  std::string out = state_of(*view);
  if (view->chairs && view->on_table) // who is out of it is told to the chair alone
    if (const auto seats = room_.seats_view(actor, id, std::nullopt); seats && seats->seats)
      for (const situations::StepOut& one : seats->seats->out)
        out += one.whom.agency.text() + (one.whom.member ? one.whom.member->text() : "");
  return digest_of(out).substr(0, 16);
}

http::Reply Followers::open(const access::Actor& actor, MeetingId id, const crypto::Digest& session,
                            const std::string& seen, std::chrono::milliseconds lifetime) {
  const auto stream = std::make_shared<http::EventStream>(to_hex(session), lifetime);
  const auto follower = std::make_shared<Follower>();
  follower->actor = actor;
  follower->meeting = id;
  follower->session = session;
  follower->stream = stream;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(followers_, [](const auto& one) { return one->stream.expired(); });
    followers_.push_back(follower);
  }
  const std::lock_guard lock(follower->telling);
  const std::string now = state_for(actor, id); // after it is listed: nothing falls between
  if (follower->seen.empty()) {
    follower->seen = now;
    if (now != seen)
      stream->send({.data = "changed", .id = now});
  }
  return http::event_reply(stream);
}

void Followers::changed(TableId table) {
  std::vector<std::shared_ptr<Follower>> here;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& one : followers_)
      if (one->actor.table == table)
        here.push_back(one);
  }
  for (const auto& one : here)
    if (const auto stream = one->stream.lock()) {
      try {
        tell(*one, *stream);
      } catch (...) {
        stream->close(); // what was changed is saved all the same; this browser comes back by itself and asks
      }
    }
}

void Followers::tell(Follower& follower, http::EventStream& stream) {
  if (!still_there_(follower.session, follower.actor.seat)) {
    stream.close({.data = "signed out", .type = "end"});
    return;
  }
  const std::lock_guard lock(follower.telling);
  const std::string now = state_for(follower.actor, follower.meeting);
  if (now.empty())
    stream.close({.data = "gone", .type = "end"});
  else if (now != follower.seen)
    stream.send({.data = "changed", .id = follower.seen = now});
}

std::size_t Followers::open_streams() const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(
      std::count_if(followers_.begin(), followers_.end(), [](const auto& one) { return !one->stream.expired(); }));
}

} // namespace concert::meetings
