#include "guard/corpus.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "guard/planted.h"

namespace concert::guard {

namespace {

template <class Use>
void each_section(std::string_view file, const Use& use) {
  std::string head;
  for (const auto line : text::split(file, '\n')) {
    if (line.empty() || line.front() == '#')
      continue;
    if (line.front() == '[')
      head = line.substr(1, line.size() - 2);
    else
      use(head, std::string(line));
  }
}

std::string ascii_case(std::string text, bool upper) {
  for (char& c : text) {
    if (upper && c >= 'a' && c <= 'z')
      c = static_cast<char>(c - 32);
    else if (!upper && c >= 'A' && c <= 'Z')
      c = static_cast<char>(c + 32);
  }
  // The letters of U+00C0..U+00DE and their small forms, as UTF-8: C3 80..9E and C3 A0..BE.
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (static_cast<unsigned char>(text[i]) != 0xc3)
      continue;
    if (upper && second >= 0xa0 && second <= 0xbe && second != 0xb7)
      text[i + 1] = static_cast<char>(second - 0x20);
    else if (!upper && second >= 0x80 && second <= 0x9e && second != 0x97)
      text[i + 1] = static_cast<char>(second + 0x20);
  }
  return text;
}

std::string without_accents(const std::string& name) {
  std::string out;
  bool upper = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c < 0x80) {
      out += name[i];
      continue;
    }
    std::size_t length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    std::string folded = text::fold(std::string_view(name).substr(i, length));
    upper = c == 0xc3 && static_cast<unsigned char>(name[i + 1]) < 0xa0;
    if (upper && !folded.empty())
      folded[0] = static_cast<char>(folded[0] - 32);
    out += folded;
    i += length - 1;
  }
  return out;
}

struct Written {
  std::string text;
  std::string form;
};

// A name as it is typed: mostly as it should be, often not.
Written written_name(Draw& draw, const PlantedName& name, const std::string& slot) {
  std::string text = slot == "given" ? name.given : slot == "family" ? name.family : name.given + " " + name.family;
  const int kind = draw.below(100);
  if (kind < 64)
    return {text, "as usual"};
  if (kind < 72)
    return {without_accents(text), "without accents"};
  if (kind < 80)
    return {ascii_case(text, false), "lower case"};
  if (kind < 88)
    return {ascii_case(text, true), "capitals"};
  if (kind < 94 && slot == "full") {
    const bool accented = static_cast<unsigned char>(name.given[0]) >= 0xc0;
    return {name.given.substr(0, accented ? 2 : 1) + ". " + name.family, "initial"};
  }
  if (kind < 96 && slot == "full")
    return {ascii_case(name.family, true) + ", " + name.given, "family first"};
  if (kind >= 96 && kind < 97) {
    text.insert(text.size() / 2 + (static_cast<unsigned char>(text[text.size() / 2]) >= 0x80 &&
                                           static_cast<unsigned char>(text[text.size() / 2]) < 0xc0
                                       ? 1
                                       : 0),
                "\xe2\x80\x8b");
    return {text, "zero width"};
  }
  if (kind == 97) {
    if (const auto at = text.find_first_of("aoe"); at != std::string::npos)
      text.replace(at, 1, text[at] == 'a' ? "\xd0\xb0" : text[at] == 'o' ? "\xd0\xbe" : "\xd0\xb5");
    return {text, "look-alike"};
  }
  for (auto at = text.find('\''); at != std::string::npos; at = text.find('\'', at))
    text.replace(at, 1, "\xe2\x80\x99");
  return {text, "as usual"};
}

std::string kind_of_slot(const std::string& slot) {
  if (slot == "full" || slot == "given" || slot == "family")
    return "person_name";
  if (slot == "address")
    return "street_address";
  if (slot == "postal")
    return "postal_code";
  if (slot == "birth")
    return "date";
  if (slot == "health")
    return "health_card";
  if (slot == "sin")
    return "social_insurance";
  if (slot == "account")
    return "account_handle";
  if (slot == "number")
    return "number_run";
  if (slot == "plate")
    return "licence_plate";
  return slot;
}

} // namespace

