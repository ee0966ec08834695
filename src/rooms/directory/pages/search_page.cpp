#include "rooms/directory/pages/directory_pages.h"

#include <algorithm>
#include <charconv>

#include "platform/http/forms.h"
#include "rooms/directory/pages/shown.h"
#include "rooms/directory/search_fields.h"

namespace concert::directory {
namespace {

using namespace html;

constexpr std::size_t page_length = 20; // as in every list
constexpr const char* filter_names[] = {"q",    "term",   "spoken", "age",    "capacity",
                                        "open", "access", "near",   "within", "unknown"};
constexpr const char* distances_km[] = {"5", "10", "25", "50", "100"};

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

Fields without(const Fields& fields, std::string_view name) {
  Fields out;
  for (const auto& [each, values] : fields.by_name())
    if (each != name)
      for (const std::string& value : values)
        out.add(each, value);
  return out;
}

// A directory may bring several trees, and a name may stand at the top of more than one (education is offered, and what
// somebody has): each is a group of its own. What is offered comes first.
struct TreeGroup {
  TermKind kind = TermKind::service;
  std::string taxonomy;
  std::vector<const TermNode*> tops;
  std::string heading; // empty where there is only one
};
std::vector<TreeGroup> groups_of(const std::vector<TermNode>& tree, const words::Words& words) {
  std::vector<TreeGroup> out;
  for (const TermNode& node : tree) {
    if (node.depth != 0 || node.services == 0)
      continue;
    auto group = std::find_if(out.begin(), out.end(), [&](const TreeGroup& each) {
      return each.kind == node.term->kind && each.taxonomy == node.term->taxonomy;
    });
    if (group == out.end())
      group = out.insert(out.end(), {node.term->kind, node.term->taxonomy, {}, {}});
    group->tops.push_back(&node);
  }
  std::stable_sort(out.begin(), out.end(), [](const TreeGroup& a, const TreeGroup& b) { return a.kind < b.kind; });
  if (out.size() < 2)
    return out;
  for (TreeGroup& group : out) {
    const auto of_kind =
        std::count_if(out.begin(), out.end(), [&](const TreeGroup& each) { return each.kind == group.kind; });
    group.heading = words(group.kind == TermKind::service ? "directory.tree_offered" : "directory.tree_for_whom");
    if (of_kind > 1)
      group.heading += " (" + group.taxonomy + ")";
  }
  return out;
}

// The branch of the tree around the chosen category: its ancestors, itself, and what is below; or the top.
Html category_panel(const words::Words& words, const Catalogue& catalogue, const Fields& fields,
                    const std::optional<TaxonomyTermId>& chosen, const TermLabels& labels) {
  const std::vector<TermNode>& tree = catalogue.tree();
  const auto entry = [&](const TermNode& node) {
    return el("li", link_to(with(fields, "term", node.term->id.text()), term_said(*node.term, labels, words)), " ",
              el("span", {cls("c-hint")}, words.number(node.services)));
  };
  Html items, trail;
  const TermNode* here = nullptr;
  for (const TermNode& node : tree)
    if (chosen && node.term->id == *chosen)
      here = &node;
  if (here == nullptr) {
    for (const TreeGroup& group : groups_of(tree, words)) {
      Html lines;
      for (const TermNode* node : group.tops)
        lines += entry(*node);
      if (!group.heading.empty())
        items += el("h3", group.heading);
      items += el("ul", {cls("c-bullets")}, lines);
    }
  } else {
    for (const std::size_t child : here->children)
      if (tree[child].services > 0)
        items += entry(tree[child]);
    if (!items.empty())
      items = el("ul", {cls("c-bullets")}, items);
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
      trail += el("li", link_to(with(fields, "term", term->id.text()), term_said(*term, labels, words)));
    trail += el("li", el("strong", term_said(*here->term, labels, words)));
    trail = el("ul", {cls("c-bullets")}, trail);
  }
  return panel({.heading = words("directory.categories"),
                .body = all({trail, items, el("p", link_to("/directory/categories", words("directory.whole_tree")))})});
}

// One node of the tree with all below it that has services.
Html branch(const std::vector<TermNode>& tree, const TermNode& node, const TermLabels& labels,
            const words::Words& words) {
  Html below;
  for (const std::size_t child : node.children)
    if (tree[child].services > 0)
      below += branch(tree, tree[child], labels, words);
  return el(
      "li", link_to(with(Fields(), "term", node.term->id.text()), term_said(*node.term, labels, words)), " ",
      el("span", {cls("c-hint")}, words.count("directory.services_count", static_cast<std::int64_t>(node.services))),
      when(!below.empty(), [&] { return el("ul", {cls("c-bullets")}, below); }));
}

Html top_of_tree(const Html& title, const std::string& to, const std::string& count, const Html& below, bool grouped) {
  return all({el(grouped ? ElementName("h3") : ElementName("h2"), {cls("c-h3")}, link_to(to, title), " ",
                 el("span", {cls("c-hint")}, count)),
              when(!below.empty(), [&] { return el("ul", {cls("c-bullets")}, below); })});
}

// Neighbourhoods first: who looks for help near somebody usually means one of those.
std::vector<Option> near_options(const words::Words& words, const Catalogue& catalogue,
                                 const std::vector<Neighbourhood>& neighbourhoods, const std::string& chosen) {
  std::vector<Option> out, towns;
  for (const Neighbourhood& one : neighbourhoods)
    out.push_back({one.code, words("directory.near_neighbourhood", {{"name", one.name.in(words.language())}})});
  for (const Town& town : catalogue.towns())
    towns.push_back({town.name, town.name});
  for (std::vector<Option>* each : {&out, &towns})
    std::sort(each->begin(), each->end(),
              [&](const Option& a, const Option& b) { return words.sorts_before(a.label, b.label); });
  out.insert(out.end(), towns.begin(), towns.end());
  // Chosen from the page of a service.
  if (const auto point = catalogue.point_named(chosen); point && !point->is_town)
    out.insert(out.begin(), {chosen, point->name.empty() ? words("directory.place") : point->name});
  return out;
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

// How the chosen place is called; nothing when it is none.
std::optional<std::string> near_said(const words::Words& words, const Catalogue& catalogue,
                                     const std::vector<Neighbourhood>& neighbourhoods, const std::string& near) {
  if (const auto point = catalogue.point_named(near))
    return point->name.empty() ? words("directory.place") : point->name;
  for (const Neighbourhood& one : neighbourhoods)
    if (one.code == near)
      return one.name.in(words.language());
  return std::nullopt;
}

Html filters(const access::Visit& visit, const Catalogue& catalogue, const std::vector<Neighbourhood>& neighbourhoods,
             const codes::CodeBook& book, const Fields& fields) {
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
  const Search search = search_in(fields);
  if (search.open == OpenWish::now)
    choose("open", words("directory.open_now"));
  if (search.access)
    choose("access", access_said(*search.access, words));
  if (const auto place = near_said(words, catalogue, neighbourhoods, search.near))
    choose("near", search.within_km > 0
                       ? words("directory.near_within",
                               {{"km", words.number(static_cast<std::int64_t>(search.within_km))}, {"place", *place}})
                       : words("directory.near_chosen", {{"place", *place}}));
  if (search.unknowns == Unknowns::left_out)
    choose("unknown", words("directory.only_stated"));
  std::vector<Option> features, distances;
  for (const AccessFeature each : access_features)
    features.push_back({std::string(name_of(each)), access_said(each, words)});
  for (const char* each : distances_km)
    distances.push_back({each, words("directory.km", {{"km", each}})});
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
                                             state),
                                      select({.name = "open",
                                              .label = words("directory.open_wish"),
                                              .presence = Presence::optional,
                                              .blank = words("directory.open_any"),
                                              .options = {{"now", words("directory.open_now")}}},
                                             state),
                                      select({.name = "access",
                                              .label = words("directory.access_wish"),
                                              .presence = Presence::optional,
                                              .blank = words("directory.access_any"),
                                              .options = features},
                                             state),
                                      select({.name = "near",
                                              .label = words("directory.near"),
                                              .presence = Presence::optional,
                                              .blank = words("directory.near_any"),
                                              .options = near_options(words, catalogue, neighbourhoods, search.near)},
                                             state),
                                      select({.name = "within",
                                              .label = words("directory.within"),
                                              .presence = Presence::optional,
                                              .blank = words("directory.within_any"),
                                              .options = distances},
                                             state),
                                      select({.name = "unknown",
                                              .label = words("directory.unknown_wish"),
                                              .presence = Presence::optional,
                                              .blank = words("directory.unknown_kept"),
                                              .options = {{"left_out", words("directory.only_stated")}}},
                                             state)}),
                       .apply = words("directory.apply"),
                       .clear = chosen.empty() ? Link{} : Link{words("directory.clear"), "/directory"},
                       .chosen = chosen});
}

} // namespace

