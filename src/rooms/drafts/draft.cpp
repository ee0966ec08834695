#include "rooms/drafts/draft.h"

#include <charconv>

namespace concert::drafts {
namespace {

// "5:abcde", one after the other.
void put(std::string& out, std::string_view text) {
  out += std::to_string(text.size()) + ":" + std::string(text);
}

std::optional<std::string> take(std::string_view& rest) {
  const std::size_t colon = rest.find(':');
  std::size_t size = 0;
  if (colon == std::string_view::npos)
    return std::nullopt;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + colon, size);
  if (error != std::errc() || end != rest.data() + colon || size > rest.size() - colon - 1)
    return std::nullopt;
  std::string out(rest.substr(colon + 1, size));
  rest.remove_prefix(colon + 1 + size);
  return out;
}

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

} // namespace

Bytes bytes_of(const Typed& typed) {
  std::string out;
  put(out, typed.version ? std::to_string(*typed.version) : "");
  put(out, std::to_string(typed.names.size()));
  for (const std::string& name : typed.names)
    put(out, name);
  for (const auto& [name, values] : typed.fields.by_name())
    for (const std::string& value : values) {
      put(out, name);
      put(out, value);
    }
  return concert::bytes_of(out);
}

std::optional<Typed> typed_in(BytesView bytes) {
  const std::string text = text_of(bytes);
  std::string_view rest = text;
  Typed out;
  const auto version = take(rest), count = take(rest);
  const auto names = count ? number_in(*count) : std::nullopt;
  if (!version || !names || *names < 0 || (!version->empty() && !number_in(*version)))
    return std::nullopt;
  out.version = number_in(*version);
  for (std::int64_t i = 0; i < *names; ++i) {
    auto name = take(rest);
    if (!name)
      return std::nullopt;
    out.names.insert(std::move(*name));
  }
  while (!rest.empty()) {
    auto name = take(rest), value = name ? take(rest) : std::nullopt;
    if (!value)
      return std::nullopt;
    out.fields.add(std::move(*name), std::move(*value));
  }
  return out;
}

Typed without_secrets(Typed typed) {
  const auto is_secret = [](const std::string& name) {
    return name.find("password") != std::string::npos || name == "csrf";
  };
  Fields kept;
  for (const auto& [name, values] : typed.fields.by_name())
    if (!is_secret(name))
      for (const std::string& value : values)
        kept.add(name, value);
  typed.fields = std::move(kept);
  std::erase_if(typed.names, is_secret);
  return typed;
}

std::string about_of(std::string_view page) {
  const std::size_t second = page.find('/', 1);
  if (!page.starts_with('/') || second == std::string_view::npos)
    return {};
  const std::string_view id = page.substr(second + 1, page.find('/', second + 1) - second - 1);
  return Id<struct AnyTag>::parse(id) ? std::string(page.substr(1, second + id.size())) : std::string();
}

} // namespace concert::drafts
