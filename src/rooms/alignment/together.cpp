#include "rooms/alignment/together.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

namespace concert::alignment {
namespace {

using Mask = std::uint32_t; // of needs

constexpr std::size_t exact_up_to = 16;    // needs: the table of covers has 2^needs rows
constexpr std::size_t most_steps = 100000; // in looking for the best set of the least number
using Scores = std::array<double, exact_up_to>;

// One organization, and what it could do for each need.
struct Source {
  const directory::Organization* organization = nullptr;
  const void* who = nullptr; // the organization, or a service without one
  Mask answers = 0;
};

// What is asked first, where two rules leave nothing that is enough as well: the best that there is.
void enough_of(const NeedOffers& need, double enough, std::vector<const Considered*>& out) {
  const auto any = [&](auto wanted) { return std::any_of(need.considered.begin(), need.considered.end(), wanted); };
  const bool only_now = need.grade >= 3 && any([](const Considered& one) { return one.now; });
  const bool only_outside = any([](const Considered& one) { return !one.enforcement; });
  out.clear();
  for (const Considered& one : need.considered)
    if (one.score >= enough * need.considered.front().score && (one.now || !only_now) &&
        !(one.enforcement && only_outside))
      out.push_back(&one);
  if (out.empty())
    out.push_back(&need.considered.front());
}

class Cover {
public:
  Cover(const std::vector<NeedOffers>& needs, const Options& options) {
    for (std::size_t n = 0; n < needs.size(); ++n)
      if (!needs[n].considered.empty())
        needs_.push_back(n);
    std::size_t most = 0;
    for (const std::size_t n : needs_)
      most += needs[n].considered.size();
    at_.assign(std::bit_ceil(2 * most + 1), nobody);
    sources_.reserve(most);
    did_.reserve(most * needs_.size());
    std::vector<const Considered*> enough;
    for (std::size_t i = 0; i < needs_.size(); ++i) {
      enough_of(needs[needs_[i]], options.enough, enough);
      for (const Considered* one : enough) {
        const std::size_t s = source_of(*one);
        if (did(s, i) == nullptr) { // the first is the best: they are in order
          did(s, i) = one;
          if (i < 32)
            sources_[s].answers |= Mask{1} << i;
        }
        if (one == enough.front() && std::find(firsts_.begin(), firsts_.end(), s) == firsts_.end())
          firsts_.push_back(s);
      }
    }
    best_.resize(needs_.size());
    for (std::size_t i = 0; i < needs_.size(); ++i)
      best_[i] = needs[needs_[i]].considered.front().score;
  }

  std::size_t needs() const { return needs_.size(); }
  std::size_t separately() const { return firsts_.size(); }

  std::vector<std::size_t> chosen(bool& fewest) {
    fewest = needs_.size() <= exact_up_to;
    if (!fewest)
      return greedy();
    least();
    for_need_.resize(needs_.size());
    for (std::size_t i = 0; i < needs_.size(); ++i) {
      for (std::size_t s = 0; s < sources_.size(); ++s)
        if (did(s, i) != nullptr)
          for_need_[i].push_back(s);
      std::stable_sort(for_need_[i].begin(), for_need_[i].end(),
                       [&](std::size_t a, std::size_t b) { return score(a, i) > score(b, i); });
    }
    walk(static_cast<Mask>(least_.size() - 1), 0, {});
    return found_;
  }

  Together told(const std::vector<std::size_t>& set) const {
    Together out;
    out.needs = needs_.size();
    out.organizations.resize(set.size());
    for (std::size_t s = 0; s < set.size(); ++s)
      out.organizations[s].organization = sources_[set[s]].organization;
    for (std::size_t i = 0; i < needs_.size(); ++i) {
      std::size_t by = set.size();
      for (std::size_t s = 0; s < set.size(); ++s) {
        const Considered* one = did(set[s], i);
        if (one != nullptr && (by == set.size() || one->score > did(set[by], i)->score))
          by = s;
      }
      const Considered& one = *did(set[by], i);
      out.organizations[by].parts.push_back({needs_[i], one.service, best_[i] > 0 ? one.score / best_[i] : 1});
    }
    // One that another is better than in everything is not asked.
    std::erase_if(out.organizations, [](const Together::Asked& asked) { return asked.parts.empty(); });
    std::stable_sort(out.organizations.begin(), out.organizations.end(),
                     [](const Together::Asked& a, const Together::Asked& b) {
                       return a.parts.size() != b.parts.size() ? a.parts.size() > b.parts.size()
                                                               : a.parts.front().need < b.parts.front().need;
                     });
    return out;
  }

private:
  // What that source does best for a need; null: nothing that is enough.
  const Considered*& did(std::size_t source, std::size_t need) { return did_[source * needs_.size() + need]; }
  const Considered* did(std::size_t source, std::size_t need) const { return did_[source * needs_.size() + need]; }

  std::size_t source_of(const Considered& one) {
    const void* who = one.organization != nullptr ? static_cast<const void*>(one.organization)
                                                  : static_cast<const void*>(one.service);
    std::size_t at = (reinterpret_cast<std::uintptr_t>(who) >> 4) * 0x9e3779b97f4a7c15u >> 20;
    for (;; ++at) {
      std::size_t& found = at_[at % at_.size()];
      if (found == nobody) {
        found = sources_.size();
        sources_.push_back({one.organization, who, 0});
        did_.resize(did_.size() + needs_.size(), nullptr);
      }
      if (sources_[found].who == who)
        return found;
    }
  }

