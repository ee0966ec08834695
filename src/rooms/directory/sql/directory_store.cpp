#include "rooms/directory/sql/directory_store.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "embedded/directory_migrations.h"
#include "rooms/directory/sql/rows.h"

namespace concert::directory {

using storage::Row;
using storage::Transaction;

namespace {

std::int64_t version_in(Transaction& tx) {
  return tx
      .first("select version from directory_state where id = 1",
             [](const Row& row) { return row.get<std::int64_t>(0); })
      .value_or(0);
}

Stored entries_in(Transaction& tx) {
  Stored out;
  out.version = version_in(tx);
  out.entries = {read_organizations(tx), read_services(tx),  read_locations(tx), read_services_at_locations(tx),
                 read_phones(tx),        read_addresses(tx), read_terms(tx)};
  return out;
}

// The source as the store would give it back: for telling whether anything changed.
template <class Entry>
Entry as_stored(Entry entry, const Entry& old) {
  entry.version = old.version;
  entry.edited_locally = old.edited_locally;
  return entry;
}

// The later statement, except that nobody's real word gives way to an invented one.
template <class Statement>
std::optional<Statement> standing_of(const std::optional<Statement>& old, const std::optional<Statement>& fresh) {
  if (!old || !fresh)
    return old ? old : fresh;
  const bool old_real = old->source != Provenance::invented;
  const bool fresh_real = fresh->source != Provenance::invented;
  if (old_real != fresh_real)
    return old_real ? old : fresh;
  return fresh->stated_at >= old->stated_at ? fresh : old;
}

// Adds or updates rows of one table, leaving those edited here alone; counts in `changes`.
template <class Entry, class Keep>
void merge(Transaction& tx, const std::vector<Entry>& fresh, const std::vector<Entry>& stored, Changes& changes,
           Keep&& keep_local) {
  std::unordered_map<decltype(Entry::id), const Entry*> known;
  for (const Entry& each : stored)
    known[each.id] = &each;
  for (Entry entry : fresh) {
    const auto old = known.find(entry.id);
    if (old == known.end()) {
      entry.version = 1;
      put(tx, entry);
      ++changes.added;
    } else if (old->second->edited_locally) {
      keep_local(entry, *old->second);
      ++changes.kept_local;
    } else if (Entry same = as_stored(entry, *old->second); same == *old->second) {
      ++changes.unchanged;
    } else {
      ++same.version;
      put(tx, same);
      ++changes.changed;
    }
  }
}

template <class Entry>
std::vector<Entry> of_source(const std::vector<Entry>& all, const std::string& import) {
  std::vector<Entry> out;
  for (const Entry& each : all)
    if (each.origin.import == import)
      out.push_back(each);
  std::sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
  return out;
}

// Replaces the rows of one source; true when that changed anything.
template <class Entry>
bool replace(Transaction& tx, std::vector<Entry> fresh, const std::vector<Entry>& stored, const std::string& import,
             storage::Sql remove) {
  std::sort(fresh.begin(), fresh.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
  if (fresh == of_source(stored, import))
    return false;
  tx.exec(remove, import);
  for (const Entry& each : fresh)
    put(tx, each);
  return true;
}

bool merge_capacities(Transaction& tx, const std::vector<Service>& fresh, const std::vector<Service>& stored) {
  std::unordered_map<ServiceId, const Service*> known;
  for (const Service& each : stored)
    known[each.id] = &each;
  bool changed = false;
  for (const Service& each : fresh) {
    const auto old = known.find(each.id);
    const auto capacity = standing_of(old == known.end() ? std::nullopt : old->second->capacity, each.capacity);
    const auto wait = standing_of(old == known.end() ? std::nullopt : old->second->wait, each.wait);
    const bool same = old != known.end() && capacity == old->second->capacity && wait == old->second->wait;
    if (same || (old == known.end() && !capacity && !wait))
      continue;
    put_capacity(tx, each.id, capacity, wait);
    changed = true;
  }
  return changed;
}

std::vector<Service> without_capacity(std::vector<Service> services) {
  for (Service& each : services) {
    each.capacity.reset();
    each.wait.reset();
    std::sort(each.languages.begin(), each.languages.end());
  }
  return services;
}

void note_import(Transaction& tx, const Import& import, const std::string& language, Instant at) {
  tx.exec("insert into directory_imports (name, at, language, organizations, services, locations, mended, left_out,"
          " noticed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (name) do update set at = excluded.at,"
          " language = excluded.language, organizations = excluded.organizations, services = excluded.services,"
          " locations = excluded.locations, mended = excluded.mended, left_out = excluded.left_out,"
          " noticed = excluded.noticed",
          import.name, at, language, import.entries.organizations.size(), import.entries.services.size(),
          import.entries.locations.size(), import.report.count(NoteKind::mended),
          import.report.count(NoteKind::left_out), import.report.count(NoteKind::noticed));
}

} // namespace

std::int64_t next_version(Transaction& tx) {
  tx.exec("insert into directory_state (id, version) values (1, 1)"
          " on conflict (id) do update set version = directory_state.version + 1");
  return version_in(tx);
}

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::directory_migrations::all())
    out.push_back({"directory", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

Stored SqlStore::load() {
  return database_.read([](Transaction& tx) {
    Stored out = entries_in(tx);
    for (const char* table : visiting_tables)
      for (FurtherRow& row : read_further_table(tx, table))
        out.further.push_back(std::move(row));
    return out;
  });
}

Stored SqlStore::load_whole() {
  return database_.read([](Transaction& tx) {
    Stored out = entries_in(tx);
    out.further = read_further(tx);
    return out;
  });
}

std::int64_t SqlStore::version() {
  return database_.read([](Transaction& tx) { return version_in(tx); });
}

std::vector<ImportRecord> SqlStore::imports() {
  return database_.read([](Transaction& tx) {
    std::vector<ImportRecord> out;
    tx.each("select name, at, language, organizations, services, locations, mended, left_out, noticed"
            " from directory_imports order by name",
            [&](const Row& row) {
              const auto count = [&](int column) { return static_cast<std::size_t>(row.get<std::int64_t>(column)); };
              out.push_back({row.get<std::string>(0), row.get<Instant>(1), row.get<std::string>(2), count(3), count(4),
                             count(5), count(6), count(7), count(8)});
            });
    return out;
  });
}

Changes SqlStore::save_import(const Import& import, const std::string& language, Instant at,
                              const audit::Entry& entry) {
  const Entries& fresh = import.entries;
  const std::vector<Service> fresh_services = without_capacity(fresh.services);
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    Changes changes;
    merge(tx, fresh.organizations, read_organizations(tx), changes, [](const Organization&, const Organization&) {});
    bool also = false; // something beside the three counted tables changed

    const std::vector<Service> stored_services = read_services(tx);
    merge(tx, fresh_services, without_capacity(stored_services), changes, [](const Service&, const Service&) {});
    also = merge_capacities(tx, fresh.services, stored_services) || also;
    std::unordered_set<ServiceId> present;
    for (const Service& each : fresh.services)
      present.insert(each.id);
    for (Service each : stored_services)
      if (each.origin.import == import.name && present.count(each.id) == 0 && !each.edited_locally &&
          each.status != ServiceStatus::defunct) {
        each.status = ServiceStatus::defunct;
        ++each.version;
        put(tx, each);
        ++changes.gone;
      }

    merge(tx, fresh.locations, read_locations(tx), changes, [&](const Location& now, Location old) {
      // PRIVACY: a local edit must not keep an address open that its source has since withheld.
      if (now.visibility == AddressVisibility::withheld && old.visibility == AddressVisibility::open) {
        old.visibility = AddressVisibility::withheld;
        ++old.version;
        put(tx, old);
        also = true;
      }
    });
    also = replace(tx, fresh.services_at_locations, read_services_at_locations(tx), import.name,
                   "delete from directory_services_at_locations where source_import = $1") ||
           also;
    also = replace(tx, fresh.phones, read_phones(tx), import.name,
                   "delete from directory_phones where source_import = $1") ||
           also;
    also = replace(tx, fresh.addresses, read_addresses(tx), import.name,
                   "delete from directory_addresses where source_import = $1") ||
           also;
    also =
        replace(tx, fresh.terms, read_terms(tx), import.name, "delete from directory_terms where source_import = $1") ||
        also;

    also = replace(tx, import.further, read_further(tx, import.name), import.name,
                   "delete from directory_further where source_import = $1") ||
           also;

    note_import(tx, import, language, at);
    log_.append(tx, entry);
    const bool seen = also || changes.added > 0 || changes.changed > 0 || changes.gone > 0;
    changes.version = seen ? next_version(tx) : version_in(tx);
    return changes;
  });
}

Result<std::int64_t> SqlStore::save_service(const Service& service, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) -> Result<std::int64_t> {
    storage::lock_appends(tx);
    const auto version = tx.first(
        "select version from directory_services where id = $1", [](const Row& row) { return row.get<std::int64_t>(0); },
        service.id);
    if (!version)
      return Refusal::not_found();
    if (*version != service.version)
      return Refusal::stale();
    Service saved = service;
    ++saved.version;
    saved.edited_locally = true;
    put(tx, saved);
    log_.append(tx, entry);
    return next_version(tx);
  });
}

