#include <array>

#include "app/pages/about_pages.h"
#include "platform/html/components.h"
#include "rooms/access/gate.h"

namespace concert::app {
namespace {

using namespace html;
using access::Act;
using access::Role;
using access::Stage;

constexpr std::array stages = {Stage::screening,    Stage::discussion, Stage::identification,
                               Stage::intervention, Stage::concluded,  Stage::rejected};

// Who looks: a role, and how its agency stands to the situation.
struct Onlooker {
  std::string_view key;
  Role role;
  access::Relations relations;
};

constexpr access::Relations at_table{.at_table = true};
constexpr access::Relations every_relation{
    .at_table = true, .originating = true, .likely = true, .intervening = true, .lead = true};

// Roles that sit for no agency in a situation are asked with every relation there is, so that a rule which let them in
// by some side door would show.
constexpr std::array onlookers = {
    Onlooker{"chair", Role::chair, every_relation},
    Onlooker{"originating", Role::representative, {.at_table = true, .originating = true}},
    Onlooker{"likely", Role::representative, {.at_table = true, .likely = true}},
    Onlooker{"intervening", Role::representative, {.at_table = true, .intervening = true}},
    Onlooker{"other", Role::representative, at_table},
    Onlooker{"elsewhere", Role::representative, {}},
    Onlooker{"agency_administrator", Role::agency_administrator, every_relation},
    Onlooker{"planner", Role::planner, every_relation},
    Onlooker{"evaluator", Role::evaluator, every_relation},
    Onlooker{"privacy_officer", Role::privacy_officer, every_relation},
    Onlooker{"administrator", Role::administrator, every_relation},
};

struct Seen {
  Act act;
  std::string_view key;
  Tone tone;
};
constexpr std::array all_seen = {
    Seen{Act::see_header, "header", Tone::neutral},          Seen{Act::see_picture, "picture", Tone::note},
    Seen{Act::see_intervention, "intervention", Tone::note}, Seen{Act::see_names, "names", Tone::warning},
    Seen{Act::see_contact, "contact", Tone::danger},
};

// Relations that a situation gives only at a later filter do not exist before it.
access::Relations at_stage(access::Relations relations, Stage stage) {
  if (stage == Stage::screening || stage == Stage::discussion)
    relations.likely = false;
  if (stage == Stage::screening || stage == Stage::discussion || stage == Stage::identification)
    relations.intervening = relations.lead = false;
  return relations;
}

Html seen_by(const words::Words& words, const Onlooker& who, Stage stage, access::NamesPolicy names) {
  access::Actor actor;
  actor.role = who.role;
  const access::Standing standing{stage, at_stage(who.relations, stage), names};
  Html seen;
  for (const Seen& one : all_seen)
    if (access::Gate().allows(one.act, actor, standing))
      seen += all({seen.empty() ? "" : " ", tag(words("about.seen." + std::string(one.key)), one.tone)});
  return seen.empty() ? Html(words("about.seen.nothing")) : seen;
}

Html table_of_filters(const words::Words& words, access::NamesPolicy names) {
  Table table;
  table.caption = words("about.who.caption");
  table.caption_spoken_only = true;
  table.columns = {{words("about.who.who")}};
  for (const Stage stage : stages)
    table.columns.push_back({words("about.stage." + std::string(name_of(stage)))});
  for (const Onlooker& who : onlookers) {
    std::vector<Html> row = {words("about.onlooker." + std::string(who.key))};
    for (const Stage stage : stages)
      row.push_back(seen_by(words, who, stage, names));
    table.rows.push_back(std::move(row));
  }
  return html::table(table);
}

// The acts that concern no single situation, role by role.
Html house_acts(const words::Words& words) {
  const access::Gate gate;
  const auto allowed = [&](Act act, Role role) {
    access::Actor actor;
    actor.role = role;
    return gate.allows(act, actor);
  };
  std::vector<Html> everybody;
  std::array<std::vector<Html>, access::all_roles.size()> each_role;
  for (unsigned i = 0; i <= static_cast<unsigned>(Act::verify_audit); ++i) {
    const Act act = static_cast<Act>(i);
    const std::string said = words("access.act." + std::string(name_of(act)));
    const auto roles = std::count_if(access::all_roles.begin(), access::all_roles.end(),
                                     [&](Role role) { return allowed(act, role); });
    if (static_cast<std::size_t>(roles) == access::all_roles.size()) {
      everybody.emplace_back(said);
      continue;
    }
    for (std::size_t role = 0; role < access::all_roles.size(); ++role)
      if (allowed(act, access::all_roles[role]))
        each_role[role].emplace_back(said);
  }
  std::vector<SummaryRow> rows = {{words("about.house.everybody"), bullets(everybody)}};
  for (std::size_t role = 0; role < access::all_roles.size(); ++role)
    rows.push_back({words("access.role." + std::string(name_of(access::all_roles[role]))),
                    each_role[role].empty() ? Html(words("about.house.nothing_more")) : bullets(each_role[role])});
  return summary_list(rows);
}

} // namespace

http::Reply AboutPages::privacy(access::Visit& visit) {
  const auto& words = visit.say();
  const access::NamesPolicy names =
      visit.is_seated() ? names_policy_of_(visit.actor().table) : access::NamesPolicy::likely_involved;
  std::vector<SummaryRow> meanings;
  for (const Seen& one : all_seen)
    meanings.push_back({words("about.seen." + std::string(one.key)), words("about.means." + std::string(one.key))});
  const auto points = [&](std::initializer_list<const char*> keys) {
    std::vector<Html> out;
    for (const char* key : keys)
      out.emplace_back(words("about." + std::string(key)));
    return bullets(out);
  };
  Page page;
  page.title = words("about.who.title");
  page.breadcrumbs = {{words("about.title"), "/about"}};
  page.body = all(
      {lead(words("about.who.lead")),
       section(words("about.who.by_filter"),
               all({summary_list(meanings), table_of_filters(words, names),
                    notice({.label = words("about.note"),
                            .body = words(visit.is_seated() ? "about.names_here" : "about.names_usual",
                                          {{"who", words("access.names_policy." + std::string(preset_of(names)))}})})}),
               "filters"),
       section(words("about.house.title"), all({paragraph(words("about.house.text")), house_acts(words)}), "roles"),
       section(words("about.recorded.title"),
               points({"recorded.acts", "recorded.reads", "recorded.header", "recorded.detail"}), "recorded"),
       section(words("about.destroyed.title"),
               points({"destroyed.rejected", "destroyed.withdrawn", "destroyed.kept", "destroyed.backups"}),
               "destroyed"),
       section(words("about.youth.title"), paragraph(words("about.youth.text")), "youth"),
       section(words("about.limits.title"),
               all({paragraph(words("about.limits.text")), notice({.tone = Tone::warning,
                                                                   .label = words("about.limits.label"),
                                                                   .body = words("about.limits.witness")})}),
               "limits")});
  return visit.page(std::move(page));
}

} // namespace concert::app
