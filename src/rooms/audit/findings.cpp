#include "rooms/audit/findings.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace concert::audit {

namespace {

struct Range {
  std::int64_t first = 1;
  std::int64_t last = 0;
};

std::int64_t last_of(const Rows& run) {
  return run.seq + run.count - 1;
}

// Entry numbers for which no row has been found yet.
class Holes {
 public:
  explicit Holes(std::int64_t size) {
    if (size > 0)
      ranges_[1] = size;
  }

  // Gives the pieces of [first, last] that were holes, and are no more.
  std::vector<Range> take(std::int64_t first, std::int64_t last) {
    std::vector<Range> taken;
    auto it = ranges_.upper_bound(first);
    if (it != ranges_.begin())
      --it;
    while (it != ranges_.end() && it->first <= last) {
      const Range hole{it->first, it->second};
      const Range piece{std::max(hole.first, first), std::min(hole.last, last)};
      if (piece.first > piece.last) {
        ++it;
        continue;
      }
      it = ranges_.erase(it);
      if (hole.first < piece.first)
        ranges_[hole.first] = piece.first - 1;
      if (piece.last < hole.last)
        it = ranges_.emplace(piece.last + 1, hole.last).first;
      taken.push_back(piece);
    }
    return taken;
  }

  bool take_one(std::int64_t seq) { return !take(seq, seq).empty(); }

  std::optional<std::int64_t> take_lowest(Range within) {
    auto it = ranges_.upper_bound(within.first);
    if (it != ranges_.begin() && std::prev(it)->second >= within.first)
      --it;
    if (it == ranges_.end())
      return std::nullopt;
    const std::int64_t lowest = std::max(it->first, within.first);
    if (lowest > within.last)
      return std::nullopt;
    take_one(lowest);
    return lowest;
  }

  const std::map<std::int64_t, std::int64_t>& ranges() const { return ranges_; }

 private:
  std::map<std::int64_t, std::int64_t> ranges_; // first to last
};

// Which runs keep their order: the heaviest subsequence with rising numbers, so that the fewest entries count as moved.
// A binary indexed tree over the numbers gives the heaviest predecessor of each run.
std::vector<bool> in_order(std::span<const Rows> rows) {
  struct Best {
    std::int64_t weight = 0;
    std::size_t run = static_cast<std::size_t>(-1);
  };
  std::vector<std::int64_t> ends;
  for (const Rows& run : rows)
    if (run.genuine)
      ends.push_back(last_of(run));
  std::ranges::sort(ends);
  std::vector<Best> index(ends.size() + 1);
  const auto heaviest_ending_below = [&](std::int64_t seq) {
    Best best;
    for (auto i = static_cast<std::size_t>(std::ranges::lower_bound(ends, seq) - ends.begin()); i > 0; i &= i - 1)
      if (index[i].weight > best.weight)
        best = index[i];
    return best;
  };
  std::vector<std::size_t> before(rows.size());
  Best best;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Rows& run = rows[r];
    if (!run.genuine)
      continue;
    const Best previous = heaviest_ending_below(run.seq);
    before[r] = previous.run;
    // Of equally good explanations, the one in which more rows lie at their own number.
    const Best here{previous.weight + 2 * run.count + (run.at == run.seq ? 1 : 0), r};
    for (auto i = static_cast<std::size_t>(std::ranges::lower_bound(ends, last_of(run)) - ends.begin()) + 1;
         i < index.size(); i += i & (~i + 1))
      if (here.weight > index[i].weight)
        index[i] = here;
    if (here.weight > best.weight)
      best = here;
  }
  std::vector<bool> kept(rows.size(), false);
  for (std::size_t r = best.run; r < rows.size(); r = before[r])
    kept[r] = true;
  return kept;
}

// A copy beside its original continues the run of one of them. Cut there, or the two runs would exclude each other.
std::vector<Rows> cut_at_copies(std::span<const Rows> rows) {
  std::vector<Rows> out;
  const auto add_cut_at = [&](Rows run, std::int64_t seq) {
    const std::int64_t before = seq - run.seq;
    if (run.genuine && before > 0 && before < run.count) {
      out.push_back({true, run.seq, run.at, before, run.part});
      run = {true, seq, run.at + before, run.count - before, run.part};
    }
    out.push_back(run);
  };
  for (const Rows& run : rows) {
    std::int64_t overlap_ends = run.seq;
    if (run.genuine && !out.empty() && out.back().genuine) {
      const Rows previous = out.back();
      overlap_ends = last_of(previous) + 1;
      out.pop_back();
      add_cut_at(previous, run.seq);
    }
    add_cut_at(run, overlap_ends);
  }
  return out;
}

class Explanation {
 public:
  Explanation(std::span<const Rows> rows, std::int64_t size) : rows_(cut_at_copies(rows)), size_(size), holes_(size) {}

  std::vector<Finding> work_out() {
    kept_ = in_order(rows_);
    for (std::size_t r = 0; r < rows_.size(); ++r)
      if (kept_[r])
        holes_.take(rows_[r].seq, last_of(rows_[r]));
    place_strays();
    place_altered();
    name_what_is_missing();
    name_renumbered();
    std::ranges::sort(findings_, [](const Finding& a, const Finding& b) {
      return std::tuple(a.seq, a.kind, a.other) < std::tuple(b.seq, b.kind, b.other);
    });
    return std::move(findings_);
  }

