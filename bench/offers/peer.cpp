#include "peer.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "rooms/alignment/lot.h"

namespace concert::bench {
namespace {

using namespace directory;

void exp2_of(sqlite3_context* context, int, sqlite3_value** values) {
  sqlite3_result_double(context, std::exp2(sqlite3_value_double(values[0])));
}

// Whole numbers are signed there.
void lot_of(sqlite3_context* context, int, sqlite3_value** values) {
  const auto number = static_cast<std::uint64_t>(sqlite3_value_int64(values[0]));
  const auto* lottery = static_cast<const alignment::Lottery*>(sqlite3_value_pointer(values[1], "lottery"));
  sqlite3_result_int64(context, static_cast<std::int64_t>(lottery->lot(number) ^ (std::uint64_t{1} << 63)));
}

std::int64_t bit_of(std::vector<std::string>& names, const std::string& name) {
  auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    found = names.insert(names.end(), name);
  return std::int64_t{1} << (found - names.begin());
}

// Verdicts: 0 yes, 1 unknown, 2 no; as the fit, the freshness and the wait of offers.h have it.
constexpr const char* ask_sql = R"(
SELECT p.service AS service,
  MAX(w.relevance * w.grade
    * CASE WHEN s.age_said AND ((:from1 >= s.age_min AND :to1 <= s.age_max) OR (:from2 >= s.age_min AND :to2 <= s.age_max))
            AND (:spoken = 0 OR s.offered & :spoken)
            AND (:towns = 0 OR s.towns & :towns) THEN 1.0 ELSE :unknown_fit END
    * (1 - (1 - :unknown_freshness) * MIN(1.0,
        CASE WHEN s.places_at BETWEEN :oldest AND :now THEN
               CASE WHEN s.list_at BETWEEN :oldest AND :now
                    THEN CAST((:now - MIN(s.places_at, s.list_at)) / 86400000000 AS REAL) / :most_days
                    ELSE CAST((:now - s.places_at) / 86400000000 AS REAL) / :most_days END
             WHEN s.list_at BETWEEN :oldest AND :now THEN CAST((:now - s.list_at) / 86400000000 AS REAL) / :most_days
             ELSE 1.0 END))
    * CASE WHEN s.list_at BETWEEN :oldest AND :now THEN exp2_of(-(s.wait_days * 1.0) / w.half_life) ELSE 1.0 END) AS score,
  lot_of(s.number, :lottery) AS lot
FROM wanted w CROSS JOIN posting p ON p.term = w.term CROSS JOIN service s ON s.id = p.service
WHERE s.active
  AND NOT (s.age_said AND (:to1 < s.age_min OR :from1 > s.age_max) AND (:to2 < s.age_min OR :from2 > s.age_max))
  AND (:spoken = 0 OR s.may_speak OR (s.offered | s.limited | s.own) & :spoken)
  AND (:towns = 0 OR s.towns = 0 OR s.towns & :towns)
  AND NOT ifnull(s.available <= 0 AND s.places_at BETWEEN :oldest AND :now
                 AND NOT ifnull(s.list_at BETWEEN :oldest AND :now, 0), 0)
GROUP BY p.service ORDER BY score DESC, lot LIMIT :most)";

} // namespace

Peer::Peer(const Catalogue& catalogue, const alignment::Needs& needs) : needs_(needs) {
  if (sqlite3_open(":memory:", &database_) != SQLITE_OK)
    std::abort();
  constexpr int kind = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  sqlite3_create_function(database_, "exp2_of", 1, kind, nullptr, exp2_of, nullptr, nullptr);
  sqlite3_create_function(database_, "lot_of", 2, kind, nullptr, lot_of, nullptr, nullptr);
  fill(catalogue);
  forget_ = prepared("DELETE FROM wanted");
  want_ = prepared("INSERT INTO wanted VALUES (?, ?, ?, ?)");
  ask_ = prepared(ask_sql);
}

Peer::~Peer() {
  for (sqlite3_stmt* each : {forget_, want_, ask_})
    sqlite3_finalize(each);
  sqlite3_close(database_);
}

void Peer::run(const char* sql) {
  char* error = nullptr;
  if (sqlite3_exec(database_, sql, nullptr, nullptr, &error) != SQLITE_OK) {
    std::fprintf(stderr, "%s\n", error);
    std::abort();
  }
}

sqlite3_stmt* Peer::prepared(const char* sql) {
  sqlite3_stmt* out = nullptr;
  if (sqlite3_prepare_v2(database_, sql, -1, &out, nullptr) != SQLITE_OK) {
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(database_));
    std::abort();
  }
  return out;
}

