// What an act needs to be told, described once: the form, the JSON body and the command line are three ways of filling the
// same named fields. From a description come the decoder, the problems it finds, and the API's documentation.
// Shape only: whether a value makes sense for this situation is the room's business.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace concert {

enum class FieldKind {
  text,       // one line
  long_text,  // several lines
  id,         // 32 hexadecimal digits
  code,       // an entry of a code list; `list` names it
  date,       // 2026-11-22
  integer,
  yes_no,     // "yes" or "no"; true and false in JSON
  choice,     // one of `choices`: steps of the process itself, never a list that a table may change
  graded_code // "code:2": an entry of a code list and how serious it is, 0 none to 3 acute; without a grade it means 2
};

enum class Presence { required, optional };
enum class Plurality { one, many };

struct FieldSpec {
  std::string name;
  FieldKind kind = FieldKind::text;
  Presence presence = Presence::required;
  Plurality plurality = Plurality::one;
  std::string list = {};            // for code and graded_code
  std::vector<std::string> choices = {};
  int lowest_grade = 1;             // for graded_code
  std::size_t longest = 200;        // characters, for texts
  std::size_t most = 120;           // values, for many
  bool personal = false;            // PRIVACY: never echoed in an error, a log or a URL
};

using FieldSpecs = std::vector<FieldSpec>;

// The values given, by field name, in order. Blank values count as not given.
class Fields {
public:
  Fields() = default;
  void add(std::string name, std::string value);
  bool has(std::string_view name) const;
  std::optional<std::string> one(std::string_view name) const; // the first value, if any
  std::string text_or(std::string_view name, std::string fallback = "") const;
  std::vector<std::string> all(std::string_view name) const;
  bool yes(std::string_view name) const; // given and "yes"
  const std::map<std::string, std::vector<std::string>, std::less<>>& by_name() const& { return values_; }
  void by_name() const&& = delete; // a loop over a temporary's values would read what is gone

private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

// Whether `code` is in use in the list `list`; supplied by whoever keeps the lists.
using KnowsCode = std::function<bool(std::string_view list, std::string_view code)>;

// Every problem of shape at once, in the order of the specs: missing, too long, too many, not a date, not a known code,
// not UTF-8. A field that the specs do not name is a problem too, so that a misspelt JSON key is never silently dropped.
std::vector<Problem> problems_of(const Fields& fields, const FieldSpecs& specs, const KnowsCode& knows_code);

struct GradedCode {
  std::string code;
  int grade = 2; // 0 none, 1 some, 2 serious, 3 acute
  friend bool operator==(const GradedCode&, const GradedCode&) = default;
};
std::optional<GradedCode> parse_graded_code(std::string_view text);

} // namespace concert
