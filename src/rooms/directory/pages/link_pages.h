// Saying how much room there is from outside, without an account: a link that opens once.
//
//   GET  /capacity/{token}   the organization's services and what each said last; changes nothing
//   POST /capacity/{token}   states them as of now, and the link is used up
//
// PRIVACY: a token that opens nothing shows one page, whatever the reason. What a good one shows is in the directory.
// And for a seat that keeps the organization: asking for such a link, and taking it back.
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/directory/links_room.h"

namespace concert::directory {

class LinkPages {
public:
  LinkPages(CapacityLinks& links, Room& room, std::string public_address)
      : links_(links), room_(room), public_address_(std::move(public_address)) {}

  http::Reply look(access::Visit&);   // {token}
  http::Reply state(access::Visit&);  // {token}
  http::Reply asking(access::Visit&); // {id} of an organization
  http::Reply ask(access::Visit&);    // {id} of an organization
  http::Reply revoke(access::Visit&); // {id} of an organization

private:
  enum class Moved { no, meanwhile };
  http::Reply open_page(access::Visit&, const CapacityLinks::Asked&, html::FormState, Moved, int status);
  http::Reply asking_page(const access::Visit&, const OrganizationId&, html::FormState, int status);

  CapacityLinks& links_;
  Room& room_;
  const std::string public_address_;
};

} // namespace concert::directory
