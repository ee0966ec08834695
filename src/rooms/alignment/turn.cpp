#include "rooms/alignment/turn.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "rooms/alignment/offers.h"

namespace concert::alignment {
namespace {

double with(Factors factors, double Factors::*which, double value) {
  factors.*which = value;
  return factors.score();
}

// Its score with a wait of so many days.
double after(const Offer& offer, std::span<const Speaks> rows, int days) {
  double out = 0;
  for (const Speaks& one : rows) {
    Factors factors = offer.factors;
    factors.relevance = one.row->relevance;
    factors.grade = one.grade;
    factors.wait = std::exp2(-static_cast<double>(days) / one.row->half_life_days);
    out = std::max(out, factors.score());
  }
  return out;
}

} // namespace

std::string_view name_of(TurnKind kind) {
  switch (kind) {
  case TurnKind::confirmed:
    return "confirmed";
  case TurnKind::said_today:
    return "said_today";
  case TurnKind::sooner:
    return "sooner";
  case TurnKind::none_alone:
    return "none_alone";
  }
  bug("unknown kind of turn");
}

Margin margin_to(const Offer& ahead, const Offer& behind, std::span<const Speaks> rows) {
  Margin out;
  out.share = ahead.score > 0 ? 1 - behind.score / ahead.score : 0;
  const Factors& now = behind.factors;
  if (now.fit < 1 && with(now, &Factors::fit, 1) > ahead.score) {
    out.turn.kind = TurnKind::confirmed;
  } else if (now.freshness < 1 && with(now, &Factors::freshness, 1) > ahead.score) {
    out.turn.kind = TurnKind::said_today;
  } else {
    for (int days = behind.seats.wait_days.value_or(0) - 1; days >= 0; --days) // the longest wait that would do
      if (after(behind, rows, days) > ahead.score) {
        out.turn = {TurnKind::sooner, days};
        break;
      }
  }
  return out;
}

} // namespace concert::alignment
