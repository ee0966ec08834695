#include "rooms/alignment/ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace concert::alignment {
namespace {

std::size_t words_of(const Stretch& stretch) {
  return (stretch.count + 63) / 64;
}

} // namespace

Ranking::Ranking(const Resolved& question, const Bay& bay, const std::vector<Voice>& voices, Scratch& scratch)
    : question_(question), bay_(bay), speaking_(bay.kinds.size()), scratch_(scratch), fits_(scratch.fits),
      known_(scratch.known), fitting_of_(bay.kinds.size(), 0) {
  let_speak(voices);
  mark();
  judge();
  find_runs();
  leave_out_refused();
  leave_out_full();
  group_silent();
}

void Ranking::let_speak(const std::vector<Voice>& voices) {
  std::vector<const std::vector<double>*> by_wait;
  std::uint64_t any = 0;
  for (const Voice& voice : voices) {
    by_wait.push_back(&question_.shelf.wait_factors(voice.speaks.row->half_life_days));
    any |= Bay::sign_of(voice.term);
  }
  for (std::size_t kind = 0; kind < bay_.kinds.size(); ++kind) {
    speaking_[kind].first = static_cast<std::uint32_t>(speaks_.size());
    if ((bay_.signs[kind] & any) == 0)
      continue;
    for (std::size_t v = 0; v < voices.size(); ++v)
      if (bay_.has(kind, voices[v].term)) {
        const Speaks& speaks = voices[v].speaks;
        speaks_.push_back(speaks);
        weights_.push_back({speaks.row->relevance * speaks.grade, speaks.row->half_life_days, by_wait[v]});
        ++speaking_[kind].count;
      }
  }
}

void Ranking::mark() {
  const AskedNumbers& numbers = question_.numbers;
  const auto begun = [&](Scratch::Asked& asked, bool is_asked) {
    asked.is_asked = is_asked;
    if (!is_asked)
      return false;
    asked.yes.assign(bay_.words(), 0);
    asked.maybe.assign(bay_.words(), 0);
    return true;
  };
  if (begun(scratch_.ages, numbers.ages_asked)) {
    bay_.ages.add_holders(numbers.ages, scratch_.ages.yes, scratch_.ages.maybe);
    add_all(scratch_.ages.maybe, scratch_.ages.yes);
  }
  if (begun(scratch_.language, numbers.language_asked)) {
    for (const std::uint32_t number : numbers.language_yes)
      bay_.languages.add_holders(number, scratch_.language.yes);
    for (const std::uint32_t number : numbers.language_maybe)
      bay_.languages.add_holders(number, scratch_.language.maybe);
    add_all(scratch_.language.maybe, scratch_.language.yes);
    add_all(scratch_.language.maybe, bay_.may_speak);
  }
  if (begun(scratch_.areas, numbers.areas_asked)) {
    for (const std::uint32_t number : numbers.areas)
      bay_.areas.add_holders(number, scratch_.areas.yes);
    add_all(scratch_.areas.maybe, scratch_.areas.yes);
    add_all(scratch_.areas.maybe, bay_.says_no_area);
  }
}

// Each is counted under the first reason that holds: closed, age, language, area; then, of what is left, full, refused.
void Ranking::judge() {
  auto& [ages, language, areas, fits, known] = scratch_;
  fits.assign(bay_.words(), 0);
  known.assign(bay_.words(), 0);
  for (const Stretch& stretch : bay_.stretches) {
    if (!is_sought(stretch))
      continue;
    const std::size_t from = stretch.first / 64, to = from + words_of(stretch);
    std::size_t left = 0;
    for (std::size_t w = from; w < to; ++w) {
      fits_[w] = known_[w] = bay_.active[w];
      left += count_bits(fits_[w]);
    }
    left_out_.closed += stretch.count - left;
    const auto keep = [&](const Scratch::Asked& asked, std::size_t& left_out) {
      if (!asked.is_asked)
        return;
      std::size_t still = 0;
      for (std::size_t w = from; w < to; ++w) {
        fits_[w] &= asked.maybe[w];
        known_[w] &= asked.yes[w];
        still += count_bits(fits_[w]);
      }
      left_out += left - still;
      left = still;
    };
    keep(ages, left_out_.age);
    keep(language, left_out_.language);
    keep(areas, left_out_.area);
    fitting_of_[stretch.kind] += left;
    fitting_ += left;
  }
}

