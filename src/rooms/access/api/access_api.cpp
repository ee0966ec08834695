#include "rooms/access/api/access_api.h"

namespace concert::access {
namespace {

using http::Reply;
using json::Array;
using json::Object;

Object said_of(const Seat& seat) {
  return {{"id", seat.id.text()},       {"version", seat.version},    {"agency", seat.agency.text()},
          {"table", seat.table.text()}, {"role", name_of(seat.role)}, {"state", name_of(seat.state)}};
}

Object said_of(const Table& table) {
  return {{"id", table.id.text()},
          {"version", table.version},
          {"name_en", table.name.en},
          {"name_fr", table.name.fr},
          {"names_policy", preset_of(table.names)}};
}

} // namespace

Reply Api::seats(ApiCall& call) {
  const auto seats = room_.seats(call.actor);
  if (!seats)
    return problem_reply(seats.error(), call.say);
  Array out;
  for (const Seat& seat : *seats)
    out.emplace_back(said_of(seat));
  return json_reply(200, Object{{"seats", std::move(out)}});
}

Reply Api::seat(ApiCall& call) {
  const auto id = call.id<SeatId>();
  const auto view = id ? room_.seat(call.actor, *id) : Result<SeatView>(id.error());
  if (!view)
    return problem_reply(view.error(), call.say);
  Array holders;
  for (const std::string& name : view->held_by)
    holders.emplace_back(name);
  Object out = said_of(view->seat);
  out.add("held_by", std::move(holders));
  return json_reply(200, std::move(out), view->seat.version);
}

Reply Api::suspend_seat(ApiCall& call) {
  const auto id = call.id<SeatId>();
  const auto done = id ? room_.suspend_seat(call.actor, *id, call.version.value_or(0)) : Result<Seat>(id.error());
  return done ? json_reply(200, said_of(*done), done->version) : problem_reply(done.error(), call.say);
}

Reply Api::restore_seat(ApiCall& call) {
  const auto id = call.id<SeatId>();
  const auto done = id ? room_.restore_seat(call.actor, *id, call.version.value_or(0)) : Result<Seat>(id.error());
  return done ? json_reply(200, said_of(*done), done->version) : problem_reply(done.error(), call.say);
}

Reply Api::tables(ApiCall& call) {
  if (const auto permit = Gate().permit<Act::edit_tables>(call.actor); !permit)
    return problem_reply(permit.error(), call.say);
  Array out;
  for (const Table& table : room_.tables())
    out.emplace_back(said_of(table));
  return json_reply(200, Object{{"tables", std::move(out)}});
}

Reply Api::table(ApiCall& call) {
  if (const auto permit = Gate().permit<Act::edit_tables>(call.actor); !permit)
    return problem_reply(permit.error(), call.say);
  const auto id = call.id<TableId>();
  const auto table = id ? room_.table(*id) : std::nullopt;
  return table ? json_reply(200, said_of(*table), table->version) : problem_reply(Refusal::not_found(), call.say);
}

Reply Api::add_table(ApiCall& call) {
  const auto told = read_add_table(call.fields);
  const auto added = told ? room_.add_table(call.actor, *told) : Result<Table>(told.error());
  return added ? json_reply(201, said_of(*added), added->version) : problem_reply(added.error(), call.say);
}

Reply Api::set_names_policy(ApiCall& call) {
  const auto id = call.id<TableId>();
  if (!id)
    return problem_reply(id.error(), call.say);
  const auto told = read_names_policy(call.fields);
  const auto done = told ? room_.set_names_policy(call.actor, *id, call.version.value_or(0), told->names)
                         : Result<Table>(told.error());
  return done ? json_reply(200, said_of(*done), done->version) : problem_reply(done.error(), call.say);
}

} // namespace concert::access
