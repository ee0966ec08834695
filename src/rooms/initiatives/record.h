// A record of Public Safety Canada's Index of Policing Initiatives as a typed value: each label with its answer, in the
// order of the record. Pure: bytes in, record out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace concert::initiatives {

struct Block {
  bool bullets = false;
  std::vector<std::string> lines; // one paragraph, or the items of a list
  friend bool operator==(const Block&, const Block&) = default;
};

enum class Answer {
  given,
  no,            // "No"
  not_available, // "N/A", "n/a"
  empty          // the label stands there with nothing below
};
std::string_view name_of(Answer answer);

struct Field {
  std::string label; // without the colon
  std::vector<Block> blocks;
  Answer answer() const;
  std::string text() const; // all of it, lines joined by a space
};

struct Record {
  std::string number; // "468"
  std::string title;
  std::vector<Field> fields;
  const Field* find(std::string_view label_start) const; // by the beginning of its label; null when there is none
};

// Reads the section DETAILS: labels are lines that end in a colon, at the beginning or after an empty line; lines that
// begin with a bullet make a list. Other sections are ignored. Refused (invalid, field "file"): initiatives.not_text,
// initiatives.no_record_number, initiatives.no_details, initiatives.no_labels, initiatives.label_repeated ({0}: line).
Result<Record> read_record(std::string_view bytes);

// What the record says in figures.
struct Costs {
  std::int64_t staff_dollars = 0; // officers and vehicle
  std::int64_t other_dollars = 0;
  std::int64_t total_dollars = 0; // as stated
  std::int64_t homes = 0;
  bool adds_up() const { return staff_dollars + other_dollars == total_dollars; }
  std::int64_t cents_per_home() const; // rounded half up
};
// Nothing unless the record states two parts, a total and a number of units.
std::optional<Costs> costs_of(const Record& record);

} // namespace concert::initiatives
