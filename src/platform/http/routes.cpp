#include "platform/http/routes.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "platform/http/forms.h"

namespace concert::http {
namespace {

bool is_clean_segment(std::string_view decoded) {
  if (decoded.empty() || decoded == "." || decoded == "..")
    return false;
  return std::none_of(decoded.begin(), decoded.end(), [](char c) {
    return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
}

// Nothing when the path can match no pattern.
std::optional<std::vector<std::string>> decoded_segments(std::string_view encoded_path) {
  if (encoded_path.empty() || encoded_path[0] != '/')
    return std::nullopt;
  std::vector<std::string> segments;
  if (encoded_path == "/")
    return segments;
  for (const auto part : text::split(encoded_path.substr(1), '/')) {
    auto decoded = percent_decoded(part, Plus::literal);
    if (!decoded || !is_clean_segment(*decoded))
      return std::nullopt;
    segments.push_back(std::move(*decoded));
  }
  return segments;
}

} // namespace

void PathParameters::add(std::string name, std::string value) {
  list_.emplace_back(std::move(name), std::move(value));
}

const std::string& PathParameters::at(std::string_view name) const {
  for (const auto& [known, value] : list_)
    if (known == name)
      return value;
  bug("the route's pattern has no such parameter");
}

bool PathParameters::has(std::string_view name) const {
  return std::any_of(list_.begin(), list_.end(), [&](const auto& each) { return each.first == name; });
}

std::vector<RoutePatterns::Segment> RoutePatterns::segments_of(std::string_view pattern) {
  check(!pattern.empty() && pattern[0] == '/', "a pattern begins with a slash");
  std::vector<Segment> segments;
  if (pattern == "/")
    return segments;
  for (const auto part : text::split(pattern.substr(1), '/')) {
    Segment segment;
    segment.parameter = part.starts_with('{');
    segment.text = segment.parameter ? part.substr(1, part.size() - 2) : part;
    check(!segment.parameter || (part.ends_with('}') && text::is_snake_case(segment.text)),
          "a parameter is written {snake_case}");
    check(is_clean_segment(segment.text) && segment.text.find_first_of("{}%?#") == std::string::npos,
          "a segment of a pattern is plain text or one {parameter}");
    check(std::none_of(segments.begin(), segments.end(),
                       [&](const Segment& earlier) {
                         return earlier.parameter && segment.parameter && earlier.text == segment.text;
                       }),
          "a pattern names a parameter twice");
    segments.push_back(std::move(segment));
  }
  return segments;
}

void RoutePatterns::add(Method method, std::string_view pattern) {
  auto segments = segments_of(pattern);
  const auto same_shape = [&](const Shape& shape) {
    return std::equal(shape.segments.begin(), shape.segments.end(), segments.begin(), segments.end(),
                      [](const Segment& a, const Segment& b) {
                        return a.parameter == b.parameter && (a.parameter || a.text == b.text);
                      });
  };
  auto shape = std::find_if(shapes_.begin(), shapes_.end(), same_shape);
  if (shape == shapes_.end()) {
    // Only the places of literals and parameters decide the order, so that the leftmost literal wins.
    const auto more_specific = [](const Shape& a, const Shape& b) {
      return std::lexicographical_compare(a.segments.begin(), a.segments.end(), b.segments.begin(), b.segments.end(),
                                          [](const Segment& x, const Segment& y) { return x.parameter < y.parameter; });
    };
    Shape fresh{std::move(segments), {{method, count_++}}};
    shapes_.insert(std::upper_bound(shapes_.begin(), shapes_.end(), fresh, more_specific), std::move(fresh));
    return;
  }
  for (std::size_t i = 0; i < segments.size(); ++i)
    check(segments[i].text == shape->segments[i].text, "two patterns of one shape name a parameter differently");
  for (const auto& [known, number] : shape->numbers)
    check(known != method, "two routes of one method and shape");
  shape->numbers.emplace_back(method, count_++);
}

std::string RoutePatterns::allow_of(const Shape& shape) {
  std::vector<std::string> names;
  bool get = false;
  bool head = false;
  for (const auto& [method, number] : shape.numbers) {
    names.emplace_back(name_of(method));
    get = get || method == Method::get;
    head = head || method == Method::head;
  }
  if (get && !head)
    names.emplace_back("HEAD");
  std::sort(names.begin(), names.end());
  return text::join(names, ", ");
}

RoutePatterns::Match RoutePatterns::match(Method method, std::string_view encoded_path) const {
  const auto path = decoded_segments(encoded_path);
  if (!path)
    return {};
  for (const auto& shape : shapes_) {
    const bool fits = std::equal(
        shape.segments.begin(), shape.segments.end(), path->begin(), path->end(),
        [](const Segment& segment, const std::string& given) { return segment.parameter || segment.text == given; });
    if (!fits)
      continue;
    const auto entry_for = [&](Method wanted) {
      return std::find_if(shape.numbers.begin(), shape.numbers.end(), [&](const auto& n) { return n.first == wanted; });
    };
    auto entry = entry_for(method);
    if (entry == shape.numbers.end() && method == Method::head)
      entry = entry_for(Method::get);
    Match match;
    if (entry == shape.numbers.end()) {
      match.found = Found::no_such_method;
      match.allow = allow_of(shape);
      return match;
    }
    match.found = Found::yes;
    match.number = entry->second;
    for (std::size_t i = 0; i < path->size(); ++i)
      if (shape.segments[i].parameter)
        match.parameters.add(shape.segments[i].text, (*path)[i]);
    return match;
  }
  return {};
}

} // namespace concert::http