Result<std::int64_t> SqlStore::save_visibility(const LocationId& id, std::int64_t version, AddressVisibility visibility,
                                               const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) -> Result<std::int64_t> {
    storage::lock_appends(tx);
    const auto stored = tx.first(
        "select version from directory_locations where id = $1",
        [](const Row& row) { return row.get<std::int64_t>(0); }, id);
    if (!stored)
      return Refusal::not_found();
    if (*stored != version)
      return Refusal::stale();
    tx.exec("update directory_locations set withheld = $2, version = version + 1, edited_locally = 1 where id = $1", id,
            visibility == AddressVisibility::withheld);
    log_.append(tx, entry);
    return next_version(tx);
  });
}

Result<SavedCapacities> SqlStore::save_capacities(const std::vector<StatedCapacity>& all, Precedence precedence,
                                                  const std::optional<LinkUse>& use) {
  return database_.write([&](Transaction& tx) -> Result<SavedCapacities> {
    storage::lock_appends(tx);
    for (const StatedCapacity& each : all) // before anything is written: what is refused changes nothing
      if (!tx.first(
              "select 1 from directory_services where id = $1", [](const Row&) { return true; }, each.service))
        return Refusal::not_found();
    if (use && !end_as_used(tx, use->link, use->now))
      return Refusal::not_found();
    SavedCapacities out;
    for (const StatedCapacity& each : all) {
      const Standing old = read_capacity(tx, each.service);
      const bool later = precedence == Precedence::later_moment;
      const auto capacity = later           ? standing_of(old.capacity, each.capacity)
                            : each.capacity ? each.capacity
                                            : old.capacity;
      const auto wait = later ? standing_of(old.wait, each.wait) : each.wait ? each.wait : old.wait;
      const bool changed = !later || capacity != old.capacity || wait != old.wait;
      out.changed.push_back(changed);
      if (!changed)
        continue;
      put_capacity(tx, each.service, capacity, wait);
      log_.append(tx, each.trace);
    }
    const bool any = std::find(out.changed.begin(), out.changed.end(), true) != out.changed.end();
    out.version = any ? next_version(tx) : version_in(tx);
    return out;
  });
}

