// The house with its doors open: the server, its routes, and what it prints when it is ready.
#pragma once

#include <functional>
#include <memory>

#include "app/concert.h"
#include "app/gates.h"
#include "rooms/access/pages/sign_in_pages.h"

namespace concert::app {

struct DemoDoor { // what the sign-in page of a demo tells; empty in a real installation
  std::vector<access::DemoSeat> seats;
  std::string password;
};

// Everything between a request and the rooms: texts, assets, pages, API, gates. Needs no socket: stories, the twin
// worlds and the command line ask it directly.
class Surface {
public:
  Surface(Concert& concert, log::Log& log, DemoDoor demo = {});
  ~Surface();
  http::Reply answer(const http::Request&) const;
  http::Reply failed(std::exception_ptr, const http::Request&) const;
  const EntryTable& table() const;
  const words::Catalogue& catalogue() const;

private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

} // namespace concert::app