  // For each set of needs how many organizations it takes to answer at least them.
  void least() {
    const Mask all = static_cast<Mask>((std::uint64_t{1} << needs_.size()) - 1);
    std::vector<Mask> kinds; // without those that another answers more than
    for (const Source& source : sources_)
      kinds.push_back(source.answers);
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    std::stable_sort(kinds.begin(), kinds.end(), [](Mask a, Mask b) { return std::popcount(a) > std::popcount(b); });
    std::size_t kept = 0;
    for (const Mask kind : kinds)
      if (std::none_of(kinds.begin(), kinds.begin() + static_cast<std::ptrdiff_t>(kept),
                       [&](Mask larger) { return (kind & ~larger) == 0; }))
        kinds[kept++] = kind;
    kinds.resize(kept);
    least_.assign(std::size_t{all} + 1, 0);
    for (Mask open = 1; open <= all; ++open) {
      const Mask first = open & (~open + 1);
      int best = static_cast<int>(needs_.size());
      for (const Mask answers : kinds)
        if ((answers & first) != 0)
          best = std::min(best, 1 + least_[open & ~answers]);
      least_[open] = best;
    }
  }

  // What may come next when these needs are open: those that leave the least number, the best for the first of them
  // first; and the most that any set which follows can score for each need.
  struct Next {
    std::vector<std::size_t> order;
    Scores most;
  };
  const Next& next(Mask open) {
    const auto [found, is_new] = next_.try_emplace(open);
    Next& out = found->second; // stays where it is when others come
    if (!is_new)
      return out;
    const auto need = static_cast<std::size_t>(std::countr_zero(open));
    for (const std::size_t s : for_need_[need])
      if (1 + least_[open & ~sources_[s].answers] == least_[open])
        out.order.push_back(s);
    for (const std::size_t s : out.order) {
      const Mask then = open & ~sources_[s].answers;
      const Scores* later = then == 0 ? nullptr : &next(then).most;
      for (std::size_t i = 0; i < needs_.size(); ++i)
        out.most[i] = std::max({out.most[i], score(s, i), later == nullptr ? 0 : (*later)[i]});
    }
    return out;
  }

  double score(std::size_t source, std::size_t need) const {
    const Considered* one = did(source, need);
    return one == nullptr ? 0 : one->score;
  }

  // All sets of the least number, but those that cannot score more than one that is found already.
  void walk(Mask open, std::size_t depth, const Scores& scores) {
    if (open == 0) {
      const double sum = sum_of(scores);
      if (found_.empty() || sum > sum_) {
        found_.assign(set_.begin(), set_.begin() + static_cast<std::ptrdiff_t>(depth));
        sum_ = sum;
      }
      return;
    }
    const Next& now = next(open);
    if (!found_.empty() && sum_of(larger(scores, now.most)) <= sum_)
      return;
    for (const std::size_t s : now.order) {
      if (++steps_ > most_steps && !found_.empty())
        return;
      set_[depth] = s;
      Scores then = scores;
      for (std::size_t i = 0; i < needs_.size(); ++i)
        then[i] = std::max(then[i], score(s, i));
      walk(open & ~sources_[s].answers, depth + 1, then);
    }
  }

  double sum_of(const Scores& scores) const { // always in this order, so that a bound is one to the last bit
    double out = 0;
    for (std::size_t i = 0; i < needs_.size(); ++i)
      out += scores[i];
    return out;
  }
  Scores larger(Scores a, const Scores& b) const {
    for (std::size_t i = 0; i < needs_.size(); ++i)
      a[i] = std::max(a[i], b[i]);
    return a;
  }

  std::vector<std::size_t> greedy() const {
    std::vector<std::size_t> out;
    std::vector<bool> answered(needs_.size(), false);
    while (std::find(answered.begin(), answered.end(), false) != answered.end()) {
      std::size_t best = 0, most = 0;
      for (std::size_t s = 0; s < sources_.size(); ++s) {
        std::size_t more = 0;
        for (std::size_t i = 0; i < needs_.size(); ++i)
          more += !answered[i] && did(s, i) != nullptr ? 1 : 0;
        if (more > most)
          best = s, most = more;
      }
      out.push_back(best);
      for (std::size_t i = 0; i < needs_.size(); ++i)
        answered[i] = answered[i] || did(best, i) != nullptr;
    }
    return out;
  }

  std::vector<std::size_t> needs_; // positions of those that anything fits
  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);
  std::vector<Source> sources_;
  std::vector<std::size_t> at_;        // sources by who they are: open addressing
  std::vector<const Considered*> did_; // by source, then by need
  std::vector<std::size_t> firsts_;    // of each need the source of what would be asked first
  std::vector<double> best_;
  std::vector<int> least_;
  std::vector<std::vector<std::size_t>> for_need_; // sources, the best first
  std::unordered_map<Mask, Next> next_;
  std::array<std::size_t, exact_up_to> set_{};
  std::vector<std::size_t> found_;
  double sum_ = 0;
  std::size_t steps_ = 0;
};

} // namespace

std::optional<Together> together_for(const std::vector<NeedOffers>& needs, const Options& options) {
  Cover cover(needs, options);
  if (cover.needs() < 2)
    return std::nullopt;
  bool fewest = true;
  const std::vector<std::size_t> set = cover.chosen(fewest);
  Together out = cover.told(set);
  out.fewest = fewest;
  out.separately = cover.separately();
  return out;
}

} // namespace concert::alignment
