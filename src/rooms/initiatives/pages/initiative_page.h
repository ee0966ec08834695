// The record of the initiative, shown well: what it is for, who takes part, what it costs, how it will be judged, and
// what nobody has answered yet.
#pragma once

#include <optional>

#include "rooms/access/pages/visit.h"
#include "rooms/initiatives/record.h"

namespace concert::initiatives {

class InitiativePage {
public:
  explicit InitiativePage(std::optional<Record> record) : record_(std::move(record)) {}
  http::Reply show(access::Visit&);

private:
  std::optional<Record> record_; // absent: the file does not come with this installation
};

} // namespace concert::initiatives
