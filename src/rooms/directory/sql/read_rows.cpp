#include <unordered_map>

#include "rooms/directory/sql/rows.h"

namespace concert::directory {

namespace {

using storage::Row;
using storage::Transaction;

[[noreturn]] void corrupt(int column, const char* expected) {
  storage::column_is_corrupt(column, expected);
}

Origin origin_at(const Row& row, int column) {
  return {row.get<std::string>(column), row.get<std::string>(column + 1), row.get<std::string>(column + 2)};
}

Provenance provenance_at(const Row& row, int column) {
  const auto source = provenance_of(row.get<std::string>(column));
  if (!source)
    corrupt(column, "a provenance");
  return *source;
}

// available, maximum, unit, stated_at, source, wait_days, wait_stated_at, wait_source, from `column` on
Standing standing_at(const Row& row, int column) {
  Standing out;
  if (const auto available = row.get<std::optional<int>>(column))
    out.capacity = Capacity{*available, row.get<std::optional<int>>(column + 1), row.get<std::string>(column + 2),
                            row.get<Instant>(column + 3), provenance_at(row, column + 4)};
  if (const auto days = row.get<std::optional<int>>(column + 5))
    out.wait = Wait{*days, row.get<Instant>(column + 6), provenance_at(row, column + 7)};
  return out;
}

Service service_at(const Row& row) {
  Service s;
  s.id = row.get<ServiceId>(0);
  s.version = row.get<std::int64_t>(1);
  s.origin = origin_at(row, 2);
  s.organization = row.get<std::optional<OrganizationId>>(5);
  int column = 6;
  for (std::string* text : {&s.name, &s.alternate_name, &s.description, &s.eligibility, &s.application_process, &s.fees,
                            &s.interpretation, &s.wait_time_text, &s.email, &s.website})
    *text = row.get<std::string>(column++);
  const auto status = service_status_of(row.get<std::string>(16));
  if (!status)
    corrupt(16, "a status");
  s.status = *status;
  s.language = row.get<std::string>(17);
  if (row.get<std::optional<std::string>>(20))
    s.ages = AgeLimits{row.get<std::optional<int>>(18), row.get<std::optional<int>>(19), provenance_at(row, 20),
                       row.get<std::string>(21)};
  s.edited_locally = row.get<bool>(22);
  return s;
}

FurtherRow further_at(const Row& row) {
  FurtherRow out{row.get<std::string>(0), origin_at(row, 1), {}};
  if (!read_values(row.get<std::string>(4), out))
    corrupt(4, "fields and texts");
  return out;
}

} // namespace

std::vector<Organization> read_organizations(Transaction& tx) {
  std::vector<Organization> out;
  tx.each(
      "select id, version, source_import, source_table, source_id, name, alternate_name, description, email, website,"
      " language, edited_locally from directory_organizations order by source_import, length(source_id), source_id, id",
      [&](const Row& row) {
        Organization o;
        o.id = row.get<OrganizationId>(0);
        o.version = row.get<std::int64_t>(1);
        o.origin = origin_at(row, 2);
        int column = 5;
        for (std::string* text : {&o.name, &o.alternate_name, &o.description, &o.email, &o.website, &o.language})
          *text = row.get<std::string>(column++);
        o.edited_locally = row.get<bool>(11);
        out.push_back(std::move(o));
      });
  return out;
}

std::vector<Service> read_services(Transaction& tx) {
  std::vector<Service> out;
  std::unordered_map<ServiceId, std::size_t> at;
  tx.each("select id, version, source_import, source_table, source_id, organization, name, alternate_name, description,"
          " eligibility, application_process, fees, interpretation, wait_time_text, email, website, status, language,"
          " minimum_age, maximum_age, age_source, age_phrase, edited_locally"
          " from directory_services order by source_import, length(source_id), source_id, id",
          [&](const Row& row) {
            out.push_back(service_at(row));
            at[out.back().id] = out.size() - 1;
          });
  const auto with = [&](const Row& row, auto&& use) {
    if (const auto found = at.find(row.get<ServiceId>(0)); found != at.end())
      use(out[found->second]);
  };
  tx.each("select service, code, reach from directory_service_languages order by service, code", [&](const Row& row) {
    const int reach = row.get<int>(2);
    if (reach < 0 || reach > 2)
      corrupt(2, "a reach");
    with(row, [&](Service& s) { s.languages.push_back({row.get<std::string>(1), static_cast<LanguageReach>(reach)}); });
  });
  tx.each("select service, code, name, source from directory_service_areas order by service, position",
          [&](const Row& row) {
            with(row, [&](Service& s) {
              s.areas.push_back({row.get<std::string>(1), row.get<std::string>(2), provenance_at(row, 3)});
            });
          });
  tx.each("select service, term from directory_service_terms order by service, position",
          [&](const Row& row) { with(row, [&](Service& s) { s.terms.push_back(row.get<TaxonomyTermId>(1)); }); });
  tx.each("select service, available, maximum, unit, stated_at, source, wait_days, wait_stated_at, wait_source"
          " from directory_capacities order by service",
          [&](const Row& row) {
            with(row, [&](Service& s) {
              Standing standing = standing_at(row, 1);
              s.capacity = std::move(standing.capacity);
              s.wait = std::move(standing.wait);
            });
          });
  return out;
}

Standing read_capacity(Transaction& tx, const ServiceId& id) {
  return tx
      .first(
          "select available, maximum, unit, stated_at, source, wait_days, wait_stated_at, wait_source"
          " from directory_capacities where service = $1",
          [](const Row& row) { return standing_at(row, 0); }, id)
      .value_or(Standing{});
}

std::vector<Location> read_locations(Transaction& tx) {
  std::vector<Location> out;
  tx.each("select id, version, source_import, source_table, source_id, organization, name, alternate_name, description,"
          " transportation, website, latitude, longitude, withheld, language, edited_locally"
          " from directory_locations order by source_import, length(source_id), source_id, id",
          [&](const Row& row) {
            Location l;
            l.id = row.get<LocationId>(0);
            l.version = row.get<std::int64_t>(1);
            l.origin = origin_at(row, 2);
            l.organization = row.get<std::optional<OrganizationId>>(5);
            int column = 6;
            for (std::string* text : {&l.name, &l.alternate_name, &l.description, &l.transportation, &l.website})
              *text = row.get<std::string>(column++);
            const auto latitude = row.get<std::optional<double>>(11);
            const auto longitude = row.get<std::optional<double>>(12);
            if (latitude && longitude)
              l.position = Position{*latitude, *longitude};
            l.visibility = row.get<bool>(13) ? AddressVisibility::withheld : AddressVisibility::open;
            l.language = row.get<std::string>(14);
            l.edited_locally = row.get<bool>(15);
            out.push_back(std::move(l));
          });
  return out;
}

std::vector<ServiceAtLocation> read_services_at_locations(Transaction& tx) {
  std::vector<ServiceAtLocation> out;
  tx.each("select id, source_import, source_table, source_id, service, location from directory_services_at_locations"
          " order by source_import, length(source_id), source_id, id",
          [&](const Row& row) {
            out.push_back(
                {row.get<ServiceAtLocationId>(0), origin_at(row, 1), row.get<ServiceId>(4), row.get<LocationId>(5)});
          });
  return out;
}

std::vector<Phone> read_phones(Transaction& tx) {
  std::vector<Phone> out;
  tx.each("select id, source_import, source_table, source_id, organization, service, location, number, extension, kind,"
          " description from directory_phones order by source_import, length(source_id), source_id, id",
          [&](const Row& row) {
            out.push_back({row.get<PhoneId>(0), origin_at(row, 1), row.get<std::optional<OrganizationId>>(4),
                           row.get<std::optional<ServiceId>>(5), row.get<std::optional<LocationId>>(6),
                           row.get<std::string>(7), row.get<std::string>(8), row.get<std::string>(9),
                           row.get<std::string>(10)});
          });
  return out;
}

std::vector<Address> read_addresses(Transaction& tx) {
  std::vector<Address> out;
  tx.each("select id, source_import, source_table, source_id, location, address_1, address_2, city, state_province,"
          " postal_code, country from directory_addresses order by source_import, length(source_id), source_id, id",
          [&](const Row& row) {
            out.push_back({row.get<AddressId>(0), origin_at(row, 1), row.get<LocationId>(4), row.get<std::string>(5),
                           row.get<std::string>(6), row.get<std::string>(7), row.get<std::string>(8),
                           row.get<std::string>(9), row.get<std::string>(10)});
          });
  return out;
}

std::vector<TaxonomyTerm> read_terms(Transaction& tx) {
  std::vector<TaxonomyTerm> out;
  tx.each("select id, source_import, source_table, source_id, taxonomy, code, name, parent, kind, language"
          " from directory_terms order by taxonomy, code, id",
          [&](const Row& row) {
            TaxonomyTerm t;
            t.id = row.get<TaxonomyTermId>(0);
            t.origin = origin_at(row, 1);
            t.taxonomy = row.get<std::string>(4);
            t.code = row.get<std::string>(5);
            t.name = row.get<std::string>(6);
            t.parent = row.get<std::optional<TaxonomyTermId>>(7);
            t.kind = row.get<std::string>(8) == "situation" ? TermKind::situation : TermKind::service;
            t.language = row.get<std::string>(9);
            out.push_back(std::move(t));
          });
  return out;
}

std::vector<FurtherRow> read_further(Transaction& tx) {
  std::vector<FurtherRow> out;
  tx.each("select id, source_import, source_table, source_id, fields from directory_further"
          " order by source_import, source_table, length(source_id), source_id, id",
          [&](const Row& row) { out.push_back(further_at(row)); });
  return out;
}

std::vector<FurtherRow> read_further(Transaction& tx, const std::string& import) {
  std::vector<FurtherRow> out;
  tx.each(
      "select id, source_import, source_table, source_id, fields from directory_further where source_import = $1",
      [&](const Row& row) { out.push_back(further_at(row)); }, import);
  return out;
}

std::vector<FurtherRow> read_further_table(Transaction& tx, const std::string& table) {
  std::vector<FurtherRow> out;
  tx.each(
      "select id, source_import, source_table, source_id, fields from directory_further where source_table = $1"
      " order by source_import, length(source_id), source_id, id",
      [&](const Row& row) { out.push_back(further_at(row)); }, table);
  return out;
}

} // namespace concert::directory
