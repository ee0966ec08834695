#include <algorithm>
#include <set>

#include "base/text.h"
#include "rooms/directory/exchange/hsds_reading.h"
#include "rooms/directory/exchange/stated_values.h"
#include "rooms/directory/exchange/table_names.h"
#include "rooms/directory/exchange/uuids.h"

namespace concert::directory {

namespace {

bool speaks_of_a_place(std::string_view written) {
  const std::string words = text::fold(written);
  for (const std::string_view each : {"address", "adresse", "location", "lieu"})
    if (words.find(each) != std::string::npos)
      return true;
  return false;
}

} // namespace

void HsdsReading::taxonomies() {
  for (SourceRow& row : tables_.of("taxonomy")) {
    const std::string id(row.at("id")), name(row.at("name"));
    if (name.empty()) {
      leave_out("taxonomy", row, "directory.import.name_missing", {id}, "name");
      continue;
    }
    taxonomy_name_[known("taxonomy", id)] = name;
    const bool plain = row.cells.size() == 3 && row.at("description") == name &&
                       (!is_uuid(id) || id == derived_uuid("taxonomy", name));
    if (!plain)
      keep_rest("taxonomy", known("taxonomy", id), std::move(row));
  }
}

void HsdsReading::terms() {
  const hsds::Table& table = hsds::table("taxonomy_term");
  std::vector<TaxonomyTerm>& terms = out_.entries.terms;
  std::vector<const SourceRow*> rows;
  std::map<std::string, std::size_t> titles; // folded -> line
  std::unordered_map<std::string, std::size_t> at;
  std::vector<std::pair<std::size_t, std::string>> parents; // position, our id of the parent
  for (SourceRow& row : tables_.of("taxonomy_term")) {
    const std::string id(row.at("id"));
    if (row.at("name").empty()) {
      leave_out("taxonomy_term", row, "directory.import.term_without_name", {}, "name");
      continue;
    }
    TaxonomyTerm term;
    term.origin = origin("taxonomy_term", id);
    term.id = id_from<TaxonomyTermTag>(term.origin);
    term.name = row.take("name");
    term.code = row.take("code");
    term.taxonomy = row.take("taxonomy");
    const auto tree = taxonomy_name_.find(known("taxonomy", std::string(row.at("taxonomy_id"))));
    if (term.taxonomy.empty() && tree != taxonomy_name_.end())
      term.taxonomy = tree->second;
    if (tree != taxonomy_name_.end() && tree->second == term.taxonomy)
      row.take("taxonomy_id"); // the export finds it by its name
    term.language = row.take("language");
    if (term.language.empty())
      term.language = settings_.language;
    if (row.at("description") == term.name)
      row.take("description");
    if (const auto [first, is_new] = titles.emplace(text::fold(term.name), row.line); !is_new)
      note(NoteKind::noticed, row, "directory.import.title_repeated", {term.name, std::to_string(first->second)});
    if (const std::string parent(row.take("parent_id")); !parent.empty()) {
      const std::string known_parent = known("taxonomy_term", parent);
      if (known_parent.empty() || known_parent == term.id.text())
        note(NoteKind::left_out, row, "directory.import.dangling_parent", {parent}, "parent_id");
      else
        parents.emplace_back(terms.size(), known_parent);
    }
    term_name_[term.id.text()] = term.name;
    at[term.id.text()] = terms.size();
    rows.push_back(&row);
    keep_rest(table.name, term.id.text(), row);
    terms.push_back(std::move(term));
  }
  for (const auto& [position, parent] : parents)
    if (at.count(parent) > 0)
      terms[position].parent = TaxonomyTermId::parse(parent);
  // A parent that is also a descendant would make every walk up the tree endless.
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::set<TaxonomyTermId> way = {terms[i].id};
    for (std::optional<TaxonomyTermId> up = terms[i].parent; up; up = terms[at[up->text()]].parent)
      if (!way.insert(*up).second) {
        note(NoteKind::left_out, *rows[i], "directory.import.ring_in_tree", {terms[i].code}, "parent_id");
        terms[i].parent.reset();
        break;
      }
  }
}

void HsdsReading::attributes() {
  for (SourceRow& row : tables_.of("attribute")) {
    const std::string id(row.at("id")), there(row.at("link_id")), term_there(row.at("taxonomy_term_id"));
    // What the source calls the table; some leave it out or write a sentence, and then the id must find it.
    std::string_view entity = table_called(row.at("link_entity")).table;
    if (row.at("link_entity").empty() && !table_called(row.at("link_type")).table.empty()) {
      entity = table_called(row.at("link_type")).table; // 2.0 named the table here
      row.take("link_type");
    }
    std::string linked = known(entity, there);
    for (const hsds::Table& table : hsds::tables())
      if (linked.empty() && hsds::find_table(entity) == nullptr) {
        linked = known(table.name, there);
        entity = linked.empty() ? entity : table.name;
      }
    if (linked.empty()) {
      leave_out("attribute", row, "directory.import.dangling_link", {std::string(row.at("link_entity")), there},
                "link_id");
      continue;
    }
    const std::string term = known("taxonomy_term", term_there);
    if (term.empty()) {
      leave_out("attribute", row, "directory.import.dangling_term", {there, term_there}, "taxonomy_term_id");
      continue;
    }
    // PRIVACY: a source that marks its confidential places with a category or a label. Of a service the words must
    // speak of a place: "confidential testing" is no secret address.
    const std::string words = term_name_[term] + " " + std::string(row.at("value")) + " " +
                              std::string(row.at("label")) + " " + std::string(row.at("link_type"));
    const bool of_place = entity == "location" || entity == "address" || speaks_of_a_place(words);
    if (of_place && says_confidential(words))
      confidential_.insert(entity == "address" ? location_of_address(linked) : linked);
    const auto service = entity == "service" ? service_.find(linked) : service_.end();
    if (service != service_.end()) {
      std::vector<TaxonomyTermId>& terms = out_.entries.services[service->second].terms;
      const TaxonomyTermId term_id = *TaxonomyTermId::parse(term);
      if (std::find(terms.begin(), terms.end(), term_id) == terms.end())
        terms.push_back(term_id);
      if (row.cells.size() == 4 && (!is_uuid(id) || id == derived_uuid("attribute", there + term_there)))
        continue;
    }
    row.set(hsds::table("attribute"), "link_entity", std::string(entity));
    keep_rest("attribute", known("attribute", id), std::move(row));
  }
}

std::string HsdsReading::location_of_address(const std::string& address) const {
  for (const Address& each : out_.entries.addresses)
    if (each.id.text() == address)
      return each.location.text();
  return {};
}

} // namespace concert::directory
