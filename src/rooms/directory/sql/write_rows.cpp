#include "rooms/directory/sql/rows.h"

namespace concert::directory {

using storage::Transaction;

void put(Transaction& tx, const Organization& o) {
  tx.exec("insert into directory_organizations (id, version, source_import, source_table, source_id, name,"
          " alternate_name, description, email, website, language, edited_locally)"
          " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do update set"
          " version = excluded.version, name = excluded.name, alternate_name = excluded.alternate_name,"
          " description = excluded.description, email = excluded.email, website = excluded.website,"
          " language = excluded.language, edited_locally = excluded.edited_locally",
          o.id, o.version, o.origin.import, o.origin.table, o.origin.id, o.name, o.alternate_name, o.description,
          o.email, o.website, o.language, o.edited_locally);
}

void put(Transaction& tx, const Service& s) {
  const std::optional<int> minimum = s.ages ? s.ages->minimum : std::nullopt;
  const std::optional<int> maximum = s.ages ? s.ages->maximum : std::nullopt;
  const std::optional<std::string> source = s.ages ? std::optional(std::string(name_of(s.ages->source))) : std::nullopt;
  const std::optional<std::string> phrase = s.ages ? std::optional(s.ages->phrase) : std::nullopt;
  tx.exec(
      "insert into directory_services (id, version, source_import, source_table, source_id, organization, name,"
      " alternate_name, description, eligibility, application_process, fees, interpretation, wait_time_text, email,"
      " website, status, language, minimum_age, maximum_age, age_source, age_phrase, edited_locally)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,"
      " $23) on conflict (id) do update set version = excluded.version, organization = excluded.organization,"
      " name = excluded.name, alternate_name = excluded.alternate_name, description = excluded.description,"
      " eligibility = excluded.eligibility, application_process = excluded.application_process,"
      " fees = excluded.fees, interpretation = excluded.interpretation, wait_time_text = excluded.wait_time_text,"
      " email = excluded.email, website = excluded.website, status = excluded.status,"
      " language = excluded.language, minimum_age = excluded.minimum_age, maximum_age = excluded.maximum_age,"
      " age_source = excluded.age_source, age_phrase = excluded.age_phrase,"
      " edited_locally = excluded.edited_locally",
      s.id, s.version, s.origin.import, s.origin.table, s.origin.id, s.organization, s.name, s.alternate_name,
      s.description, s.eligibility, s.application_process, s.fees, s.interpretation, s.wait_time_text, s.email,
      s.website, name_of(s.status), s.language, minimum, maximum, source, phrase, s.edited_locally);
  tx.exec("delete from directory_service_languages where service = $1", s.id);
  tx.exec("delete from directory_service_areas where service = $1", s.id);
  tx.exec("delete from directory_service_terms where service = $1", s.id);
  for (const SpokenLanguage& each : s.languages)
    tx.exec("insert into directory_service_languages (service, code, reach) values ($1, $2, $3)", s.id, each.code,
            static_cast<int>(each.reach));
  for (std::size_t i = 0; i < s.areas.size(); ++i)
    tx.exec("insert into directory_service_areas (service, position, code, name, source) values ($1, $2, $3, $4, $5)",
            s.id, i, s.areas[i].code, s.areas[i].name, name_of(s.areas[i].source));
  for (std::size_t i = 0; i < s.terms.size(); ++i)
    tx.exec("insert into directory_service_terms (service, position, term) values ($1, $2, $3)", s.id, i, s.terms[i]);
}

void put(Transaction& tx, const Location& l) {
  const std::optional<double> latitude = l.position ? std::optional(l.position->latitude) : std::nullopt;
  const std::optional<double> longitude = l.position ? std::optional(l.position->longitude) : std::nullopt;
  tx.exec("insert into directory_locations (id, version, source_import, source_table, source_id, organization, name,"
          " alternate_name, description, transportation, website, latitude, longitude, withheld, language,"
          " edited_locally) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
          " on conflict (id) do update set version = excluded.version, organization = excluded.organization,"
          " name = excluded.name, alternate_name = excluded.alternate_name, description = excluded.description,"
          " transportation = excluded.transportation, website = excluded.website, latitude = excluded.latitude,"
          " longitude = excluded.longitude, withheld = excluded.withheld, language = excluded.language,"
          " edited_locally = excluded.edited_locally",
          l.id, l.version, l.origin.import, l.origin.table, l.origin.id, l.organization, l.name, l.alternate_name,
          l.description, l.transportation, l.website, latitude, longitude, l.visibility == AddressVisibility::withheld,
          l.language, l.edited_locally);
}

void put(Transaction& tx, const ServiceAtLocation& at) {
  tx.exec("insert into directory_services_at_locations (id, source_import, source_table, source_id, service, location)"
          " values ($1, $2, $3, $4, $5, $6)",
          at.id, at.origin.import, at.origin.table, at.origin.id, at.service, at.location);
}

void put(Transaction& tx, const Phone& p) {
  tx.exec("insert into directory_phones (id, source_import, source_table, source_id, organization, service, location,"
          " number, extension, kind, description) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
          p.id, p.origin.import, p.origin.table, p.origin.id, p.organization, p.service, p.location, p.number,
          p.extension, p.kind, p.description);
}

void put(Transaction& tx, const Address& a) {
  tx.exec("insert into directory_addresses (id, source_import, source_table, source_id, location, address_1, address_2,"
          " city, state_province, postal_code, country) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
          a.id, a.origin.import, a.origin.table, a.origin.id, a.location, a.address_1, a.address_2, a.city,
          a.state_province, a.postal_code, a.country);
}

void put(Transaction& tx, const TaxonomyTerm& t) {
  tx.exec("insert into directory_terms (id, source_import, source_table, source_id, taxonomy, code, name, parent, kind,"
          " language) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
          t.id, t.origin.import, t.origin.table, t.origin.id, t.taxonomy, t.code, t.name, t.parent,
          t.kind == TermKind::situation ? "situation" : "service", t.language);
}

void put(Transaction& tx, const FurtherRow& row) {
  tx.exec("insert into directory_further (id, source_import, source_table, source_id, fields)"
          " values ($1, $2, $3, $4, $5)",
          row.id, row.origin.import, row.origin.table, row.origin.id, text_of(row));
}

void put_capacity(Transaction& tx, const ServiceId& id, const std::optional<Capacity>& capacity,
                  const std::optional<Wait>& wait) {
  tx.exec("delete from directory_capacities where service = $1", id);
  if (!capacity && !wait)
    return;
  std::optional<int> available, maximum, days;
  std::optional<std::string> unit, source, wait_source;
  std::optional<Instant> stated_at, wait_stated_at;
  if (capacity) {
    available = capacity->available;
    maximum = capacity->maximum;
    unit = capacity->unit;
    stated_at = capacity->stated_at;
    source = std::string(name_of(capacity->source));
  }
  if (wait) {
    days = wait->days;
    wait_stated_at = wait->stated_at;
    wait_source = std::string(name_of(wait->source));
  }
  tx.exec("insert into directory_capacities (service, available, maximum, unit, stated_at, source, wait_days,"
          " wait_stated_at, wait_source) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
          id, available, maximum, unit, stated_at, source, days, wait_stated_at, wait_source);
}

} // namespace concert::directory
