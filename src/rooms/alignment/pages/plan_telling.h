// The plan of a table in the reader's words: what its pages share.
#pragma once

#include <optional>
#include <string>

#include "platform/html/components.h"
#include "rooms/alignment/room.h"
#include "rooms/alignment/together_plan.h"
#include "rooms/situations/pages/telling.h"

namespace concert::alignment {

struct PlanTelling {
  const situations::Telling& tell;
  const FoundPlan& found;

  std::string operator()(std::string_view key, std::initializer_list<words::Value> values = {}) const {
    return tell(key, values);
  }
  std::string need(std::size_t i) const {
    return tell.book->label("needs", found.region.needs[i].need, tell.say().language());
  }
  std::string situation(std::size_t i) const {
    return situations::title_of(tell, found.situations[found.region.needs[i].situation].number);
  }
  html::Html in_source(const std::string& text, const std::string& language) const {
    return language.empty() || language == tag_of(tell.say().language())
               ? html::Html(text)
               : html::el("span", {html::attr("lang", language)}, text);
  }
  html::Html name(std::optional<std::size_t> j) const {
    if (!j)
      return tell("alignment.plan.nothing");
    const directory::Service& one = *found.region.services[*j].service;
    return in_source(one.name, one.language);
  }
  html::Html service(std::optional<std::size_t> j) const { // with whose it is
    const directory::Organization* of = j ? found.region.services[*j].organization : nullptr;
    if (of == nullptr || of->name == found.region.services[*j].service->name)
      return name(j);
    return html::all(
        {name(j), html::el("br"), html::el("span", {html::cls("c-note")}, in_source(of->name, of->language))});
  }
  std::string score(double value) const { return tell.say().number(value, 2); }
  std::string count(std::size_t value) const { return tell.say().number(value); }
};

inline std::string otherwise_path(const PlanTelling& of, std::size_t i) {
  const RegionNeed& need = of.found.region.needs[i];
  return "/alignment/plan/otherwise?situation=" + of.found.situations[need.situation].id.text() + "&need=" + need.need;
}

// All needs of each person together: how good the plan is, then person by person.
html::Html people_together(const PlanTelling& of, const PlanTogether& plan);
// What choosing otherwise for one need means for the person's others. Empty where nothing was looked for together.
html::Html together_otherwise_shown(const PlanTelling& of, const PlanTogether& plan, std::size_t need);

} // namespace concert::alignment