bool SqlStore::link(const OrganizationId& organization, AgencyId agency, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    if (tx.exec("insert into directory_agencies (organization, agency) values ($1, $2)"
                " on conflict (organization, agency) do nothing",
                organization, agency) == 0)
      return false;
    log_.append(tx, entry);
    return true;
  });
}

bool SqlStore::unlink(const OrganizationId& organization, AgencyId agency, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    if (tx.exec("delete from directory_agencies where organization = $1 and agency = $2", organization, agency) == 0)
      return false;
    log_.append(tx, entry);
    return true;
  });
}

std::vector<AgencyId> SqlStore::agencies_of(const OrganizationId& organization) {
  return database_.read([&](Transaction& tx) {
    std::vector<AgencyId> out;
    tx.each(
        "select agency from directory_agencies where organization = $1 order by agency",
        [&](const Row& row) { out.push_back(row.get<AgencyId>(0)); }, organization);
    return out;
  });
}

std::vector<OrganizationId> SqlStore::organizations_of(AgencyId agency) {
  return database_.read([&](Transaction& tx) {
    std::vector<OrganizationId> out;
    tx.each(
        "select organization from directory_agencies where agency = $1 order by organization",
        [&](const Row& row) { out.push_back(row.get<OrganizationId>(0)); }, agency);
    return out;
  });
}

void SqlStore::record(const audit::Entry& entry) {
  database_.write([&](Transaction& tx) { log_.append(tx, entry); });
}

} // namespace concert::directory
