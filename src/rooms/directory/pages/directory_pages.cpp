#include "rooms/directory/pages/directory_pages.h"

#include <algorithm>

#include "rooms/directory/pages/shown.h"

namespace concert::directory {

using namespace html;

// Which agencies of the table keep this organization's entries, and for administrators the forms that say so.
Html DirectoryPages::agencies_panel(const access::Visit& visit, const OrganizationId& id, const FormState& state) {
  const auto& words = visit.say();
  const auto linked = room_.agencies_of(visit.actor(), id);
  if (!linked)
    return {};
  const bool edits = access::Gate().allows(access::Act::edit_agencies, visit.actor());
  const std::string to = address_of(id) + "/agencies";
  std::vector<Html> lines;
  std::vector<Option> others;
  for (const auto& [agency, name] : agencies_(visit.language()))
    if (std::find(linked->begin(), linked->end(), agency) == linked->end())
      others.push_back({agency.text(), name});
    else if (edits)
      lines.push_back(
          all({name, html::form(visit.form(to),
                                all({hidden("agency", agency.text()), hidden("linked", "no"),
                                     button({.label = words("directory.unlink"), .kind = ButtonKind::quiet})}))}));
    else
      lines.push_back(name);
  Html body = lines.empty() ? paragraph(words("directory.kept_by_nobody")) : bullets(lines);
  if (edits)
    body += html::form(visit.typed_form(to),
                       all({hidden("linked", "yes"),
                            select({.name = "agency",
                                    .label = words("directory.link_which"),
                                    .blank = words("directory.choose"),
                                    .options = others},
                                   state),
                            actions({button({.label = words("directory.link"), .kind = ButtonKind::secondary})})}));
  return section(words("directory.kept_by"), all({paragraph(words("directory.kept_by.what")), body}), "agencies");
}

http::Reply DirectoryPages::link_agency(access::Visit& visit) {
  const auto id = visit.id<OrganizationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_link_agency(visit.fields());
  const Result<void> done = told ? room_.link(visit.actor(), *id, *told) : Result<void>(told.error());
  if (done)
    return visit.go(address_of(*id), told->linked ? "agency_linked" : "agency_unlinked");
  if (done.error().kind != RefusalKind::invalid || !access::Gate().allows(access::Act::edit_agencies, visit.actor()))
    return visit.refuse(done.error().kind == RefusalKind::invalid ? Refusal::not_permitted() : done.error());
  return organization_page(visit, *id, visit.state(done.error()), 422);
}

http::Reply DirectoryPages::organization(access::Visit& visit) {
  const auto id = visit.id<OrganizationId>();
  return id ? organization_page(visit, *id, visit.opened(), 200) : visit.refuse(Refusal::not_found());
}

http::Reply DirectoryPages::organization_page(const access::Visit& visit, const OrganizationId& id, FormState state,
                                              int status) {
  const auto& words = visit.say();
  const Result<OrganizationView> view = room_.organization(visit.actor(), id);
  if (!view)
    return visit.refuse(view.error());
  const Organization& organization = *view->organization;
  Table table;
  table.caption = words("directory.services");
  table.caption_spoken_only = true;
  table.empty = words("directory.no_services");
  table.columns = {{words("directory.service")}, {words("directory.ages")}, {words("directory.room")}};
  for (const Service* service : view->services)
    table.rows.push_back(
        {link_to(address_of(service->id), in_source_language(service->name, service->language, words)),
         ages_said(service->ages, words),
         standing_tag(capacity_on(service->capacity, service->wait, visit.now(), room_.capacity_max_age_days()),
                      words)});
  std::vector<SummaryRow> facts;
  if (!organization.website.empty())
    facts.push_back({words("directory.website"), outside_link(organization.website, organization.website)});
  if (!organization.email.empty())
    facts.push_back({words("directory.email"), outside_link("mailto:" + organization.email, organization.email)});
  Page page;
  page.title = organization.name;
  page.heading_language = foreign_to(words, organization.language);
  page.address = address_of(id);
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  page.before_heading = error_summary(state);
  page.caption = words("directory.organization");
  page.breadcrumbs = {{words("directory.title"), "/directory"}};
  page.body = all({never_refer(words), source_paragraphs(organization.description, organization.language, words),
                   when(!facts.empty(), [&] { return summary_list(facts); }),
                   section(words("directory.services"), html::table(table)), agencies_panel(visit, id, state),
                   when(room_.keeping(visit.actor(), access::Act::state_capacity, id).has_value(), [&] {
                     return section(words("directory.link.ask"),
                                    all({paragraph(words("directory.link.ask.lead")),
                                         actions({button_link(words("directory.link.ask.go"), address_of(id) + "/ask",
                                                              ButtonKind::secondary)})}),
                                    "ask");
                   })});
  return visit.page(std::move(page), status);
}

http::Reply DirectoryPages::about(access::Visit& visit) {
  const auto& words = visit.say();
  const auto imports = room_.imports(visit.actor());
  if (!imports)
    return visit.refuse(imports.error());
  Html sources;
  for (const ImportRecord& record : *imports) {
    const std::string key = "directory.source." + record.name;
    const bool known = words.has(key);
    std::vector<SummaryRow> rows = {{words("directory.about.organizations"), words.number(record.organizations)},
                                    {words("directory.about.services"), words.number(record.services)},
                                    {words("directory.about.locations"), words.number(record.locations)},
                                    {words("directory.about.read_on"), words.moment(record.at)},
                                    {words("directory.about.mended"), words.number(record.mended)},
                                    {words("directory.about.left_out"), words.number(record.left_out)},
                                    {words("directory.about.noticed"), words.number(record.noticed)}};
    Html body;
    if (known)
      for (const char* part : {"whose", "when", "licence", "categories", "changes"})
        body += paragraph(words(key + "." + part));
    sources += section(known ? words(key) : record.name, all({body, summary_list(rows)}));
  }
  if (imports->empty())
    sources = paragraph(words("directory.about.nothing"));
  Page page;
  page.title = words("directory.about.title");
  page.breadcrumbs = {{words("directory.title"), "/directory"}};
  page.narrow = true;
  page.body =
      all({notice({.tone = Tone::danger,
                   .label = words("directory.warning"),
                   .heading = words("directory.never_refer"),
                   .body = words("directory.about.why")}),
           sources, section(words("directory.about.unknown_title"), paragraph(words("directory.about.unknown"))),
           section(words("directory.about.invented_title"), paragraph(words("directory.about.invented"))),
           section(words("directory.about.withheld_title"), paragraph(words("directory.about.withheld")))});
  return visit.page(std::move(page));
}

} // namespace concert::directory
