#include "rooms/agencies/pages/agency_pages.h"

#include <array>
#include <set>

#include "platform/html/components.h"
#include "platform/http/refusal_status.h"

namespace concert::agencies {
namespace {

using namespace html;

constexpr std::array all_laws = {GoverningLaw::mfippa, GoverningLaw::fippa,  GoverningLaw::phipa,
                                 GoverningLaw::cyfsa,  GoverningLaw::pipeda, GoverningLaw::none};

std::string short_law(const words::Words& words, GoverningLaw law) {
  return words("agencies.law." + std::string(name_of(law)));
}
std::string full_law(const words::Words& words, GoverningLaw law) {
  return words("agencies.law_name." + std::string(name_of(law)));
}

std::vector<Option> options_of(const codes::CodeBook& book, std::string_view list, Language language) {
  std::vector<Option> out;
  for (const codes::CodeEntry* entry : book.entries(list))
    out.push_back({entry->id, entry->label.in(language)});
  return out;
}

} // namespace

http::Reply AgencyPages::list(access::Visit& visit) {
  const access::Gate gate;
  if (const auto permit = gate.permit<access::Act::see_agencies>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  const auto& words = visit.say();
  const auto book = codes_.book();
  const auto agencies = room_.agencies();
  std::set<AgencyId> speaking;
  for (const AgencyId id : access_.seats_at(visit.actor().table))
    speaking.insert(id);

  std::vector<const Agency*> all_of_them;
  for (const Agency& agency : agencies->all())
    all_of_them.push_back(&agency);
  std::sort(all_of_them.begin(), all_of_them.end(), [&](const Agency* a, const Agency* b) {
    return words.sorts_before(a->name.in(words.language()), b->name.in(words.language()));
  });

  std::vector<std::pair<std::string, std::string>>
      kinds; // id and name, in the order of the list; kinds of no list last
  for (const codes::CodeEntry* entry : book->entries("partner_kinds"))
    kinds.emplace_back(entry->id, entry->label.in(words.language()));
  for (const Agency* agency : all_of_them)
    if (std::none_of(kinds.begin(), kinds.end(),
                     [&](const auto& kind) { return kind.first == agency->partner_kind.id; }))
      kinds.emplace_back(agency->partner_kind.id, agency->partner_kind.id);

  Html sections;
  for (const auto& [kind, name] : kinds) {
    Table table;
    table.caption = name;
    table.caption_spoken_only = true;
    table.empty = words("agencies.none_of_kind");
    table.columns = {{words("agencies.column.name")},
                     {words("agencies.column.sector")},
                     {words("agencies.column.law")},
                     {words("agencies.column.seat")}};
    for (const Agency* agency : all_of_them) {
      if (agency->partner_kind.id != kind)
        continue;
      const bool has_seat = speaking.contains(agency->id);
      const std::string law = short_law(words, agency->law);
      table.rows.push_back(
          {agency->name.in(words.language()), book->label("sectors", agency->sector, words.language()),
           agency->law == GoverningLaw::none ? Html(law)
                                             : el("abbr", {attr("title", full_law(words, agency->law))}, law),
           has_seat ? tag(words("agencies.seat.yes"), Tone::success) : Html(words("agencies.seat.no"))});
    }
    sections += section(name, html::table(table));
  }

  std::vector<SummaryRow> laws;
  for (const GoverningLaw law : all_laws)
    laws.push_back({short_law(words, law), full_law(words, law)});

  const auto seated = std::count_if(all_of_them.begin(), all_of_them.end(),
                                    [&](const Agency* agency) { return speaking.contains(agency->id); });
  Page page;
  page.title = words("agencies.title");
  page.body =
      all({lead(words("agencies.lead")),
           key_figures({{words("agencies.figure.partners"), words.number(all_of_them.size())},
                        {words("agencies.figure.seated"), words.number(seated)}}),
           when(gate.allows(access::Act::edit_agencies, visit.actor()),
                [&] { return actions({button_link(words("agencies.new.title"), "/agencies/new")}); }),
           sections,
           section(words("agencies.laws.title"), all({paragraph(words("agencies.laws.text")), summary_list(laws)}))});
  return visit.page(std::move(page));
}

http::Reply AgencyPages::form_page(const access::Visit& visit, FormState state, int status) {
  const auto& words = visit.say();
  const auto book = codes_.book();
  std::vector<Option> laws;
  for (const GoverningLaw law : all_laws)
    laws.push_back({std::string(name_of(law)), short_law(words, law), full_law(words, law)});
  Page page;
  page.title = words("agencies.new.title");
  page.narrow = true;
  page.breadcrumbs = {{words("agencies.title"), "/agencies"}};
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  page.before_heading = error_summary(state);
  html::Form frame = visit.typed_form("/agencies/new");
  frame.warn_when_leaving = true;
  page.body = all({lead(words("agencies.new.lead")),
                   html::form(frame, all({text_field({.name = "name_en",
                                                      .label = words("agencies.field.name_en"),
                                                      .longest = 120,
                                                      .autocomplete = "off"},
                                                     state),
                                          text_field({.name = "name_fr",
                                                      .label = words("agencies.field.name_fr"),
                                                      .hint = words("agencies.field.name_fr_hint"),
                                                      .longest = 120,
                                                      .autocomplete = "off"},
                                                     state),
                                          text_field({.name = "short_name",
                                                      .label = words("agencies.field.short_name"),
                                                      .hint = words("agencies.field.short_name_hint"),
                                                      .kind = TextKind::text,
                                                      .width = Width::half,
                                                      .longest = 40,
                                                      .autocomplete = "off"},
                                                     state),
                                          select({.name = "sector",
                                                  .label = words("agencies.column.sector"),
                                                  .blank = words("agencies.choose"),
                                                  .options = options_of(*book, "sectors", words.language())},
                                                 state),
                                          radios({.name = "partner_kind",
                                                  .legend = words("agencies.field.partner_kind"),
                                                  .options = options_of(*book, "partner_kinds", words.language())},
                                                 state),
                                          radios({.name = "governing_law",
                                                  .legend = words("agencies.column.law"),
                                                  .hint = words("agencies.laws.text"),
                                                  .options = laws},
                                                 state),
                                          actions({button({.label = words("agencies.new.button")}),
                                                   link_to("/agencies", words("agencies.new.cancel"))})}))});
  return visit.page(std::move(page), status);
}

http::Reply AgencyPages::form(access::Visit& visit) {
  if (const auto permit = access::Gate().permit<access::Act::edit_agencies>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  return form_page(visit, visit.opened(), 200);
}

http::Reply AgencyPages::add(access::Visit& visit) {
  const auto added = room_.add(visit.actor(), visit.fields(), *codes_.book());
  if (added)
    return visit.go("/agencies", "agency_added");
  if (added.error().kind == RefusalKind::not_permitted)
    return visit.refuse(added.error());
  FormState state = visit.state(added.error());
  if (added.error().kind == RefusalKind::conflict) // the one thing that can clash, shown beside its field
    state.errors = {{"short_name", visit.say()(added.error().word)}};
  return form_page(visit, std::move(state), http::status_of(added.error().kind));
}

} // namespace concert::agencies
