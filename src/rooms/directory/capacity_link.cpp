#include "rooms/directory/capacity_link.h"

#include <array>

#include "base/named.h"
#include "base/well_shaped.h"

namespace concert::directory {
namespace {

using namespace std::string_view_literals;

constexpr std::array capacity_link_ends = {"used"sv, "revoked"sv, "expired"sv};

} // namespace

std::string_view name_of(CapacityLinkEnd end) {
  return capacity_link_ends.at(static_cast<std::size_t>(end));
}

std::optional<CapacityLinkEnd> capacity_link_end_of(std::string_view name) {
  return named<CapacityLinkEnd>(capacity_link_ends, name);
}

CapacityLinkSigner capacity_link_signer(crypto::SecretKey key) {
  return {std::move(key), "capacity-link|v1|"};
}

const FieldSpecs& ask_capacity_fields() {
  static const FieldSpecs specs = {{.name = "email", .kind = FieldKind::text, .longest = 254}};
  return specs;
}

Result<EmailAddress> read_ask_capacity(const Fields& fields) {
  TRY(well_shaped(fields, ask_capacity_fields()));
  return EmailAddress::parse(fields.text_or("email"));
}

} // namespace concert::directory
