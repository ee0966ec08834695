// PRIVACY: what is confidential leaves in no form, however its source says so.
#include <doctest/doctest.h>

#include "rooms/directory/exchange/hsds_export.h"
#include "rooms/directory/exchange/tests/reference.h"

using namespace concert;
using namespace concert::directory;

namespace {

// A shelter at a place that must not be found, told in every table, and an office that anybody may find.
Files shelter(const std::string& address_mark, const std::string& attribute_value = "") {
  Files out = {
      {"organizations.csv", "id,name,description\no,Haven,Helps\n"},
      {"services.csv", "id,organization_id,name,status,description\ns,o,Shelter,active,Ask at 13 Canary Lane.\n"},
      {"locations.csv", "id,location_type,name,description,transportation,latitude,longitude\n"
                        "l,physical,Haven House,Behind the canary mill,Bus 7 to Canary,43.123456,-79.654321\n"
                        "m,physical,Office,Ground floor,Bus 1,43.2,-79.2\n"},
      {"service_at_location.csv",
       "id,service_id,location_id,description\nx,s,l,Ring at the canary door\ny,s,m,Desk 2\n"},
      {"addresses.csv",
       "id,location_id,address_1,city,state_province,postal_code,country,address_type,attention,confidential\n"
       "a,l,13 Canary Lane,Town,ON,C4N 4RY,CA,physical,Canary Keeper," +
           address_mark + "\nb,m,1 Main St,Town,ON,A1A 1A1,CA,physical,,\n"},
      {"accessibility.csv", "id,location_id,description\nc,l,Ramp beside the canary cage\nd,m,Lift\n"},
      {"contacts.csv", "id,service_id,location_id,name\ne,s,l,Canary Contact\nf,s,m,Front Desk\n"},
      {"schedules.csv", "id,service_at_location_id,byday,notes\ng,x,MO,Canary sings at nine\nh,y,MO,Queue early\n"},
      {"phones.csv", "id,service_id,number,description\nk,s,555-0100,Main line\n"},
      {"metadata.csv", "id,resource_id,resource_type,last_action_date,last_action_type,field_name,previous_value,"
                       "replacement_value,updated_by\n"
                       "n,a,address,2026-01-01,update,address_1,12 Canary Lane,13 Canary Lane,Somebody\n"},
      {"taxonomy_terms.csv", "id,name,description,taxonomy\nt,Visibility,Who may see it,House\n"},
      {"attributes.csv", "id,link_id,taxonomy_term_id,link_entity,value\nq,l,t,location," + attribute_value + "\n"}};
  return out;
}

// Every byte that leaves, in every form.
std::string everything(const Import& import) {
  std::string out;
  for (const ExportFormat format : {ExportFormat::tables, ExportFormat::documents})
    for (const InventedValues invented : {InventedValues::left_out, InventedValues::included})
      for (const auto& [name, bytes] :
           write_hsds(import.entries, import.further, {"t", csv::Formulas::as_written, invented, format}).files)
        out += bytes;
  return out;
}

void says_nothing_of_the_place(const Import& import) {
  const std::string bytes = everything(import);
  for (const char* secret : {"Canary", "canary", "C4N 4RY", "43.12", "79.65"})
    CHECK_MESSAGE(bytes.find(secret) == std::string::npos, secret);
  // What is open leaves all the same.
  for (const char* open :
       {"Shelter", "555-0100", "1 Main St", "Lift", "Front Desk", "Queue early", "Desk 2", "Haven House"})
    CHECK_MESSAGE(bytes.find(open) != std::string::npos, open);
}

} // namespace

TEST_CASE("without a mark everything leaves: or the tests below would prove nothing") {
  const std::string bytes = everything(*read_directory(shelter(""), {"t", "en"}));
  for (const char* told : {"13 Canary Lane", "C4N 4RY", "43.123456", "Behind the canary mill", "Bus 7 to Canary",
                           "Ring at the canary door", "Canary Keeper", "Ramp beside the canary cage", "Canary Contact",
                           "Canary sings at nine", "12 Canary Lane"})
    CHECK_MESSAGE(bytes.find(told) != std::string::npos, told);
}

TEST_CASE("a column that says so closes the place in every table") {
  for (const char* mark : {"yes", "TRUE", "1", "oui", "X", "private", "perhaps"}) {
    INFO(std::string(mark));
    const Import import = *read_directory(shelter(mark), {"t", "en"});
    CHECK(notes_of(import, "directory.import.address_withheld") == 1);
    says_nothing_of_the_place(import);
  }
  for (const char* mark : {"no", "FALSE", "0", "non"})
    CHECK(everything(*read_directory(shelter(mark), {"t", "en"})).find("13 Canary Lane") != std::string::npos);
}

TEST_CASE(
    "a category or a label that says so closes it too, and a service that is confidential has no secret address") {
  says_nothing_of_the_place(*read_directory(shelter("", "confidential location"), {"t", "en"}));
  Files files = shelter("");
  files["attributes.csv"] = "id,link_id,taxonomy_term_id,link_entity,value\nq,s,t,service,confidential counselling\n";
  CHECK(everything(*read_directory(files, {"t", "en"})).find("13 Canary Lane") != std::string::npos);
  files["attributes.csv"] = "id,link_id,taxonomy_term_id,link_entity,value\nq,s,t,service,adresse confidentielle\n";
  const Import import = *read_directory(files, {"t", "en"});
  CHECK(notes_of(import, "directory.import.address_withheld") == 2);
  CHECK(everything(import).find("Canary Lane") == std::string::npos);
}

TEST_CASE("a service or an organization that is marked closes all its places") {
  Files files = shelter("");
  files["services.csv"] = "id,organization_id,name,status,private\ns,o,Shelter,active,yes\n";
  CHECK(notes_of(*read_directory(files, {"t", "en"}), "directory.import.address_withheld") == 2);
  files = shelter("");
  files["organizations.csv"] = "id,name,description,hidden\no,Haven,Helps,yes\n";
  CHECK(notes_of(*read_directory(files, {"t", "en"}), "directory.import.address_withheld") == 2);
}

TEST_CASE("a telephone or a contact that is marked does not come in") {
  Files files = shelter("");
  files["phones.csv"] = "id,service_id,number,confidential\nk,s,555-0100,no\nz,s,555-0199,yes\n";
  files["contacts.csv"] = "id,service_id,name,confidential\ne,s,Hidden Person,yes\n";
  const Import import = *read_directory(files, {"t", "en"});
  CHECK(import.entries.phones.size() == 1);
  CHECK(notes_of(import, "directory.import.confidential_left_out") == 2);
  CHECK(everything(import).find("Hidden Person") == std::string::npos);
  CHECK(everything(import).find("555-0199") == std::string::npos);
}

TEST_CASE("what was exported of a closed place comes in again without an address") {
  const Import import = *read_directory(shelter("yes"), {"t", "en"});
  const Export out = write_hsds(import.entries, import.further, {});
  CHECK(out.addresses_withheld == 1);
  const Import again = *read_directory(out.files, {"t", "en"});
  CHECK(again.entries.locations.size() == 2);
  CHECK(again.entries.addresses.size() == 1);
  CHECK(again.report.count(NoteKind::left_out) == 0);
}