http::Reply DirectoryPages::search(access::Visit& visit) {
  const auto& words = visit.say();
  Fields fields = visit.fields();
  Search search = search_in(fields);
  const auto term = search.terms.empty() ? std::nullopt : std::optional(search.terms.front());
  const std::size_t number =
      std::clamp<std::size_t>(static_cast<std::size_t>(whole_number(fields.text_or("page")).value_or(1)), 1, 100'000);
  search.first = (number - 1) * page_length;
  search.most = page_length;
  auto answer = room_.find(visit.actor(), search);
  const bool no_such_place = !answer && answer.error().kind == RefusalKind::invalid && !search.near.empty();
  if (no_such_place) {
    // PRIVACY: whatever was written there is neither said again nor carried along: it may be somebody's address.
    fields = without(fields, "near");
    search.near.clear();
    search.within_km = 0;
    answer = room_.find(visit.actor(), search);
  }
  if (!answer)
    return visit.refuse(answer.error());
  const auto& [catalogue, found] = *answer;
  const LocalTime now = room_.now_there();
  std::vector<OpenStanding> open;
  for (const Hit& hit : found.hits)
    open.push_back(catalogue->open_at(hit.service->id, now));
  const bool shows_open =
      search.open == OpenWish::now ||
      std::any_of(open.begin(), open.end(), [](const OpenStanding& each) { return each.now != Openness::unknown; });
  // A neighbourhood may be written by its name in either language; from here on it goes by its code.
  if (const auto area = catalogue->point_named(search.near) ? std::nullopt : room_.neighbourhood(search.near)) {
    fields = without(fields, "near");
    fields.add("near", area->code);
  }
  const bool shows_distance = !search.near.empty();

  Table table;
  table.caption = words("directory.results");
  table.caption_spoken_only = true;
  table.empty = words("directory.nothing_found");
  table.columns = {{words("directory.service")},
                   {words("directory.organization")},
                   {words("directory.ages")},
                   {words("directory.room")}};
  if (shows_open)
    table.columns.push_back({words("directory.open")});
  if (shows_distance)
    table.columns.push_back({words("directory.distance")});
  for (std::size_t i = 0; i < found.hits.size(); ++i) {
    const Hit& hit = found.hits[i];
    const Service& service = *hit.service;
    const Organization* organization = service.organization ? catalogue->organization(*service.organization) : nullptr;
    Html marks;
    if (hit.age_unknown)
      marks += all({" ", tag(words("directory.ask_age"), Tone::warning)});
    if (hit.language_unknown)
      marks += all({" ", tag(words("directory.ask_language"), Tone::warning)});
    if (hit.access_unknown)
      marks += all({" ", tag(words("directory.ask_access"), Tone::warning)});
    const CapacityStanding standing =
        capacity_on(service.capacity, service.wait, visit.now(), room_.capacity_max_age_days());
    table.rows.push_back(
        {all({link_to(address_of(service.id), in_source_language(service.name, service.language, words)), marks}),
         organization == nullptr ? Html("—")
                                 : link_to(address_of(organization->id),
                                           in_source_language(organization->name, organization->language, words)),
         ages_said(service.ages, words), standing_tag(standing, words)});
    if (shows_open)
      table.rows.back().push_back(open_tag(open[i], now, words));
    if (shows_distance)
      table.rows.back().push_back(hit.km ? kilometres_said(*hit.km, words) : words("directory.distance_unknown"));
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
  for (const char* name : filter_names)
    if (const auto value = fields.one(name); value && std::string_view(name) != "q")
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
                   filters(visit, *catalogue, room_.neighbourhoods(), *book, fields),
                   when(no_such_place,
                        [&] {
                          return notice({.tone = Tone::warning,
                                         .label = words("directory.warning"),
                                         .body = words("directory.no_such_place")});
                        }),
                   when(shows_distance, [&] { return el("p", {cls("c-hint")}, words("directory.distance_meant")); }),
                   when(found.words_met < found.words_asked && found.total > 0,
                        [&] { return paragraph(words("directory.not_all_words")); }),
                   html::table(table), when(found.total > 0, [&] { return pagination(pages); })});
  page.side = category_panel(words, *catalogue, fields, term, labels_);
  return visit.page(std::move(page));
}

