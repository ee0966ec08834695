#include <algorithm>

#include "rooms/directory/exchange/hsds_writing.h"
#include "rooms/directory/exchange/stated_values.h"
#include "rooms/directory/exchange/uuids.h"

namespace concert::directory {

namespace {

// Rows of a table by what they say of whom, so that a row that a source brought is written instead of one of our own.
using Covering = std::unordered_map<std::string, const FurtherRow*>;

const FurtherRow* covered(const Covering& rows, const std::string& key) {
  const auto found = rows.find(key);
  return found == rows.end() ? nullptr : found->second;
}

} // namespace

void HsdsWriting::languages() {
  constexpr std::string_view table = "language";
  Covering rows;
  for (const FurtherRow* each : own_)
    if (each->origin.table == table && each->at("phone_id").empty())
      rows.emplace(std::string(each->at("service_id")) + "/" + code_of_language(each->at("code"), each->at("name")),
                   each);
  for (const Service& service : entries_.services)
    if (!text(service.id).empty())
      for (const SpokenLanguage& each : service.languages) {
        if (const FurtherRow* there = covered(rows, service.id.text() + "/" + each.code)) {
          write_further(*there);
          continue;
        }
        Row& row = begin(table);
        set(row, table, "id", derived_uuid(table, text(service.id) + each.code));
        set(row, table, "service_id", text(service.id));
        set(row, table, "code", each.code);
        set(row, table, "note", std::string(note_of(each.reach)));
      }
}

void HsdsWriting::areas() {
  constexpr std::string_view table = "service_area";
  std::unordered_map<std::string, std::string> service_at;
  for (const ServiceAtLocation& each : entries_.services_at_locations)
    service_at[each.id.text()] = each.service.text();
  Covering rows;
  for (const FurtherRow* each : own_)
    if (each->origin.table == table) {
      std::string service(each->at("service_id"));
      if (service.empty())
        service = service_at[std::string(each->at("service_at_location_id"))];
      rows.emplace(service + "/" + name_of_area(each->at("name"), each->at("description")), each);
    }
  for (const Service& service : entries_.services)
    if (!text(service.id).empty())
      for (const ServiceArea& each : service.areas) {
        if (const FurtherRow* there = covered(rows, service.id.text() + "/" + each.name)) {
          write_further(*there);
        } else if (may_say(each.source)) {
          Row& row = begin(table);
          set(row, table, "id", derived_uuid(table, text(service.id) + "/" + each.name));
          set(row, table, "service_id", text(service.id));
          set(row, table, "name", each.name);
        }
      }
}

void HsdsWriting::capacities() {
  constexpr std::string_view table = "service_capacity";
  Covering units, beside; // by name; by service
  for (const FurtherRow* each : own_)
    if (each->origin.table == "unit") {
      units.emplace(std::string(each->at("name")), each);
      write_further(*each);
    } else if (each->origin.table == table && each->at("available").empty()) {
      beside.emplace(std::string(each->at("service_id")), each);
      written_.insert(each); // never by itself: without a count it says nothing
    }
  std::set<std::string> ours;
  for (const Service& service : entries_.services) {
    if (text(service.id).empty() || !service.capacity || !may_say(service.capacity->source))
      continue;
    const Capacity& capacity = *service.capacity;
    const FurtherRow* unit = covered(units, capacity.unit);
    const FurtherRow* there = covered(beside, service.id.text());
    const std::string unit_id = unit != nullptr ? text(unit->id) : derived_uuid("unit", capacity.unit);
    if (unit == nullptr && ours.insert(capacity.unit).second) {
      Row& row = begin("unit");
      set(row, "unit", "id", unit_id);
      set(row, "unit", "name", capacity.unit);
    }
    Row& row = begin(table);
    set(row, table, "id", there != nullptr ? text(there->id) : derived_uuid(table, text(service.id)));
    set(row, table, "service_id", text(service.id));
    set(row, table, "unit_id", unit_id);
    set(row, table, "available", std::to_string(capacity.available));
    set(row, table, "maximum", capacity.maximum ? std::to_string(*capacity.maximum) : "");
    set(row, table, "description",
        capacity.source == Provenance::invented ? std::string(invented_words)
        : there != nullptr                      ? std::string(there->at("description"))
                                                : std::string());
    set(row, table, "updated", capacity.stated_at.iso());
  }
}

void HsdsWriting::taxonomies() {
  constexpr std::string_view table = "taxonomy";
  Covering rows;
  for (const FurtherRow* each : own_)
    if (each->origin.table == table) {
      rows.emplace(std::string(each->at("name")), each);
      write_further(*each);
    }
  std::set<std::string> names;
  for (const TaxonomyTerm& each : entries_.terms)
    if (!each.taxonomy.empty() && covered(rows, each.taxonomy) == nullptr && names.insert(each.taxonomy).second) {
      Row& row = begin(table);
      set(row, table, "id", derived_uuid(table, each.taxonomy));
      set(row, table, "name", each.taxonomy);
      set(row, table, "description", each.taxonomy); // required
    }
}

void HsdsWriting::terms() {
  constexpr std::string_view table = "taxonomy_term";
  Covering trees;
  for (const FurtherRow* each : own_)
    if (each->origin.table == "taxonomy")
      trees.emplace(std::string(each->at("name")), each);
  for (const TaxonomyTerm& each : entries_.terms) {
    const FurtherRow* tree = covered(trees, each.taxonomy);
    Row& row = begin(table);
    set(row, table, "id", text(each.id));
    set(row, table, "code", each.code);
    set(row, table, "name", each.name);
    set(row, table, "description", each.name); // required
    set(row, table, "parent_id", each.parent ? text(*each.parent) : "");
    set(row, table, "taxonomy", each.taxonomy);
    set(row, table, "language", each.language);
    if (!each.taxonomy.empty())
      set(row, table, "taxonomy_id", tree != nullptr ? text(tree->id) : derived_uuid("taxonomy", each.taxonomy));
    set_further(row, table, each.id.text());
  }
}

void HsdsWriting::attributes() {
  constexpr std::string_view table = "attribute";
  Covering rows;
  for (const FurtherRow* each : own_)
    if (each->origin.table == table && each->at("link_entity") == "service")
      rows.emplace(std::string(each->at("link_id")) + "/" + std::string(each->at("taxonomy_term_id")), each);
  for (const Service& service : entries_.services)
    if (!text(service.id).empty())
      for (const TaxonomyTermId& term : service.terms) {
        if (const FurtherRow* there = covered(rows, service.id.text() + "/" + term.text())) {
          write_further(*there);
          continue;
        }
        if (text(term).empty())
          continue;
        Row& row = begin(table);
        set(row, table, "id", derived_uuid(table, text(service.id) + text(term)));
        set(row, table, "link_id", text(service.id));
        set(row, table, "taxonomy_term_id", text(term));
        set(row, table, "link_entity", "service");
      }
}

void HsdsWriting::rest() {
  for (const FurtherRow* each : own_)
    write_further(*each);
}

} // namespace concert::directory
