#include "platform/json/fields.h"

#include <algorithm>

#include "base/text.h"

namespace concert::json {
namespace {

constexpr std::size_t longest_name = 64;

bool is_all_text(const Array& array) {
  return std::all_of(array.begin(), array.end(), [](const Value& value) { return value.if_text() != nullptr; });
}

// The word of the problem with this value, or null when it went into the fields.
const char* add(Fields& fields, const std::string& name, const Value& value) {
  if (value.is_null())
    return nullptr;
  if (const std::string* text = value.if_text()) {
    fields.add(name, *text);
    return nullptr;
  }
  if (const std::int64_t* number = value.if_int()) {
    fields.add(name, std::to_string(*number));
    return nullptr;
  }
  if (const bool* yes = value.if_bool()) {
    fields.add(name, *yes ? "yes" : "no");
    return nullptr;
  }
  if (value.if_double() != nullptr)
    return "problem.not_a_number";
  const Array* array = value.if_array();
  if (array == nullptr)
    return "problem.nested";
  if (!is_all_text(*array))
    return "problem.not_text";
  for (const Value& item : *array)
    fields.add(name, *item.if_text());
  return nullptr;
}

} // namespace

Result<Fields> fields_of(const Value& body) {
  const Object* object = body.if_object();
  if (object == nullptr)
    return Refusal::invalid("", "json.not_an_object");
  Fields out;
  std::vector<Problem> problems;
  for (const auto& [name, value] : *object)
    if (const char* word = add(out, name, value)) {
      const bool is_name = name.size() <= longest_name && text::is_snake_case(name);
      problems.push_back({is_name ? name : "", word, {}});
    }
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return out;
}

} // namespace concert::json
