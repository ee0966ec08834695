// Referrals as pages, from what a seat may see. Internal to the part.
#pragma once

#include "rooms/directory/room.h"
#include "rooms/referrals/pages/step_fields.h"
#include "rooms/referrals/room.h"
#include "rooms/situations/pages/telling.h"

namespace concert::referrals {

struct Shown {
  const situations::Telling& tell;
  directory::SharedCatalogue catalogue; // null where the directory is not read

  std::string performer(const Referral& r) const; // agency or organization, by name
  std::string service(const Referral& r) const;   // empty when only the type is known
};

std::string path_of(ReferralId id, std::string_view page = {});

html::Page list_page(const Shown& shown, const std::vector<View>& all);
// What the record of a situation says of its referrals.
html::Html on_record(const Shown& shown, const situations::View& situation, const std::vector<View>& all);
html::Page referral_page(const Shown& shown, const View& view, const html::FormState& state);
// `found`: services of the directory that fit what was searched for. `once`: the id that the referral will have.
html::Page refer_page(const Shown& shown, const situations::View& situation,
                      const std::vector<const directory::Service*>& found, const std::string& searched,
                      const std::string& once, const html::FormState& state);
html::Page send_page(const Shown& shown, const View& view, const html::FormState& state);
html::Page link_page(const Shown& shown, const View& view, const html::FormState& state);
// The one time that the secret is shown. `address`: of the link, where no mail takes it; empty otherwise.
html::Page handed_page(const Shown& shown, const View& view, const std::string& secret, const std::string& address);

} // namespace concert::referrals
