// What goes out comes in again as it was: for directories made up at random, in both forms, and for real ones.
#include <algorithm>
#include <random>

#include "rooms/directory/catalogue.h"
#include "rooms/directory/exchange/hsds_export.h"
#include "rooms/directory/exchange/tests/reference.h"
#include "rooms/directory/exchange/uuids.h"

using namespace concert;
using namespace concert::directory;

namespace {

// A directory whose ids are UUIDs of its source, with all that the standard can hold. Texts hold what breaks careless
// programs: quotes, line ends, accents, and what a spreadsheet would run.
class Drawing {
public:
  explicit Drawing(unsigned seed) : random_(seed) {}

  Import draw() {
    out_.name = "drawn";
    const std::size_t n = 1 + below(6);
    organizations(n);
    locations(n);
    terms();
    services(2 * n);
    phones(n);
    beside();
    return std::move(out_);
  }

private:
  std::size_t below(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(random_); }
  bool chance() { return below(2) == 0; }
  template <class Entry>
  const Entry& any(const std::vector<Entry>& all) {
    return all[below(all.size())];
  }

  std::string text() {
    static const std::vector<std::string> words = {
        "shelter", "café",       "l’été",    "\"quoted\"", "a, b", "line\nline",     "=1+1", "+1 905 555 0100",
        "-",       "semi;colon", "tab bar|", "@home",      "1",    "Été à Ste-Anne", "'tis", "日本語",
        "a\n\nb"};
    std::string out = any(words);
    for (std::size_t i = below(3); i > 0; --i)
      out += " " + any(words);
    return out;
  }
  std::string maybe() { return chance() ? text() : ""; }
  Instant moment() { return Instant{static_cast<std::int64_t>(1'700'000'000 + below(100'000'000)) * 1'000'000}; }

  Origin fresh(const char* table) {
    std::string hex;
    for (int i = 0; i < 32; ++i)
      hex += "0123456789abcdef"[below(16)];
    return {"drawn", table, uuid_of(hex)};
  }

  void organizations(std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      Organization each;
      each.origin = fresh("organization");
      each.id = id_from<OrganizationTag>(each.origin);
      each.name = text();
      each.description = text(); // the standard demands one
      each.alternate_name = maybe();
      each.email = maybe();
      each.website = maybe();
      each.language = "en";
      out_.entries.organizations.push_back(each);
      std::vector<std::pair<std::string, std::string>> values;
      if (chance())
        values.emplace_back("tax_id", text());
      if (chance())
        values.emplace_back("year_incorporated", std::to_string(1900 + below(120)));
      if (chance() && i > 0)
        values.emplace_back("parent_organization_id", out_.entries.organizations[0].id.text());
      also(each, values);
    }
  }

  void locations(std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      Location each;
      each.origin = fresh("location");
      each.id = id_from<LocationTag>(each.origin);
      if (chance())
        each.organization = any(out_.entries.organizations).id;
      each.name = maybe();
      each.alternate_name = maybe();
      each.description = maybe();
      each.transportation = maybe();
      each.website = maybe();
      each.language = "en";
      if (chance())
        each.position = Position{static_cast<double>(below(180'000'000)) / 1e6 - 90, -79.25};
      out_.entries.locations.push_back(each);
      std::vector<std::pair<std::string, std::string>> values;
      if (chance())
        values.emplace_back("location_type", "virtual");
      if (chance())
        values.emplace_back("external_identifier", text());
      also(each, values);
      for (std::size_t k = below(3); k > 0; --k) {
        Address address;
        address.origin = fresh("address");
        address.id = id_from<AddressTag>(address.origin);
        address.location = each.id;
        address.address_1 = text();
        address.address_2 = maybe();
        address.city = text();
        address.state_province = "ON";
        address.postal_code = maybe();
        address.country = "CA";
        out_.entries.addresses.push_back(address);
        values.clear();
        if (chance())
          values.emplace_back("attention", text());
        if (chance())
          values.emplace_back("address_type", "postal");
        also(address, values);
      }
    }
  }

  void terms() {
    FurtherRow tree = row("taxonomy");
    tree.values = {{"name", "Tree"}, {"description", text()}, {"version", "2"}};
    const bool described = chance();
    if (described)
      out_.further.push_back(tree);
    for (std::size_t i = 0; i < 5; ++i) {
      TaxonomyTerm each;
      each.origin = fresh("taxonomy_term");
      each.id = id_from<TaxonomyTermTag>(each.origin);
      each.taxonomy = "Tree";
      each.code = "1-" + std::to_string(i);
      each.name = text();
      each.language = chance() ? "fr" : "en";
      if (i > 0 && chance())
        each.parent = any(out_.entries.terms).id;
      out_.entries.terms.push_back(each);
      std::vector<std::pair<std::string, std::string>> values;
      if (chance())
        values.emplace_back("description", text() + " more");
      also(each, values);
    }
  }

  void services(std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      Service each;
      each.origin = fresh("service");
      each.id = id_from<ServiceTag>(each.origin);
      each.organization = any(out_.entries.organizations).id;
      each.name = text();
      for (std::string* field : {&each.alternate_name, &each.description, &each.eligibility, &each.application_process,
                                 &each.fees, &each.interpretation, &each.wait_time_text, &each.email, &each.website})
        *field = maybe();
      if (!each.eligibility.empty())
        each.eligibility = "Women of the \"Mill\""; // no prose in which an import would find an age
      each.status = static_cast<ServiceStatus>(below(4));
      each.language = "en";
      if (chance())
        each.ages =
            AgeLimits{static_cast<int>(below(18)), chance() ? std::optional(65) : std::nullopt, Provenance::stated, ""};
      for (const char* code : {"ase", "en", "fr"})
        if (chance())
          each.languages.push_back({code, static_cast<LanguageReach>(below(3))});
      for (const char* area : {"Mill", "Old Town, east", "=Harbour"})
        if (chance())
          each.areas.push_back({"", area, Provenance::stated});
      std::vector<TaxonomyTerm> order = out_.entries.terms;
      std::shuffle(order.begin(), order.end(), random_);
      for (std::size_t k = below(4); k > 0; --k)
        each.terms.push_back(order[k].id);
      if (chance())
        each.capacity = Capacity{static_cast<int>(below(5)), chance() ? std::optional(9) : std::nullopt,
                                 chance() ? "bed" : "place", moment(), Provenance::stated};
      if (chance())
        each.wait = Wait{static_cast<int>(below(400)), moment(), Provenance::stated};
      out_.entries.services.push_back(each);
      std::vector<std::pair<std::string, std::string>> values;
      if (chance())
        values.emplace_back("accreditations", text());
      if (chance())
        values.emplace_back("last_modified", moment().iso());
      also(each, values);
      if (chance()) {
        ServiceAtLocation at;
        at.origin = fresh("service_at_location");
        at.id = id_from<ServiceAtLocationTag>(at.origin);
        at.service = each.id;
        at.location = any(out_.entries.locations).id;
        out_.entries.services_at_locations.push_back(at);
        values.clear();
        if (chance())
          values.emplace_back("description", text());
        also(at, values);
      }
    }
  }

