// The versioned, bilingual code lists as one immutable value: what every room asks when it stores, checks or shows a
// code. Lists are data (data/codes/*.csv, then the tables of this room), never compiled in; a correction makes a new
// book.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/code.h"
#include "base/fields.h"
#include "base/language.h"

namespace concert::codes {

// How far an English label can be trusted. French labels are always our working translation.
enum class Mark { official, recalled, working_translation };

// Whom a risk factor's wording describes.
enum class Relation { subject, perpetrator, victim, affected, in_home, caregiver };

std::string_view name_of(Mark mark);
std::optional<Mark> mark_of(std::string_view name);
std::string_view name_of(Relation relation);
std::optional<Relation> relation_of(std::string_view name);

struct CodeEntry {
  std::string list;
  std::string version;
  std::string id;
  std::string group;
  std::string category;
  Relation relation = Relation::subject;
  Bilingual<std::string> label;
  Mark mark = Mark::recalled;
  std::string source;
  int position = 0; // order in the file
};

class CodeBook {
public:
  CodeBook() = default;
  // `current` names the edition of each list that new entries are chosen from; older editions stay readable.
  CodeBook(std::vector<CodeEntry> entries, std::map<std::string, std::string, std::less<>> current);

  std::vector<const CodeEntry*> entries(std::string_view list) const;      // current edition, in the order of the file
  const CodeEntry* find(std::string_view list, std::string_view id) const; // current edition; null if unknown
  const CodeEntry* find(std::string_view list, const Code& code) const;    // that edition, else the current one
  Code code(std::string_view list, std::string_view id) const; // stamped with the current edition; must exist
  std::string label(std::string_view list, const Code& code, Language language) const; // the id itself if unknown
  std::string label(std::string_view list, std::string_view id, Language language) const;
  bool is_in_group(std::string_view list, std::string_view id, std::string_view group) const;
  std::vector<std::string> lists() const;
  KnowsCode knows() const; // the book must outlive the function

private:
  std::span<const CodeEntry* const> editions(std::string_view list, std::string_view id) const;

  std::vector<CodeEntry> entries_;
  std::map<std::string, std::string, std::less<>> current_;
  std::vector<const CodeEntry*> by_id_; // by list and id, the editions of one side by side
  std::map<std::string, std::vector<const CodeEntry*>, std::less<>> listed_;

public:
  CodeBook(const CodeBook&) = delete; // holds pointers into itself
  CodeBook& operator=(const CodeBook&) = delete;
};

using SharedCodeBook = std::shared_ptr<const CodeBook>;

} // namespace concert::codes
