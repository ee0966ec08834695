// What Concert is, and who sees what: open to everybody, signed in or not. The tables of visibility are asked of the
// gate itself, relation by relation and filter by filter, so that the page cannot say anything but what the program
// does.
#pragma once

#include <functional>

#include "rooms/access/pages/visit.h"
#include "rooms/access/standing.h"

namespace concert::app {

class AboutPages {
public:
  using NamesPolicyOf = std::function<access::NamesPolicy(TableId)>;
  explicit AboutPages(NamesPolicyOf names_policy_of) : names_policy_of_(std::move(names_policy_of)) {}

  http::Reply about(access::Visit&);
  http::Reply privacy(access::Visit&);

private:
  NamesPolicyOf names_policy_of_;
};

} // namespace concert::app
