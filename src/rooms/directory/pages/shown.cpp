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

std::string time_said(int minute, const words::Words& words) {
  if (minute % whole_day == 0)
    return words("directory.midnight");
  // Any day on which no clock is put on or back.
  const int there = minute % whole_day;
  const auto at = words.zone().instant({*LocalDate::of(2026, 1, 15), there / 60, there % 60, 0});
  return at ? words.time_of_day(*at)
            : std::to_string(there / 60) + ":" + (there % 60 < 10 ? "0" : "") + std::to_string(there % 60);
}

namespace {

// A later moment, said from `now`: the time alone today, with its day otherwise.
std::string moment_said(std::string_view key, LocalTime then, LocalTime now, const words::Words& words) {
  const int days = then.day.days_since_1970() - now.day.days_since_1970();
  const std::string time = time_said(then.minute, words), base(key);
  const bool midnight_ahead = days == 1 && then.minute == 0; // tonight
  if (days == 0 || midnight_ahead)
    return words(base, {{"time", time}});
  if (days == 1)
    return words(base + ".tomorrow", {{"time", time}});
  if (days < 7)
    return words(base + ".weekday",
                 {{"day", words("directory.weekday." + std::to_string(weekday_of(then.day)))}, {"time", time}});
  return words(base + ".day", {{"day", words.day(then.day)}, {"time", time}});
}

} // namespace

std::string open_said(const OpenStanding& open, LocalTime now, const words::Words& words) {
  switch (open.now) {
  case Openness::open:
    return open.until ? moment_said("directory.open_until", *open.until, now, words) : words("directory.open_always");
  case Openness::closed:
    return open.opens ? moment_said("directory.opens", *open.opens, now, words) : words("directory.closed");
  case Openness::unknown:
    break;
  }
  return words("directory.open_unknown");
}

Html open_tag(const OpenStanding& open, LocalTime now, const words::Words& words) {
  return tag(open_said(open, now, words), open.now == Openness::open ? Tone::success : Tone::neutral);
}

std::string day_said(const DayHours& day, const words::Words& words) {
  if (!day.known)
    return words("directory.hours_not_known");
  if (day.spans.empty())
    return words("directory.closed");
  std::vector<std::string> spans;
  for (const Span& span : day.spans)
    spans.push_back(span.opens == 0 && span.closes == whole_day
                        ? words("directory.all_day")
                        : words("directory.from_to",
                                {{"from", time_said(span.opens, words)}, {"to", time_said(span.closes, words)}}));
  return words.list(spans);
}

std::string kilometres_said(double km, const words::Words& words) {
  return words("directory.km", {{"km", km < 10 ? words.number(km, 1) : words.number(km, 0)}});
}

std::string access_said(AccessFeature feature, const words::Words& words) {
  return words("directory.access." + std::string(name_of(feature)));
}

Html term_said(const TaxonomyTerm& term, const TermLabels& labels, const words::Words& words) {
  if (labels.label)
    if (const auto label = labels.label(term.name, words.language());
        label && term.language != tag_of(words.language()))
      return *label;
  return in_source_language(term.name, term.language, words);
}

Html never_refer(const words::Words& words) {
  return notice({.tone = Tone::warning,
                 .label = words("directory.warning"),
                 .body = all({words("directory.never_refer"), " ",
                              link_to("/directory/about", words("directory.about.title"))})});
}

} // namespace concert::directory
