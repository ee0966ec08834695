// What the API knows of offers, of the plan of a table, and of the table of needs.
#include "app/api_bound.h"

namespace concert::app {

using http::Method;

void add_alignment(std::vector<ApiRoute>& table) {
  using namespace alignment;
  using Api = alignment::Api;
  const auto add = [&table](Method method, std::string path, access::ApiEntry described,
                            ApiFunction (*open)(const Doors&)) {
    table.push_back({method, "/api/v1" + path, std::move(described), open});
  };
  add(Method::get, "/situations/{id}/offers",
      {.summary = "Services that fit, for each need, with every factor and reason",
       .command = "situation offers",
       .query = wish_fields()},
      bound<Api, &Api::offers>);
  add(Method::get, "/alignment/plan",
      {.summary = "The free places for all open needs of one's table; for its chair", .command = "align plan"},
      bound<Api, &Api::plan>);
  add(Method::get, "/alignment/plan/otherwise",
      {.summary = "What choosing otherwise for one need would do to the others",
       .command = "align otherwise",
       .query = otherwise_fields()},
      bound<Api, &Api::otherwise>);
  add(Method::put, "/alignment/plan/rules",
      {.summary = "The table's rules for its plan; If-Match is the version that the plan gives",
       .command = "align set-rules",
       .body = rules_fields,
       .edits = true},
      bound<Api, &Api::set_rules>);
  add(Method::get, "/alignment/plan/groups",
      {.summary = "How it went for groups, with intervals, while a purpose for it stands", .command = "align groups"},
      bound<Api, &Api::outcomes>);
  add(Method::put, "/alignment/plan/groups/purpose",
      {.summary = "State why a table looks at its groups, or that it does not any more",
       .command = "align state-purpose",
       .body = purpose_fields,
       .edits = true},
      bound<Api, &Api::state_purpose>);
  add(Method::get, "/alignment/plan/learning",
      {.summary = "What concluded situations say of the table of needs, and since when it may be adopted",
       .command = "align learning"},
      bound<Api, &Api::learning>);
  add(Method::post, "/alignment/plan/learning/adopt",
      {.summary = "Bring a learned value into the table of needs, after its month in the shadow",
       .command = "align adopt",
       .body = adopt_row_fields},
      bound<Api, &Api::adopt>);
  add(Method::post, "/alignment/plan/learning/take-back",
      {.summary = "Take an adopted value back: what was in use before is again",
       .command = "align take-back",
       .body = take_back_row_fields},
      bound<Api, &Api::take_back>);
  add(Method::get, "/needs",
      {.summary = "The table of needs: from a risk to the kinds of help that answer it", .command = "align needs show"},
      bound<Api, &Api::needs>);
  add(Method::put, "/needs/row",
      {.summary = "Change a row of the table of needs, or add it; `seen` is the edition that was read",
       .command = "align needs set",
       .body = need_row_fields},
      bound<Api, &Api::set_row>);
  add(Method::post, "/needs/row/retire",
      {.summary = "Switch a row of the table of needs off; it stays in it",
       .command = "align needs retire",
       .body = take_back_row_fields},
      bound<Api, &Api::retire_row>);
  add(Method::post, "/local/needs-export",
      {.summary = "Write the table of needs into a new CSV file, to be changed and imported again",
       .command = "align needs export",
       .body = export_needs_fields,
       .local_only = true},
      bound<InstallationApi, &InstallationApi::export_needs>);
  add(Method::post, "/local/needs-import",
      {.summary = "Read the whole table of needs from a CSV file, as the next edition; all of it or nothing",
       .command = "align needs import",
       .body = import_rows_fields,
       .local_only = true},
      bound<InstallationApi, &InstallationApi::import_needs>);
}

} // namespace concert::app
