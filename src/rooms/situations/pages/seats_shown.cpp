#include "rooms/situations/pages/seats_shown.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "platform/html/components.h"

namespace concert::situations {
namespace {

using html::all;
using html::Html;
using html::Tone;

enum class Sees { nothing, once_opened, it };

struct Kind {
  std::string_view name;
  Sees (*of)(const Sight&);
};
constexpr std::array kinds = {
    Kind{"picture", [](const Sight& one) { return one.picture ? Sees::it : Sees::nothing; }},
    Kind{"names",
         [](const Sight& one) {
           return one.names ? Sees::it : one.names_once_opened ? Sees::once_opened : Sees::nothing;
         }},
    Kind{"contact", [](const Sight& one) { return one.contact ? Sees::it : Sees::nothing; }}};

Html said(const Telling& tell, Sees sees) {
  switch (sees) {
  case Sees::it:
    return tell("situations.seats.sees");
  case Sees::once_opened:
    return tell("situations.seats.once_opened");
  case Sees::nothing:
    break;
  }
  return html::el("span", {html::cls("c-note")}, tell("situations.seats.nothing"));
}

// PRIVACY: a change is said in words with a sign before it, never by colour alone: this is what the chair confirms.
Html said(const Telling& tell, Sees now, Sees then) {
  if (now == then)
    return said(tell, now);
  const std::string_view word = then == Sees::nothing       ? "situations.seats.no_longer"
                                : then == Sees::once_opened ? "situations.seats.will_once_opened"
                                                            : "situations.seats.will";
  return html::tag(tell(word), then == Sees::nothing ? Tone::neutral : Tone::warning);
}

// "Newly sees the description: …", one line for each kind and direction.
Html changes(const Telling& tell, const std::vector<Sight>& now, const std::vector<Sight>& then) {
  std::vector<Html> lines;
  for (const Kind& kind : kinds)
    for (const Sees to : {Sees::it, Sees::once_opened, Sees::nothing}) {
      std::vector<AgencyId> who;
      for (std::size_t i = 0; i < now.size(); ++i)
        if (kind.of(now[i]) != to && kind.of(then[i]) == to)
          who.push_back(now[i].agency);
      const std::string key = std::string("situations.seats.change.") + std::string(kind.name) +
                              (to == Sees::it            ? ".will"
                               : to == Sees::once_opened ? ".once_opened"
                                                         : ".no_longer");
      if (!who.empty())
        lines.push_back(tell(key, {{"agencies", tell.agency_names(who)}}));
    }
  return lines.empty() ? html::paragraph(tell("situations.seats.no_change")) : html::bullets(lines);
}

std::vector<std::size_t> by_name(const Telling& tell, const std::vector<Sight>& sights) {
  std::vector<std::size_t> out(sights.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) {
    return tell.say().sorts_before(tell.agency(sights[a].agency), tell.agency(sights[b].agency));
  });
  return out;
}

} // namespace

Html seats_shown(const Telling& tell, const Seats& seats) {
  html::Table table;
  table.caption = tell(seats.then ? "situations.seats.now_and_then" : "situations.seats.now");
  table.caption_spoken_only = true;
  table.columns = {{tell("situations.seats.agency")},
                   {tell("situations.sees.picture")},
                   {tell("situations.sees.names")},
                   {tell("situations.sees.contact")}};
  const std::vector<Sight>& then = seats.then ? *seats.then : seats.now;
  std::vector<AgencyId> others; // a table of twenty is read by whom it concerns; the rest is one sentence
  for (const std::size_t i : by_name(tell, seats.now)) {
    const auto sees_some = [](const Sight& one) {
      return std::any_of(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.of(one) != Sees::nothing; });
    };
    if (!sees_some(seats.now[i]) && !sees_some(then[i])) {
      others.push_back(seats.now[i].agency);
      continue;
    }
    std::vector<Html> row = {tell.agency(seats.now[i].agency)};
    for (const Kind& kind : kinds)
      row.push_back(said(tell, kind.of(seats.now[i]), kind.of(then[i])));
    table.rows.push_back(std::move(row));
  }
  Html out;
  if (seats.then)
    out += changes(tell, seats.now, then);
  out += html::table(table);
  if (!others.empty())
    out += html::paragraph(tell("situations.seats.others", {{"agencies", tell.agency_names(others)}}));
  if (!seats.out.empty())
    out += html::paragraph(tell("situations.seats.out"));
  return out;
}

Html look_button(const Telling& tell, const std::string& page) {
  if (!tell.is_chair())
    return {};
  return html::button({.label = tell("situations.look.button"),
                       .kind = html::ButtonKind::secondary,
                       .name = "look",
                       .value = "yes",
                       .formaction = page + "#looked"});
}

Html looked_at(const Telling& tell, bool here) {
  if (!tell.looked || !here)
    return {};
  return html::el("section",
                  {html::cls("c-looked"), html::id("looked"), html::attr("tabindex", "-1"),
                   html::attr("aria-labelledby", "looked-title")},
                  html::el("h3", {html::id("looked-title")}, tell("situations.look.title")),
                  html::paragraph(tell("situations.look.not_saved")), seats_shown(tell, *tell.looked));
}

} // namespace concert::situations
