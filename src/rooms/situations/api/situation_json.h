// Views of situations as JSON. Made from a View alone, so it cannot say more than the seat may see.
#pragma once

#include "platform/json/value.h"
#include "rooms/situations/room.h"
#include "rooms/situations/waiting.h"

namespace concert::situations {

json::Value json_of(const View& view);
json::Value json_of(const Judged& found);
json::Value json_of(const ListPage& page);
json::Value json_of(const std::vector<Offered>& offered);
json::Value json_of(const std::vector<AwaitedOf>& awaited);
json::Value json_of(const people::Names& names);
json::Value json_of(const people::Contact& contact);
// PRIVACY: counts below `threshold` are withheld (null), and a total that would give one away with them.
json::Value json_of(const Figures& figures, std::int64_t threshold);

} // namespace concert::situations
