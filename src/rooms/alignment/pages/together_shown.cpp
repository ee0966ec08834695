#include "rooms/alignment/pages/together_shown.h"

#include "platform/html/lists.h"

namespace concert::alignment {

using html::all;
using html::Html;

Html together_shown(const ShownWith& with) {
  if (!with.found.together)
    return {};
  const Together& together = *with.found.together;
  const auto& tell = with.tell;
  const auto& say = tell.say();
  std::vector<Html> organizations;
  for (const Together::Asked& asked : together.organizations) {
    const directory::Service& first = *asked.parts.front().service;
    const Html name = asked.organization != nullptr
                          ? in_source(with, asked.organization->name, asked.organization->language)
                          : in_source(with, first.name, first.language);
    std::vector<Html> lines;
    for (const Together::Part& part : asked.parts) {
      const std::string& need = with.found.offers.needs[part.need].need;
      lines.push_back(all({html::link_to("#need-" + need, label_of_need(with, need)), " – ",
                           in_source(with, part.service->name, part.service->language),
                           part.of_best < 1
                               ? " (" + tell("alignment.together.of_best", {{"share", say.percent(part.of_best)}}) + ")"
                               : ""}));
    }
    organizations.push_back(all({html::el("strong", name), html::bullets(lines)}));
  }
  const auto count = static_cast<std::int64_t>(together.organizations.size());
  std::string lead = say.count("alignment.together.count", count, {{"needs", say.number(together.needs)}});
  if (together.separately > together.organizations.size())
    lead += " " + say.count("alignment.together.separately", static_cast<std::int64_t>(together.separately));
  Html body = all({html::paragraph(lead), html::paragraph(tell("alignment.together.what"))});
  if (!together.fewest)
    body += html::paragraph(tell("alignment.together.not_proven"));
  return html::section(tell("alignment.together"), all({body, html::bullets(organizations)}), "together");
}

Html margin_shown(const ShownWith& with, const Margin& margin) {
  const auto& tell = with.tell;
  const auto& say = tell.say();
  if (margin.share < 0.0005)
    return html::paragraph(tell("alignment.margin.equal"));
  const std::string behind =
      tell("alignment.margin", {{"share", say.percent(margin.share, margin.share < 0.095 ? 1 : 0)}});
  const std::string key = "alignment.turn." + std::string(name_of(margin.turn.kind));
  const std::string turn =
      margin.turn.kind == TurnKind::sooner ? say.count("alignment.turn.sooner", margin.turn.wait_days) : tell(key);
  return html::paragraph(behind + " " + turn);
}

} // namespace concert::alignment
