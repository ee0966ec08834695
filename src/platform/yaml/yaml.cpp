#include "platform/yaml/yaml.h"

#include <string>

#include <yaml-cpp/yaml.h>

#include "base/text.h"

namespace concert::yaml {

namespace {

Refusal refused(const char* word, const YAML::Mark& mark) {
  const bool known = mark.line >= 0;
  return Refusal::invalid("", word,
                          {std::to_string(known ? mark.line + 1 : 1), std::to_string(known ? mark.column + 1 : 1)});
}

class Converting {
public:
  explicit Converting(const Limits& limits) : limits_(limits) {}

  Result<json::Value> value(const YAML::Node& node, std::size_t depth) {
    if (depth > limits_.depth)
      return refused("yaml.too_deep", node.Mark());
    if (++count_ > limits_.values)
      return refused("yaml.too_many_values", node.Mark());
    if (node.IsSequence()) {
      json::Array out;
      for (const YAML::Node& each : node)
        out.push_back(TRY(value(each, depth + 1)));
      return json::Value(std::move(out));
    }
    if (node.IsMap()) {
      json::Object out;
      for (const auto& member : node) {
        if (!member.first.IsScalar())
          return refused("yaml.syntax", member.first.Mark());
        if (out.find(member.first.Scalar()) != nullptr)
          return refused("yaml.duplicate_name", member.first.Mark());
        out.add(member.first.Scalar(), TRY(value(member.second, depth + 1)));
      }
      return json::Value(std::move(out));
    }
    return node.IsScalar() ? json::Value(node.Scalar()) : json::Value();
  }

private:
  const Limits& limits_;
  std::size_t count_ = 0;
};

} // namespace

Result<json::Value> parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes)
    return Refusal::invalid("", "yaml.too_long", {"1", "1"});
  if (!text::is_utf8(text))
    return Refusal::invalid("", "yaml.not_text", {"1", "1"});
  try {
    return Converting(limits).value(YAML::Load(std::string(text)), 0);
  } catch (const YAML::Exception& exception) { // the library's way of refusing
    return refused("yaml.syntax", exception.mark);
  }
}

} // namespace concert::yaml
