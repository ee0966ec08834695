#include "app/align/answer.h"

#include <algorithm>
#include <limits>

#include "platform/json/parse.h"
#include "platform/json/write.h"

namespace concert::app::align {
namespace {

using engines::assignment::Chosen;
using engines::assignment::Solution;

std::size_t at(std::int32_t number) {
  return static_cast<std::size_t>(number);
}

std::int64_t benefit_of(const engines::assignment::Problem& problem, const Chosen& one) {
  const auto begin = problem.service.begin() + problem.rows[at(one.need)];
  const auto pair = std::find(begin, problem.service.begin() + problem.rows[at(one.need) + 1], one.service);
  const auto number = static_cast<std::size_t>(pair - problem.service.begin());
  return std::visit([number](const auto& all) -> std::int64_t { return all[number]; }, problem.benefit);
}

Refusal unlike(std::string field, std::string word) {
  return Refusal::invalid(std::move(field), std::move(word));
}

Result<json::Value> parsed(std::string_view text) {
  return json::parse(text, {.bytes = std::size_t{1} << 30, .depth = 8, .values = 100'000'000});
}

Result<std::int64_t> whole(const json::Value& object, const char* name) {
  const json::Value* const value = object.find(name);
  if (value == nullptr || value->if_int() == nullptr)
    return unlike(name, "align.answer.missing");
  return *value->if_int();
}

Result<std::int32_t> id(const json::Value& object, const char* name, const Ids& ids) {
  const json::Value* const value = object.find(name);
  if (value == nullptr || value->if_text() == nullptr)
    return unlike(name, "align.answer.missing");
  const std::int32_t number = ids.find(*value->if_text());
  if (number < 0)
    return unlike(name, "align.answer.unknown_id");
  return number;
}

Result<const json::Array*> list(const json::Value& object, const char* name) {
  const json::Value* const value = object.find(name);
  if (value == nullptr || value->if_array() == nullptr)
    return unlike(name, "align.answer.missing");
  return value->if_array();
}

// prices or profits: each id at most once, those left out are 0.
Result<std::vector<std::int64_t>> amounts(const json::Value& answer, const char* name, const char* of,
                                          const char* amount, const Ids& ids) {
  std::vector<std::int64_t> out(at(ids.size()));
  std::vector<bool> told(out.size());
  for (const json::Value& one : *TRY(list(answer, name))) {
    const std::int32_t number = TRY(id(one, of, ids));
    if (told[at(number)])
      return unlike(name, "align.answer.id_twice");
    told[at(number)] = true;
    out[at(number)] = TRY(whole(one, amount));
  }
  return out;
}

} // namespace

std::string json_of(const Question& question, const Solution& solution) {
  json::Writer out;
  out.begin_object()
      .member("format", "concert.assignment.1")
      .member("objective", solution.objective)
      .member("bound", solution.bound)
      .member("proven", solution.proven);
  out.key("assignments").begin_array();
  for (const Chosen& one : solution.chosen) {
    out.begin_object()
        .member("need", question.needs[one.need])
        .member("service", question.services[one.service])
        .member("units", one.units);
    if (one.pinned > 0)
      out.member("pinned", one.pinned);
    out.member("benefit", benefit_of(question.problem, one)).end_object();
  }
  out.end_array().key("prices").begin_array();
  for (std::int32_t j = 0; j < question.services.size(); ++j)
    if (solution.price[at(j)] != 0)
      out.begin_object().member("service", question.services[j]).member("price", solution.price[at(j)]).end_object();
  out.end_array().key("profits").begin_array();
  for (std::int32_t i = 0; i < question.needs.size(); ++i)
    if (solution.profit[at(i)] != 0)
      out.begin_object().member("need", question.needs[i]).member("profit", solution.profit[at(i)]).end_object();
  out.end_array().key("work").begin_object();
  out.member("pairs_read", solution.work.pairs_read)
      .member("bids", solution.work.bids)
      .member("forward_searches", solution.work.forward_searches)
      .member("reverse_searches", solution.work.reverse_searches)
      .end_object();
  out.end_object();
  return out.take() + "\n";
}

std::string text_of(const Question& question, const Solution& solution, const words::Words& say) {
  std::int64_t served = 0, asked = 0;
  for (const Chosen& one : solution.chosen)
    served += one.units;
  for (std::int32_t i = 0; i < question.needs.size(); ++i)
    asked += question.problem.units_of(i);
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  const auto line = [&](const char* key, std::vector<std::string> values) { return say.in_order(key, values) + "\n"; };
  std::string out = line("align.objective", {number(solution.objective)});
  out += solution.proven
             ? line("align.proven", {number(solution.bound)})
             : line("align.not_proven", {number(solution.bound), number(solution.bound - solution.objective)});
  out += line("align.served", {number(served), number(asked)});
  out += "\n" + line("align.assignments", {});
  for (const Chosen& one : solution.chosen) {
    out += "  " + question.needs[one.need] + " -> " + question.services[one.service];
    if (one.units != 1)
      out += " x " + number(one.units);
    out += "  " + number(benefit_of(question.problem, one)) + (one.pinned > 0 ? "  " + say("align.pinned") : "") + "\n";
  }
  out += "\n" + line("align.prices", {});
  for (std::int32_t j = 0; j < question.services.size(); ++j)
    if (solution.price[at(j)] != 0)
      out += "  " + question.services[j] + "  " + number(solution.price[at(j)]) + "\n";
  return out;
}

Result<Solution> answer_in(const Question& question, std::string_view text) {
  const json::Value answer = TRY(parsed(text));
  const json::Value* const format = answer.find("format");
  if (format == nullptr || format->if_text() == nullptr || *format->if_text() != "concert.assignment.1")
    return unlike("format", "align.answer.missing");
  Solution solution;
  solution.objective = TRY(whole(answer, "objective"));
  solution.bound = TRY(whole(answer, "bound"));
  const json::Value* const proven = answer.find("proven");
  if (proven == nullptr || proven->if_bool() == nullptr)
    return unlike("proven", "align.answer.missing");
  solution.proven = *proven->if_bool();
  for (const json::Value& one : *TRY(list(answer, "assignments"))) {
    Chosen chosen;
    chosen.need = TRY(id(one, "need", question.needs));
    chosen.service = TRY(id(one, "service", question.services));
    const std::int64_t units = TRY(whole(one, "units"));
    const std::int64_t pinned = one.find("pinned") == nullptr ? 0 : TRY(whole(one, "pinned"));
    if (!std::in_range<std::int32_t>(units) || !std::in_range<std::int32_t>(pinned))
      return unlike("units", "align.answer.missing");
    chosen.units = static_cast<std::int32_t>(units);
    chosen.pinned = static_cast<std::int32_t>(pinned);
    solution.chosen.push_back(chosen);
  }
  std::sort(solution.chosen.begin(), solution.chosen.end(), [](const Chosen& a, const Chosen& b) {
    return a.need != b.need ? a.need < b.need : a.service < b.service; // whoever wrote it need not know our order
  });
  solution.price = TRY(amounts(answer, "prices", "service", "price", question.services));
  solution.profit = TRY(amounts(answer, "profits", "need", "profit", question.needs));
  return solution;
}

Result<std::vector<std::int64_t>> prices_in(const Question& question, std::string_view text) {
  const json::Value answer = TRY(parsed(text));
  std::vector<std::int64_t> out(at(question.services.size()));
  for (const json::Value& one : *TRY(list(answer, "prices"))) {
    const auto number = id(one, "service", question.services);
    if (!number && number.error().problems.at(0).word == "align.answer.missing")
      return number.error();
    if (number)
      out[at(*number)] = TRY(whole(one, "price"));
  }
  return out;
}

} // namespace concert::app::align
