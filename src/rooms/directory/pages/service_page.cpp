#include <algorithm>

#include "platform/http/refusal_status.h"
#include "rooms/directory/pages/directory_pages.h"
#include "rooms/directory/pages/shown.h"

namespace concert::directory {
namespace {

using namespace html;

Html languages_of(const Service& service, const words::Words& words, const codes::CodeBook& book) {
  std::vector<Html> items;
  for (const SpokenLanguage& language : service.languages) {
    std::string said = language_name(language.code, words, book);
    if (language.reach == LanguageReach::limited)
      said += " (" + words("directory.reach.limited") + ")";
    if (language.reach == LanguageReach::printed)
      said += " (" + words("directory.reach.printed") + ")";
    items.emplace_back(said);
  }
  Html out = items.empty() ? Html(words("directory.languages_unknown")) : bullets(items);
  if (!service.interpretation.empty())
    out += el("p", {cls("c-hint")}, words("directory.source_says"), " ",
              in_source_language(service.interpretation, service.language, words));
  return out;
}

Html ages_of(const Service& service, const words::Words& words) {
  Html out = ages_said(service.ages, words);
  if (service.ages) {
    if (const Html from = provenance_tag(service.ages->source, words); !from.empty())
      out = all({out, " ", from});
    if (!service.ages->phrase.empty())
      out += el("p", {cls("c-hint")}, words("directory.source_says"), " ",
                in_source_language(service.ages->phrase, service.language, words));
  }
  return out;
}

// The coming week of one timetable, as it will be, with what differs later and what the source says in words.
Html timetable(const Timetable& times, const ServiceView& view, const words::Words& words) {
  const Hours& hours = times.hours;
  Html out;
  const Location* at = times.at ? view.catalogue->location(*times.at) : nullptr;
  Table week;
  week.caption = at != nullptr && !at->name.empty() ? words("directory.hours_at", {{"place", at->name}})
                                                    : words("directory.hours_this_week");
  week.columns = {{words("directory.day")}, {words("directory.hours")}};
  for (int i = 0; i < 7; ++i) {
    const DayHours day = hours_on(hours, view.now.day.plus_days(i));
    week.rows.push_back({words("directory.weekday." + std::to_string(weekday_of(day.day))),
                         all({day_said(day, words), when(day.exception, [&] {
                                return all({" ", tag(words("directory.this_date_only"))});
                              })})});
  }
  if (!hours.openings.empty() || !hours.exceptions.empty())
    out += html::table(week);
  if (times.of_place)
    out += el("p", {cls("c-hint")}, words("directory.hours_of_place"));
  std::vector<Html> later;
  for (int i = 7; i <= looked_ahead; ++i)
    if (const DayHours day = hours_on(hours, view.now.day.plus_days(i)); day.exception)
      later.push_back(
          words("directory.day_hours", {{"day", words.weekday_day(day.day)}, {"hours", day_said(day, words)}}));
  if (!later.empty())
    out += all({el("p", words("directory.other_days")), bullets(later)});
  if (times.own)
    out += el("p", {cls("c-hint")}, words("directory.hours.own"));
  for (const std::string& text : hours.texts)
    out += el("p", {cls("c-hint")}, words(times.own ? "directory.hours.agency_says" : "directory.source_says"), " ",
              in_source_language(text, view.service->language, words));
  if (std::any_of(hours.openings.begin(), hours.openings.end(),
                  [](const Opening& each) { return each.source == Provenance::invented; }))
    out += el("p", provenance_tag(Provenance::invented, words));
  const auto parsed = std::find_if(hours.openings.begin(), hours.openings.end(),
                                   [](const Opening& each) { return each.source == Provenance::parsed_from_prose; });
  if (parsed != hours.openings.end()) {
    out += el("p", provenance_tag(parsed->source, words));
    if (std::find(hours.texts.begin(), hours.texts.end(), parsed->phrase) == hours.texts.end())
      out += el("p", {cls("c-hint")}, words("directory.source_says"), " ",
                in_source_language(parsed->phrase, view.service->language, words));
  }
  return out;
}

Html hours_of(const ServiceView& view, const words::Words& words) {
  Html out = el("p", open_tag(view.open, view.now, words));
  for (const Timetable& each : view.catalogue->hours_of(view.service->id))
    out += timetable(each, view, words);
  return out;
}

Html access_of(const PlaceAccess& access, const Location& location, const words::Words& words) {
  std::vector<Html> items;
  for (const AccessFeature each : access.features)
    items.emplace_back(access_said(each, words));
  Html out =
      all({el("p", el("strong", words("directory.access"))), when(!items.empty(), [&] { return bullets(items); })});
  for (const std::string& text : access.texts)
    out += el("p", {cls("c-hint")}, words("directory.source_says"), " ",
              in_source_language(text, location.language, words));
  return out;
}

Html place(const Location& location, const Catalogue& catalogue, const words::Words& words) {
  Html lines;
  // PRIVACY: the catalogue has already taken the street out; the page does not even ask for what is left of it.
  if (location.visibility == AddressVisibility::withheld) {
    lines = locked(words("directory.address"), words("directory.address_withheld"));
  } else {
    for (const Address* address : catalogue.addresses_of(location.id)) {
      std::string line;
      for (const std::string* part :
           {&address->address_1, &address->address_2, &address->city, &address->state_province, &address->postal_code})
        if (!part->empty())
          line += (line.empty() ? "" : ", ") + *part;
      if (!line.empty())
        lines += el("p", line);
    }
    if (!location.transportation.empty())
      lines += el("p", {cls("c-hint")}, in_source_language(location.transportation, location.language, words));
    if (const PlaceAccess* access = catalogue.access_of(location.id))
      lines += access_of(*access, location, words);
    if (location.position)
      lines += el("p", link_to("/directory?near=" + location.id.text(), words("directory.near_here")));
  }
  return panel({.heading = location.name.empty() ? words("directory.place") : location.name, .body = lines});
}

Html capacity_facts(const ServiceView& view, const access::Visit& visit) {
  const auto& words = visit.say();
  const Service& service = *view.service;
  std::vector<SummaryRow> rows;
  if (service.capacity) {
    const Capacity& capacity = *service.capacity;
    std::string places = words.number(capacity.available);
    if (capacity.maximum)
      places = words("directory.free_of", {{"free", places}, {"all", words.number(*capacity.maximum)}});
    rows.push_back({words("directory.free_places"), all({places, " ", provenance_tag(capacity.source, words)})});
    rows.push_back({words("directory.stated"), words.ago(capacity.stated_at, visit.now())});
  }
  if (service.wait)
    rows.push_back({words("directory.wait"), all({words.count("directory.wait_days", service.wait->days), " ",
                                                  provenance_tag(service.wait->source, words)})});
  if (!service.wait_time_text.empty())
    rows.push_back({words("directory.wait_text"), in_source_language(service.wait_time_text, service.language, words)});
  const bool stale = service.capacity && view.standing == CapacityStanding::unknown;
  return all({el("p", standing_tag(view.standing, words)), when(!rows.empty(), [&] { return summary_list(rows); }),
              when(stale, [&] { return paragraph(words("directory.stale")); })});
}

Html capacity_forms(const ServiceView& view, const access::Visit& visit, const FormState& state, int max_age_days) {
  const auto& words = visit.say();
  const std::string to = address_of(view.service->id) + "/capacity";
  Html quick;
  if (const auto& capacity = view.service->capacity) {
    const Html unchanged = all({hidden("available", std::to_string(capacity->available)),
                                capacity->maximum ? hidden("maximum", std::to_string(*capacity->maximum)) : Html(),
                                hidden("unit", capacity->unit)});
    quick += html::form(
        visit.form(to),
        all({unchanged, actions({button({.label = words("directory.still_true"), .kind = ButtonKind::secondary})})}));
  }
  Html none = hidden("available", "0");
  if (const auto& capacity = view.service->capacity; capacity && capacity->maximum)
    none += hidden("maximum", std::to_string(*capacity->maximum));
  quick += html::form(
      visit.form(to),
      all({none, actions({button({.label = words("directory.none_free"), .kind = ButtonKind::secondary})})}));
  const Html fields = all({text_field({.name = "available",
                                       .label = words("directory.field.available"),
                                       .kind = TextKind::whole_number,
                                       .width = Width::digits,
                                       .longest = 6,
                                       .autocomplete = "off"},
                                      state),
                           text_field({.name = "maximum",
                                       .label = words("directory.field.maximum"),
                                       .presence = Presence::optional,
                                       .kind = TextKind::whole_number,
                                       .width = Width::digits,
                                       .longest = 6,
                                       .autocomplete = "off"},
                                      state),
                           text_field({.name = "wait_days",
                                       .label = words("directory.field.wait_days"),
                                       .presence = Presence::optional,
                                       .kind = TextKind::whole_number,
                                       .width = Width::digits,
                                       .longest = 4,
                                       .autocomplete = "off",
                                       .after = words("directory.days")},
                                      state),
                           actions({button({.label = words("directory.state")})})});
  return all({el("p", {cls("c-hint")}, words.count("directory.state_hint", max_age_days)), quick,
              details(words("directory.state_numbers"), html::form(visit.typed_form(to), fields),
                      visit.carries() || visit.has_draft(to) || !state.errors.empty())});
}

} // namespace

http::Reply DirectoryPages::service_page(const access::Visit& visit, const ServiceView& view, FormState state,
                                         int status) {
  const auto& words = visit.say();
  const Service& service = *view.service;
  const auto book = codes_.book();
  Page page;
  page.title = service.name;
  page.heading_language = foreign_to(words, service.language);
  page.address = address_of(service.id);
  page.caption = words("directory.service");
  page.breadcrumbs = {{words("directory.title"), "/directory"}};
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  page.before_heading = error_summary(state);
  if (service.status != ServiceStatus::active)
    page.heading_note = tag(words("directory.not_active"), Tone::danger);

  std::vector<SummaryRow> facts;
  if (view.organization != nullptr)
    facts.push_back({words("directory.organization"),
                     link_to("/directory/organizations/" + view.organization->id.text(),
                             in_source_language(view.organization->name, view.organization->language, words))});
  const auto prose = [&](std::string_view key, const std::string& text) {
    if (!text.empty())
      facts.push_back({words(key), source_paragraphs(text, service.language, words)});
  };
  facts.push_back({words("directory.ages"), ages_of(service, words)});
  facts.push_back({words("directory.languages"), languages_of(service, words, *book)});
  prose("directory.eligibility", service.eligibility);
  prose("directory.how_to_apply", service.application_process);
  prose("directory.fees", service.fees);
  if (!service.areas.empty()) {
    std::vector<Html> areas;
    for (const ServiceArea& area : service.areas)
      areas.push_back(all({area.name.empty() ? area.code : area.name, " ", provenance_tag(area.source, words)}));
    facts.push_back({words("directory.areas"), bullets(areas)});
  }
  std::vector<Html> phones;
  for (const Phone* phone : view.phones) {
    std::string number = phone->number;
    if (!phone->extension.empty())
      number += " " + words("directory.extension", {{"number", phone->extension}});
    phones.push_back(phone->description.empty()
                         ? Html(number)
                         : all({number, " – ", in_source_language(phone->description, service.language, words)}));
  }
  if (!phones.empty())
    facts.push_back({words("directory.phone"), bullets(phones)});
  if (!service.website.empty())
    facts.push_back({words("directory.website"), outside_link(service.website, service.website)});
  if (!service.email.empty())
    facts.push_back({words("directory.email"), outside_link("mailto:" + service.email, service.email)});
  if (!view.terms.empty()) {
    std::vector<Html> terms;
    for (const TaxonomyTerm* term : view.terms)
      terms.push_back(link_to("/directory?term=" + term->id.text(), term_said(*term, labels_, words)));
    facts.push_back({words("directory.categories"), bullets(terms)});
  }
  Html places;
  for (const Location* location : view.locations)
    places += place(*location, *view.catalogue, words);
  const bool may_edit = room_.keeping(visit.actor(), access::Act::edit_directory, service.organization).has_value();
  page.body =
      all({notice({.tone = Tone::warning, .label = words("directory.warning"), .body = words("directory.never_refer")}),
           source_paragraphs(service.description, service.language, words), summary_list(facts),
           section(words("directory.hours"),
                   all({hours_of(view, words), when(may_edit,
                                                    [&] {
                                                      return paragraph(link_to(address_of(service.id) + "/hours",
                                                                               words("directory.hours.change")));
                                                    })}),
                   "hours"),
           when(!places.empty(), [&] { return section(words("directory.places"), places); })});
  const Result<void> keeps = room_.keeping(visit.actor(), access::Act::state_capacity, service.organization);
  const bool may_state = keeps.has_value();
  // Who could state it for another organization, or once an administrator has said which is theirs, is told so.
  const bool told_why = !keeps && access::Gate().allows(access::Act::state_capacity, visit.actor());
  page.side =
      panel({.heading = words("directory.room"),
             .body = all(
                 {capacity_facts(view, visit),
                  when(told_why, [&] { return el("p", {cls("c-hint")}, words(keeps.error().word)); }),
                  when(may_state, [&] { return capacity_forms(view, visit, state, room_.capacity_max_age_days()); })}),
             .strong = may_state});
  return visit.page(std::move(page), status);
}

http::Reply DirectoryPages::service(access::Visit& visit) {
  const auto id = visit.id<ServiceId>();
  const Result<ServiceView> view = id ? room_.service(visit.actor(), *id) : Result<ServiceView>(Refusal::not_found());
  if (!view)
    return visit.refuse(view.error());
  Fields shown;
  if (const auto& capacity = view->service->capacity) {
    shown.add("available", std::to_string(capacity->available));
    if (capacity->maximum)
      shown.add("maximum", std::to_string(*capacity->maximum));
  }
  return service_page(visit, *view, visit.opened(std::move(shown)), 200);
}

http::Reply DirectoryPages::state_capacity(access::Visit& visit) {
  const auto id = visit.id<ServiceId>();
  const Result<ServiceView> view = id ? room_.service(visit.actor(), *id) : Result<ServiceView>(Refusal::not_found());
  if (!view)
    return visit.refuse(view.error());
  const auto told = read_state_capacity(visit.fields());
  if (!told)
    return service_page(visit, *view, visit.state(told.error()), 422);
  const auto done = room_.state_capacity(visit.actor(), *id, *told);
  return done ? visit.go(address_of(*id), "capacity_stated") : visit.refuse(done.error());
}

} // namespace concert::directory