 private:
  void inserted(std::size_t row, std::int64_t at, std::int64_t count, std::optional<std::int64_t> copy_of) {
    findings_.push_back({FindingKind::inserted, at, count, copy_of});
    inserted_before_[row + 1] += count;
  }

  // A genuine entry out of order fills the hole that it left, or else is a copy.
  void place_strays() {
    inserted_before_.assign(rows_.size() + 1, 0);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (!rows_[r].genuine || kept_[r])
        continue;
      const std::int64_t shift = rows_[r].at - rows_[r].seq;
      std::int64_t next = rows_[r].seq;
      const auto copies_until = [&](std::int64_t seq) {
        if (next < seq)
          inserted(r, next + shift, seq - next, next);
      };
      for (const Range piece : holes_.take(rows_[r].seq, last_of(rows_[r]))) {
        copies_until(piece.first);
        findings_.push_back({FindingKind::moved, piece.first, piece.last - piece.first + 1, piece.first + shift});
        next = piece.last + 1;
      }
      copies_until(last_of(rows_[r]) + 1);
    }
  }

  // An altered row is the entry that its content fits, else the one whose place it has, else any that is missing
  // between its neighbours; and if none is, it was put in.
  void place_altered() {
    std::vector<bool> placed(rows_.size(), false);
    const auto changed = [&](std::size_t r, std::int64_t seq) {
      findings_.push_back({FindingKind::changed, seq, 1, std::nullopt, rows_[r].part});
      placed[r] = true;
    };
    std::vector<Range> between(rows_.size());
    std::vector<std::int64_t> shifts(rows_.size(), 0);
    std::int64_t low = 1;
    std::int64_t shift = 0;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (kept_[r]) {
        low = last_of(rows_[r]) + 1;
        shift = rows_[r].at - rows_[r].seq;
      }
      between[r].first = low;
      shifts[r] = shift;
    }
    std::int64_t high = size_;
    for (std::size_t r = rows_.size(); r-- > 0;) {
      if (kept_[r])
        high = rows_[r].seq - 1;
      between[r].last = high;
    }
    const auto each_unplaced = [&](auto&& place) {
      for (std::size_t r = 0; r < rows_.size(); ++r)
        if (!rows_[r].genuine && !placed[r])
          place(r);
    };
    each_unplaced([&](std::size_t r) {
      if (rows_[r].seq > 0 && holes_.take_one(rows_[r].seq))
        changed(r, rows_[r].seq);
    });
    each_unplaced([&](std::size_t r) {
      for (const std::int64_t seq : {rows_[r].at - shifts[r], rows_[r].at})
        if (!placed[r] && between[r].first <= seq && seq <= between[r].last && holes_.take_one(seq))
          changed(r, seq);
    });
    each_unplaced([&](std::size_t r) {
      if (const auto seq = holes_.take_lowest(between[r]))
        changed(r, *seq);
    });
    each_unplaced([&](std::size_t r) { inserted(r, rows_[r].at, 1, std::nullopt); });
  }

  void name_what_is_missing() {
    for (const auto& [first, last] : holes_.ranges()) {
      if (last == size_)
        findings_.push_back({FindingKind::truncated, first, last - first + 1, size_});
      else
        findings_.push_back({FindingKind::missing, first, last - first + 1});
    }
  }

  // Where rows were taken out or put in, those behind may have been numbered anew; any other shift is a finding.
  void name_renumbered() {
    std::int64_t put_in = 0;
    std::int64_t taken_out = 0;
    auto hole = holes_.ranges().begin();
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      put_in += inserted_before_[r];
      if (!kept_[r])
        continue;
      for (; hole != holes_.ranges().end() && hole->first < rows_[r].seq; ++hole)
        taken_out += hole->second - hole->first + 1;
      const std::int64_t shift = rows_[r].at - rows_[r].seq;
      if (shift < -taken_out || shift > put_in)
        findings_.push_back({FindingKind::moved, rows_[r].seq, rows_[r].count, rows_[r].at});
    }
  }

  std::vector<Rows> rows_;
  std::int64_t size_;
  Holes holes_;
  std::vector<bool> kept_;
  std::vector<std::int64_t> inserted_before_; // by row: how many the row before it put in
  std::vector<Finding> findings_;
};

} // namespace

std::string_view name_of(FindingKind kind) {
  switch (kind) {
  case FindingKind::changed:
    return "changed";
  case FindingKind::missing:
    return "missing";
  case FindingKind::truncated:
    return "truncated";
  case FindingKind::inserted:
    return "inserted";
  case FindingKind::moved:
    return "moved";
  case FindingKind::tree_changed:
    return "tree_changed";
  case FindingKind::tree_rolled_back:
    return "tree_rolled_back";
  case FindingKind::tree_mismatch:
    return "tree_mismatch";
  case FindingKind::checkpoint_changed:
    return "checkpoint_changed";
  case FindingKind::checkpoint_missing:
    return "checkpoint_missing";
  case FindingKind::checkpoint_mismatch:
    return "checkpoint_mismatch";
  case FindingKind::witness_mismatch:
    return "witness_mismatch";
  }
  return "";
}

std::string_view name_of(Part part) {
  switch (part) {
  case Part::unknown:
    return "unknown";
  case Part::header:
    return "header";
  case Part::leaf:
    return "leaf";
  case Part::seal:
    return "seal";
  }
  return "";
}

std::vector<Finding> explain(std::span<const Rows> rows, std::int64_t size) {
  return Explanation(rows, size).work_out();
}

} // namespace concert::audit
