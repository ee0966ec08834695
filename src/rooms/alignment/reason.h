// Why a service is offered, and what to ask before anybody is sent there: keys of words with their values, so that each
// reader gets them in a language of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concert::alignment {

enum class ReasonKind {
  fits,    // speaks for it
  ask,     // unknown: to be asked by telephone
  against, // speaks against it, and is counted in the ranking or shown for judgement
  source   // how far the facts above can be trusted
};

std::string_view name_of(ReasonKind kind);

// A number; words of the directory, in the directory's language (list "directory"); or an id whose label is meant (list
// is a code list, or "service_terms").
struct ReasonValue {
  std::string text;
  std::string list = {}; // empty: a number
  friend bool operator==(const ReasonValue&, const ReasonValue&) = default;
};

struct Reason {
  ReasonKind kind = ReasonKind::fits;
  std::string_view word; // key, a literal of the program; the values fill {0}, {1}
  std::vector<ReasonValue> values;
  friend bool operator==(const Reason&, const Reason&) = default;
};

struct Offer;

// From the facts of the offer alone, in a fixed order: kinds as above.
std::vector<Reason> reasons_for(const Offer& offer, const std::string& spoken);

} // namespace concert::alignment
