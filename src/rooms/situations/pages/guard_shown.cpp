#include "rooms/situations/pages/guard_shown.h"

#include "platform/html/components.h"

namespace concert::situations {

using html::all;
using html::attr;
using html::cls;
using html::el;
using html::Html;

namespace {

std::string kind_of(const words::Words& say, const engines::reidentification::Finding& finding) {
  return say("situations.guard.kind." + std::string(engines::reidentification::name_of(finding.kind)));
}

std::string attribute_said(const Telling& tell, const engines::reidentification::Attribute& one) {
  if (one.name == "age_band")
    return tell.book->label("age_bands", one.value, tell.visit.language());
  if (one.name == "sex")
    return tell.book->label("sexes", one.value, tell.visit.language());
  return one.value;
}

Html told(const AccountShown& account) {
  return el("p", {cls("c-told"), attr("lang", tag_of(account.language))}, *account.text);
}

} // namespace

Html marked(const words::Words& say, std::string_view text, Language language, const Judged& found) {
  Html body;
  std::size_t at = 0;
  for (const auto& finding : found.words) {
    if (finding.begin < at || finding.end > text.size())
      continue;
    body += Html(text.substr(at, finding.begin - at));
    body += el(
        "mark", {cls("c-found")}, text.substr(finding.begin, finding.end - finding.begin),
        el("span", {cls("c-found__kind"), attr("lang", tag_of(say.language()))}, " (" + kind_of(say, finding) + ")"));
    at = finding.end;
  }
  body += Html(text.substr(at));
  return el("p", {cls("c-told"), attr("lang", tag_of(language))}, body);
}

std::string findings_said(const words::Words& say, const Judged& found) {
  const auto marks = static_cast<std::int64_t>(found.words.size() + found.rare.size());
  return marks == 0 ? say("situations.guard.clear") : say.count("situations.guard.marked", marks);
}

Html findings_shown(const Telling& tell, std::string_view text, Language language, const Judged& found) {
  if (found.is_clear())
    return {};
  Html out;
  if (!found.words.empty()) {
    out += marked(tell.say(), text, language, found);
    std::vector<Html> lines;
    for (std::size_t i = 0; i < found.words.size(); ++i) {
      const auto& finding = found.words[i];
      Html offers;
      if (i < found.offers.size())
        for (const std::string& offered : found.offers[i])
          offers += all({offers.empty() ? "" : " · ", el("span", {attr("lang", tag_of(language))}, offered)});
      lines.push_back(
          all({el("strong", {attr("lang", tag_of(language))}, text.substr(finding.begin, finding.end - finding.begin)),
               " – ", kind_of(tell.say(), finding), ". ", tell("situations.guard.say_instead"), " ", offers}));
    }
    out += html::bullets(lines);
  }
  for (const auto& combination : found.rare) {
    std::vector<std::string> parts;
    for (const auto& one : combination.attributes)
      parts.push_back(attribute_said(tell, one));
    out += html::paragraph(
        tell("situations.guard.rare", {{"together", tell.say().list(parts)}, {"n", tell.say().number(rare_below)}}));
  }
  return out;
}

Html account_shown(const Telling& tell, const View& view) {
  if (!view.account)
    return {};
  const AccountShown& account = *view.account;
  if (!account.text && account.desk) // a colleague's words, not read yet
    return all({html::paragraph(all({html::tag(tell("situations.account.held"), html::Tone::warning), " ",
                                     tell("situations.account.second.read_first")})),
                html::paragraph(html::link_to(path_of(view.id, "account"), tell("situations.account.second.read")))});
  if (!account.text)
    return html::locked(tell("situations.account.held_back"), tell("situations.account.held_back.why"));
  Html out = told(account);
  if (account.state == AccountState::overridden)
    out += html::paragraph(html::tag(tell("situations.account.overridden")));
  if (account.state == AccountState::held)
    out = all({html::paragraph(all({html::tag(tell("situations.account.held"), html::Tone::warning), " ",
                                    tell("situations.account.held.own")})),
               out});
  if (account.desk)
    out += html::paragraph(html::link_to(path_of(view.id, "account"), tell("situations.act.account_again")));
  return out;
}

Html account_printed(const Telling& tell, const View& view) {
  // PRIVACY: paper goes round the whole table.
  if (!view.account || !view.account->text || view.account->state == AccountState::held)
    return {};
  // PRIVACY: words are not classed, and these could say what may come from a youth-justice record.
  if (!view.picture || view.picture->youth)
    return {};
  Html out = all({el("h3", tell("situations.account")), told(*view.account)});
  if (view.account->state == AccountState::overridden)
    out += html::paragraph(tell("situations.account.overridden"));
  return out;
}

} // namespace concert::situations
