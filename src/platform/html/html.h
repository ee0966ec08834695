// Html is a value that can only be made of text, which is escaped on entry, and of elements on an allow-list.
// There is no way to put in markup as text: a forgotten escape has no spelling. Pages are functions that return Html.
//
//   el("p", {cls("c-lead")}, "Presented by ", el("strong", agency.name), ".")
//
// Numbers are not accepted as children: how a number is written depends on the reader's language (see words).
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "platform/html/markup_names.h"

namespace concert::html {

class Child;
struct Document;
class Attr;

class Html {
 public:
  Html() = default;
  // Text, escaped. Bytes that are not UTF-8, NUL and other control characters become U+FFFD.
  template <class Text>
  requires std::convertible_to<const Text&, std::string_view> Html(const Text& text) : Html(from_text(text)) {}

  bool empty() const { return markup_.empty(); }
  const std::string& markup() const& { return markup_; } // what is sent; nothing turns it back into Html
  std::string markup() && { return std::move(markup_); }
  Html& operator+=(const Html& next);
  Html& operator+=(Html&& next);
  friend bool operator==(const Html&, const Html&) = default;

 private:
  static Html from_text(std::string_view text);
  friend Html build(ElementName, const Attr*, std::size_t, std::initializer_list<Child>);
  friend Html all(std::initializer_list<Child>);
  friend Html document(const Document&);
  std::string markup_;
};

// A view on something that may stand inside an element; lives only during one call of el().
class Child {
 public:
  Child(const Html& html) : view_(html.markup()), is_markup_(true) {}
  template <class Text>
  requires std::convertible_to<const Text&, std::string_view> Child(const Text& text) : view_(text) {}
  Child(std::nullptr_t) = delete;
  std::string_view view() const { return view_; }
  bool is_markup() const { return is_markup_; }

 private:
  std::string_view view_;
  bool is_markup_ = false;
};

// One attribute with its value escaped. A default Attr writes nothing, so that a condition can choose.
class Attr {
 public:
  Attr() = default;
  std::string_view written() const { return written_; } // ` name="value"`

 private:
  friend Attr attr(AttributeName, std::string_view);
  friend Attr flag(AttributeName, bool);
  friend Attr address(std::string_view, std::string_view);
  std::string written_;
};
using Attrs = std::vector<Attr>;

Attr attr(AttributeName name, std::string_view value);
Attr flag(AttributeName name, bool on = true); // `checked`, `hidden`: written without a value when on
Attr cls(std::string_view names);              // nothing when empty
Attr id(std::string_view id);                  // nothing when empty

// An address that a page may link to: a path of this server (`/a`, `?b`, `#c`, `a/b`), https:, mailto: or tel:.
bool is_linkable(std::string_view url);
// An address of this server only.
bool is_own_path(std::string_view url);
// Each is checked: an address that is not allowed is a bug of the page. For addresses that people typed or imported,
// use outside_link() of page.h, which shows them as text when they are not linkable.
Attr href(std::string_view url);       // is_linkable
Attr src(std::string_view url);        // is_own_path
Attr action(std::string_view url);     // is_own_path
Attr formaction(std::string_view url); // is_own_path

Html build(ElementName name, const Attr* attrs, std::size_t attr_count, std::initializer_list<Child> children);

template <class... Children>
Html el(ElementName name, std::initializer_list<Attr> attrs, const Children&... children) {
  return build(name, attrs.begin(), attrs.size(), {Child(children)...});
}
template <class... Children>
Html el(ElementName name, const Attrs& attrs, const Children&... children) {
  return build(name, attrs.data(), attrs.size(), {Child(children)...});
}
template <class... Children>
requires(std::constructible_from<Child, const Children&>&&...) Html el(ElementName name, const Children&... children) {
  return build(name, nullptr, 0, {Child(children)...});
}

// Several things in a row, without an element around them.
Html all(std::initializer_list<Child> children);

// make(item) for each item, in order.
template <class Range, class Make>
Html each(const Range& range, Make make) {
  Html out;
  for (const auto& item : range)
    out += Html(make(item));
  return out;
}

// make() if the condition holds, otherwise nothing; make is not called in vain.
template <class Make>
Html when(bool condition, Make make) {
  return condition ? Html(make()) : Html();
}

// The whole answer to a request for a page. Most pages use page() of page.h, which fills this in.
struct Document {
  Language language = Language::en;
  std::string title;
  std::string stylesheet;  // own path, with the hash of its content in its name
  std::string script = {}; // own path, or empty; loaded deferred, as a module-less external file
  std::string icon = {};   // own path of an SVG, or empty
  Html body = {};
};
Html document(const Document& document);

} // namespace concert::html
