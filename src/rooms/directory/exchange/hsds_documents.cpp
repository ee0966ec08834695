#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "platform/json/write.h"
#include "rooms/directory/exchange/hsds_cells.h"
#include "rooms/directory/exchange/stated_values.h"

namespace concert::directory {

namespace {

using RowRef = std::pair<const hsds::Table*, std::size_t>; // a row by its table and position

// Each row stands in the document of the first row that it names in the order of hsds::nestings(); those that name none
// are documents of their own.
class Documents {
public:
  explicit Documents(const HsdsCells& cells) : cells_(cells) {
    for (const hsds::Table& table : hsds::tables()) {
      const auto& rows = cells.rows.at(table.name);
      for (std::size_t i = 0; i < rows.size(); ++i)
        at_[key(table.name, rows[i].front())] = i;
    }
    for (const hsds::Table& table : hsds::tables())
      for (std::size_t i = 0; i < cells.rows.at(table.name).size(); ++i)
        find_home(table, i);
    std::unordered_map<std::string, std::size_t> unused = units_;
    const hsds::Table& capacity = hsds::table("service_capacity");
    for (std::size_t i = 0; i < cells.rows.at(capacity.name).size(); ++i)
      unused.erase(cell(capacity, i, "unit_id"));
    for (std::size_t i = 0; i < cells.rows.at("unit").size(); ++i)
      if (unused.count(cells.rows.at("unit")[i].front()) > 0)
        roots_["unit"].push_back(i);
  }

  void write(Export& out) const {
    for (const hsds::Table& table : hsds::tables()) {
      const auto roots = roots_.find(table.name);
      const bool always = table.name == "organization" || table.name == "service" || table.name == "location";
      if (roots == roots_.end() && !always)
        continue;
      static const std::vector<std::size_t> none;
      const std::vector<std::size_t>& rows = roots == roots_.end() ? none : roots->second;
      json::Writer json;
      json.begin_object()
          .member("total_items", rows.size())
          .member("total_pages", rows.empty() ? 0 : 1)
          .member("page_number", 1)
          .member("size", rows.size())
          .member("first_page", true)
          .member("last_page", true)
          .member("empty", rows.empty())
          .key("contents")
          .begin_array();
      for (const std::size_t i : rows)
        row(json, table, i);
      json.end_array().end_object();
      const std::string path(table.path);
      out.files[path.substr(0, path.find('.')) + ".json"] = json.take();
    }
  }

private:
  static std::string key(std::string_view table, std::string_view id) {
    return std::string(table) + "/" + std::string(id);
  }
  const std::string& cell(const hsds::Table& table, std::size_t i, std::string_view field) const {
    return cells_.rows.at(table.name)[i][table.position(field)];
  }

  void find_home(const hsds::Table& table, std::size_t i) {
    const auto goes = [&](std::string_view outer, std::string_view member, const std::string& id) {
      // Changes and categories of changes and categories could name each other in a ring.
      if (id.empty() || outer == "attribute" || outer == "metadata" || at_.count(key(outer, id)) == 0)
        return false;
      inner_[key(outer, id)].push_back({member, {&table, i}});
      return true;
    };
    if (table.name == "attribute" && goes(cell(table, i, "link_entity"), "attributes", cell(table, i, "link_id")))
      return;
    if (table.name == "metadata" && goes(cell(table, i, "resource_type"), "metadata", cell(table, i, "resource_id")))
      return;
    if (table.name == "unit") { // in each capacity that counts in it
      units_[cell(table, i, "id")] = i;
      return;
    }
    for (const hsds::Nested& each : hsds::nestings()) {
      const std::string field = std::string(each.outer) + "_id";
      if (each.inner != table.name || !each.many || table.field(field) == nullptr || is_document(table.name))
        continue;
      if (goes(each.outer, each.member, cell(table, i, field)))
        return;
    }
    roots_[table.name].push_back(i);
  }

  static bool is_document(std::string_view table) {
    return table == "organization" || table == "service" || table == "location";
  }

  void row(json::Writer& json, const hsds::Table& table, std::size_t i) const {
    const HsdsCells::Row& cells = cells_.rows.at(table.name)[i];
    json.begin_object();
    for (std::size_t f = 0; f < cells.size(); ++f) {
      if (cells[f].empty() && !table.fields[f].required)
        continue;
      json.key(table.fields[f].name);
      const std::optional<int> whole = whole_in(cells[f]);
      if (table.fields[f].type != "number")
        json.value(cells[f]);
      else if (whole && std::to_string(*whole) == cells[f])
        json.value(*whole);
      else if (const auto number = number_in(cells[f]))
        json.value(*number);
      else
        json.value(nullptr);
    }
    if (table.name == "service_capacity")
      if (const auto unit = units_.find(cell(table, i, "unit_id")); unit != units_.end()) {
        json.key("unit");
        row(json, hsds::table("unit"), unit->second);
      }
    if (const auto inner = inner_.find(key(table.name, cells.front())); inner != inner_.end())
      lists(json, inner->second);
    json.end_object();
  }

  void lists(json::Writer& json, const std::vector<std::pair<std::string_view, RowRef>>& inner) const {
    std::vector<std::string_view> members;
    for (const auto& [member, ref] : inner)
      if (std::find(members.begin(), members.end(), member) == members.end())
        members.push_back(member);
    for (const std::string_view each : members) {
      json.key(each).begin_array();
      for (const auto& [member, ref] : inner)
        if (member == each)
          row(json, *ref.first, ref.second);
      json.end_array();
    }
  }

  const HsdsCells& cells_;
  std::unordered_map<std::string, std::size_t> at_; // table and id -> position
  std::unordered_map<std::string, std::vector<std::pair<std::string_view, RowRef>>> inner_;
  std::unordered_map<std::string, std::size_t> units_;
  std::map<std::string_view, std::vector<std::size_t>> roots_;
};

} // namespace

void write_documents(const HsdsCells& cells, Export& out) {
  Documents(cells).write(out);
}

} // namespace concert::directory