// The latest statements stand first, so those that are out of date fill words of their own: to be treated like services
// that say nothing.
void Ranking::find_runs() {
  const std::int64_t oldest = question_.now_us - question_.max_age_us;
  for (const Stretch& stretch : bay_.stretches) {
    if (!is_sought(stretch))
      continue;
    const std::size_t first = stretch.first / 64, last = first + words_of(stretch);
    std::size_t turn = first;
    while (stretch.is_stated && turn < last && bay_.latest[turn] >= oldest)
      ++turn;
    if (turn > first)
      current_.push_back({&stretch, first, turn});
    if (last > turn)
      outdated_.push_back({&stretch, turn, last});
  }
}

// What would not be offered anyhow is not counted as refused.
void Ranking::leave_out_refused() {
  for (const Resolved::Refused& one : question_.refused)
    for (const Stretch& stretch : bay_.stretches) {
      const auto begin = bay_.service.begin() + stretch.first, end = begin + stretch.count;
      const auto found = std::find(begin, end, one.service);
      if (found == end)
        continue;
      const auto place = static_cast<std::size_t>(found - bay_.service.begin());
      const Statement* statement = statement_at(stretch, place);
      if (!has_bit(fits_, place) || (statement != nullptr && Seated(*statement, question_).is_full))
        continue;
      fits_[place / 64] &= ~(std::uint64_t{1} << (place % 64));
      --fitting_of_[stretch.kind];
      --fitting_;
      ++(one.how->by == Refusing::person ? left_out_.refused_by_person : left_out_.refused_by_service);
      refused_.push_back(one);
    }
}

// Statements lie too far apart to come by themselves.
void Ranking::fetch_statements(const Run& run, std::size_t word, const Words& of) const {
  if (word < run.last)
    for_each_bit(fits_[word] & of[word], word,
                 [&](std::size_t place) { __builtin_prefetch(statement_at(*run.stretch, place)); });
}

void Ranking::leave_out_full() {
  for (const Run& run : current_) {
    std::size_t full = 0;
    for (std::size_t w = run.first; w < run.last; ++w) {
      fetch_statements(run, w + 1, bay_.without_places);
      for_each_bit(fits_[w] & bay_.without_places[w], w, [&](std::size_t place) {
        const std::uint64_t is_full = Seated(*statement_at(*run.stretch, place), question_).is_full ? 1 : 0;
        fits_[w] &= ~(is_full << (place % 64));
        full += is_full;
      });
    }
    left_out_.full += full;
    fitting_of_[run.stretch->kind] -= full;
    fitting_ -= full;
  }
}

void Ranking::group_silent() {
  for (const Run& run : outdated_)
    for (const bool is_known : {true, false}) {
      const double fit = is_known ? 1 : question_.options.unknown_fit;
      Silent one{score_of(run.stretch->kind, fit, question_.freshness_unstated, 0), run, is_known, 0};
      for (std::size_t w = run.first; w < run.last; ++w)
        one.count += count_bits(fitting_in(one, w, Only::all));
      if (one.count > 0)
        silent_.push_back(one);
    }
  std::sort(silent_.begin(), silent_.end(), [](const Silent& a, const Silent& b) { return a.score > b.score; });
}

std::size_t Ranking::fitting_with(std::uint32_t term) const {
  std::size_t out = 0;
  for (std::size_t kind = 0; kind < fitting_of_.size(); ++kind)
    if (fitting_of_[kind] > 0 && bay_.has(kind, term))
      out += fitting_of_[kind];
  return out;
}

double Ranking::score_of(std::uint32_t kind, double fit, double freshness, int wait_days) const {
  double out = 0;
  const Part& part = speaking_[kind];
  for (std::uint32_t i = part.first; i < part.first + part.count; ++i) {
    const Weight& one = weights_[i];
    const auto days = static_cast<std::size_t>(wait_days);
    const double wait = days < one.by_wait->size() ? (*one.by_wait)[days] : wait_factor(wait_days, one.half_life_days);
    out = std::max(out, one.of_row * fit * freshness * wait); // in the order of Factors::score
  }
  return out;
}

std::uint64_t Ranking::fitting_in(const Silent& silent, std::size_t word, Only only) const {
  const std::uint64_t bits = fits_[word] & (silent.is_known ? known_[word] : ~known_[word]);
  return only == Only::all ? bits : bits & (only == Only::now ? bay_.comes_any_time : bay_.outside)[word];
}

bool Ranking::is_before(const Ranked& a, const Ranked& b) const {
  if (a.score != b.score)
    return a.score > b.score;
  return a.lot != b.lot ? a.lot < b.lot : question_.shelf.service(a.service).id < question_.shelf.service(b.service).id;
}

