#include "rooms/codes/code_book.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/named.h"

namespace concert::codes {
namespace {

constexpr std::array<std::string_view, 3> mark_names = {"official", "recalled", "working_translation"};
constexpr std::array<std::string_view, 6> relation_names = {"subject",  "perpetrator", "victim",
                                                            "affected", "in_home",     "caregiver"};

} // namespace

std::string_view name_of(Mark mark) {
  return mark_names.at(static_cast<std::size_t>(mark));
}
std::optional<Mark> mark_of(std::string_view name) {
  return named<Mark>(mark_names, name);
}
std::string_view name_of(Relation relation) {
  return relation_names.at(static_cast<std::size_t>(relation));
}
std::optional<Relation> relation_of(std::string_view name) {
  return named<Relation>(relation_names, name);
}

CodeBook::CodeBook(std::vector<CodeEntry> entries, std::map<std::string, std::string, std::less<>> current)
    : entries_(std::move(entries)), current_(std::move(current)) {
  by_id_.reserve(entries_.size());
  for (const CodeEntry& entry : entries_) {
    by_id_.push_back(&entry);
    const auto edition = current_.find(entry.list);
    if (edition != current_.end() && edition->second == entry.version)
      listed_[entry.list].push_back(&entry);
  }
  std::stable_sort(by_id_.begin(), by_id_.end(), [](const CodeEntry* a, const CodeEntry* b) {
    return std::tie(a->list, a->id) < std::tie(b->list, b->id);
  });
  for (auto& [list, current_ones] : listed_)
    std::stable_sort(current_ones.begin(), current_ones.end(),
                     [](const CodeEntry* a, const CodeEntry* b) { return a->position < b->position; });
}

std::span<const CodeEntry* const> CodeBook::editions(std::string_view list, std::string_view id) const {
  struct Before {
    bool operator()(const CodeEntry* e, const std::pair<std::string_view, std::string_view>& wanted) const {
      return std::pair<std::string_view, std::string_view>(e->list, e->id) < wanted;
    }
    bool operator()(const std::pair<std::string_view, std::string_view>& wanted, const CodeEntry* e) const {
      return wanted < std::pair<std::string_view, std::string_view>(e->list, e->id);
    }
  };
  const auto [first, last] = std::equal_range(by_id_.begin(), by_id_.end(), std::pair(list, id), Before());
  return {first, last};
}

std::vector<const CodeEntry*> CodeBook::entries(std::string_view list) const {
  const auto at = listed_.find(list);
  return at == listed_.end() ? std::vector<const CodeEntry*>{} : at->second;
}

const CodeEntry* CodeBook::find(std::string_view list, std::string_view id) const {
  const auto edition = current_.find(list);
  if (edition == current_.end())
    return nullptr;
  for (const CodeEntry* entry : editions(list, id))
    if (entry->version == edition->second)
      return entry;
  return nullptr;
}

const CodeEntry* CodeBook::find(std::string_view list, const Code& code) const {
  for (const CodeEntry* entry : editions(list, code.id))
    if (entry->version == code.version)
      return entry;
  return find(list, code.id);
}

Code CodeBook::code(std::string_view list, std::string_view id) const {
  const CodeEntry* entry = find(list, id);
  check(entry != nullptr, "a code was stamped before it was checked");
  return {entry->id, entry->version};
}

std::string CodeBook::label(std::string_view list, const Code& code, Language language) const {
  const CodeEntry* entry = find(list, code);
  return entry == nullptr ? code.id : entry->label.in(language);
}

std::string CodeBook::label(std::string_view list, std::string_view id, Language language) const {
  const CodeEntry* entry = find(list, id);
  return entry == nullptr ? std::string(id) : entry->label.in(language);
}

bool CodeBook::is_in_group(std::string_view list, std::string_view id, std::string_view group) const {
  const CodeEntry* entry = find(list, id);
  return entry != nullptr && entry->group == group;
}

std::vector<std::string> CodeBook::lists() const {
  std::vector<std::string> out;
  for (const auto& [list, edition] : current_)
    out.push_back(list);
  return out;
}

KnowsCode CodeBook::knows() const {
  return [this](std::string_view list, std::string_view id) { return find(list, id) != nullptr; };
}

} // namespace concert::codes
