// Views of a meeting as JSON. Made from what the room gave this seat, so they cannot say more than the seat may see.
#pragma once

#include "platform/json/value.h"
#include "rooms/meetings/room.h"

namespace concert::meetings {

json::Value json_of(const Header&);
json::Value json_of(const std::vector<Header>&);
json::Value json_of(const LiveView&);
json::Value json_of(MeetingId, const SeatsView&);
json::Value json_of(MeetingId, const MinutesView&);
json::Value json_of(MeetingId, const std::vector<Finding>&);
json::Value json_of(MeetingId, const std::vector<AgencyActions>&);
json::Value json_of(MeetingId, const std::vector<Item>& not_on_agenda);
json::Value json_of(MeetingId, const std::vector<situations::View>& sheets);
json::Value json_of(const TableRules&);

} // namespace concert::meetings
