#include "rooms/directory/further.h"

#include "platform/json/parse.h"
#include "platform/json/write.h"

namespace concert::directory {

std::string_view FurtherRow::at(std::string_view field) const {
  for (const auto& [name, value] : values)
    if (name == field)
      return value;
  return {};
}

std::string text_of(const FurtherRow& row) {
  json::Writer out;
  out.begin_object();
  for (const auto& [name, value] : row.values)
    out.member(name, value);
  return out.end_object().take();
}

bool read_values(std::string_view text, FurtherRow& row) {
  const auto parsed = json::parse(text, {.bytes = std::size_t{16} << 20, .depth = 2, .values = 1'000});
  if (!parsed || parsed->if_object() == nullptr)
    return false;
  for (const auto& [name, value] : *parsed->if_object()) {
    if (value.if_text() == nullptr)
      return false;
    row.values.emplace_back(name, *value.if_text());
  }
  return true;
}

} // namespace concert::directory
