#include <algorithm>

#include "rooms/directory/exchange/hsds_writing.h"
#include "rooms/directory/exchange/uuids.h"

namespace concert::directory {

namespace {

bool is_link(const hsds::Field& field) {
  return !field.refers_to.empty() || field.name == "link_id" || field.name == "resource_id";
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

// PRIVACY: a withheld place has neither street nor position in any export, and no row that describes it leaves: nor its
// accessibility, hours, contacts and changes, nor what is said of those.
void HsdsWriting::close() {
  for (const Location& location : entries_.locations)
    if (location.visibility == AddressVisibility::withheld)
      closed_.insert(location.id.text());
  for (const Address& address : entries_.addresses)
    if (closed_.count(address.location.text()) > 0)
      closed_.insert(address.id.text());
  std::unordered_set<std::string> of_closed_place; // services at withheld places: they leave, what is said of them not
  for (const ServiceAtLocation& at : entries_.services_at_locations)
    if (closed_.count(at.location.text()) > 0)
      of_closed_place.insert(at.id.text());
  // A service, an organization or a telephone leaves though it is linked to such a place.
  const auto stays_open = [](std::string_view table) {
    return table == "service" || table == "organization" || table == "phone" || table == "program" ||
           table == "taxonomy" || table == "taxonomy_term" || table == "unit";
  };
  for (bool more = true; more;) {
    more = false;
    for (const FurtherRow& row : further_) {
      const hsds::Table* table = hsds::find_table(row.origin.table);
      if (table == nullptr || stays_open(table->name) || closed_.count(row.id) > 0)
        continue;
      const bool closed = of_closed_place.count(row.id) > 0 ||
                          std::any_of(row.values.begin(), row.values.end(), [&](const auto& value) {
                            const hsds::Field* field = table->field(value.first);
                            return field != nullptr && is_link(*field) &&
                                   (closed_.count(value.second) > 0 || of_closed_place.count(value.second) > 0);
                          });
      if (closed) {
        closed_.insert(row.id);
        more = true;
      }
    }
  }
  // The link itself leaves: which service, at which place without an address.
  closed_.insert(of_closed_place.begin(), of_closed_place.end());
}

void HsdsWriting::name(std::string_view table, const std::string& id, const std::string& source_id) {
  std::string own = is_uuid(source_id) ? source_id : uuid_of(id);
  // Taken: two sources with the same UUID, or one that had been read from an export of the other.
  while (!taken_.insert(std::string(table) + "/" + own).second)
    own = derived_uuid(table, id + own);
  text_[id] = std::move(own);
}

void HsdsWriting::name_ids() {
  for (const Organization& each : entries_.organizations)
    name("organization", each.id.text(), each.origin.id);
  for (const Service& each : entries_.services)
    if (each.organization)
      name("service", each.id.text(), each.origin.id);
  for (const Location& each : entries_.locations)
    name("location", each.id.text(), each.origin.id);
  for (const ServiceAtLocation& each : entries_.services_at_locations)
    if (text_.count(each.service.text()) > 0 && text_.count(each.location.text()) > 0)
      name("service_at_location", each.id.text(), each.origin.id);
  for (const Address& each : entries_.addresses)
    if (closed_.count(each.id.text()) == 0)
      name("address", each.id.text(), each.origin.id);
  for (const Phone& each : entries_.phones)
    name("phone", each.id.text(), each.origin.id);
  for (const TaxonomyTerm& each : entries_.terms)
    name("taxonomy_term", each.id.text(), each.origin.id);
  std::unordered_set<std::string> entries; // that have fields beside
  for (const auto& [id, text] : text_)
    entries.insert(id);
  for (const hsds::Table& table : hsds::tables()) // in an order in which links lead back
    for (const FurtherRow& row : further_) {
      if (row.origin.table != table.name)
        continue;
      if (entries.count(row.id) > 0)
        beside_[row.id] = &row;
      else if (may_leave(row)) {
        name(table.name, row.id, row.origin.id);
        own_.push_back(&row);
      }
    }
}

bool HsdsWriting::may_leave(const FurtherRow& row) {
  if (closed_.count(row.id) > 0)
    return false;
  const hsds::Table& table = hsds::table(row.origin.table);
  bool links = false, leads = false;
  for (const auto& [field, value] : row.values) {
    const hsds::Field* known = table.field(field);
    if (known == nullptr || !is_link(*known) || field == "taxonomy_term_id" || field == "unit_id")
      continue;
    links = true;
    leads = leads || !text(value).empty();
  }
  return leads || !links;
}

void HsdsWriting::redact(HsdsCells& cells) const {
  std::set<std::string> streets;
  for (const Address& each : entries_.addresses)
    if (closed_.count(each.id.text()) > 0 && each.address_1.size() >= 6 &&
        each.address_1.find_first_of("0123456789") != std::string::npos)
      streets.insert(each.address_1);
  if (streets.empty())
    return;
  constexpr std::string_view instead = "[address withheld]";
  for (auto& [table, rows] : cells.rows)
    for (HsdsCells::Row& row : rows)
      for (std::string& cell : row)
        for (const std::string& street : streets)
          for (auto at = cell.begin();;) {
            at = std::search(at, cell.end(), street.begin(), street.end(),
                             [](char a, char b) { return lower(a) == lower(b); });
            if (at == cell.end())
              break;
            const auto position = at - cell.begin();
            cell.replace(static_cast<std::size_t>(position), street.size(), instead);
            at = cell.begin() + position + static_cast<std::ptrdiff_t>(instead.size());
          }
}

const std::string& HsdsWriting::text(const std::string& id) const {
  static const std::string none;
  const auto found = text_.find(id);
  return found == text_.end() ? none : found->second;
}

} // namespace concert::directory
