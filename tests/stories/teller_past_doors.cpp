// Who may come in, and looks past every door: at keys, rows and the log.
#include <algorithm>

#include "base/text.h"
#include "stories/teller_parts.h"

namespace concert::stories {

using world::Member;

// ---- administration, sessions

void Teller::administer() {
  const Step& step = *step_;
  auto& access = world_.concert().access();
  const access::Actor& admin = world_.administrator();
  if (step.verb == "sets" && step.of.empty() && step.what == "policy" && step.told.size() == 1) {
    const auto table = access.table(tables_.at("")).value();
    world::must(access.set_names_policy(admin, table.id, table.version,
                                        access::names_policy_of(step.told[0].second.at(0)).value()));
    return;
  }
  if (!members_.contains(step.what) || (step.verb != "suspends" && step.verb != "restores"))
    not_understood("admin suspends or restores an actor, or the seat of one, or sets policy with a preset");
  const Member& whom = member(step.what);
  const bool suspends = step.verb == "suspends";
  if (step.of == "seat") {
    for (const access::Seat& seat : world::must(access.seats(admin)))
      if (seat.id == whom.actor.seat)
        world::must(suspends ? access.suspend_seat(admin, seat.id, seat.version)
                             : access.restore_seat(admin, seat.id, seat.version));
    return;
  }
  const auto view = world::must(access.member(admin, whom.actor.member));
  world::must(suspends ? access.suspend_member(admin, view.id, view.version)
                       : access.restore_member(admin, view.id, view.version));
}

void Teller::come_and_go() {
  const Step& step = *step_;
  if (http_ == nullptr)
    not_understood("signing in is of HTTP alone: write \"ways http\"");
  const Member& who = member(step.who);
  http_->hold(who);
  const std::string password = step.told.empty() ? std::string(http_->password_of(who)) : step.told[0].second.at(0);
  if (step.verb == "unlocks")
    judge({http_->unlock(who, password), {}});
  else if (step.what == "out")
    http_->sign_out(who);
  else
    judge({http_->sign_in(who, password), {}});
}

// ---- past the doors

void Teller::expect_word(const std::string& found) {
  if (step_->expected.items != std::vector{found})
    fail("is " + found);
}

std::set<AgencyId> Teller::agencies(std::string_view list) {
  std::set<AgencyId> out;
  for (const std::string_view name : text::split(list, '+'))
    if (const std::string clean(text::trim(name)); clean != "nobody")
      out.insert(world_.agency(clean));
  return out;
}

void Teller::look_at_keys(SituationId id) {
  const people::Openings held = world_.keys_of(id);
  for (const std::string& item : step_->expected.items) {
    const bool names = item.starts_with("names: "), everything = item.starts_with("everything: ");
    if (!names && !everything)
      not_understood("keys are of names or of everything");
    if ((names ? held.names : held.everything) != agencies(item.substr(item.find(' '))))
      fail("not so: " + item);
  }
}

void Teller::look_at_row(SituationId id) {
  const auto s = world_.situation(id);
  for (const std::string& item : step_->expected.items) {
    if (item == "gone") {
      if (s)
        fail("is still there");
      continue;
    }
    if (!s)
      fail("is gone");
    if (item.starts_with("stage: ")) {
      if (access::name_of(s->stage) != item.substr(7))
        fail("is at " + std::string(access::name_of(s->stage)));
    } else if (item == "header only") {
      situations::Situation header;
      header.id = s->id;
      header.table = s->table;
      header.originating = s->originating;
      header.version = s->version;
      header.number = s->number;
      header.subject = s->subject;
      header.stage = situations::Stage::rejected;
      header.opened_at = s->opened_at;
      header.presented_at = s->presented_at;
      header.ending = s->ending;
      header.from_another_table = s->from_another_table;
      header.earlier = s->earlier;
      if (*s != header)
        fail("has more than its header");
    } else {
      not_understood("a row is gone, has a stage, or is header only");
    }
  }
}

// "4 entries", "log intact", "last people.see_names by nurse", "2 people.see_names by nurse", "none by teacher"
void Teller::look_at_trail(SituationId id) {
  const std::vector<audit::KeptEntry> trail = world_.trail(id);
  for (const std::string& item : step_->expected.items) {
    const auto words = text::split(item, ' ');
    const auto by = [&](const audit::KeptEntry& kept, std::string_view name) {
      return kept.entry.member == member(std::string(name)).actor.member.text();
    };
    if (item == "log intact") {
      if (!world_.verify().intact())
        fail("the log is not intact");
    } else if (words.size() == 2 && words[1] == "entries") {
      if (std::to_string(trail.size()) != words[0])
        fail("has " + std::to_string(trail.size()) + " entries");
    } else if (words.size() == 4 && words[0] == "last" && words[2] == "by") {
      if (trail.empty() || trail.back().entry.act != words[1] || !by(trail.back(), words[3]))
        fail("the last entry is " + (trail.empty() ? "none" : trail.back().entry.act));
    } else if (words.size() == 3 && words[0] == "none" && words[1] == "by") {
      if (std::any_of(trail.begin(), trail.end(), [&](const auto& kept) { return by(kept, words[2]); }))
        fail("there is one by " + std::string(words[2]));
    } else if (words.size() == 4 && words[2] == "by") {
      const auto count = std::count_if(trail.begin(), trail.end(), [&](const auto& kept) {
        return kept.entry.act == words[1] && by(kept, words[3]);
      });
      if (std::to_string(count) != words[0])
        fail("there are " + std::to_string(count));
    } else {
      not_understood("\"" + item + "\" is nothing that a trail has");
    }
  }
}

} // namespace concert::stories