  void phones(std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      Phone each;
      each.origin = fresh("phone");
      each.id = id_from<PhoneTag>(each.origin);
      if (chance())
        each.organization = any(out_.entries.organizations).id;
      if (chance())
        each.service = any(out_.entries.services).id;
      if (chance() || (!each.organization && !each.service))
        each.location = any(out_.entries.locations).id;
      each.number = chance() ? "+1 905 555-0100" : text();
      each.extension = chance() ? "12" : "";
      each.kind = chance() ? "voice" : "";
      each.description = maybe();
      out_.entries.phones.push_back(each);
    }
  }

  void beside() {
    const auto service = [&] { return any(out_.entries.services).id.text(); };
    const auto location = [&] { return any(out_.entries.locations).id.text(); };
    for (std::size_t i = below(6); i > 0; --i) {
      FurtherRow contact = row("contact"), schedule = row("schedule"), place = row("accessibility"),
                 cost = row("cost_option"), change = row("metadata"), category = row("attribute"),
                 area = row("service_area"), language = row("language");
      if (chance()) { // other kinds of hours
        FurtherRow holiday = row("schedule"), words = row("schedule");
        holiday.values = {{"service_id", service()},
                          {"valid_from", "2026-12-24"},
                          {"valid_to", "2026-12-26"},
                          {"notes", chance() ? "closed" : "by appointment"}};
        words.values = {{"location_id", location()}, {"description", chance() ? "Mon-Fri 9am-5pm" : text()}};
        out_.further.push_back(holiday);
        out_.further.push_back(words);
      }
      contact.values = {{"service_id", service()}, {"name", text()}, {"title", text()}};
      schedule.values = {{"service_id", service()}, {"location_id", location()}, {"valid_from", "2026-01-01"},
                         {"freq", "WEEKLY"},        {"interval", "1"},           {"byday", "MO,TU"},
                         {"opens_at", "09:00"},     {"closes_at", "17:00"}};
      place.values = {{"location_id", location()}, {"description", text()}};
      cost.values = {{"service_id", service()}, {"option", text()}, {"amount", "12.5"}};
      change.values = {
          {"resource_id", location()},    {"resource_type", "location"}, {"last_action_date", "2026-01-01"},
          {"last_action_type", "update"}, {"field_name", "name"},        {"previous_value", text()},
          {"replacement_value", text()},  {"updated_by", text()}};
      category.values = {{"link_id", location()},
                         {"taxonomy_term_id", any(out_.entries.terms).id.text()},
                         {"link_entity", "location"},
                         {"value", text()}};
      area.values = {{"service_at_location_id", ""}, {"extent", text()}, {"extent_type", "text"}};
      language.values = {{"location_id", location()}, {"name", "Klingon"}, {"note", text()}};
      for (FurtherRow* each : {&contact, &schedule, &place, &cost, &change, &category, &language})
        out_.further.push_back(*each);
      if (!out_.entries.services_at_locations.empty()) {
        area.values.front().second = any(out_.entries.services_at_locations).id.text();
        out_.further.push_back(area);
      }
    }
  }

