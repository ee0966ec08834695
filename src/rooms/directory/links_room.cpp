#include "rooms/directory/links_room.h"

#include "base/pause.h"

namespace concert::directory {
namespace {

Refusal link_refused() {
  return {RefusalKind::not_found, "directory.link.refused", {}};
}

} // namespace

audit::Entry CapacityLinks::entry(const char* act, const OrganizationId& id) const {
  audit::Entry out;
  out.at = clock_.now();
  out.act = act;
  out.object_kind = "organization";
  out.object = id.text();
  out.field_class = "directory";
  return out;
}

audit::Entry CapacityLinks::entry_by(const access::Actor& actor, const char* act, const OrganizationId& id) const {
  audit::Entry out = entry(act, id);
  out.member = actor.member.text();
  out.seat = actor.seat.text();
  out.agency = actor.agency.text();
  return out;
}

Result<void> CapacityLinks::keeps(const access::Actor& actor, const OrganizationId& id) {
  TRY(access::Gate().permit<access::Act::state_capacity>(actor));
  TRY(room_.organization(actor, id));
  return room_.keeping(actor, access::Act::state_capacity, id);
}

Result<CapacityLinks::Issued> CapacityLinks::issue(const access::Actor& actor, const OrganizationId& id,
                                                   const EmailAddress& to) {
  TRY(keeps(actor, id));
  const Instant now = clock_.now();
  constexpr std::int64_t second = 1'000'000;
  CapacityLink link{CapacityLinkId::draw(chance_),
                    id,
                    to,
                    actor.agency,
                    now,
                    Instant{now.us / second * second} + capacity_link_lives};
  const auto letter =
      mail_ == Mail::queued ? std::optional(CapacityLetterId::draw(chance_)) : std::optional<CapacityLetterId>();
  store_.issue(link, letter, entry_by(actor, "directory.issue_link", id));
  Issued out{std::move(link), {}};
  if (mail_ == Mail::none)
    out.token = signer_.token_of(out.link.id, out.link.expires_at);
  return out;
}

Result<void> CapacityLinks::revoke(const access::Actor& actor, const OrganizationId& id) {
  TRY(keeps(actor, id));
  if (!store_.revoke(id, entry_by(actor, "directory.revoke_link", id)))
    return Refusal::conflict("directory.link.none");
  return {};
}

Result<CapacityLinks::Seen> CapacityLinks::seen(const access::Actor& actor, const OrganizationId& id) {
  TRY(keeps(actor, id));
  Seen out;
  out.latest = store_.latest(id);
  out.mail_waits = out.latest && store_.has_letter(out.latest->id);
  return out;
}

Result<CapacityLinks::Asked> CapacityLinks::look(std::string_view token) {
  const Instant now = clock_.now();
  const auto read = signer_.read(token);
  const auto link = read && now < read->expires_at ? store_.link(read->id) : std::nullopt;
  if (!link || !link->is_live(now))
    return link_refused();
  OwnPlaces places = room_.places_of_organization(link->organization);
  if (places.organizations.empty()) // gone from its source
    return link_refused();
  return Asked{*link, std::move(places)};
}

Result<std::size_t> CapacityLinks::state(std::string_view token, std::int64_t seen,
                                         const std::vector<PlaceStatement>& statements) {
  const Asked asked = TRY(look(token));
  auto done = room_.state_by_link(asked.link, asked.places, seen, statements);
  if (!done && done.error().kind == RefusalKind::not_found) // used in between, or taken back
    return link_refused();
  return done;
}

void CapacityLinks::sweep() {
  store_.expire(clock_.now(), entry("directory.expire_link", {}));
}

std::optional<ReadyCapacityLetter> CapacityLinks::begin(const CapacityLetter& letter) {
  const Instant now = clock_.now();
  if (!letter.link.is_live(now)) {
    store_.drop(letter.id);
    return std::nullopt;
  }
  const int attempt = letter.attempts + 1;
  if (!store_.begin_attempt(letter.id, attempt, now + pause_after(attempt)))
    return std::nullopt;
  ReadyCapacityLetter out{letter.id, letter.link.to, letter.queued_at, letter.link.expires_at,
                          signer_.token_of(letter.link.id, letter.link.expires_at)};
  return out;
}

} // namespace concert::directory
