// The ten states of a referral and who may set each: the status management of the FHIR SDOH Clinical Care guide
// (Task for Referral Management). The guide's table says who; which state follows which is a picture there, read here
// as the state machine of Task in FHIR R4 has it, without `received` and `ready`. See README.md for what we had to
// choose.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace concert::referrals {

enum class State {
  draft,
  requested,
  accepted,
  rejected,
  cancelled,
  in_progress,
  on_hold,
  failed,
  completed,
  entered_in_error
};
inline constexpr std::array all_states = {State::draft,     State::requested,       State::accepted, State::rejected,
                                          State::cancelled, State::in_progress,     State::on_hold,  State::failed,
                                          State::completed, State::entered_in_error};

std::string_view name_of(State state); // "in_progress": stored, in the API, and the code in the list referral_states
std::optional<State> state_of(std::string_view name);
std::string_view fhir_status_of(State state); // "in-progress"

// Requester: the agency that asks. Responder: whoever is asked, an agency at the table or an organization outside.
enum class Side { requester, responder };
std::string_view name_of(Side side);
std::optional<Side> side_of(std::string_view name);

enum SideBit : unsigned { by_requester = 1, by_responder = 2 };

struct Edge {
  State from;
  State to;
  unsigned by; // SideBit
};

inline constexpr std::array edges = {
    Edge{State::draft, State::requested, by_requester},
    Edge{State::draft, State::cancelled, by_requester}, // nobody has been asked yet
    Edge{State::requested, State::accepted, by_responder},
    Edge{State::requested, State::rejected, by_responder},
    Edge{State::requested, State::cancelled, by_requester | by_responder},
    Edge{State::accepted, State::in_progress, by_responder},
    Edge{State::accepted, State::cancelled, by_requester | by_responder},
    Edge{State::in_progress, State::on_hold, by_responder},
    Edge{State::in_progress, State::completed, by_responder},
    Edge{State::in_progress, State::failed, by_responder},
    Edge{State::in_progress, State::cancelled, by_requester | by_responder},
    Edge{State::on_hold, State::in_progress, by_responder},
    Edge{State::on_hold, State::failed, by_responder},
    Edge{State::on_hold, State::cancelled, by_requester | by_responder},
    // Whatever it is, the requester may say that it should never have been.
    Edge{State::draft, State::entered_in_error, by_requester},
    Edge{State::requested, State::entered_in_error, by_requester},
    Edge{State::accepted, State::entered_in_error, by_requester},
    Edge{State::rejected, State::entered_in_error, by_requester},
    Edge{State::cancelled, State::entered_in_error, by_requester},
    Edge{State::in_progress, State::entered_in_error, by_requester},
    Edge{State::on_hold, State::entered_in_error, by_requester},
    Edge{State::failed, State::entered_in_error, by_requester},
    Edge{State::completed, State::entered_in_error, by_requester},
};

constexpr bool may_move(State from, State to, Side by) {
  const unsigned who = by == Side::requester ? by_requester : by_responder;
  for (const Edge& edge : edges)
    if (edge.from == from && edge.to == to)
      return (edge.by & who) != 0;
  return false;
}

// Nobody is waited for any more; only "entered in error" may follow.
constexpr bool is_end(State state) {
  return state == State::rejected || state == State::cancelled || state == State::failed || state == State::completed ||
         state == State::entered_in_error;
}
static_assert(!may_move(State::accepted, State::completed, Side::responder), "what was never begun is not completed");
static_assert(!may_move(State::accepted, State::failed, Side::responder));

std::vector<State> next_states(State from, Side by); // in the order of the table

} // namespace concert::referrals
