#include "rooms/directory/pages/directory_pages.h"

#include <algorithm>
#include <charconv>

#include "platform/http/forms.h"
#include "rooms/directory/pages/shown.h"

namespace concert::directory {
namespace {

using namespace html;

constexpr std::size_t page_length = 20; // as in every list
constexpr const char* filter_names[] = {"q", "term", "spoken", "age", "capacity"};

std::optional<int> whole_number(const std::string& text) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= 0 ? std::optional(out) : std::nullopt;
}

// The address of this search with one thing changed (or left out, when `value` is empty).
std::string with(const Fields& fields, const std::string& changed, const std::string& value) {
  std::vector<std::pair<std::string, std::string>> query;
  for (const char* name : filter_names)
    if (const auto given = fields.one(name); given && name != changed)
      query.emplace_back(name, *given);
  if (!value.empty())
    query.emplace_back(changed, value);
  return http::url("/directory", query);
}

// The branch of the tree around the chosen category: its ancestors, itself, and what is below; or the top.
Html categories(const words::Words& words, const Catalogue& catalogue, const Fields& fields,
                const std::optional<TaxonomyTermId>& chosen) {
  const std::vector<TermNode>& tree = catalogue.tree();
  const auto entry = [&](const TermNode& node) {
    return el("li",
              link_to(with(fields, "term", node.term->id.text()),
                      in_source_language(node.term->name, node.term->language, words)),
              " ", el("span", {cls("c-hint")}, words.number(node.services)));
  };
  Html items, trail;
  const TermNode* here = nullptr;
  for (const TermNode& node : tree)
    if (chosen && node.term->id == *chosen)
      here = &node;
  if (here == nullptr) {
    for (const TermNode& node : tree)
      if (node.depth == 0 && node.services > 0)
        items += entry(node);
  } else {
    for (const std::size_t child : here->children)
      if (tree[child].services > 0)
        items += entry(tree[child]);
    std::vector<const TaxonomyTerm*> above;
    for (auto parent = here->term->parent; parent;) {
      const TaxonomyTerm* term = catalogue.term(*parent);
      if (term == nullptr || above.size() > tree.size())
        break;
      above.insert(above.begin(), term);
      parent = term->parent;
    }
    trail = el("li", link_to(with(fields, "term", ""), words("directory.all_categories")));
    for (const TaxonomyTerm* term : above)
      trail += el(
          "li", link_to(with(fields, "term", term->id.text()), in_source_language(term->name, term->language, words)));
    trail += el("li", el("strong", in_source_language(here->term->name, here->term->language, words)));
    trail = el("ul", {cls("c-bullets")}, trail);
  }
  return panel({.heading = words("directory.categories"),
                .body = all({trail, when(!items.empty(), [&] { return el("ul", {cls("c-bullets")}, items); })})});
}

std::vector<Option> language_options(const words::Words& words, const Catalogue& catalogue,
                                     const codes::CodeBook& book) {
  std::vector<Option> out;
  for (const std::string& code : catalogue.spoken_languages())
    out.push_back({code, language_name(code, words, book)});
  std::sort(out.begin(), out.end(),
            [&](const Option& a, const Option& b) { return words.sorts_before(a.label, b.label); });
  return out;
}

Html filters(const access::Visit& visit, const Catalogue& catalogue, const codes::CodeBook& book,
             const Fields& fields) {
  const auto& words = visit.say();
  const FormState state = visit.state(fields);
  std::vector<ChosenFilter> chosen;
  const auto choose = [&](const char* field, std::string label) {
    chosen.push_back({std::move(label), with(fields, field, ""), words("directory.remove_filter")});
  };
  if (const auto spoken = fields.one("spoken"))
    choose("spoken", language_name(*spoken, words, book));
  if (const auto age = fields.one("age"))
    choose("age", words("directory.age_chosen", {{"age", *age}}));
  if (const auto capacity = fields.one("capacity"))
    choose("capacity", words(*capacity == "free" ? "directory.capacity_free" : "directory.capacity_known"));
  Html kept;
  for (const char* name : {"q", "term"})
    if (const auto value = fields.one(name))
      kept += hidden(name, *value);
  return filter_panel({.heading = words("directory.narrow"),
                       .action = "/directory",
                       .fields = all({kept,
                                      select({.name = "spoken",
                                              .label = words("directory.language"),
                                              .presence = Presence::optional,
                                              .blank = words("directory.any_language"),
                                              .options = language_options(words, catalogue, book)},
                                             state),
                                      text_field({.name = "age",
                                                  .label = words("directory.age"),
                                                  .hint = words("directory.age_hint"),
                                                  .presence = Presence::optional,
                                                  .kind = TextKind::whole_number,
                                                  .width = Width::digits,
                                                  .longest = 3,
                                                  .autocomplete = "off",
                                                  .after = words("directory.years")},
                                                 state),
                                      select({.name = "capacity",
                                              .label = words("directory.capacity_wish"),
                                              .presence = Presence::optional,
                                              .blank = words("directory.capacity_any"),
                                              .options = {{"known", words("directory.capacity_known")},
                                                          {"free", words("directory.capacity_free")}}},
                                             state)}),
                       .apply = words("directory.apply"),
                       .clear = chosen.empty() ? Link{} : Link{words("directory.clear"), "/directory"},
                       .chosen = chosen});
}

Html never_refer(const words::Words& words) {
  return notice({.tone = Tone::warning,
                 .label = words("directory.warning"),
                 .body = all({words("directory.never_refer"), " ",
                              link_to("/directory/about", words("directory.about.title"))})});
}

} // namespace

