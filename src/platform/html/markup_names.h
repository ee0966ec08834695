// Which elements and attributes may be written, decided while compiling. What can carry script or styling of its own
// (`script`, `style`, `iframe`, every `on…`) is not on the lists, so a page that would break the content security
// policy does not build. Attributes that hold an address (`href`, `src`, `action`) are left to html.h, which checks
// them.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace concert::html {

namespace names {

inline constexpr std::array<std::string_view, 92> elements = {
    "a",       "abbr",    "address", "article",  "aside", "b",        "bdi",      "blockquote", "br",
    "button",  "caption", "cite",    "code",     "col",   "colgroup", "dd",       "del",        "desc",
    "details", "dfn",     "div",     "dl",       "dt",    "em",       "fieldset", "figcaption", "figure",
    "footer",  "form",    "g",       "h1",       "h2",    "h3",       "h4",       "h5",         "h6",
    "header",  "hr",      "i",       "img",      "input", "ins",      "kbd",      "label",      "legend",
    "li",      "line",    "main",    "mark",     "meter", "nav",      "ol",       "optgroup",   "option",
    "output",  "p",       "path",    "polyline", "pre",   "progress", "q",        "rect",       "s",
    "samp",    "search",  "section", "select",   "small", "span",     "strong",   "sub",        "summary",
    "sup",     "svg",     "table",   "tbody",    "td",    "text",     "textarea", "tfoot",      "th",
    "thead",   "time",    "title",   "tr",       "tspan", "ul",       "var",      "wbr",        "circle",
    "ellipse", "datalist"};

inline constexpr std::array<std::string_view, 6> empty_elements = {"br", "col", "hr", "img", "input", "wbr"};

inline constexpr std::array<std::string_view, 71> attributes = {"abbr",
                                                                "accept",
                                                                "accept-charset",
                                                                "alt",
                                                                "autocapitalize",
                                                                "autocomplete",
                                                                "autocorrect",
                                                                "autofocus",
                                                                "checked",
                                                                "class",
                                                                "cols",
                                                                "colspan",
                                                                "cx",
                                                                "cy",
                                                                "d",
                                                                "datetime",
                                                                "dir",
                                                                "disabled",
                                                                "download",
                                                                "dx",
                                                                "dy",
                                                                "enctype",
                                                                "enterkeyhint",
                                                                "focusable",
                                                                "for",
                                                                "form",
                                                                "headers",
                                                                "height",
                                                                "hidden",
                                                                "high",
                                                                "hreflang",
                                                                "id",
                                                                "inputmode",
                                                                "label",
                                                                "lang",
                                                                "list",
                                                                "low",
                                                                "max",
                                                                "maxlength",
                                                                "method",
                                                                "min",
                                                                "minlength",
                                                                "multiple",
                                                                "name",
                                                                "novalidate",
                                                                "open",
                                                                "points",
                                                                "preserveAspectRatio",
                                                                "r",
                                                                "readonly",
                                                                "rel",
                                                                "required",
                                                                "role",
                                                                "rows",
                                                                "rowspan",
                                                                "rx",
                                                                "ry",
                                                                "scope",
                                                                "selected",
                                                                "size",
                                                                "span",
                                                                "spellcheck",
                                                                "start",
                                                                "step",
                                                                "tabindex",
                                                                "text-anchor",
                                                                "title",
                                                                "type",
                                                                "value",
                                                                "viewBox",
                                                                "width"};

inline constexpr std::array<std::string_view, 7> line_attributes = {"x", "y", "x1", "y1", "x2", "y2", "transform"};

constexpr bool allowed_element(std::string_view name) {
  return std::find(elements.begin(), elements.end(), name) != elements.end();
}

// `aria-…` and `data-…` of lower-case letters and hyphens, or a name on the lists.
constexpr bool allowed_attribute(std::string_view name) {
  if (name.starts_with("aria-") || name.starts_with("data-"))
    return name.size() > 5 &&
           std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
  return std::find(attributes.begin(), attributes.end(), name) != attributes.end() ||
         std::find(line_attributes.begin(), line_attributes.end(), name) != line_attributes.end();
}

} // namespace names

// The name of an element: only from a literal, only one that is allowed.
class ElementName {
 public:
  consteval ElementName(const char* name) : name_(name) {
    if (!names::allowed_element(name_))
      throw "this element may not be written";
    empty_ =
        std::find(names::empty_elements.begin(), names::empty_elements.end(), name_) != names::empty_elements.end();
  }
  constexpr std::string_view text() const { return name_; }
  constexpr bool is_empty() const { return empty_; } // has no content and no end tag

 private:
  std::string_view name_;
  bool empty_ = false;
};

// The name of an attribute that holds no address: only from a literal, only one that is allowed.
class AttributeName {
 public:
  consteval AttributeName(const char* name) : name_(name) {
    if (!names::allowed_attribute(name_))
      throw "this attribute may not be written; addresses have their own functions";
  }
  constexpr std::string_view text() const { return name_; }

 private:
  std::string_view name_;
};

} // namespace concert::html
