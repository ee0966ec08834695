#include "app/align/align.h"

#include <fstream>
#include <optional>
#include <ostream>

#include "app/align/answer.h"
#include "app/align/files.h"
#include "embedded/align_words.h"
#include "engines/assignment/checker.h"
#include "engines/assignment/solve.h"
#include "platform/words/catalogue.h"

namespace concert::app::align {
namespace {

using engines::assignment::Solution;
constexpr int done = 0, refused = 1, bad_input = 3;

class Speaker {
public:
  Speaker(Language language, std::ostream& err) : catalogue_(words::TimeZone::utc()), err_(err) {
    catalogue_.add(Language::en, embedded::align_words::en_po.bytes, "app/align/words/en.po");
    catalogue_.add(Language::fr, embedded::align_words::fr_po.bytes, "app/align/words/fr.po");
    say_ = &catalogue_.in(language);
  }
  const words::Words& say() const { return *say_; }

  int complain(std::string_view key, const std::vector<std::string>& values, int exit) const {
    err_ << "concert: " << say_->in_order(key, values) << "\n";
    return exit;
  }
  int complain(const Question& question) const {
    for (const Trouble& one : question.troubles) {
      const std::string line = std::to_string(one.line), column = std::to_string(one.column);
      const std::string place = one.line == 0 ? say_->in_order("align.place.file", std::vector{one.file})
                                : one.column == 0
                                    ? say_->in_order("align.place.line", std::vector{one.file, line})
                                    : say_->in_order("align.place.column", std::vector{one.file, line, column});
      err_ << place << say_->in_order(one.word, one.values) << "\n";
    }
    if (question.more_troubles > 0)
      err_ << say_->in_order("align.more_troubles", std::vector{std::to_string(question.more_troubles)}) << "\n";
    err_ << "concert: " << (*say_)("align.nothing_done") << "\n";
    return bad_input;
  }
  int complain(const std::string& file, const Refusal& refusal) const {
    for (const concert::Problem& one : refusal.problems) {
      std::vector<std::string> values = one.values;
      if (!one.field.empty())
        values.insert(values.begin(), one.field);
      const std::string word = one.word.starts_with("align.") ? one.word : "align.answer.not_json";
      err_ << say_->in_order("align.place.file", std::vector{file}) << say_->in_order(word, values) << "\n";
    }
    return bad_input;
  }

private:
  words::Catalogue catalogue_;
  const words::Words* say_ = nullptr;
  std::ostream& err_;
};

std::optional<std::string> bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  const auto size = in ? static_cast<std::streamoff>(in.tellg()) : -1;
  if (size < 0)
    return std::nullopt;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.seekg(0);
  in.read(bytes.data(), size);
  if (!in && size > 0)
    return std::nullopt;
  return bytes;
}

// The path that could not be read, or nothing.
std::optional<std::string> read_files(const Paths& paths, Files& files) {
  for (const auto& [path, file] : {std::pair(&paths.needs, &files.needs),
                                   {&paths.services, &files.services},
                                   {&paths.pairs, &files.pairs},
                                   {&paths.pins, &files.pins},
                                   {&paths.bans, &files.bans}}) {
    if (path->empty())
      continue;
    auto bytes = bytes_of(*path);
    if (!bytes)
      return *path;
    *file = {*path, std::move(*bytes)};
  }
  return std::nullopt;
}

} // namespace

int solve(const Asked& asked, const clock::Clock& clock, std::ostream& out, std::ostream& err) {
  const Speaker speaker(asked.language, err);
  Files files;
  if (const auto unread = read_files(asked.paths, files))
    return speaker.complain("align.cannot_read", {*unread}, bad_input);
  const Question question = read_question(files);
  if (!question.troubles.empty())
    return speaker.complain(question);
  files = {};
  std::vector<std::int64_t> warm;
  if (!asked.warm.empty()) {
    const auto bytes = bytes_of(asked.warm);
    if (!bytes)
      return speaker.complain("align.cannot_read", {asked.warm}, bad_input);
    auto prices = prices_in(question, *bytes);
    if (!prices)
      return speaker.complain(asked.warm, prices.error());
    warm = std::move(*prices);
  }
  engines::assignment::Options options;
  options.threads = asked.threads;
  if (asked.seconds > 0) {
    const Instant end = clock.now() + std::chrono::microseconds(static_cast<std::int64_t>(asked.seconds * 1e6));
    options.is_over = [&clock, end] { return clock.now() >= end; };
  }
  const auto solution = engines::assignment::solve(question.problem, options, warm);
  check(solution.has_value(), "a question that was read without trouble can be solved");
  const auto proof = solution->proven ? engines::assignment::Proof::optimal : engines::assignment::Proof::feasible;
  check(!find_fault(question.problem, *solution, proof), "the checker finds no fault in an answer of ours");
  out << (asked.json ? json_of(question, *solution) : text_of(question, *solution, speaker.say()));
  return done;
}

int verify(const Asked& asked, std::ostream& out, std::ostream& err) {
  const Speaker speaker(asked.language, err);
  Files files;
  if (const auto unread = read_files(asked.paths, files))
    return speaker.complain("align.cannot_read", {*unread}, bad_input);
  const auto bytes = bytes_of(asked.answer);
  if (!bytes)
    return speaker.complain("align.cannot_read", {asked.answer}, bad_input);
  const Question question = read_question(files);
  if (!question.troubles.empty())
    return speaker.complain(question);
  const auto solution = answer_in(question, *bytes);
  if (!solution)
    return speaker.complain(asked.answer, solution.error());
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  if (const auto fault = find_fault(question.problem, *solution, engines::assignment::Proof::feasible))
    return speaker.complain("align.fault." + fault->rule, {number(fault->at + 1)}, refused);
  const std::vector<std::string> values = {number(solution->objective), number(solution->bound),
                                           number(solution->bound - solution->objective)};
  if (!solution->proven)
    return speaker.complain("align.verified_not_best", values, refused);
  out << speaker.say().in_order("align.verified", values) << "\n";
  return done;
}

} // namespace concert::app::align
