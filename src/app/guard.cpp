#include "app/guard.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/text.h"
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

namespace {

// "Salle Jeanne-d'Arc", "Martin Luther King School", "Sainte-Anne": houses and rooms are named after people.
bool is_named_after(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view houses =
      " salle salles centre center ecole college hopital clinique eglise bibliotheque pavillon edifice maison parc"
      " school hall hospital church library building house room park clinic auditorium amphitheatre arena ";
  const auto is_house = [&](const std::string& word) {
    return !word.empty() && houses.find(" " + word + " ") != std::string_view::npos;
  };
  const auto words_of = [](std::string_view part) {
    std::vector<std::string> out(1);
    for (const char c : text::fold(part))
      if (std::isalnum(static_cast<unsigned char>(c)) != 0)
        out.back() += c;
      else if (!out.back().empty())
        out.emplace_back();
    if (out.back().empty())
      out.pop_back();
    return out;
  };
  const std::vector<std::string> named = words_of(text.substr(begin, end - begin));
  if (!named.empty() && (named[0] == "saint" || named[0] == "sainte" || named[0] == "st" || named[0] == "ste"))
    return true;
  for (const std::string& word : named)
    if (is_house(word))
      return true;
  const std::vector<std::string> before = words_of(text.substr(0, begin)), after = words_of(text.substr(end));
  return (!before.empty() && is_house(before.back())) || (!after.empty() && is_house(after.front()));
}

} // namespace

Result<void> Guard::fit_for_a_meeting(std::string_view text) {
  const bool is_link = text.starts_with("https://");
  const auto is_harmless = [is_link](Kind kind) {
    return is_link ? kind == Kind::web_address || kind == Kind::number_run
                   : kind == Kind::street_address || kind == Kind::postal_code;
  };
  std::string marked;
  for (const auto& finding : engines::reidentification::check({text, std::nullopt}, *lexicon()))
    if (!is_harmless(finding.kind) &&
        !(finding.kind == Kind::person_name && is_named_after(text, finding.begin, finding.end)))
      marked += (marked.empty() ? "" : ", ") + std::string(text.substr(finding.begin, finding.end - finding.begin));
  if (marked.empty())
    return {};
  // PRIVACY: said to whoever has just typed it, and to nobody else; a refusal's values never reach a log.
  return Refusal::invalid({Problem{"", "problem.identifies", {marked}}});
}

situations::Judged Guard::judge(const situations::GuardedText& guarded) {
  const auto lexicon = this->lexicon();
  situations::Judged out;
  out.words = engines::reidentification::check({guarded.text, guarded.language}, *lexicon);
  for (const auto& finding : out.words) {
    auto& offered = out.offers.emplace_back();
    for (const auto neutral : finding.neutral)
      offered.emplace_back(lexicon->neutral(neutral, guarded.language));
  }
  if (!out.words.empty())
    out.neutral = engines::reidentification::neutralised({guarded.text, guarded.language}, *lexicon, guarded.language);
  return out;
}

} // namespace concert::app
