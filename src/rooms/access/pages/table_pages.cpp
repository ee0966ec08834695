#include "rooms/access/pages/table_pages.h"

#include "platform/html/components.h"
#include "platform/http/refusal_status.h"

namespace concert::access {
namespace {

using namespace html;
using http::Reply;

constexpr std::array policies = {NamesPolicy::likely_involved, NamesPolicy::intervening, NamesPolicy::whole_table};

std::string said_of(const words::Words& words, NamesPolicy policy) {
  return words("access.names_policy." + std::string(preset_of(policy)));
}

Html policy_radios(const words::Words& words, const FormState& state) {
  std::vector<Option> options;
  for (const NamesPolicy policy : policies) {
    const std::string preset(preset_of(policy));
    options.push_back({preset, said_of(words, policy), words("access.tables.preset." + preset)});
  }
  return radios({.name = "names_policy",
                 .legend = words("access.tables.names_policy"),
                 .hint = words("access.tables.names_policy_hint"),
                 .options = options},
                state);
}

std::string page_of(TableId id) {
  return "/tables/" + id.text();
}

Html name_field(const words::Words& words, std::string_view name, const FormState& state) {
  return text_field({.name = std::string(name),
                     .label = words("access.tables." + std::string(name)),
                     .longest = 120,
                     .autocomplete = "off"},
                    state);
}

} // namespace

Reply TablePages::list(Visit& visit) {
  if (const auto permit = Gate().permit<Act::edit_tables>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  const auto& words = visit.say();
  html::Table table;
  table.caption = words("access.tables.title");
  table.caption_spoken_only = true;
  table.columns = {
      {words("access.tables.name")}, {words("access.tables.names_policy")}, {words("access.tables.speak")}};
  for (const access::Table& one : room_.tables())
    table.rows.push_back({link_to(page_of(one.id), one.name.in(visit.language())), said_of(words, one.names),
                          words.number(room_.seats_at(one.id).size())});
  Page page;
  page.title = words("access.tables.title");
  page.body = all({lead(words("access.tables.lead")),
                   actions({button_link(words("access.tables.new.title"), "/tables/new")}), html::table(table)});
  return visit.page(std::move(page));
}

Reply TablePages::new_page(const Visit& visit, FormState state, int status) {
  const auto& words = visit.say();
  Page page;
  page.title = words("access.tables.new.title");
  page.narrow = true;
  page.breadcrumbs = {{words("access.tables.title"), "/tables"}};
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  page.before_heading = error_summary(state);
  html::Form frame = visit.typed_form("/tables/new");
  frame.warn_when_leaving = true;
  page.body = all({lead(words("access.tables.new.lead")),
                   html::form(frame, all({name_field(words, "name_en", state), name_field(words, "name_fr", state),
                                          policy_radios(words, state),
                                          actions({button({.label = words("access.tables.new.button")}),
                                                   link_to("/tables", words("access.members.cancel"))})}))});
  return visit.page(std::move(page), status);
}

Reply TablePages::new_table(Visit& visit) {
  if (const auto permit = Gate().permit<Act::edit_tables>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  return new_page(visit, visit.opened(), 200);
}

Reply TablePages::add(Visit& visit) {
  if (const auto permit = Gate().permit<Act::edit_tables>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  const auto told = read_add_table(visit.fields());
  const Result<access::Table> added = told ? room_.add_table(visit.actor(), *told) : told.error();
  if (!added)
    return new_page(visit, visit.state(added.error()), http::status_of(added.error().kind));
  return visit.go(page_of(added->id), "table_added");
}

Reply TablePages::table_page(const Visit& visit, const access::Table& table, FormState state, int status) {
  const auto& words = visit.say();
  Page page;
  page.title = table.name.in(visit.language());
  page.caption = words("access.tables.caption_one");
  page.narrow = true;
  page.breadcrumbs = {{words("access.tables.title"), "/tables"}};
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  page.before_heading = error_summary(state);
  if (status == 412) // what is stored now stands beside what was chosen
    page.before_heading = all({page.before_heading, notice({.tone = Tone::warning,
                                                            .label = words("access.members.changed_label"),
                                                            .heading = words("access.tables.changed"),
                                                            .body = paragraph(said_of(words, table.names))})});
  page.body = all({lead(words("access.tables.policy_lead")),
                   html::form(visit.typed_form(page_of(table.id), table.version),
                              all({policy_radios(words, state), paragraph(words("access.tables.at_once")),
                                   actions({button({.label = words("access.tables.save")}),
                                            link_to("/tables", words("access.members.cancel"))})}))});
  return visit.page(std::move(page), status);
}

Reply TablePages::show(Visit& visit) {
  if (const auto permit = Gate().permit<Act::edit_tables>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  const auto id = visit.id<TableId>();
  const auto table = id ? room_.table(*id) : std::nullopt;
  if (!table)
    return visit.refuse(Refusal::not_found());
  Fields stored;
  stored.add("names_policy", std::string(preset_of(table->names)));
  return table_page(visit, *table, visit.opened(std::move(stored)), 200);
}

Reply TablePages::set_names_policy(Visit& visit) {
  if (const auto permit = Gate().permit<Act::edit_tables>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  const auto id = visit.id<TableId>();
  const auto told = read_names_policy(visit.fields());
  const Result<access::Table> done =
      !id    ? Refusal::not_found()
      : told ? room_.set_names_policy(visit.actor(), *id, visit.version().value_or(0), told->names)
             : Result<access::Table>(told.error());
  if (done)
    return visit.go(page_of(*id), "names_policy_set");
  const auto table = id ? room_.table(*id) : std::nullopt;
  if (!table)
    return visit.refuse(Refusal::not_found());
  return table_page(visit, *table, visit.state(done.error()), http::status_of(done.error().kind));
}

} // namespace concert::access
