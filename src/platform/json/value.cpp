#include "platform/json/value.h"

#include <algorithm>

namespace concert::json {

Object::Object(std::initializer_list<Member> members) : members_(members) {}

Object& Object::add(std::string name, Value value) {
  members_.emplace_back(std::move(name), std::move(value));
  return *this;
}

const Value* Object::find(std::string_view name) const {
  const auto found = std::find_if(members_.begin(), members_.end(), [&](const Member& m) { return m.first == name; });
  return found == members_.end() ? nullptr : &found->second;
}

std::size_t Object::size() const {
  return members_.size();
}
bool Object::empty() const {
  return members_.empty();
}
const Object::Member* Object::begin() const {
  return members_.data();
}
const Object::Member* Object::end() const {
  return members_.data() + members_.size();
}
bool operator==(const Object& a, const Object& b) {
  return a.members_ == b.members_;
}

Value::Value() = default;
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

std::optional<double> Value::number() const {
  if (const std::int64_t* whole = if_int())
    return static_cast<double>(*whole);
  if (const double* real = if_double())
    return *real;
  return std::nullopt;
}

const Value* Value::find(std::string_view name) const {
  const Object* object = if_object();
  return object == nullptr ? nullptr : object->find(name);
}

bool operator==(const Value& a, const Value& b) {
  return a.held_ == b.held_;
}

} // namespace concert::json
