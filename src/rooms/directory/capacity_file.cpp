#include "rooms/directory/capacity_file.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/text.h"
#include "rooms/directory/source_table.h"

namespace concert::directory {

namespace {

constexpr int most_places = 100'000, most_wait_days = 3'650; // as in the form
constexpr std::size_t longest_unit = 40;

bool same_statement(const FiledStatement& a, const FiledStatement& b) {
  return a.capacity == b.capacity && a.wait == b.wait;
}

class CapacityReading {
public:
  CapacityReading(SourceTable& table, const Catalogue& catalogue, Instant now, CapacityFile& out)
      : table_(table), catalogue_(catalogue), now_(now), out_(out) {
    for (const Service& each : catalogue.entries().services)
      by_origin_[{each.origin.import, each.origin.id}].push_back(&each);
  }

  void read() {
    for (row_ = 0; row_ < table_.size(); ++row_) {
      sound_ = true;
      const FiledStatement statement = statement_at_row();
      table_.end_of_row(row_, out_.report);
      if (sound_) {
        ++out_.report.read[table_.file()];
        take(statement);
      }
    }
    drop_contradicted();
  }

private:
  void leave_out(const char* word, std::vector<std::string> values, const char* column) {
    sound_ = false;
    leave_out_line(table_.line(row_), word, std::move(values), column);
  }
  void leave_out_line(std::size_t line, const char* word, std::vector<std::string> values, const char* column) {
    out_.report.add(NoteKind::left_out, table_.file(), line, word, std::move(values), column);
  }

  std::string cell(const char* column) { return std::string(text::trim(table_.cell(row_, column))); }

  // Nothing for an empty cell, and for one that is left out.
  std::optional<int> count_at(const char* column, int most) {
    const std::string said = cell(column);
    if (said.empty())
      return std::nullopt;
    long long value = 0;
    const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), value);
    if (end != said.data() + said.size() || error == std::errc::invalid_argument)
      leave_out("directory.capacity.no_number", {said}, column);
    else if (error != std::errc() || value < 0 || value > most)
      leave_out("directory.out_of_range", {"0", std::to_string(most)}, column);
    else
      return static_cast<int>(value);
    return std::nullopt;
  }

  const Service* service_of_row() {
    const std::string id = cell("service_id"), source = cell("source"), source_id = cell("source_id");
    if (!id.empty()) {
      const auto parsed = ServiceId::parse(id);
      const Service* found = parsed ? catalogue_.service(*parsed) : nullptr;
      if (found == nullptr)
        leave_out("directory.capacity.no_service", {id}, "service_id");
      return found;
    }
    const auto found = by_origin_.find({source, source_id});
    if (source_id.empty() || found == by_origin_.end())
      leave_out("directory.capacity.no_service", {source + " " + source_id}, "source_id");
    else if (found->second.size() > 1)
      leave_out("directory.capacity.two_services", {source + " " + source_id}, "source_id");
    else
      return found->second.front();
    return nullptr;
  }

  FiledStatement statement_at_row() {
    FiledStatement out;
    out.line = table_.line(row_);
    out.service = service_of_row();
    const auto available = count_at("available", most_places);
    if (sound_ && !available)
      leave_out("directory.capacity.no_number", {""}, "available");
    out.capacity.available = available.value_or(0);
    out.capacity.maximum = count_at("maximum", most_places);
    if (available && out.capacity.maximum && *out.capacity.maximum < *available)
      leave_out("directory.more_than_maximum", {}, "available");
    if (const std::string unit = cell("unit"); !unit.empty())
      out.capacity.unit = unit;
    else if (out.service != nullptr && out.service->capacity) // what is counted is known already
      out.capacity.unit = out.service->capacity->unit;
    if (text::count_characters(out.capacity.unit) > longest_unit)
      leave_out("directory.capacity.unit_too_long", {std::to_string(longest_unit)}, "unit");
    const auto wait_days = count_at("wait_days", most_wait_days);
    const std::string moment = cell("stated_at");
    const auto stated_at = Instant::parse_iso(moment);
    if (!stated_at)
      leave_out("directory.capacity.no_moment", {moment}, "stated_at");
    else if (*stated_at > now_)
      leave_out("directory.capacity.future", {moment}, "stated_at");
    out.capacity.stated_at = stated_at.value_or(Instant{});
    if (wait_days)
      out.wait = Wait{*wait_days, out.capacity.stated_at, Provenance::stated};
    return out;
  }

  // Of each service the latest stays; what contradicts it at its moment is remembered until all rows are read, because
  // a still later one may follow.
  void take(const FiledStatement& statement) {
    const auto [found, is_new] = at_.try_emplace(statement.service, out_.statements.size());
    if (is_new) {
      out_.statements.push_back(statement);
      return;
    }
    FiledStatement& known = out_.statements[found->second];
    if (statement.capacity.stated_at == known.capacity.stated_at) {
      if (same_statement(statement, known))
        ++out_.repeated;
      else
        contradicting_[statement.service].push_back(statement);
      return;
    }
    ++out_.earlier;
    if (statement.capacity.stated_at > known.capacity.stated_at)
      known = statement;
  }

  void drop_contradicted() {
    std::set<const Service*> dropped;
    for (const auto& [service, statements] : contradicting_) {
      const FiledStatement& known = out_.statements[at_.at(service)];
      for (const FiledStatement& each : statements) {
        if (each.capacity.stated_at != known.capacity.stated_at) { // outlived meanwhile
          ++out_.earlier;
          continue;
        }
        leave_out_line(each.line, "directory.capacity.contradicts", {std::to_string(known.line)}, "available");
        if (dropped.insert(service).second)
          leave_out_line(known.line, "directory.capacity.contradicts", {std::to_string(each.line)}, "available");
      }
    }
    std::erase_if(out_.statements, [&](const FiledStatement& each) { return dropped.contains(each.service); });
  }

  SourceTable& table_;
  const Catalogue& catalogue_;
  const Instant now_;
  CapacityFile& out_;
  std::map<std::pair<std::string, std::string>, std::vector<const Service*>> by_origin_;
  std::map<const Service*, std::size_t> at_; // position in out_.statements
  std::map<const Service*, std::vector<FiledStatement>> contradicting_;
  std::size_t row_ = 0;
  bool sound_ = true;
};

} // namespace

Result<CapacityFile> read_capacity_file(const ImportCapacity& given, const Catalogue& catalogue, Instant now) {
  CapacityFile out;
  const Files files = {{given.file, given.bytes}};
  SourceTable table = TRY(SourceTable::open(files, given.file, {"available", "stated_at"}, out.report));
  const std::vector<std::string>& columns = table.columns();
  const auto has = [&](const char* name) { return std::find(columns.begin(), columns.end(), name) != columns.end(); };
  if (!has("service_id") && !(has("source") && has("source_id")))
    return Refusal::invalid(given.file, "directory.capacity.no_service_column", {"1"});
  CapacityReading(table, catalogue, now, out).read();
  return out;
}

} // namespace concert::directory