  FurtherRow row(const char* table) {
    FurtherRow out;
    out.origin = fresh(table);
    out.id = stable_id(out.origin);
    return out;
  }
  template <class Entry>
  void also(const Entry& entry, std::vector<std::pair<std::string, std::string>> values) {
    if (!values.empty())
      out_.further.push_back({entry.id.text(), entry.origin, std::move(values)});
  }

  std::mt19937 random_;
  Import out_;
};

std::vector<FurtherRow> by_id(std::vector<FurtherRow> rows) {
  std::sort(rows.begin(), rows.end(), [](const FurtherRow& a, const FurtherRow& b) { return a.id < b.id; });
  for (FurtherRow& row : rows) // fields have no order
    std::sort(row.values.begin(), row.values.end());
  return rows;
}

template <class Entry>
std::vector<Entry> by_id(std::vector<Entry> all) {
  std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
  return all;
}

void same_further(const std::vector<FurtherRow>& a, const std::vector<FurtherRow>& b) {
  const auto said = [](const FurtherRow& row) {
    std::string out = row.origin.table + " " + row.origin.id + " " + row.id + ":";
    for (const auto& [field, value] : row.values)
      out += " " + field + "=" + value;
    return out;
  };
  const auto left = by_id(a), right = by_id(b);
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i)
    if (i >= left.size() || i >= right.size() || !(left[i] == right[i])) {
      FAIL_CHECK((i < left.size() ? said(left[i]) : "nothing")
                 << "\n is not " << (i < right.size() ? said(right[i]) : "nothing"));
      return;
    }
}

// The order of rows is a document's own: it nests some of them.
void same(const Import& a, const Import& b) {
  CHECK(by_id(a.entries.organizations) == by_id(b.entries.organizations));
  CHECK(by_id(a.entries.services) == by_id(b.entries.services));
  CHECK(by_id(a.entries.locations) == by_id(b.entries.locations));
  CHECK(by_id(a.entries.services_at_locations) == by_id(b.entries.services_at_locations));
  CHECK(by_id(a.entries.phones) == by_id(b.entries.phones));
  CHECK(by_id(a.entries.addresses) == by_id(b.entries.addresses));
  CHECK(by_id(a.entries.terms) == by_id(b.entries.terms));
  same_further(a.further, b.further);
  // What was read of their hours is the same too.
  const Catalogue left(a.entries, 1, a.further), right(b.entries, 1, b.further);
  for (const Service& each : a.entries.services)
    for (const char* day : {"2026-11-23", "2026-12-24", "2026-12-27"})
      for (const int hour : {3, 12})
        CHECK(left.open_at(each.id, {*LocalDate::parse_iso(day), hour * 60}) ==
              right.open_at(each.id, {*LocalDate::parse_iso(day), hour * 60}));
}

ExportSettings as(ExportFormat format) {
  return {"t", csv::Formulas::neutralised, InventedValues::left_out, format};
}

// What an export holds is held by the export of what was read from it, byte by byte.
void fixed_point(const Import& first, ExportFormat format) {
  const Export out = write_hsds(first.entries, first.further, as(format));
  const Import again = *read_directory(out.files, {first.name, "en"});
  CHECK(again.report.count(NoteKind::left_out) == 0);
  const Export once_more = write_hsds(again.entries, again.further, as(format));
  REQUIRE(once_more.files.size() == out.files.size());
  for (const auto& [name, bytes] : out.files)
    CHECK_MESSAGE(once_more.files.at(name) == bytes, name);
}

} // namespace

