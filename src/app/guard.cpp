#include "app/guard.h"

#include <algorithm>

#include "engines/reidentification/lists/lists.h"

namespace concert::app {

using engines::reidentification::Kind;

std::shared_ptr<const engines::reidentification::Lexicon> Guard::lexicon() {
  const std::lock_guard lock(mutex_);
  const auto now = partners_();
  if (lexicon_ == nullptr || known_ != now) {
    std::string town;
    for (const agencies::Agency& agency : now->all())
      for (const Language language : {Language::en, Language::fr})
        town += agency.name.in(language) + "\n";
    lexicon_ =
        std::make_shared<const engines::reidentification::Lexicon>(engines::reidentification::shipped_lexicon(town));
    known_ = now;
  }
  return lexicon_;
}

Result<void> Guard::fit_for_a_meeting(std::string_view text) {
  const bool is_link = text.starts_with("https://");
  const auto is_harmless = [is_link](Kind kind) {
    return is_link ? kind == Kind::web_address || kind == Kind::number_run
                   : kind == Kind::street_address || kind == Kind::postal_code;
  };
  std::string marked;
  for (const auto& finding : engines::reidentification::check({text, std::nullopt}, *lexicon()))
    if (!is_harmless(finding.kind))
      marked += (marked.empty() ? "" : ", ") + std::string(text.substr(finding.begin, finding.end - finding.begin));
  if (marked.empty())
    return {};
  // PRIVACY: said to whoever has just typed it, and to nobody else; a refusal's values never reach a log.
  return Refusal::invalid({Problem{"", "problem.identifies", {marked}}});
}

} // namespace concert::app