void Ranking::keep_best(std::vector<Ranked>& all, std::size_t most) const {
  if (all.size() <= most)
    return;
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most), all.end(),
                   [&](const Ranked& a, const Ranked& b) { return is_before(a, b); });
  all.resize(most);
}

// None that scores less than `floor`.
void Ranking::collect_stated(std::vector<Ranked>& out, std::size_t most, double floor, Only only) const {
  const std::size_t enough = std::max<std::size_t>(4 * std::min(most, bay_.service.size()), 64);
  out.reserve(std::min(enough, fitting_));
  for (const Run& run : current_) {
    const Stretch& stretch = *run.stretch;
    for (std::size_t w = run.first; w < run.last; ++w) {
      fetch_statements(run, w + 1, fits_);
      const std::uint64_t bits = fits_[w] & (only == Only::outside ? bay_.outside[w] : ~std::uint64_t{0});
      if (bits == 0)
        continue;
      if (const std::int64_t youngest = question_.now_us - bay_.latest[w]; // from here on nothing is younger
          youngest > 0 &&
          score_of(stretch.kind, 1, question_.freshness(static_cast<int>(youngest / day_us)), 0) < floor)
        break;
      for_each_bit(bits, w, [&](std::size_t place) {
        const Statement& statement = *statement_at(stretch, place);
        const Seated now(statement, question_);
        if (only == Only::now && (now.wait_days > 0 || !(now.is_free || has_bit(bay_.comes_any_time, place))))
          return;
        const double fit = has_bit(known_, place) ? 1 : question_.options.unknown_fit;
        const double score = score_of(stretch.kind, fit, question_.freshness(now.days_old), now.wait_days);
        if (score < floor)
          return;
        out.push_back(
            {score, question_.lottery.lot(bay_.number[place]), bay_.service[place], stretch.kind, &statement});
        question_.shelf.fetch_organization(bay_.service[place]);
        if (out.size() < enough)
          return;
        keep_best(out, most);
        const auto last = std::min_element(out.begin(), out.end(),
                                           [](const Ranked& a, const Ranked& b) { return a.score < b.score; });
        floor = std::max(floor, last->score);
      });
    }
  }
}

// Equals by the thousand: how many of them there are is known, and lots fall evenly, so nearly all are passed over by
// one comparison.
void Ranking::collect_silent(std::vector<Ranked>& out, std::size_t most, Only only) const {
  for (std::size_t from = 0, to = 0; from < silent_.size(); from = to) {
    const double score = silent_[from].score;
    std::size_t count = 0;
    for (to = from; to < silent_.size() && silent_[to].score == score; ++to)
      count += silent_[to].count;
    const auto better = static_cast<std::size_t>(
        std::count_if(out.begin(), out.end(), [&](const Ranked& one) { return one.score > score; }));
    if (better >= most)
      return;
    const std::size_t wanted = most - better, before = out.size();
    constexpr std::uint64_t highest = std::numeric_limits<std::uint64_t>::max();
    const double spare = static_cast<double>(wanted) + 4 * std::sqrt(static_cast<double>(wanted)) + 8;
    const double part = spare / static_cast<double>(count);
    std::uint64_t up_to = only != Only::all || part >= 0.9 ? highest : static_cast<std::uint64_t>(part * 0x1p64);
    for (;;) {
      for (std::size_t s = from; s < to; ++s) {
        const Run& run = silent_[s].run;
        for (std::size_t w = run.first; w < run.last; ++w)
          for_each_bit(fitting_in(silent_[s], w, only), w, [&](std::size_t place) {
            const std::uint64_t lot = question_.lottery.lot(bay_.number[place]);
            if (lot <= up_to) {
              out.push_back({score, lot, bay_.service[place], run.stretch->kind, statement_at(*run.stretch, place)});
              question_.shelf.fetch_organization(bay_.service[place]);
            }
          });
      }
      if (up_to == highest || out.size() - before >= wanted)
        break;
      out.resize(before); // the lots fell unevenly
      up_to = highest;
    }
    keep_best(out, most);
  }
}

void Ranking::best(std::vector<Ranked>& out, std::size_t most, Only only) const {
  most = std::min(most, fitting_);
  out.clear();
  if (most == 0)
    return;
  double floor = 0; // so many that say nothing score at least this
  std::size_t count = 0;
  for (const Silent& one : silent_)
    if (count < most && (count += one.count) >= most && only == Only::all)
      floor = one.score;
  collect_stated(out, most, floor, only);
  keep_best(out, most);
  collect_silent(out, most, only);
  std::sort(out.begin(), out.end(), [&](const Ranked& a, const Ranked& b) { return is_before(a, b); });
}

} // namespace concert::alignment
