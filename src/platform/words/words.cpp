#include "platform/words/words.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace concert::words {

namespace {

// Calls value_of(name) for each {name} of the text. What looks like no placeholder stays as it is.
template <class ValueOf>
std::string fill(std::string_view text, ValueOf value_of) {
  std::string out;
  out.reserve(text.size() + 32);
  while (true) {
    const auto open = text.find('{');
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos)
      return out.append(text);
    out.append(text.substr(0, open));
    const auto name = text.substr(open + 1, close - open - 1);
    if (const auto value = value_of(name); value.data())
      out.append(value);
    else
      out.append(text.substr(open, close - open + 1));
    text.remove_prefix(close + 1);
  }
}

std::string_view find_value(std::initializer_list<Value> values, std::string_view name) {
  for (const auto& value : values)
    if (value.name == name)
      return value.text.data() ? value.text : std::string_view("");
  return {};
}

} // namespace

const Words::Entry* Words::find(std::string_view key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() ? nullptr : &found->second;
}

bool Words::has(std::string_view key) const {
  return find(key) != nullptr;
}

void Words::remember(std::string_view what) const {
  const std::lock_guard lock(missing_mutex_);
  if (missing_.size() < 1000)
    missing_.emplace(what);
}

std::set<std::string> Words::missing() const {
  const std::lock_guard lock(missing_mutex_);
  return missing_;
}

std::string Words::marked(std::string_view key) const {
  remember(key);
  return "⟦" + std::string(key) + "⟧";
}

std::string Words::operator()(std::string_view key, std::initializer_list<Value> values) const {
  const auto* entry = find(key);
  if (!entry)
    return marked(key);
  if (!entry->has_placeholders)
    return entry->one;
  return fill(entry->one, [&](std::string_view name) {
    const auto value = find_value(values, name);
    if (!value.data())
      remember(std::string(key) + " {" + std::string(name) + "}");
    return value;
  });
}

std::string Words::in_order(std::string_view key, std::span<const std::string> values) const {
  const auto* entry = find(key);
  if (!entry)
    return marked(key);
  return fill(entry->one, [&](std::string_view name) -> std::string_view {
    std::size_t at = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), at);
    if (error == std::errc() && end == name.data() + name.size() && at < values.size())
      return values[at];
    remember(std::string(key) + " {" + std::string(name) + "}");
    return {};
  });
}

std::string Words::count(std::string_view key, std::int64_t n, std::initializer_list<Value> values) const {
  const auto* entry = find(key);
  if (!entry || entry->many.empty())
    return marked(key);
  const bool singular = language_ == Language::fr ? n > -2 && n < 2 : n == 1 || n == -1;
  const std::string shown = whole(n);
  return fill(singular ? entry->one : entry->many, [&](std::string_view name) -> std::string_view {
    if (name == "n")
      return shown;
    const auto value = find_value(values, name);
    if (!value.data())
      remember(std::string(key) + " {" + std::string(name) + "}");
    return value;
  });
}

std::string Words::list(std::span<const std::string> items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0)
      out += i + 1 == items.size() ? " " + (*this)("words.and") + " " : ", ";
    out += items[i];
  }
  return out;
}

bool Words::sorts_before(std::string_view a, std::string_view b) const {
  const std::string folded_a = text::fold(a), folded_b = text::fold(b);
  return folded_a != folded_b ? folded_a < folded_b : a < b;
}

} // namespace concert::words
