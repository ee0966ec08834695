// Which elements and attributes may be written, decided while compiling. What can carry script or styling of its own
// (`script`, `style`, `iframe`, every `on…`) is not on the lists, so a page that would break the content security
// policy does not build. Attributes that hold an address (`href`, `src`, `action`) are left to html.h, which checks
// them.
#pragma once

#include <string_view>

namespace concert::html {

namespace names {

// Each list: words with one space before and after each.
inline constexpr std::string_view elements =
    " a abbr address article aside b bdi blockquote br button caption circle cite code col colgroup datalist "
    "dd del desc details dfn div dl dt ellipse em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 "
    "header hr i img input ins kbd label legend li line main mark meter nav ol optgroup option output p path "
    "polyline pre progress q rect s samp search section select small span strong sub summary sup svg table "
    "tbody td text textarea tfoot th thead time title tr tspan ul var wbr ";

inline constexpr std::string_view empty_elements = " br col hr img input wbr ";

inline constexpr std::string_view attributes =
    " abbr accept accept-charset accesskey alt autocapitalize autocomplete autocorrect autofocus checked class cols "
    "colspan cx cy d datetime dir disabled download dx dy enctype enterkeyhint focusable for form formnovalidate "
    "headers height hidden high hreflang id inputmode label lang list low max maxlength method min minlength multiple "
    "name novalidate open points preserveAspectRatio r readonly rel required role rows rowspan rx ry scope "
    "selected size span spellcheck start step tabindex text-anchor title transform type value viewBox width x "
    "x1 x2 y y1 y2 ";

constexpr bool has_word(std::string_view words, std::string_view word) {
  if (word.find(' ') != std::string_view::npos)
    return false;
  for (std::size_t at = words.find(word); at != std::string_view::npos && !word.empty(); at = words.find(word, at + 1))
    if (words[at - 1] == ' ' && words[at + word.size()] == ' ')
      return true;
  return false;
}

constexpr bool allowed_element(std::string_view name) {
  return has_word(elements, name);
}

// `aria-…` and `data-…` of lower-case letters and hyphens, or a name on the list.
constexpr bool allowed_attribute(std::string_view name) {
  if (name.starts_with("aria-") || name.starts_with("data-"))
    return name.size() > 5 && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos;
  return has_word(attributes, name);
}

} // namespace names

// The name of an element: only from a literal, only one that is allowed.
class ElementName {
public:
  consteval ElementName(const char* name) : name_(name) {
    if (!names::allowed_element(name_))
      throw "this element may not be written";
    empty_ = names::has_word(names::empty_elements, name_);
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
