#include "rooms/sites/room.h"

namespace concert::sites {

Room::Room(Store& store, const clock::Clock& clock) : store_(store), clock_(clock) {
  reload();
}

void Room::reload() {
  auto fresh = std::make_shared<const AreaMap>(store_.load());
  const std::lock_guard lock(mutex_);
  areas_ = std::move(fresh);
}

SharedAreas Room::areas() const {
  const std::lock_guard lock(mutex_);
  return areas_;
}

Result<SharedAreas> Room::read(const access::Actor& actor) const {
  TRY(access::Gate().permit<access::Act::see_directory>(actor));
  return areas();
}

Result<std::size_t> Room::keep(std::string_view geojson, audit::Entry entry) {
  const AreaMap read = TRY(read_geojson(geojson));
  entry.at = clock_.now();
  entry.act = "sites.import_areas";
  entry.object_kind = "areas";
  entry.detail = audit::Detail::plain("areas=" + std::to_string(read.areas().size()));
  store_.keep(read, entry);
  reload();
  return read.areas().size();
}

Result<std::size_t> Room::import(const access::Actor& actor, std::string_view geojson) {
  TRY(access::Gate().permit<access::Act::import_directory>(actor));
  audit::Entry entry;
  entry.member = actor.member.text();
  entry.seat = actor.seat.text();
  entry.agency = actor.agency.text();
  return keep(geojson, std::move(entry));
}

Result<std::size_t> Room::install(std::string_view geojson) {
  return keep(geojson, {});
}

} // namespace concert::sites
