#include "app/api/openapi.h"

#include "base/text.h"

namespace concert::app {
namespace {

using json::Array;
using json::Object;
using json::Value;

std::string described(const FieldSpec& spec) {
  switch (spec.kind) {
  case FieldKind::code:
    return "A code of the list " + spec.list + ".";
  case FieldKind::graded_code:
    return "code:grade of the list " + spec.list + "; grade " + std::to_string(spec.lowest_grade) +
           " to 3, 2 when left out.";
  case FieldKind::id:
    return "An id: 32 hexadecimal digits.";
  default:
    return spec.personal ? "Personal: sealed at rest, never logged." : "";
  }
}

Object schema_of_one(const FieldSpec& spec) {
  Object out;
  switch (spec.kind) {
  case FieldKind::text:
  case FieldKind::long_text:
    out.add("type", "string").add("maxLength", spec.longest);
    break;
  case FieldKind::id:
    out.add("type", "string").add("pattern", "^[0-9a-f]{32}$");
    break;
  case FieldKind::code:
    out.add("type", "string").add("pattern", "^[a-z0-9]+(_[a-z0-9]+)*$");
    break;
  case FieldKind::graded_code:
    out.add("type", "string")
        .add("pattern", "^[a-z0-9]+(_[a-z0-9]+)*(:[" + std::to_string(spec.lowest_grade) + "-3])?$");
    break;
  case FieldKind::date:
    out.add("type", "string").add("format", "date");
    break;
  case FieldKind::integer:
    out.add("type", "integer");
    break;
  case FieldKind::yes_no:
    out.add("type", "boolean");
    break;
  case FieldKind::choice: {
    Array choices;
    for (const std::string& choice : spec.choices)
      choices.emplace_back(choice);
    out.add("type", "string").add("enum", std::move(choices));
    break;
  }
  }
  if (const std::string text = described(spec); !text.empty())
    out.add("description", text);
  return out;
}

Value schema_of(const FieldSpec& spec) {
  Object one = schema_of_one(spec);
  if (spec.plurality == Plurality::one)
    return one;
  return Object{{"type", "array"}, {"items", std::move(one)}, {"maxItems", spec.most}};
}

Value body_schema(const FieldSpecs& specs) {
  Object properties;
  Array required;
  for (const FieldSpec& spec : specs) {
    properties.add(spec.name, schema_of(spec));
    if (spec.presence == Presence::required)
      required.emplace_back(spec.name);
  }
  Object out{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  if (!required.empty())
    out.add("required", std::move(required));
  return out;
}

Array parameters_of(const ApiRoute& route) {
  Array out;
  for (const std::string_view segment : text::split(route.path, '/'))
    if (segment.starts_with("{"))
      out.emplace_back(Object{{"name", segment.substr(1, segment.size() - 2)},
                              {"in", "path"},
                              {"required", true},
                              {"schema", Object{{"type", "string"}}}});
  for (const FieldSpec& spec : route.described.query)
    out.emplace_back(Object{{"name", spec.name},
                            {"in", "query"},
                            {"required", spec.presence == Presence::required},
                            {"schema", schema_of(spec)}});
  if (route.described.edits)
    out.emplace_back(Object{{"name", "If-Match"},
                            {"in", "header"},
                            {"required", true},
                            {"description", "The ETag that was read: \"v7\"."},
                            {"schema", Object{{"type", "string"}}}});
  if (route.method == http::Method::post)
    out.emplace_back(Object{{"name", "Idempotency-Key"},
                            {"in", "header"},
                            {"required", false},
                            {"description", "The same key and body within a day give the first answer again."},
                            {"schema", Object{{"type", "string"}, {"maxLength", 64}}}});
  return out;
}

Value operation_of(const ApiRoute& route) {
  std::string id = route.described.command.empty() ? "sign_in" : route.described.command;
  for (char& c : id)
    c = c == ' ' || c == '-' ? '_' : c;
  const auto problem = [](std::string_view text) {
    return Object{{"description", text},
                  {"content", Object{{"application/problem+json",
                                      Object{{"schema", Object{{"$ref", "#/components/schemas/Problem"}}}}}}}};
  };
  Object responses;
  responses.add(std::to_string(route.described.success),
                Object{{"description", "Done."},
                       {"content", Object{{"application/json", Object{{"schema", Object{{"type", "object"}}}}}}}});
  for (const auto& [status, text] : {std::pair("401", "Not signed in."),
                                     {"403", "This seat cannot do this."},
                                     {"404", "Does not exist, or may not be known to this seat: the two are one."},
                                     {"409", "Not open at this filter, or a conflict."},
                                     {"412", "Somebody changed it since it was read."},
                                     {"422", "Fields are wrong; each is named."}})
    responses.add(status, problem(text));
  Object out{{"operationId", id},
             {"summary", route.described.summary},
             {"parameters", parameters_of(route)},
             {"responses", std::move(responses)}};
  if (route.described.body != nullptr)
    out.add("requestBody",
            Object{{"required", true},
                   {"content", Object{{"application/json", Object{{"schema", body_schema(route.described.body())}}}}}});
  return out;
}

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return out;
}

} // namespace

Value openapi_document(const std::vector<ApiRoute>& routes) {
  std::vector<std::pair<std::string, Object>> paths;
  for (const ApiRoute& route : routes) {
    if (route.described.local_only)
      continue;
    auto at = std::find_if(paths.begin(), paths.end(), [&](const auto& path) { return path.first == route.path; });
    if (at == paths.end())
      at = paths.insert(paths.end(), {route.path, {}});
    at->second.add(lower(http::name_of(route.method)), operation_of(route));
  }
  Object all;
  for (auto& [path, operations] : paths)
    all.add(path, std::move(operations));
  return Object{
      {"openapi", "3.1.0"},
      {"info", Object{{"title", "Concert"},
                      {"version", "1"},
                      {"description",
                       "The acts of a Situation Table as data: the same gate and the same audit log as the pages."},
                      {"license", Object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"servers", Array{Object{{"url", "/"}}}},
      {"security", Array{Object{{"session", Array{}}}}},
      {"paths", std::move(all)},
      {"components",
       Object{{"securitySchemes", Object{{"session", Object{{"type", "http"}, {"scheme", "bearer"}}}}},
              {"schemas",
               Object{{"Problem", Object{{"type", "object"},
                                         {"description", "RFC 9457"},
                                         {"properties",
                                          Object{{"type", Object{{"type", "string"}}},
                                                 {"title", Object{{"type", "string"}}},
                                                 {"status", Object{{"type", "integer"}}},
                                                 {"detail", Object{{"type", "string"}}},
                                                 {"reason", Object{{"type", "string"}}},
                                                 {"word", Object{{"type", "string"}}},
                                                 {"problems", Object{{"type", "array"},
                                                                     {"items", Object{{"type", "object"}}}}}}}}}}}}}};
}

} // namespace concert::app
