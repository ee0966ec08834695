// The services of one bay of a shelf judged and ranked for one question: who could be offered, why the others not, and
// the best in order. Whole words of services are judged at once, and only what may stand among the best is drawn a lot.
#pragma once

#include <span>

#include "rooms/alignment/resolved.h"

namespace concert::alignment {

// A row that speaks in this question, with the grade of its risk as a factor.
struct Voice {
  Speaks speaks;
  std::uint32_t term = 0; // position in Bay::terms
};

struct Ranked {
  double score = 0;
  std::uint64_t lot = 0;
  std::uint32_t service = 0; // position in the directory
  std::uint32_t kind = 0;
  const Statement* statement = nullptr; // null where nothing was stated
};

class Ranking {
public:
  enum class Only { all, now /* free without a wait, or one can come at any time */, outside /* police and courts */ };

  // What one need after the other is judged in. Its words are those of the last.
  struct Scratch {
    struct Asked {
      bool is_asked = false;
      Words yes, maybe; // it is known that they take these people; it is not known that they do not
    };
    Asked ages, language, areas;
    Words fits, known; // could be offered; and it is known that they take these people
  };

  // Until the scratch is used again; what speaks for a service can be asked later too.
  Ranking(const Resolved& question, const Bay& bay, const std::vector<Voice>& voices, Scratch& scratch);

  std::size_t fitting() const { return fitting_; }
  std::size_t fitting_with(std::uint32_t term) const; // services that answer with it
  const LeftOut& left_out() const { return left_out_; }
  const std::vector<Resolved::Refused>& refused() const { return refused_; }

  // The best of those, in order: `most`, or all when there are fewer. In `out`, whatever was there.
  void best(std::vector<Ranked>& out, std::size_t most, Only only = Only::all) const;
  bool is_before(const Ranked& a, const Ranked& b) const;
  // The rows that speak for services of this kind, in the order of the question.
  std::span<const Speaks> speaking(std::uint32_t kind) const {
    return std::span(speaks_).subspan(speaking_[kind].first, speaking_[kind].count);
  }

private:
  struct Weight {      // of a row, in the order of speaks_
    double of_row = 0; // relevance and grade
    int half_life_days = 1;
    const std::vector<double>* by_wait = nullptr;
  };
  struct Part { // of speaks_
    std::uint32_t first = 0, count = 0;
  };
  struct Run { // of words in a stretch
    const Stretch* stretch = nullptr;
    std::size_t first = 0, last = 0; // behind the last
  };
  struct Silent { // all of a run of whom nothing is known of places, and equally much whether they fit
    double score = 0;
    Run run;
    bool is_known = false;
    std::size_t count = 0;
  };
  void find_runs();
  void let_speak(const std::vector<Voice>& voices);
  bool is_sought(const Stretch& stretch) const { return speaking_[stretch.kind].count > 0; }
  void mark();
  void judge();
  void leave_out_refused();
  void leave_out_full();
  void group_silent();
  const Statement* statement_at(const Stretch& stretch, std::size_t place) const {
    return stretch.is_stated ? &bay_.statements[stretch.statement + (place - stretch.first)] : nullptr;
  }
  void fetch_statements(const Run& run, std::size_t word, const Words& of) const;
  double score_of(std::uint32_t kind, double fit, double freshness, int wait_days) const;
  std::uint64_t fitting_in(const Silent& silent, std::size_t word, Only only) const;
  void collect_stated(std::vector<Ranked>& out, std::size_t most, double floor, Only only) const;
  void collect_silent(std::vector<Ranked>& out, std::size_t most, Only only) const;
  void keep_best(std::vector<Ranked>& all, std::size_t most) const;

  const Resolved& question_;
  const Bay& bay_;
  std::vector<Part> speaking_; // by kind
  std::vector<Speaks> speaks_;
  std::vector<Weight> weights_;
  Scratch& scratch_;
  Words &fits_, &known_;
  std::vector<std::size_t> fitting_of_; // by kind
  std::vector<Run> current_, outdated_; // words in which a statement may count today, and all others
  std::vector<Silent> silent_;          // best first
  std::size_t fitting_ = 0;
  LeftOut left_out_;
  std::vector<Resolved::Refused> refused_;
};

} // namespace concert::alignment