void Peer::fill(const Catalogue& catalogue) {
  run("CREATE TABLE service (id INTEGER PRIMARY KEY, active INT, age_said INT, age_min INT, age_max INT, offered INT,"
      " limited INT, own INT, may_speak INT, towns INT, places_at INT, available INT, list_at INT, wait_days INT,"
      " number INT);"
      "CREATE TABLE posting (term INT, service INT, PRIMARY KEY (term, service)) WITHOUT ROWID;"
      "CREATE TEMP TABLE wanted (term INT, relevance REAL, grade REAL, half_life INT);"
      "BEGIN");
  sqlite3_stmt* into = prepared("INSERT INTO service VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  const auto& services = catalogue.entries().services;
  for (std::size_t i = 0; i < services.size(); ++i) {
    const Service& s = services[i];
    std::int64_t offered = 0, limited = 0, towns = 0;
    for (const SpokenLanguage& each : s.languages)
      (each.reach == LanguageReach::offered ? offered : limited) |= bit_of(languages_, each.code);
    for (const ServiceArea& area : s.areas)
      towns |= bit_of(towns_, area.name);
    const bool list = s.wait && s.wait->days > 0;
    const std::vector<std::optional<std::int64_t>> values = {
        static_cast<std::int64_t>(i),
        s.status == ServiceStatus::active ? 1 : 0,
        s.ages ? 1 : 0,
        s.ages ? s.ages->minimum.value_or(0) : 0,
        s.ages ? s.ages->maximum.value_or(9999) : 9999,
        offered,
        limited,
        bit_of(languages_, s.language),
        s.languages.empty() || catalogue.interprets_at(i) ? 1 : 0,
        towns,
        s.capacity ? std::optional(s.capacity->stated_at.us) : std::nullopt,
        s.capacity ? std::optional<std::int64_t>(s.capacity->available) : std::nullopt,
        list ? std::optional(s.wait->stated_at.us) : std::nullopt,
        list ? std::optional<std::int64_t>(s.wait->days) : std::nullopt,
        static_cast<std::int64_t>(alignment::number_in_lotteries(s.id.bytes()))};
    for (std::size_t v = 0; v < values.size(); ++v)
      values[v] ? sqlite3_bind_int64(into, static_cast<int>(v) + 1, *values[v])
                : sqlite3_bind_null(into, static_cast<int>(v) + 1);
    sqlite3_step(into);
    sqlite3_reset(into);
  }
  sqlite3_finalize(into);
  into = prepared("INSERT INTO posting VALUES (?, ?)");
  for (const TaxonomyTerm& term : catalogue.entries().terms) {
    terms_.push_back(term.name);
    for (const Service* service : catalogue.services_with(term.id)) {
      sqlite3_bind_int64(into, 1, static_cast<std::int64_t>(terms_.size()) - 1);
      sqlite3_bind_int64(into, 2, service - services.data());
      sqlite3_step(into);
      sqlite3_reset(into);
    }
  }
  sqlite3_finalize(into);
  run("COMMIT; ANALYZE");
}

std::vector<std::vector<Peer::Ranked>> Peer::best(const alignment::Asked& asked, const std::vector<std::string>& needs,
                                                  Instant now, const alignment::Options& options) {
  const alignment::Lottery lottery(options.lottery);
  const auto set = [&](const char* name) { return sqlite3_bind_parameter_index(ask_, name); };
  for (const std::size_t n : {std::size_t{0}, std::size_t{1}}) {
    const auto span = *alignment::span_of(asked.age_bands[std::min(n, asked.age_bands.size() - 1)]);
    sqlite3_bind_int64(ask_, set(n == 0 ? ":from1" : ":from2"), span.from);
    sqlite3_bind_int64(ask_, set(n == 0 ? ":to1" : ":to2"), span.to.value_or(1000));
  }
  std::int64_t towns = 0;
  for (const std::string& area : asked.wishes.areas)
    towns |= bit_of(towns_, area);
  sqlite3_bind_int64(ask_, set(":spoken"), asked.wishes.spoken.empty() ? 0 : bit_of(languages_, asked.wishes.spoken));
  sqlite3_bind_int64(ask_, set(":towns"), towns);
  sqlite3_bind_int64(ask_, set(":now"), now.us);
  sqlite3_bind_int64(ask_, set(":oldest"), now.us - options.capacity_max_age_days * 86'400'000'000);
  sqlite3_bind_double(ask_, set(":most_days"), std::max(1, options.capacity_max_age_days));
  sqlite3_bind_double(ask_, set(":unknown_fit"), options.unknown_fit);
  sqlite3_bind_double(ask_, set(":unknown_freshness"), options.unknown_freshness);
  sqlite3_bind_int64(ask_, set(":most"), static_cast<std::int64_t>(options.most_considered));
  sqlite3_bind_pointer(ask_, set(":lottery"), const_cast<alignment::Lottery*>(&lottery), "lottery", nullptr);
  std::vector<std::vector<Ranked>> out;
  for (const std::string& need : needs) {
    sqlite3_step(forget_);
    sqlite3_reset(forget_);
    for (const alignment::GradedRisk& risk : asked.risks)
      for (const alignment::NeedRow* row : needs_.rows_for(risk.category)) {
        if (row->need != need)
          continue;
        const auto term = std::find(terms_.begin(), terms_.end(), row->service_term);
        sqlite3_bind_int64(want_, 1, term - terms_.begin());
        sqlite3_bind_double(want_, 2, row->relevance);
        sqlite3_bind_double(want_, 3, risk.grade / 3.0);
        sqlite3_bind_int64(want_, 4, row->half_life_days);
        sqlite3_step(want_);
        sqlite3_reset(want_);
      }
    out.emplace_back();
    while (sqlite3_step(ask_) == SQLITE_ROW)
      out.back().push_back({static_cast<std::size_t>(sqlite3_column_int64(ask_, 0)), sqlite3_column_double(ask_, 1)});
    sqlite3_reset(ask_);
  }
  return out;
}

double Peer::megabytes() const {
  return static_cast<double>(sqlite3_memory_used()) / 1e6;
}

} // namespace concert::bench
