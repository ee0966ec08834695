#include "rooms/directory/search_fields.h"

#include <algorithm>
#include <charconv>

namespace concert::directory {

namespace {

constexpr int farthest_km = 1000;

std::optional<int> whole_in(const Fields& fields, std::string_view name) {
  const std::string text = fields.text_or(name);
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  const bool whole = error == std::errc() && end == text.data() + text.size() && out >= 0;
  return whole && !text.empty() ? std::optional(out) : std::nullopt;
}

std::vector<std::string> feature_names() {
  std::vector<std::string> out;
  for (const AccessFeature each : access_features)
    out.emplace_back(name_of(each));
  return out;
}

} // namespace

const FieldSpecs& search_fields() {
  static const FieldSpecs specs = {
      {.name = "q", .presence = Presence::optional, .longest = 200},
      {.name = "term", .kind = FieldKind::id, .presence = Presence::optional},
      {.name = "spoken", .presence = Presence::optional, .longest = 10},
      {.name = "age", .kind = FieldKind::integer, .presence = Presence::optional},
      {.name = "capacity", .kind = FieldKind::choice, .presence = Presence::optional, .choices = {"known", "free"}},
      {.name = "open", .kind = FieldKind::choice, .presence = Presence::optional, .choices = {"now"}},
      {.name = "access", .kind = FieldKind::choice, .presence = Presence::optional, .choices = feature_names()},
      {.name = "near", .presence = Presence::optional, .longest = 100},
      {.name = "within", .kind = FieldKind::integer, .presence = Presence::optional},
      {.name = "unknown", .kind = FieldKind::choice, .presence = Presence::optional, .choices = {"left_out"}},
      {.name = "page", .kind = FieldKind::integer, .presence = Presence::optional}};
  return specs;
}

Search search_in(const Fields& fields) {
  Search out;
  out.words = fields.text_or("q");
  if (const auto term = TaxonomyTermId::parse(fields.text_or("term")))
    out.terms = {*term};
  out.spoken = fields.text_or("spoken");
  out.age = whole_in(fields, "age");
  if (const std::string wish = fields.text_or("capacity"); wish == "known" || wish == "free")
    out.capacity = wish == "free" ? CapacityWish::free : CapacityWish::known;
  if (fields.text_or("open") == "now")
    out.open = OpenWish::now;
  out.access = access_feature_of(fields.text_or("access"));
  out.near = fields.text_or("near");
  if (!out.near.empty())
    out.within_km = std::min(whole_in(fields, "within").value_or(0), farthest_km);
  if (fields.text_or("unknown") == "left_out")
    out.unknowns = Unknowns::left_out;
  return out;
}

} // namespace concert::directory
