// The table of states against two accounts of it that were written apart: a drawn square, and the guide's own table of
// who may set what.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "rooms/referrals/progress.h"

using namespace concert::referrals;

namespace {

// Row: from; column: to; in the order draft, requested, accepted, rejected, cancelled, in progress, on hold, failed,
// completed, entered in error. Q: requester, P: responder, B: both.
constexpr std::array<std::string_view, 10> square = {
    ".Q..Q....Q", // draft
    "..PPB....Q", // requested
    "....BP...Q", // accepted
    ".........Q", // rejected
    ".........Q", // cancelled
    "....B.PPPQ", // in progress
    "....BP.P.Q", // on hold
    ".........Q", // failed
    ".........Q", // completed
    "..........", // entered in error
};

// The guide, "status management": who sets a state, whatever it was before.
const std::map<std::string, std::string> setters = {
    {"draft", "requester"},     {"requested", "requester"},       {"accepted", "responder"}, {"rejected", "responder"},
    {"cancelled", "both"},      {"in-progress", "responder"},     {"on-hold", "responder"},  {"failed", "responder"},
    {"completed", "responder"}, {"entered-in-error", "requester"}};

} // namespace

TEST_CASE("progress: all ten states by ten by two sides are as the square says") {
  int allowed = 0;
  for (std::size_t from = 0; from < 10; ++from)
    for (std::size_t to = 0; to < 10; ++to) {
      const char drawn = square[from][to];
      for (const Side side : {Side::requester, Side::responder}) {
        const bool expected = drawn == 'B' || drawn == (side == Side::requester ? 'Q' : 'P');
        INFO(name_of(all_states[from]) << " to " << name_of(all_states[to]) << " by " << name_of(side));
        CHECK(may_move(all_states[from], all_states[to], side) == expected);
        allowed += expected ? 1 : 0;
      }
    }
  CHECK(allowed == 27);
}

TEST_CASE("progress: nobody sets a state that the guide does not give them") {
  for (const Edge& edge : edges) {
    const std::string& who = setters.at(std::string(fhir_status_of(edge.to)));
    INFO(name_of(edge.from) << " to " << name_of(edge.to));
    if (edge.to == State::cancelled && edge.from == State::draft)
      CHECK(edge.by == by_requester); // nobody else knows of it
    else
      CHECK(edge.by == (who == "both"        ? unsigned(by_requester | by_responder)
                        : who == "requester" ? unsigned(by_requester)
                                             : unsigned(by_responder)));
  }
}

TEST_CASE("progress: ends are ends, and every state is reached") {
  for (const State state : all_states) {
    INFO(name_of(state));
    CHECK(state_of(name_of(state)) == state);
    CHECK(next_states(state, Side::responder).empty() == (is_end(state) || state == State::draft));
    if (is_end(state) && state != State::entered_in_error)
      CHECK(next_states(state, Side::requester) == std::vector{State::entered_in_error});
    bool reached = state == State::draft;
    for (const Edge& edge : edges)
      reached = reached || edge.to == state;
    CHECK(reached);
  }
  CHECK(next_states(State::entered_in_error, Side::requester).empty());
  CHECK(!state_of("ready"));
  CHECK(!state_of("in-progress"));
}
