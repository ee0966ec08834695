#include "rooms/initiatives/record.h"

#include <algorithm>

#include "base/text.h"

namespace concert::initiatives {
namespace {

constexpr std::string_view bullet = "\u2022";

Refusal refused(std::string word, std::vector<std::string> values = {}) {
  return Refusal::invalid("file", std::move(word), std::move(values));
}

// Every "$1,234" of the text, in order.
std::vector<std::int64_t> amounts_in(std::string_view text) {
  std::vector<std::int64_t> out;
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    std::int64_t amount = 0;
    std::size_t digits = 0;
    for (std::size_t i = at + 1; i < text.size() && digits < 12; ++i) {
      if (text[i] >= '0' && text[i] <= '9') {
        amount = amount * 10 + (text[i] - '0');
        ++digits;
      } else if (text[i] != ',') {
        break;
      }
    }
    if (digits > 0)
      out.push_back(amount);
  }
  return out;
}

// The number right before a word: "126 units".
std::optional<std::int64_t> number_before(std::string_view text, std::string_view word) {
  const auto at = text.find(word);
  if (at == std::string_view::npos)
    return std::nullopt;
  std::int64_t value = 0, place = 1;
  std::size_t i = at;
  while (i > 0 && text[i - 1] == ' ')
    --i;
  const std::size_t end = i;
  while (i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9' && end - i < 9) {
    value += (text[i - 1] - '0') * place;
    place *= 10;
    --i;
  }
  return i == end ? std::nullopt : std::optional(value);
}

} // namespace

std::string_view name_of(Answer answer) {
  switch (answer) {
  case Answer::given:
    return "given";
  case Answer::no:
    return "no";
  case Answer::not_available:
    return "not_available";
  case Answer::empty:
    return "empty";
  }
  return "given";
}

std::string Field::text() const {
  std::string out;
  for (const Block& block : blocks)
    for (const std::string& line : block.lines)
      out += (out.empty() ? "" : " ") + line;
  return out;
}

Answer Field::answer() const {
  const std::string said = text::fold(text());
  if (said.empty())
    return Answer::empty;
  if (said == "n/a")
    return Answer::not_available;
  return said == "no" ? Answer::no : Answer::given;
}

const Field* Record::find(std::string_view label_start) const {
  const auto at = std::find_if(fields.begin(), fields.end(),
                               [&](const Field& field) { return field.label.starts_with(label_start); });
  return at == fields.end() ? nullptr : &*at;
}

Result<Record> read_record(std::string_view bytes) {
  if (!text::is_utf8(bytes))
    return refused("initiatives.not_text");
  const std::string normal = text::normalise_lines(bytes);
  Record record;
  bool inside = false, seen = false, after_gap = true, goes_on = false;
  std::size_t number = 0;
  for (const std::string_view raw : text::split(normal, '\n')) {
    ++number;
    const std::string_view line = text::trim(raw);
    if (constexpr std::string_view mark = "# record:"; line.starts_with(mark) && record.number.empty())
      record.number = std::string(text::trim(line.substr(mark.size())));
    if (line.starts_with("#"))
      continue;
    if (line.starts_with("===")) {
      inside = line == "=== DETAILS ==="; // DETAILS-UNLABELLED is another section
      seen = seen || inside;
      continue;
    }
    if (!inside)
      continue;
    if (line.empty()) {
      after_gap = true;
      goes_on = false;
      continue;
    }
    const bool item = line.starts_with(bullet);
    // A label stands alone between empty lines. "This initiative has two key objectives:" does too, but a list follows
    // below its own label: it is the first thing said there, so a label without an answer cannot come right before it.
    const bool labelled = after_gap && !item && line.ends_with(":") && !line.starts_with("This initiative has");
    if (labelled) {
      const std::string label(text::trim(line.substr(0, line.size() - 1)));
      if (std::any_of(record.fields.begin(), record.fields.end(), [&](const Field& f) { return f.label == label; }))
        return refused("initiatives.label_repeated", {std::to_string(number)});
      record.fields.push_back({label, {}});
    } else if (record.fields.empty()) {
      record.title += (record.title.empty() ? "" : " ") + std::string(line);
    } else {
      std::vector<Block>& blocks = record.fields.back().blocks;
      const std::string said(item ? text::trim(line.substr(bullet.size())) : line);
      if (item && !blocks.empty() && blocks.back().bullets)
        blocks.back().lines.push_back(said);
      else if (!item && goes_on && !blocks.empty() && !blocks.back().bullets)
        blocks.back().lines.push_back(said);
      else
        blocks.push_back({item, {said}});
    }
    after_gap = false;
    goes_on = !labelled;
  }
  if (record.number.empty())
    return refused("initiatives.no_record_number");
  if (!seen)
    return refused("initiatives.no_details");
  if (record.fields.empty())
    return refused("initiatives.no_labels");
  return record;
}

std::int64_t Costs::cents_per_home() const {
  return homes > 0 ? (total_dollars * 200 + homes) / (2 * homes) : 0;
}

std::optional<Costs> costs_of(const Record& record) {
  const Field* resources = record.find("Resources Required");
  const Field* method = record.find("Method of Implementation");
  if (resources == nullptr || method == nullptr)
    return std::nullopt;
  const std::vector<std::int64_t> amounts = amounts_in(resources->text());
  const auto homes = number_before(method->text(), "units");
  if (amounts.size() != 3 || !homes || *homes == 0)
    return std::nullopt;
  return Costs{amounts[0], amounts[1], amounts[2], *homes};
}

} // namespace concert::initiatives
