// The demonstration town: an invented Ontario town around a complex of 126 homes, its partners, members, code lists and
// a year of situations, made through the rooms themselves, so that every record has its trace. Everybody in it is
// invented.
#pragma once

#include <functional>
#include <string>

#include "app/concert.h"
#include "app/surface.h"
#include "platform/clock/clock.h"

namespace concert::app {

inline constexpr std::string_view demo_password = "concert-demo";

struct Progress {
  std::function<void(std::string_view what)> say; // a line for whoever waits
};

struct TownPlan {
  int situations = 140;
  std::uint64_t seed = 468;
};

// Whether the folder already holds a filled town.
bool is_filled(Concert& concert);
// Fills an empty installation. `clock` starts where the town's year begins and ends at `today`.
void fill_town(Concert& concert, clock::ManualClock& clock, Instant today, const TownPlan& plan,
               const Progress& progress);
// The seats that can be entered, for the sign-in page and for whoever started the program.
std::vector<access::DemoSeat> demo_seats(const std::filesystem::path& share);

} // namespace concert::app