http::Reply DirectoryPages::search(access::Visit& visit) {
  const auto& words = visit.say();
  const Fields& fields = visit.fields();
  Search search;
  search.words = fields.text_or("q");
  const auto term = TaxonomyTermId::parse(fields.text_or("term"));
  if (term)
    search.terms = {*term};
  search.age = whole_number(fields.text_or("age"));
  search.spoken = fields.text_or("spoken");
  if (fields.text_or("capacity") == "known")
    search.capacity = CapacityWish::known;
  if (fields.text_or("capacity") == "free")
    search.capacity = CapacityWish::free;
  const std::size_t number =
      std::clamp<std::size_t>(static_cast<std::size_t>(whole_number(fields.text_or("page")).value_or(1)), 1, 100'000);
  search.first = (number - 1) * page_length;
  search.most = page_length;
  const auto answer = room_.find(visit.actor(), search);
  if (!answer)
    return visit.refuse(answer.error());
  const auto& [catalogue, found] = *answer;

  Table table;
  table.caption = words("directory.results");
  table.caption_spoken_only = true;
  table.empty = words("directory.nothing_found");
  table.columns = {{words("directory.service")},
                   {words("directory.organization")},
                   {words("directory.ages")},
                   {words("directory.room")}};
  for (const Hit& hit : found.hits) {
    const Service& service = *hit.service;
    const Organization* organization = service.organization ? catalogue->organization(*service.organization) : nullptr;
    Html marks;
    if (hit.age_unknown)
      marks += all({" ", tag(words("directory.ask_age"), Tone::warning)});
    if (hit.language_unknown)
      marks += all({" ", tag(words("directory.ask_language"), Tone::warning)});
    const CapacityStanding standing =
        capacity_on(service.capacity, service.wait, visit.now(), room_.capacity_max_age_days());
    table.rows.push_back(
        {all({link_to(address_of(service.id), in_source_language(service.name, service.language, words)), marks}),
         organization == nullptr ? Html("—")
                                 : link_to(address_of(organization->id),
                                           in_source_language(organization->name, organization->language, words)),
         ages_said(service.ages, words), standing_tag(standing, words)});
  }
  Pagination pages{.label = words("directory.pages"), .shown = {}};
  if (found.total > 0) {
    const std::size_t last = std::min(search.first + found.hits.size(), found.total);
    pages.shown = words(
        "directory.shown",
        {{"from", words.number(search.first + 1)}, {"to", words.number(last)}, {"total", words.number(found.total)}});
    if (number > 1)
      pages.previous = {words("directory.previous"), with(fields, "page", std::to_string(number - 1))};
    if (last < found.total)
      pages.next = {words("directory.next"), with(fields, "page", std::to_string(number + 1))};
  }
  std::vector<std::pair<std::string, std::string>> keep;
  for (const char* name : {"term", "spoken", "age", "capacity"})
    if (const auto value = fields.one(name))
      keep.emplace_back(name, *value);

  Page page;
  page.title = words("directory.title");
  const auto book = codes_.book();
  page.body = all({never_refer(words),
                   search_box({.action = "/directory",
                               .label = words("directory.search"),
                               .value = search.words,
                               .button = words("directory.search_button"),
                               .keep = keep}),
                   filters(visit, *catalogue, *book, fields),
                   when(found.words_met < found.words_asked && found.total > 0,
                        [&] { return paragraph(words("directory.not_all_words")); }),
                   html::table(table), when(found.total > 0, [&] { return pagination(pages); })});
  page.side = categories(words, *catalogue, fields, term);
  return visit.page(std::move(page));
}

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
                   section(words("directory.services"), html::table(table)), agencies_panel(visit, id, state)});
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
