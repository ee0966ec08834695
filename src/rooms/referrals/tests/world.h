// What the tests of this room share: ids that read well, people in seats, the code lists that ship, and referrals
// brought to any state by the rules themselves.
#pragma once

#include <doctest/doctest.h>

#include "base/testing/outcomes.h"
#include "rooms/access/actor.h"
#include "rooms/codes/testing/shipped_book.h"
#include "rooms/referrals/rules.h"

namespace concert::referrals::testing {

using namespace std::chrono_literals;
using access::Role;

using codes::testing::code;
using codes::testing::shipped_book;
using concert::testing::id_of;
using concert::testing::must;
using concert::testing::outcome;

inline const AgencyId police = id_of<AgencyId>('a'), health = id_of<AgencyId>('b'), schools = id_of<AgencyId>('c'),
                      housing = id_of<AgencyId>('d');
inline const std::vector<AgencyId> at_table = {police, health, schools, housing};
inline const TableId table = id_of<TableId>('1');
inline const Instant start_time = *Instant::parse_iso("2026-11-02T14:00:00Z");
inline const LocalDate today = LocalDate::utc_day_of(start_time);

inline access::Actor seat(AgencyId agency, char member, Role role = Role::representative, char at = '1') {
  access::Actor out;
  out.member = id_of<MemberId>(member);
  out.seat = *SeatId::parse(std::string(15, agency.text()[0]) + std::string(16, at) + member);
  out.agency = agency;
  out.table = id_of<TableId>(at);
  out.role = role;
  return out;
}
inline const access::Actor constable = seat(police, '1'), nurse = seat(health, '2'), other_nurse = seat(health, '3'),
                           teacher = seat(schools, '4'), landlord = seat(housing, '5'),
                           chair = seat(police, '6', Role::chair),
                           elsewhere = seat(health, '2', Role::representative, '9'),
                           planner = seat(police, '8', Role::planner),
                           privacy_officer = seat(police, '9', Role::privacy_officer);

DraftReferral asking(AgencyId agency);
DraftReferral asking_outside(std::string_view email = "intake@housing.example");
SendReferral with_consent(std::string_view ground = "consent_express_verbal", LocalDate given_on = today);
Whom somebody();
TakeStep step_to(State to); // with a reason where one is asked; accepted with a place

// Brought there a minute a step. Outside: through the link.
Referral at(State state, bool outside = false);
} // namespace concert::referrals::testing
