#include "rooms/directory/pages/shown.h"

#include "base/text.h"

namespace concert::directory {

using namespace html;

std::string address_of(const ServiceId& id) {
  return "/directory/services/" + id.text();
}
std::string address_of(const OrganizationId& id) {
  return "/directory/organizations/" + id.text();
}

std::string foreign_to(const words::Words& words, const std::string& language) {
  return language == tag_of(words.language()) ? "" : language;
}

Html in_source_language(const std::string& text, const std::string& language, const words::Words& words) {
  if (language.empty() || language == tag_of(words.language()))
    return text;
  return el("span", {attr("lang", language)}, text);
}

Html source_paragraphs(const std::string& text, const std::string& language, const words::Words& words) {
  const bool foreign = !language.empty() && language != tag_of(words.language());
  Html out;
  for (const std::string_view line : text::split(text, '\n'))
    if (const std::string_view trimmed = text::trim(line); !trimmed.empty())
      out += el("p", {foreign ? attr("lang", language) : Attr()}, trimmed);
  return out;
}

std::string language_name(const std::string& code, const words::Words& words, const codes::CodeBook& book) {
  if (const std::string key = "directory.language." + code; words.has(key))
    return words(key);
  return book.label("languages", code, words.language());
}

std::string ages_said(const std::optional<AgeLimits>& ages, const words::Words& words) {
  if (!ages)
    return words("directory.ages.unknown");
  const std::string low = ages->minimum ? words.number(*ages->minimum) : "";
  const std::string high = ages->maximum ? words.number(*ages->maximum) : "";
  if (ages->minimum && ages->maximum)
    return words("directory.ages.between", {{"low", low}, {"high", high}});
  if (ages->minimum)
    return words("directory.ages.from", {{"low", low}});
  if (ages->maximum)
    return words("directory.ages.up_to", {{"high", high}});
  return words("directory.ages.all");
}

Html standing_tag(CapacityStanding standing, const words::Words& words) {
  Tone tone = Tone::neutral;
  if (standing == CapacityStanding::free)
    tone = Tone::success;
  else if (standing == CapacityStanding::full)
    tone = Tone::danger;
  else if (standing == CapacityStanding::waitlist)
    tone = Tone::warning;
  return tag(words("directory.standing." + std::string(name_of(standing))), tone);
}

Html provenance_tag(Provenance source, const words::Words& words) {
  if (source == Provenance::stated)
    return {};
  return tag(words("directory.from." + std::string(name_of(source))),
             source == Provenance::invented ? Tone::warning : Tone::neutral);
}

} // namespace concert::directory
