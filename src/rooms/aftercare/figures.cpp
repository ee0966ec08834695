#include "rooms/aftercare/figures.h"

#include <algorithm>

#include "rooms/aftercare/rules.h"

namespace concert::aftercare {
namespace {

constexpr std::array<const char*, 5> states = {"assessed", "not_reached", "declined", "missed", "open"};

std::string state_of(const Row& row) {
  if (row.state != FollowUpState::planned)
    return std::string(name_of(row.state));
  return row.is_missed ? "missed" : "open";
}

bool may_show(std::int64_t count, std::int64_t threshold) {
  return count == 0 || count >= threshold;
}

// Groups in the order of the list, each once, counted.
std::vector<InternalCount> by_group(const std::vector<const Row*>& rows, const codes::CodeBook& book,
                                    std::string_view list, std::optional<Code> Row::*answer) {
  std::vector<InternalCount> out;
  for (const codes::CodeEntry* entry : book.entries(list))
    if (std::none_of(out.begin(), out.end(), [&](const InternalCount& c) { return c.key == entry->group; }))
      out.push_back({entry->group, 0});
  for (const Row* row : rows)
    if (row->*answer)
      if (const codes::CodeEntry* entry = book.find(list, *(row->*answer)))
        for (InternalCount& cell : out)
          if (cell.key == entry->group)
            ++*cell.count;
  return out;
}

bool all_may_be_shown(const std::vector<InternalCount>& cells, std::int64_t threshold) {
  return std::all_of(cells.begin(), cells.end(),
                     [&](const InternalCount& cell) { return may_show(*cell.count, threshold); });
}

void withhold(std::vector<InternalCount>& cells) {
  for (InternalCount& cell : cells)
    cell.count.reset();
}

} // namespace

Row row_of(const FollowUp& f, LocalDate today) {
  Row out{f.days, f.state, is_missed(f, today), 0, 0, 0, 0, f.help, f.change};
  for (const RiskNow& risk : f.risks) {
    ++out.factors;
    out.reduced += risk.grade < risk.before;
    out.gone += risk.grade == 0;
    out.worse += risk.grade > risk.before;
  }
  return out;
}

std::vector<InternalDay> withheld(const std::vector<Row>& rows, const codes::CodeBook& book, std::int64_t threshold) {
  std::vector<InternalDay> out;
  for (const int days : follow_up_days) {
    std::vector<const Row*> of_day;
    std::int64_t factors = 0, reduced = 0;
    for (const Row& row : rows)
      if (row.days == days && row.state != FollowUpState::cancelled) {
        of_day.push_back(&row);
        factors += row.factors;
        reduced += row.reduced;
      }
    InternalDay day;
    day.days = days;
    for (const char* state : states)
      day.by_state.push_back(
          {state, std::count_if(of_day.begin(), of_day.end(), [&](const Row* r) { return state_of(*r) == state; })});
    day.help = by_group(of_day, book, "help_received", &Row::help);
    day.change = by_group(of_day, book, "situation_now", &Row::change);
    const bool states_shown = all_may_be_shown(day.by_state, threshold);
    const bool answers_shown = all_may_be_shown(day.help, threshold) && all_may_be_shown(day.change, threshold) &&
                               may_show(*day.by_state.front().count, threshold);
    if (states_shown && answers_shown)
      day.total = static_cast<std::int64_t>(of_day.size());
    if (may_show(factors, threshold) && may_show(reduced, threshold) && may_show(factors - reduced, threshold) &&
        answers_shown) {
      day.factors = factors;
      day.reduced = reduced;
    }
    if (!answers_shown) {
      day.by_state.front().count.reset();
      withhold(day.help);
      withhold(day.change);
    }
    for (InternalCount& cell : day.by_state)
      if (cell.count && !may_show(*cell.count, threshold))
        cell.count.reset();
    out.push_back(std::move(day));
  }
  return out;
}

} // namespace concert::aftercare