// The whole tree with how many services each branch has: to browse when nobody knows the word to search for.
http::Reply DirectoryPages::categories(access::Visit& visit) {
  const auto& words = visit.say();
  const auto catalogue = room_.catalogue(visit.actor());
  if (!catalogue)
    return visit.refuse(catalogue.error());
  const std::vector<TermNode>& tree = (*catalogue)->tree();
  Html branches, empty;
  std::size_t without_services = 0;
  for (const TermNode& node : tree)
    without_services += node.services == 0 ? 1 : 0;
  for (const TreeGroup& group : groups_of(tree, words)) {
    Html of_group;
    for (const TermNode* node : group.tops) {
      Html below;
      for (const std::size_t child : node->children)
        if (tree[child].services > 0)
          below += branch(tree, tree[child], labels_, words);
      const std::string to = with(Fields(), "term", node->term->id.text());
      const std::string count = words.count("directory.services_count", static_cast<std::int64_t>(node->services));
      of_group += top_of_tree(term_said(*node->term, labels_, words), to, count, below, !group.heading.empty());
    }
    branches += group.heading.empty() ? of_group : section(group.heading, of_group);
  }
  Html added;
  if (labels_.added)
    for (const auto& [title, label] : labels_.added(visit.language())) {
      const auto terms = (*catalogue)->terms_titled(title);
      const std::size_t services = terms.empty() ? 0 : (*catalogue)->services_with(terms.front()->id).size();
      added +=
          el("li", services > 0 ? link_to(with(Fields(), "term", terms.front()->id.text()), label) : Html(label), " ",
             el("span", {cls("c-hint")}, words.count("directory.services_count", static_cast<std::int64_t>(services))));
    }
  Page page;
  page.title = words("directory.categories");
  page.breadcrumbs = {{words("directory.title"), "/directory"}};
  page.body = all(
      {paragraph(words("directory.tree_what")), branches.empty() ? paragraph(words("directory.tree_empty")) : branches,
       when(without_services > 0,
            [&] {
              return el("p", {cls("c-hint")},
                        words.count("directory.tree_without", static_cast<std::int64_t>(without_services)));
            }),
       when(!added.empty(), [&] {
         return section(words("directory.tree_added"),
                        all({paragraph(words("directory.tree_added_what")), el("ul", {cls("c-bullets")}, added)}));
       })});
  return visit.page(std::move(page));
}

} // namespace concert::directory
