// The directory to read: search with filters, the tree of categories, one service, one organization, what it is made
// from; and the form by which an agency says how much room a service has. PRIVACY: an address that is withheld is never
// on these pages.
#pragma once

#include <functional>
#include <utility>

#include "rooms/access/pages/visit.h"
#include "rooms/codes/room.h"
#include "rooms/directory/pages/term_labels.h"
#include "rooms/directory/room.h"

namespace concert::directory {

class DirectoryPages {
public:
  // All agencies with their names in one language, in the order of names.
  using Agencies = std::function<std::vector<std::pair<AgencyId, std::string>>(Language)>;
  DirectoryPages(Room& room, codes::Room& codes, Agencies agencies, TermLabels labels = {})
      : room_(room), codes_(codes), agencies_(std::move(agencies)), labels_(std::move(labels)) {}

  http::Reply search(access::Visit&);
  http::Reply categories(access::Visit&);
  http::Reply service(access::Visit&);        // {id}
  http::Reply state_capacity(access::Visit&); // {id}
  http::Reply hours(access::Visit&);          // {id}: what the agency keeps, to change
  http::Reply set_hours(access::Visit&);      // {id}
  http::Reply give_hours_up(access::Visit&);  // {id}
  http::Reply back_to_hours(access::Visit&);  // {id}
  http::Reply organization(access::Visit&);   // {id}
  http::Reply link_agency(access::Visit&);    // {id}
  http::Reply about(access::Visit&);
  // All services that the reader's agency keeps, on one page.
  http::Reply places(access::Visit&);
  http::Reply state_places(access::Visit&);
  http::Reply still_true(access::Visit&);

private:
  http::Reply organization_page(const access::Visit&, const OrganizationId&, html::FormState, int status);
  html::Html agencies_panel(const access::Visit&, const OrganizationId&, const html::FormState&);
  enum class Moved { no, meanwhile }; // meanwhile: somebody else of the agency has said something
  http::Reply places_page(const access::Visit&, const OwnPlaces&, html::FormState, Moved, int status);
  http::Reply places_refused(const access::Visit&, const Refusal&, int status);
  http::Reply hours_page(const access::Visit&, const Room::HoursView&, html::FormState, int status);
  http::Reply service_page(const access::Visit&, const ServiceView&, html::FormState, int status);

  Room& room_;
  codes::Room& codes_;
  Agencies agencies_;
  TermLabels labels_;
};

} // namespace concert::directory
