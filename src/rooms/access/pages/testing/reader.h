// A reader for tests of pages: all texts of the program, a seat, a request, and the page that comes back. For tests
// only.
#pragma once

#include <memory>
#include <string>

#include "platform/clock/clock.h"
#include "rooms/access/pages/visit.h"

namespace concert::access::testing {

// Bytes that differ from call to call and are the same in each run.
class CountingChance final : public Chance {
public:
  void fill(std::span<std::uint8_t> out) override;

private:
  std::uint8_t next_ = 1;
};

class Reader {
public:
  explicit Reader(Role role = Role::administrator, Language language = Language::en);
  ~Reader();

  // A GET with these fields as its query, or a POST with them as its form; path parameters as pairs.
  Visit visit(std::string path, Fields fields = {}, http::PathParameters parameters = {}) const;
  Visit stranger(std::string path) const; // without a session
  const Actor& actor() const { return actor_; }
  Chance& chance() const { return chance_; }
  const clock::ManualClock& clock() const { return clock_; }
  // Keys asked for and not found so far: every page test requires this to be empty.
  std::set<std::string> missing() const { return catalogue_->missing(); }

private:
  std::unique_ptr<words::Catalogue> catalogue_;
  clock::ManualClock clock_;
  mutable CountingChance chance_;
  std::unique_ptr<Site> site_;
  Actor actor_;
  Language language_;
  mutable std::vector<std::unique_ptr<http::Request>> requests_; // visits look at them
};

bool has(const http::Reply& reply, std::string_view part);

} // namespace concert::access::testing
