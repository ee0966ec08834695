// Every text of the program in one language, and how that language writes numbers, money, days and lists. Get one from
// Catalogue::in(language). Gives plain text: escaping is platform/html's business. Safe to read from several threads.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/instant.h"
#include "base/language.h"
#include "platform/words/time_zone.h"

namespace concert::words {

// Fills {name} in a text. Views: the text must live until the call returns.
struct Value {
  std::string_view name;
  std::string_view text;
};

class Words {
 public:
  Language language() const { return language_; }
  const TimeZone& zone() const { return zone_; }

  // words("situations.present.button"), words("greeting", {{"name", name}}). A key that nobody wrote gives ⟦key⟧, and a
  // placeholder without a value stays as it is; both are remembered in missing(), which tests require to be empty.
  std::string operator()(std::string_view key, std::initializer_list<Value> values = {}) const;
  // {0}, {1}... from the values in order, e.g. words.in_order(problem.word, problem.values).
  std::string in_order(std::string_view key, std::span<const std::string> values) const;
  // The plural form for n (en: 1 is singular; fr: 0 and 1 are); {n} is the number as this language writes it.
  std::string count(std::string_view key, std::int64_t n, std::initializer_list<Value> values = {}) const;
  bool has(std::string_view key) const;
  std::set<std::string> missing() const;

  template <std::integral Whole>
  std::string number(Whole value) const {
    return whole(static_cast<std::int64_t>(value));
  } // 1,234 · 1 234
  // Rounded half away from zero to `decimals` places, which are all shown; without them up to three, zeros dropped.
  // Not a number and infinities give "—".
  std::string number(double value, int decimals = -1) const;
  std::string percent(double share, int decimals = 0) const; // 0.125 -> 13% · 13 %
  std::string money_cents(std::int64_t cents) const;         // $1,234.50 · 1 234,50 $
  std::string money_whole(std::int64_t cents) const;         // rounded to the dollar: $1,235 · 1 235 $

  std::string day(LocalDate day) const;             // November 22, 2026 · 22 novembre 2026 · 1er mai 2026
  std::string short_day(LocalDate day) const;       // Nov. 22, 2026 · 22 nov. 2026
  std::string weekday_day(LocalDate day) const;     // Sunday, November 22, 2026 · dimanche 22 novembre 2026
  std::string month(LocalDate any_day_of_it) const; // November 2026 · novembre 2026
  // In the configured time zone.
  std::string moment(Instant instant) const;      // November 22, 2026, 2:05 p.m. · 22 novembre 2026, 14 h 05
  std::string time_of_day(Instant instant) const; // 2:05 p.m. · 14 h 05
  std::string day_of(Instant instant) const;      // day() of the local calendar day
  // "3 hours ago", "in 2 days", "just now": the largest unit, never rounded up.
  std::string ago(Instant then, Instant now) const;
  // The two largest units: "1 day 4 hours", "45 minutes", "less than a minute". A negative length counts as positive.
  std::string duration(std::chrono::seconds length) const;

  std::string list(std::span<const std::string> items) const; // "a, b and c" · "a, b et c"

  // For lists that people read: accents and case come last, so "école" stands beside "ecole" and before "zone".
  bool sorts_before(std::string_view a, std::string_view b) const;

 private:
  friend class Catalogue;
  struct Entry {
    std::string one;  // the only text, or the singular
    std::string many; // the plural; empty when the key has none
    bool has_placeholders = false;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const noexcept { return std::hash<std::string_view>{}(key); }
  };

  Words(Language language, const TimeZone& zone) : language_(language), zone_(zone) {}
  const Entry* find(std::string_view key) const;
  std::string marked(std::string_view key) const;
  std::string whole(std::int64_t value) const;
  void remember(std::string_view what) const;

  Language language_;
  TimeZone zone_;
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
  mutable std::mutex missing_mutex_;
  mutable std::set<std::string> missing_;
};

} // namespace concert::words
