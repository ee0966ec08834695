#include "twin_worlds/walk.h"

#include <algorithm>

#include "app/api_routes.h"
#include "platform/http/events.h"
#include "platform/json/write.h"
#include "rooms/people/identity.h"

namespace concert::twins {
namespace {

using http::Method;

// A value for each field, so that an act is refused for what it is and not for its shape.
Fields plausible(world::World& world, const FieldSpecs& specs, AgencyId own) {
  const auto book = world.concert().codes().book();
  Fields out;
  for (const FieldSpec& spec : specs) {
    switch (spec.kind) {
    case FieldKind::text:
    case FieldKind::long_text:
      out.add(spec.name, spec.name == "due" ? world.today().plus_days(2).start_utc().iso() : "Somebody");
      break;
    case FieldKind::id:
      out.add(spec.name, own.text());
      break;
    case FieldKind::code:
    case FieldKind::graded_code: {
      const auto entries = book->entries(spec.list);
      const bool all = spec.list == "threshold_reasons"; // one for each of the tests
      for (std::size_t i = 0; i < (all ? entries.size() : std::min<std::size_t>(entries.size(), 1)); ++i)
        out.add(spec.name, spec.list == "conclusions" ? "already_connected" : entries[i]->id);
      break;
    }
    case FieldKind::date:
      out.add(spec.name, world.today().iso());
      break;
    case FieldKind::integer:
      out.add(spec.name, "1");
      break;
    case FieldKind::yes_no:
      out.add(spec.name, "yes");
      break;
    case FieldKind::choice:
      out.add(spec.name, spec.choices.front());
      break;
    }
  }
  return out;
}

// The fields of the page that is posted there; nothing where a page has none of its own.
const FieldSpecs& fields_of_page(std::string_view pattern) {
  using namespace situations;
  static const FieldSpecs none;
  const std::pair<std::string_view, const FieldSpecs& (*)()> known[] = {
      {"/picture", picture_fields},       {"/identity", people::identity_fields},
      {"/decide", accept_fields},         {"/likely", likely_fields},
      {"/assign", assign_fields},         {"/disclose", disclose_fields},
      {"/answer", answer_fields},         {"/contact", contact_fields},
      {"/services/new", mobilize_fields}, {"/conclude", conclude_fields},
      {"/reject", reject_fields}};
  for (const auto& [end, fields] : known)
    if (pattern.ends_with(end))
      return fields();
  return none;
}

json::Value body_of(const Fields& fields, const FieldSpecs& specs) {
  json::Object out;
  for (const FieldSpec& spec : specs) {
    const auto values = fields.all(spec.name);
    if (spec.plurality == Plurality::one && values.size() == 1) {
      out.add(spec.name, spec.kind == FieldKind::yes_no ? json::Value(values[0] == "yes") : json::Value(values[0]));
    } else {
      json::Array all;
      for (const std::string& value : values)
        all.emplace_back(value);
      out.add(spec.name, std::move(all));
    }
  }
  return out;
}

// With the thing's id wherever an id belongs: also where another kind of thing is asked for.
std::string filled(std::string pattern, const std::string& id) {
  for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{'))
    pattern.replace(open, pattern.find('}', open) - open + 1, id);
  return pattern;
}

bool is_about(const std::string& pattern, const Thing& thing) {
  const std::string path = thing.kind == Thing::Kind::meeting    ? "/meetings/{id}"
                           : thing.kind == Thing::Kind::referral ? "/referrals/{id}"
                                                                 : "/situations/{id}";
  return pattern.starts_with(path) || pattern.starts_with("/api/v1" + path);
}

} // namespace

std::string Asking::said() const {
  return std::string(http::name_of(method)) + " " + path + (french ? " (fr)" : "");
}

std::vector<Asking> walk_of(world::World& world, const Thing& thing, std::int64_t version, AgencyId own,
                            Walking walking) {
  std::vector<Asking> out;
  for (const auto& route : world.surface().table()) {
    if (route.pattern.starts_with("/assets/") || route.pattern == "/language")
      continue;
    const std::string path = filled(route.pattern, thing.id);
    if (route.method == Method::get) {
      const bool page = route.function.page != nullptr;
      for (const bool french : {false, true})
        if (page || !french)
          out.push_back({.method = Method::get, .path = path, .json = {}, .form = {}, .version = {}, .french = french});
      if (route.pattern == "/situations" || route.pattern == "/api/v1/situations")
        for (const char* query :
             {"?open=yes", "?mine=yes", "?number=S-0001", "?number=S-0002", "?stage=screening", "?stage=discussion",
              "?stage=identification", "?stage=intervention", "?stage=concluded", "?stage=rejected", "?limit=1",
              "?page=2", "?q=Quill", "?number=Quill"})
          out.push_back({.method = Method::get, .path = path + query, .json = {}, .form = {}, .version = {}});
      continue;
    }
    if (walking == Walking::looks || !is_about(route.pattern, thing))
      continue;
    Asking asking{.method = route.method, .path = path, .json = {}, .form = {}, .version = {}};
    if (route.function.api) {
      const FieldSpecs specs =
          route.function.described.body != nullptr ? route.function.described.body() : FieldSpecs{};
      asking.json = json::dump(body_of(plausible(world, specs, own), specs));
      asking.version = version;
    } else {
      asking.form = plausible(world, fields_of_page(route.pattern), own);
      asking.form.add("version", std::to_string(version));
    }
    out.push_back(asking);
    if (asking.version) { // as somebody who saw an older one
      asking.version = version - 1;
      out.push_back(asking);
    }
  }
  return out;
}

std::string answered(world::HttpDoor& door, const world::Member& member, const Asking& asking) {
  const http::Reply reply = asking.method == Method::get ? door.get(member, asking.path, asking.french)
                            : asking.json.empty()
                                ? door.post(member, asking.path, asking.form)
                                : door.send(member, asking.method, asking.path, asking.json, asking.version);
  std::string out = std::to_string(reply.status) + "\n";
  for (const auto& [name, value] : reply.headers)
    out += name + ": " + value + "\n";
  if (reply.events)
    out += reply.events->take().wire;
  // A PDF bears the moment and a number of its making, which differ for one and the same page; that page is walked too.
  if (reply.body.starts_with("%PDF-"))
    return out + "\na PDF";
  return out + "\n" + reply.body;
}

} // namespace concert::twins