std::vector<Template> read_templates(std::string_view file) {
  std::vector<Template> out;
  each_section(file, [&](const std::string& head, const std::string& line) {
    out.push_back({*language_of(head.substr(0, 2)), head.substr(3), line});
  });
  return out;
}

std::vector<Clean> read_clean(std::string_view file) {
  std::vector<Clean> out;
  each_section(file, [&](const std::string& head, const std::string& line) {
    out.push_back({*language_of(head), line});
  });
  return out;
}

std::vector<Sentence> plant(const std::vector<Template>& templates, const NamePool& pool, Half half,
                            std::size_t identifiers, std::uint64_t seed) {
  // Of a hundred identifiers: how many of each kind.
  const std::vector<std::pair<std::string, int>> shares = {{"name", 60},   {"address", 12}, {"phone", 8}, {"birth", 6},
                                                           {"postal", 4},  {"health", 4},   {"sin", 3},   {"email", 1},
                                                           {"account", 1}, {"number", 1}};
  const std::vector<std::string> groups = groups_of(pool);
  Draw draw(seed);
  std::vector<Sentence> out;
  std::size_t planted = 0, group_at = 0;
  while (planted < identifiers) {
    int share = draw.below(100);
    std::string kind;
    for (const auto& [name, percent] : shares) {
      kind = name;
      if ((share -= percent) < 0)
        break;
    }
    const Language language = draw.once_in(2) ? Language::fr : Language::en;
    std::vector<const Template*> fitting;
    for (const Template& one : templates)
      if (one.kind == kind && one.language == language)
        fitting.push_back(&one);
    if (fitting.empty())
      throw std::runtime_error("no template for " + kind);
    const std::string& shape = draw.of(fitting)->text;
    Sentence sentence;
    sentence.language = language;
    for (std::size_t at = 0; at < shape.size();) {
      if (shape[at] != '{') {
        sentence.text += shape[at++];
        continue;
      }
      const auto close = shape.find('}', at);
      const std::string slot = shape.substr(at + 1, close - at - 1);
      at = close + 1;
      const std::string& group = groups[group_at++ % groups.size()];
      const PlantedName name = draw_name(pool, group, half, draw);
      Planted mark;
      mark.kind = kind_of_slot(slot);
      Written written;
      if (mark.kind == "person_name") {
        written = written_name(draw, name, slot);
        mark.group = group;
        mark.unknown = name.unknown;
      } else {
        written.text = slot == "address"   ? planted_address(draw, language)
                       : slot == "phone"   ? planted_phone(draw, language)
                       : slot == "postal"  ? planted_postal_code(draw)
                       : slot == "birth"   ? planted_birth_date(draw, language)
                       : slot == "health"  ? planted_health_card(draw)
                       : slot == "sin"     ? planted_insurance_number(draw)
                       : slot == "email"   ? planted_email(draw, name.given, name.family)
                       : slot == "account" ? planted_account(draw, name.given)
                       : slot == "plate"   ? planted_plate(draw)
                                           : planted_number(draw);
      }
      mark.form = written.form;
      mark.begin = sentence.text.size();
      sentence.text += written.text;
      mark.end = sentence.text.size();
      sentence.planted.push_back(mark);
    }
    const int typed = draw.below(100); // whole sentences in one case: same length in bytes
    if (kind == "name" && typed < 7) {
      sentence.text = ascii_case(sentence.text, typed >= 5);
      for (Planted& mark : sentence.planted)
        mark.form = typed < 5 ? "all lower case" : "all capitals";
    }
    planted += sentence.planted.size();
    out.push_back(std::move(sentence));
  }
  return out;
}

} // namespace concert::guard
