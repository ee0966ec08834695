#include "platform/html/html.h"

#include <array>
#include <cstdint>

#include "base/check.h"
#include "base/text.h"

namespace concert::html {
namespace {

enum class Byte : std::uint8_t { plain, escaped, bad, wide };

constexpr std::array<Byte, 256> kinds = [] {
  std::array<Byte, 256> out{};
  for (std::size_t i = 0; i < 256; ++i)
    out[i] = i >= 0x80                                                         ? Byte::wide
             : (i >= 0x20 && i != 0x7f) || i == '\n' || i == '\t' || i == '\r' ? Byte::plain
                                                                               : Byte::bad;
  for (const char c : {'&', '<', '>', '"', '\''})
    out[static_cast<std::uint8_t>(c)] = Byte::escaped;
  return out;
}();

std::string_view entity_of(char c) {
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  default:
    return "&#39;";
  }
}

// Length of the well-formed character that starts at `at`, or 0.
std::size_t wide_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<std::uint8_t>(text[at]);
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return text::is_utf8(text.substr(at, length)) ? length : 0;
}

// PRIVACY: everything that people typed passes here; the same escaping is right for text and for quoted attributes.
void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view replacement = "\xef\xbf\xbd";
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Byte kind = kinds[static_cast<std::uint8_t>(text[at])];
    if (kind == Byte::plain) {
      ++at;
      continue;
    }
    if (const std::size_t length = kind == Byte::wide ? wide_length(text, at) : 0; length > 0) {
      at += length;
      continue;
    }
    out += text.substr(start, at - start);
    out += kind == Byte::escaped ? entity_of(text[at]) : replacement;
    start = ++at;
  }
  out += text.substr(start);
}

bool has_only_address_characters(std::string_view url) {
  for (const char c : url)
    if (static_cast<std::uint8_t>(c) <= 0x20 || c == 0x7f || c == '\\')
      return false; // browsers drop or turn these, so that "java\tscript:" and "/\host" would mean something else
  return true;
}

} // namespace

Html Html::from_text(std::string_view text) {
  Html out;
  append_escaped(out.markup_, text);
  return out;
}

Html& Html::operator+=(const Html& next) {
  markup_ += next.markup_;
  return *this;
}

Html& Html::operator+=(Html&& next) {
  if (markup_.empty())
    markup_ = std::move(next.markup_);
  else
    markup_ += next.markup_;
  return *this;
}

Attr attr(AttributeName name, std::string_view value) {
  Attr out;
  out.written_.reserve(name.text().size() + value.size() + 4);
  out.written_ += ' ';
  out.written_ += name.text();
  out.written_ += "=\"";
  append_escaped(out.written_, value);
  out.written_ += '"';
  return out;
}

Attr flag(AttributeName name, bool on) {
  Attr out;
  if (on) {
    out.written_ += ' ';
    out.written_ += name.text();
  }
  return out;
}

Attr cls(std::string_view names) {
  return names.empty() ? Attr() : attr("class", names);
}
Attr id(std::string_view id) {
  return id.empty() ? Attr() : attr("id", id);
}

Attr address(std::string_view name, std::string_view url) {
  Attr out;
  out.written_ += ' ';
  out.written_ += name;
  out.written_ += "=\"";
  append_escaped(out.written_, url);
  out.written_ += '"';
  return out;
}

bool is_own_path(std::string_view url) {
  if (url.empty() || url.starts_with("//") || !has_only_address_characters(url))
    return false;
  const std::size_t colon = url.find(':');
  return colon == std::string_view::npos || url.find_first_of("/?#") < colon; // a colon later is no scheme
}

bool is_linkable(std::string_view url) {
  if (is_own_path(url))
    return true;
  if (!has_only_address_characters(url))
    return false;
  for (const std::string_view scheme : {"https://", "mailto:", "tel:"})
    if (url.starts_with(scheme) && url.size() > scheme.size())
      return true;
  return false;
}

Attr href(std::string_view url) {
  check(is_linkable(url), "href: not a path of this server, https:, mailto: or tel:");
  return address("href", url);
}

Attr src(std::string_view url) {
  check(is_own_path(url), "src: not a path of this server");
  return address("src", url);
}

Attr action(std::string_view url) {
  check(is_own_path(url), "action: not a path of this server");
  return address("action", url);
}

Attr formaction(std::string_view url) {
  check(is_own_path(url), "formaction: not a path of this server");
  return address("formaction", url);
}

Html build(ElementName name, const Attr* attrs, std::size_t attr_count, std::initializer_list<Child> children) {
  check(!name.is_empty() || children.size() == 0, "an empty element has no children");
  std::size_t size = 2 * name.text().size() + 6;
  for (std::size_t i = 0; i < attr_count; ++i)
    size += attrs[i].written().size();
  for (const Child& child : children)
    size += child.view().size();

  Html out;
  std::string& markup = out.markup_;
  markup.reserve(size);
  markup += '<';
  markup += name.text();
  for (std::size_t i = 0; i < attr_count; ++i)
    markup += attrs[i].written();
  markup += '>';
  if (name.is_empty())
    return out;
  if (name.text() == "textarea")
    markup += '\n'; // the parser drops the first line break, which could be one that was typed
  for (const Child& child : children) {
    if (child.is_markup())
      markup += child.view();
    else
      append_escaped(markup, child.view());
  }
  markup += "</";
  markup += name.text();
  markup += '>';
  return out;
}

Html all(std::initializer_list<Child> children) {
  Html out;
  for (const Child& child : children) {
    if (child.is_markup())
      out.markup_ += child.view();
    else
      append_escaped(out.markup_, child.view());
  }
  return out;
}

Html document(const Document& document) {
  for (const std::string* path : {&document.stylesheet, &document.script, &document.icon})
    check(path->empty() || is_own_path(*path), "document: files come from this server only");
  Html out;
  std::string& markup = out.markup_;
  markup.reserve(document.body.markup_.size() + 700);
  const auto linked = [&](std::string_view before, const std::string& path, std::string_view after) {
    if (path.empty())
      return;
    markup += before;
    append_escaped(markup, path);
    markup += after;
  };
  markup += "<!doctype html>\n<html lang=\"";
  markup += tag_of(document.language);
  markup += "\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
  append_escaped(markup, document.title);
  markup += "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
            "<meta name=\"format-detection\" content=\"telephone=no\">\n";
  linked("<link rel=\"stylesheet\" href=\"", document.stylesheet, "\">\n");
  linked("<link rel=\"icon\" type=\"image/svg+xml\" href=\"", document.icon, "\">\n");
  linked("<script src=\"", document.script, "\" defer></script>\n");
  markup += "</head>\n<body>\n";
  markup += document.body.markup_;
  markup += "\n</body>\n</html>\n";
  return out;
}

} // namespace concert::html