TEST_CASE("import of an export is what was exported, for directories drawn at random") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Import drawn = Drawing(seed).draw();
    for (const ExportFormat format : {ExportFormat::tables, ExportFormat::documents}) {
      const std::string form = format == ExportFormat::tables ? " tables" : " documents";
      INFO("seed " << seed << form);
      const Export out = write_hsds(drawn.entries, drawn.further, as(format));
      const auto again = read_directory(out.files, {"drawn", "en"});
      REQUIRE(again);
      for (const Note& note : again->report.notes)
        if (note.kind == NoteKind::left_out)
          FAIL_CHECK(note.file << ":" << note.line << " " << note.word << " " << note.column);
      same(*again, drawn);
    }
  }
}

TEST_CASE("an export of what was read from an export is the same, byte by byte") {
  for (unsigned seed = 100; seed <= 110; ++seed)
    for (const ExportFormat format : {ExportFormat::tables, ExportFormat::documents})
      fixed_point(Drawing(seed).draw(), format);
}

TEST_CASE("a directory beside what was read from its own export: no id stands twice, whichever comes first") {
  const Import first = *read_directory({{"organizations.csv", "id,name,description\n1,A,a\n2,B,b\n"},
                                        {"services.csv", "id,organization_id,name,status\n1,1,S,active\n"},
                                        {"locations.csv", "id,name\n1,L\n"}},
                                       {"source", "en"});
  const Import second = *read_directory(write_hsds(first.entries, {}, {}).files, {"again", "en"});
  for (const auto& [a, b] : {std::pair(&first, &second), std::pair(&second, &first)}) {
    Entries both = a->entries;
    both.organizations.insert(both.organizations.end(), b->entries.organizations.begin(),
                              b->entries.organizations.end());
    both.services.insert(both.services.end(), b->entries.services.begin(), b->entries.services.end());
    both.locations.insert(both.locations.end(), b->entries.locations.begin(), b->entries.locations.end());
    const Import third = *read_directory(write_hsds(both, {}, {}).files, {"third", "en"});
    CHECK(third.report.count(NoteKind::left_out) == 0);
    CHECK(third.entries.organizations.size() == 4);
    CHECK(third.entries.services.size() == 2);
    CHECK(third.entries.locations.size() == 2);
    CHECK(third.entries.services[0].organization != third.entries.services[1].organization);
  }
}

TEST_CASE("real directories lose nothing between two programs like this one") {
  for (const char* folder : {"miami-211", "baltimore-charmcare", "hsds-1.1-sample/all_resources", "hsds-3.1-examples"})
    if (const auto files = reference_files(folder)) {
      INFO(folder);
      const Import import = *read_directory(*files, {"real", "en"});
      for (const ExportFormat format : {ExportFormat::tables, ExportFormat::documents})
        fixed_point(import, format);
    }
}

// For tests/hsds/validate.py, which asks for them.
TEST_CASE("exports for another validator") {
  const char* place = std::getenv("CONCERT_HSDS_OUT");
  if (place == nullptr)
    return;
  std::vector<Import> directories;
  for (unsigned seed = 1; seed <= 25; ++seed)
    directories.push_back(Drawing(seed).draw());
  const std::string samples = std::string(CONCERT_SOURCE_DIR) + "/src/rooms/directory/exchange/tests/samples/";
  for (const char* sample : {"hsds-3.1/csv", "ohana"})
    directories.push_back(*read_directory(files_below(samples + sample), {"sample", "en"}));
  for (const char* folder : {"miami-211", "hsds-1.1-sample/all_resources"})
    if (const auto files = reference_files(folder))
      directories.push_back(*read_directory(*files, {"real", "en"}));
  for (std::size_t i = 0; i < directories.size(); ++i)
    for (const ExportFormat format : {ExportFormat::tables, ExportFormat::documents}) {
      const std::filesystem::path folder =
          std::filesystem::path(place) /
          (std::to_string(i) + (format == ExportFormat::tables ? "-tables" : "-documents"));
      std::filesystem::create_directories(folder);
      for (const auto& [name, bytes] : write_hsds(directories[i].entries, directories[i].further, as(format)).files)
        std::ofstream(folder / name, std::ios::binary) << bytes;
    }
}
