#include "rooms/directory/exchange/hsds_reading.h"

#include <algorithm>

#include "base/text.h"
#include "rooms/directory/age_phrases.h"
#include "rooms/directory/exchange/former_tables.h"
#include "rooms/directory/exchange/stated_values.h"

namespace concert::directory {

HsdsReading::HsdsReading(SourceTables tables, const SourceSettings& settings, Report report)
    : tables_(std::move(tables)), settings_(settings) {
  out_.name = settings.name;
  out_.report = std::move(report);
}

// Each table after those that it links to.
Import HsdsReading::read() {
  give_ids();
  leave_out_confidential();
  organizations();
  locations();
  addresses();
  services();
  eligibility();
  services_at_locations();
  taxonomies();
  terms();
  attributes();
  withhold();
  phones();
  languages();
  areas();
  capacities();
  other_tables();
  settle_pending();
  return std::move(out_);
}

void HsdsReading::note(NoteKind kind, const SourceRow& row, const char* word, std::vector<std::string> values,
                       std::string column) {
  out_.report.add(kind, file_of(row), row.line, word, std::move(values), std::move(column));
}

void HsdsReading::leave_out(std::string_view table, const SourceRow& row, const char* word,
                            std::vector<std::string> values, std::string column) {
  note(NoteKind::left_out, row, word, std::move(values), std::move(column));
  ids_[table].erase(std::string(row.at("id")));
  --out_.report.read[file_of(row)];
}

void HsdsReading::organizations() {
  for (SourceRow& row : tables_.of("organization")) {
    const std::string id(row.at("id"));
    if (row.at("name").empty()) {
      leave_out("organization", row, "directory.import.name_missing", {id}, "name");
      continue;
    }
    Organization organization;
    organization.origin = origin("organization", id);
    organization.id = id_from<OrganizationTag>(organization.origin);
    organization.name = row.take("name");
    organization.alternate_name = row.take("alternate_name");
    organization.description = row.take("description");
    organization.email = row.take("email");
    organization.website = row.take("website");
    organization.language = settings_.language;
    if (means_confidential(row.take(confidential_field.name)))
      confidential_.insert(organization.id.text());
    keep_rest("organization", organization.id.text(), std::move(row));
    out_.entries.organizations.push_back(std::move(organization));
  }
}

void HsdsReading::services() {
  const hsds::Table& table = hsds::table("service");
  std::map<std::size_t, std::pair<std::size_t, std::size_t>> without_status; // file -> first line, count
  for (SourceRow& row : tables_.of("service")) {
    const std::string id(row.at("id"));
    if (row.at("name").empty()) {
      leave_out("service", row, "directory.import.name_missing", {id}, "name");
      continue;
    }
    Service service;
    service.origin = origin("service", id);
    service.id = id_from<ServiceTag>(service.origin);
    service.organization = link_to<OrganizationTag>(row, table, "organization_id");
    if (!service.organization)
      note(NoteKind::noticed, row, "directory.import.service_without_organization", {id}, "organization_id");
    service.name = row.take("name");
    service.alternate_name = row.take("alternate_name");
    service.description = row.take("description");
    service.eligibility = row.take("eligibility_description");
    service.application_process = row.take("application_process");
    service.fees = row.take("fees_description");
    if (service.fees.empty()) // before 3.0 the prose stood here
      service.fees = row.take("fees");
    service.interpretation = row.take("interpretation_services");
    service.wait_time_text = row.take("wait_time");
    service.wait = take_wait(service.wait_time_text);
    service.email = row.take("email");
    service.website = row.take("url");
    service.language = settings_.language;
    service.ages = ages(row, service.eligibility);
    if (const std::string status = row.take("status"); !status.empty()) {
      std::string folded = text::fold(status);
      std::replace(folded.begin(), folded.end(), '_', ' ');
      if (const auto known_status = service_status_of(folded))
        service.status = *known_status;
      else
        note(NoteKind::noticed, row, "directory.import.status_unknown", {id}, "status");
    } else {
      ++without_status.emplace(row.file, std::pair(row.line, std::size_t{0})).first->second.second;
    }
    if (means_confidential(row.take(confidential_field.name)))
      confidential_.insert(service.id.text());
    service_[service.id.text()] = out_.entries.services.size();
    keep_rest("service", service.id.text(), std::move(row));
    out_.entries.services.push_back(std::move(service));
  }
  for (const auto& [file, place] : without_status)
    out_.report.add(NoteKind::mended, tables_.files[file], place.first, "directory.import.status_missing",
                    {std::to_string(place.second)}, "status");
}

std::optional<AgeLimits> HsdsReading::ages(SourceRow& row, const std::string& eligibility) {
  AgeLimits out;
  const auto limit = [&](const char* field) -> std::optional<int> {
    const std::string text = row.take(field);
    const std::optional<int> value = whole_in(text);
    if (text.empty() || (value && *value >= 0 && *value <= 120))
      return value;
    note(NoteKind::left_out, row, "directory.import.age_out_of_range", {std::string(row.at("id"))}, field);
    return std::nullopt;
  };
  out.minimum = limit("minimum_age");
  out.maximum = limit("maximum_age");
  if (out.minimum && out.maximum && *out.minimum > *out.maximum) {
    note(NoteKind::left_out, row, "directory.import.ages_crossed", {std::string(row.at("id"))}, "minimum_age");
    return std::nullopt;
  }
  if (out.minimum || out.maximum)
    return out;
  return ages_in_prose(eligibility);
}

// HSDS 1.1 and 2.0: sentences in a table of their own.
void HsdsReading::eligibility() {
  const auto rows = tables_.rows.find(eligibility_table.name);
  if (rows == tables_.rows.end())
    return;
  for (SourceRow& row : rows->second) {
    const std::string id = link(row, eligibility_table, "service_id");
    const auto found = service_.find(id);
    if (found == service_.end()) {
      leave_out(eligibility_table.name, row, "directory.import.row_of_nobody", {"eligibility"}, "service_id");
      continue;
    }
    Service& service = out_.entries.services[found->second];
    const std::string said = row.take("eligibility");
    service.eligibility += (service.eligibility.empty() ? "" : "\n") + said;
    if (!service.ages)
      service.ages = ages_in_prose(service.eligibility);
  }
}

} // namespace concert::directory
