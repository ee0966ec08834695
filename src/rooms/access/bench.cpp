// What one decision of the gate costs: every act, role and filter in turn, as a lead agency and as an agency without a
// part.
#include <chrono>
#include <cstdio>

#include "rooms/access/gate.h"

using namespace concert;
using namespace concert::access;

int main() {
  const Gate gate;
  constexpr std::array acts = {Act::see_header,       Act::see_picture,  Act::see_names,      Act::see_contact,
                               Act::accept_situation, Act::assign_roles, Act::record_contact, Act::conclude_situation};
  constexpr std::array stages = {Stage::screening,    Stage::discussion, Stage::identification,
                                 Stage::intervention, Stage::concluded,  Stage::rejected};
  constexpr int rounds = 20'000;
  long yes = 0, asked = 0;
  const auto begun = std::chrono::steady_clock::now();
  for (int round = 0; round < rounds; ++round)
    for (const Act act : acts)
      for (const Role role : all_roles)
        for (const Stage stage : stages)
          for (const bool lead : {false, true}) {
            Actor actor;
            actor.role = role;
            Standing standing;
            standing.stage = stage;
            standing.relations = {.at_table = true, .likely = lead, .intervening = lead, .lead = lead};
            yes += gate.allows(act, actor, standing) ? 1 : 0;
            ++asked;
          }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  std::printf("%ld decisions, %.0f ns each (%ld yes)\n", asked, seconds * 1e9 / static_cast<double>(asked), yes);
}
