#include "rooms/directory/exchange/ohana_taxonomy.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "platform/json/parse.h"
#include "rooms/directory/source_table.h"

namespace concert::directory {

namespace {

constexpr const char* categories_file = "service_categories.json";

// A parent that is also a descendant would make every walk up the tree endless.
void break_rings(const std::string& file, const std::vector<std::size_t>& lines, Import& out) {
  std::map<TaxonomyTermId, std::size_t> index;
  for (std::size_t i = 0; i < out.entries.terms.size(); ++i)
    index[out.entries.terms[i].id] = i;
  for (std::size_t i = 0; i < out.entries.terms.size(); ++i) {
    std::set<TaxonomyTermId> way = {out.entries.terms[i].id};
    for (std::optional<TaxonomyTermId> up = out.entries.terms[i].parent; up; up = out.entries.terms[index[*up]].parent)
      if (!way.insert(*up).second) {
        out.report.add(NoteKind::left_out, file, lines[i], "directory.import.ring_in_tree",
                       {out.entries.terms[i].code});
        out.entries.terms[i].parent.reset();
        break;
      }
  }
}

void give_terms(Service& service, const json::Array& list, const TermsByRow& by_row, Import& out) {
  const std::string& id = service.origin.id;
  std::vector<TaxonomyTermId>& terms = service.terms;
  std::size_t repeated = 0;
  for (const json::Value& each : list) {
    const std::string row = each.if_text() != nullptr  ? *each.if_text()
                            : each.if_int() != nullptr ? std::to_string(*each.if_int())
                                                       : "";
    const auto term = by_row.find(row);
    if (term == by_row.end())
      out.report.add(NoteKind::left_out, categories_file, 1, "directory.import.dangling_term", {id, row});
    else if (std::find(terms.begin(), terms.end(), term->second) != terms.end())
      ++repeated;
    else
      terms.push_back(term->second);
  }
  if (repeated > 0)
    out.report.add(NoteKind::mended, categories_file, 1, "directory.import.terms_repeated",
                   {id, std::to_string(repeated)});
  ++out.report.read[categories_file];
}

} // namespace

Result<TermsByRow> read_ohana_taxonomy(const Files& files, const SourceSettings& settings, Import& out) {
  TermsByRow by_row;
  if (files.find("taxonomy.csv") == files.end())
    return by_row;
  SourceTable table = TRY(SourceTable::open(files, "taxonomy.csv", {"taxonomy_id", "name"}, out.report));
  std::set<std::string> codes;
  std::map<std::string, std::size_t> titles;
  std::map<std::string, TaxonomyTermId> by_code;
  std::vector<std::pair<std::size_t, std::string>> parents; // term, code of its parent
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < table.size(); ++i) {
    TaxonomyTerm term;
    term.code = table.cell(i, "taxonomy_id");
    term.name = table.cell(i, "name");
    if (term.code.empty() || term.name.empty()) {
      out.report.add(NoteKind::left_out, table.file(), table.line(i), "directory.import.term_without_name");
      continue;
    }
    if (!codes.insert(term.code).second) {
      out.report.add(NoteKind::left_out, table.file(), table.line(i), "directory.import.id_repeated", {term.code});
      continue;
    }
    if (const auto [first, is_new] = titles.emplace(text::fold(term.name), table.line(i)); !is_new)
      out.report.add(NoteKind::noticed, table.file(), table.line(i), "directory.import.title_repeated",
                     {term.name, std::to_string(first->second)});
    term.origin = {settings.name, "taxonomy", term.code};
    term.id = id_from<TaxonomyTermTag>(term.origin);
    term.taxonomy = settings.name;
    term.kind = table.cell(i, "type") == "situation" ? TermKind::situation : TermKind::service;
    term.language = settings.language;
    by_code[term.code] = term.id;
    const std::string row_id = table.cell(i, "id");
    by_row[row_id.empty() ? term.code : row_id] = term.id;
    if (const std::string parent = table.cell(i, "parent_id"); !parent.empty())
      parents.emplace_back(out.entries.terms.size(), parent);
    out.entries.terms.push_back(std::move(term));
    lines.push_back(table.line(i));
    table.end_of_row(i, out.report);
    ++out.report.read[table.file()];
  }
  for (const auto& [index, code] : parents) {
    const auto parent = by_code.find(code);
    TaxonomyTerm& term = out.entries.terms[index];
    if (parent == by_code.end() || parent->second == term.id)
      out.report.add(NoteKind::left_out, table.file(), lines[index], "directory.import.dangling_parent", {code});
    else
      term.parent = parent->second;
  }
  break_rings(table.file(), lines, out);
  return by_row;
}

Result<void> read_ohana_categories(const Files& files, const TermsByRow& by_row, Import& out) {
  const char* const file = categories_file;
  if (files.find(file) == files.end())
    return {};
  const std::string text = TRY(readable_text(files, file, out.report));
  const json::Limits limits{std::size_t{64} << 20, 8, 10'000'000};
  const Result<json::Value> parsed = json::parse(text, limits);
  if (!parsed)
    return Refusal::invalid(file, "directory.import.json_unreadable",
                            parsed.error().problems.empty() ? std::vector<std::string>{"1"}
                                                            : parsed.error().problems.front().values);
  const json::Object* services = parsed->if_object();
  if (services == nullptr)
    return Refusal::invalid(file, "directory.import.json_no_object", {"1"});
  std::unordered_map<std::string_view, Service*> by_id;
  for (Service& each : out.entries.services)
    by_id[each.origin.id] = &each;
  for (const auto& [id, list] : *services) {
    const auto service = by_id.find(id);
    if (list.if_array() == nullptr)
      out.report.add(NoteKind::left_out, file, 1, "directory.import.categories_unreadable", {id});
    else if (service == by_id.end())
      out.report.add(NoteKind::left_out, file, 1, "directory.import.dangling_service", {id});
    else
      give_terms(*service->second, *list.if_array(), by_row, out);
  }
  return {};
}

} // namespace concert::directory
