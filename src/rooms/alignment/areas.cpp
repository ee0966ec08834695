#include "rooms/alignment/areas.h"

namespace concert::alignment {

using access::Act;

const FieldSpecs& area_fields() {
  static const FieldSpecs specs = {
      {.name = "area", .kind = FieldKind::text, .presence = Presence::optional, .longest = 80}};
  return specs;
}

Areas::Areas(AreaStore& store, situations::Room& situations, Maps maps, const clock::Clock& clock, Chance& chance)
    : store_(store), situations_(situations), maps_(std::move(maps)), clock_(clock), chance_(chance) {}

Result<Areas::Told> Areas::told(const access::Actor& actor, SituationId id) {
  situations::View view = TRY(situations_.view_for<Act::keep_identity>(actor, id));
  const auto kept = store_.area(id);
  return Told{std::move(view), kept ? kept->area : std::string()};
}

Result<void> Areas::tell(const access::Actor& actor, SituationId id, const std::string& area) {
  TRY(situations_.view_for<Act::keep_identity>(actor, id));
  std::optional<Placed> placed;
  if (!area.empty()) {
    if (maps_()->find(area) == nullptr)
      return Refusal::invalid("area", "problem.not_in_list");
    placed = Placed{Id<Placed>::draw(chance_).text(), area};
  }
  audit::Entry entry;
  entry.at = clock_.now();
  entry.member = actor.member.text();
  entry.seat = actor.seat.text();
  entry.agency = actor.agency.text();
  entry.act = "alignment.tell_area";
  entry.object_kind = "situation";
  entry.object = id.text();
  entry.field_class = "deidentified";
  entry.detail = audit::Detail::none(); // PRIVACY: the log outlives what was told
  store_.keep(id, placed, entry);
  return {};
}

AreaCounts Areas::unmet(const access::Actor& actor, const FoundPlan& found) {
  std::set<std::size_t> without;
  for (std::size_t i = 0; i < found.region.needs.size(); ++i)
    if (!found.plan.proposed[i])
      without.insert(found.region.needs[i].situation);
  const std::map<SituationId, Placed> kept = store_.areas();
  std::vector<Placed> placed;
  for (const std::size_t situation : without)
    if (const auto one = kept.find(found.situations[situation].id); one != kept.end())
      placed.push_back(one->second);
  const sites::SharedAreas map = maps_();
  std::vector<std::string> codes;
  for (const sites::Area& area : map->areas())
    codes.push_back(area.code);
  // Of another map: its areas are not these. What was counted then still says from when on a new count may stand.
  const auto last = store_.shown(actor.table, actor.member);
  if (last && !may_follow(*last, placed)) {
    AreaCounts out = *last;
    const bool same_map = out.areas.size() == codes.size() &&
                          std::equal(codes.begin(), codes.end(), out.areas.begin(),
                                     [](const std::string& code, const AreaCounts::Of& of) { return code == of.area; });
    if (same_map)
      return out;
    out.areas.clear();
    for (const std::string& code : codes)
      out.areas.push_back({code, std::nullopt});
    out.all.reset();
    return out;
  }
  AreaCounts fresh = counted(placed, codes, found.at);
  if (fresh.all) // a count of which nothing is shown gives nothing away, so it stands in nobody's way
    store_.keep_shown(actor.table, actor.member, fresh);
  return fresh;
}

} // namespace concert::alignment
