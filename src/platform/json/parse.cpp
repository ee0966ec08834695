#include "platform/json/parse.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <set>

#include "base/text.h"

namespace concert::json {
namespace {

namespace bj = boost::json;

// Receives the pieces that Boost.JSON finds and grows our tree from them. Boost checks the grammar and the depth; what
// it would let pass (the last of two equal names, whole numbers that become doubles, NUL) is refused here.
class Builder {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  explicit Builder(std::size_t most_values) : left_(most_values) {}

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_array_begin(bj::error_code& ec) { return begin(false, ec); }
  bool on_array_end(std::size_t, bj::error_code& ec) { return end(ec); }
  bool on_object_begin(bj::error_code& ec) { return begin(true, ec); }
  bool on_object_end(std::size_t, bj::error_code& ec) { return end(ec); }

  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) { return collect(part); }
  bool on_key(bj::string_view part, std::size_t, bj::error_code& ec) {
    collect(part);
    if (collected_.find('\0') != std::string::npos)
      return refuse("json.not_text", ec);
    Frame& frame = open_.back();
    if (frame.holds(collected_))
      return refuse("json.duplicate_name", ec);
    if (frame.object.size() >= few)
      frame.names.insert(collected_);
    frame.name = std::exchange(collected_, {});
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) { return collect(part); }
  bool on_string(bj::string_view part, std::size_t, bj::error_code& ec) {
    collect(part);
    if (collected_.find('\0') != std::string::npos)
      return refuse("json.not_text", ec);
    return put(std::exchange(collected_, {}), ec);
  }
  bool on_number_part(bj::string_view part, bj::error_code&) { return collect(part); }
  bool on_int64(std::int64_t number, bj::string_view, bj::error_code& ec) {
    collected_.clear();
    return put(number, ec);
  }
  bool on_uint64(std::uint64_t, bj::string_view, bj::error_code& ec) { // only beyond int64
    return refuse("json.number_too_large", ec);
  }
  bool on_double(double estimate, bj::string_view part, bj::error_code& ec) {
    collect(part);
    const std::string text = std::exchange(collected_, {});
    if (text.find_first_of(".eE") == std::string::npos || !std::isfinite(estimate))
      return refuse("json.number_too_large", ec);
    double nearest = 0; // Boost's own value may be off by a unit in the last place
    if (std::from_chars(text.data(), text.data() + text.size(), nearest).ec == std::errc::result_out_of_range) {
      if (std::abs(estimate) > 1)
        return refuse("json.number_too_large", ec);
      nearest = 0; // too small to tell from nothing
    }
    return put(nearest, ec);
  }
  bool on_bool(bool yes, bj::error_code& ec) { return put(yes, ec); }
  bool on_null(bj::error_code& ec) { return put(nullptr, ec); }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

  const char* word() const { return word_; } // of the refusal that this made; null if none
  Value take() { return std::move(whole_); }

 private:
  static constexpr std::size_t few = 16; // names that are compared one by one
  struct Frame {
    bool is_object;
    Object object;
    Array array;
    std::string name;            // of the member that comes next
    std::set<std::string> names; // those after the first few, so that a large object does not cost its square

    bool holds(const std::string& other) const {
      const auto* last = object.begin() + std::min(object.size(), few);
      return std::any_of(object.begin(), last, [&](const auto& member) { return member.first == other; }) ||
             names.contains(other);
    }
  };

  bool refuse(const char* word, bj::error_code& ec) {
    word_ = word;
    ec = bj::make_error_code(bj::error::exception);
    return false;
  }
  bool collect(bj::string_view part) {
    collected_.append(part.data(), part.size());
    return true;
  }
  bool count(bj::error_code& ec) { return left_-- > 0 || refuse("json.too_many_values", ec); }
  bool begin(bool is_object, bj::error_code& ec) {
    if (!count(ec))
      return false;
    open_.push_back({is_object, {}, {}, {}, {}});
    return true;
  }
  bool end(bj::error_code&) {
    Frame frame = std::move(open_.back());
    open_.pop_back();
    place(frame.is_object ? Value(std::move(frame.object)) : Value(std::move(frame.array)));
    return true;
  }
  bool put(Value&& value, bj::error_code& ec) {
    if (!count(ec))
      return false;
    place(std::move(value));
    return true;
  }
  void place(Value&& value) {
    if (open_.empty())
      whole_ = std::move(value);
    else if (open_.back().is_object)
      open_.back().object.add(std::move(open_.back().name), std::move(value));
    else
      open_.back().array.push_back(std::move(value));
  }

  std::size_t left_;
  const char* word_ = nullptr;
  std::string collected_; // parts of a text, a name or a number
  std::vector<Frame> open_;
  Value whole_;
};

Refusal refused_at(const char* word, std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n'); // npos + 1 is 0
  const std::size_t column = 1 + text::count_characters(before.substr(start + 1));
  return Refusal::invalid("", word, {std::to_string(line), std::to_string(column)});
}

// Where the first character begins that is no text.
std::size_t first_broken(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    while (length <= 4 && !text::is_utf8(text.substr(at, length)))
      ++length;
    if (length > 4)
      return at;
    at += length;
  }
  return text.size();
}

const char* word_of(const bj::error_code& ec) {
  if (ec == bj::error::incomplete)
    return "json.unfinished";
  if (ec == bj::error::too_deep)
    return "json.too_deep";
  if (ec == bj::error::exponent_overflow)
    return "json.number_too_large";
  if (ec == bj::error::illegal_leading_surrogate || ec == bj::error::illegal_trailing_surrogate ||
      ec == bj::error::expected_utf16_escape)
    return "json.not_text";
  return "json.syntax";
}

} // namespace

Result<Value> parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes)
    return Refusal::invalid("", "json.too_long", {std::to_string(limits.bytes)});
  if (!text::is_utf8(text))
    return refused_at("json.not_text", text, first_broken(text));

  bj::parse_options options;
  options.max_depth = limits.depth;
  bj::basic_parser<Builder> parser(options, limits.values);
  bj::error_code ec;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (ec)
    return refused_at(parser.handler().word() != nullptr ? parser.handler().word() : word_of(ec), text, read);
  const std::size_t rest = text.find_first_not_of(" \t\r\n", read);
  if (rest != std::string_view::npos)
    return refused_at("json.trailing", text, rest);
  return parser.handler().take();
}

} // namespace concert::json
