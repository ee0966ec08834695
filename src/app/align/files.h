// The three CSV files of a region's question, and two of pins and bans, read into the engine's numbers with every
// trouble told by file, line and column. Takes bytes, not files, and needs no database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engines/assignment/problem.h"

namespace concert::app::align {

struct File {
  std::string name; // as messages call it
  std::string bytes;
};

// One thing wrong, and where. Words: align.trouble.*, with {0}.. from values.
struct Trouble {
  std::string file;
  std::size_t line = 0;   // from 1; 0: of the file as a whole
  std::size_t column = 0; // of the cell, from 1; 0: of the line as a whole
  std::string word;
  std::vector<std::string> values;
  friend bool operator==(const Trouble&, const Trouble&) = default;
};

class Ids {
public:
  bool add(std::string id);                     // false when it is there
  std::int32_t find(std::string_view id) const; // -1: nowhere
  const std::string& operator[](std::int32_t number) const { return list_[static_cast<std::size_t>(number)]; }
  std::int32_t size() const { return static_cast<std::int32_t>(list_.size()); }

private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::vector<std::string> list_;
  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> numbers_;
};

struct Question {
  Ids needs, services;
  engines::assignment::Problem problem;
  std::vector<Trouble> troubles; // none: the problem is sound. At most `most_troubles`, in the order of the files
  std::int64_t more_troubles = 0;
};
inline constexpr std::size_t most_troubles = 20;

struct Files {
  File needs;    // id,units
  File services; // id,seats
  File pairs;    // need,service,benefit
  File pins;     // need,service; may be empty, as bans
  File bans;
};

Question read_question(const Files& files);

} // namespace concert::app::align
