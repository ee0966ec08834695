#include "engines/reidentification/lexicon.h"

#include <algorithm>
#include <bit>

#include "base/check.h"
#include "base/text.h"
#include "engines/reidentification/normalise.h"

namespace concert::engines::reidentification {

namespace {

template <class Use>
void each_line(std::string_view list, const Use& use) {
  while (!list.empty()) {
    const auto end = list.find('\n');
    std::string_view line = list.substr(0, end);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    if (!line.empty() && line.back() == '\r')
      line.remove_suffix(1);
    if (!line.empty() && line.front() != '#')
      use(line);
  }
}

// Letter runs of a folded text, as the tokens of a checked text are.
template <class Use>
void each_word(std::string_view folded_text, const Use& use) {
  for (std::size_t at = 0; at < folded_text.size();) {
    std::size_t end = at;
    while (end < folded_text.size() && is_letter(folded_text[end]))
      ++end;
    if (end > at)
      use(folded_text.substr(at, end - at));
    at = std::max(end, at + 1);
  }
}

bool is_word_of_ascii(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

struct CueName {
  std::string_view name;
  std::uint32_t flag;
};
constexpr std::array<CueName, 22> cue_names = {{{"stop", stop},
                                                {"title", title},
                                                {"relation", relation},
                                                {"naming", naming},
                                                {"contact", contact},
                                                {"with", with},
                                                {"after", after},
                                                {"org", org},
                                                {"org_before", org_before},
                                                {"particle", particle},
                                                {"place_before", place_before},
                                                {"determiner", determiner},
                                                {"month", month},
                                                {"weekday", weekday},
                                                {"birth", birth},
                                                {"street", street},
                                                {"street_before", street_before},
                                                {"direction", direction},
                                                {"unit", unit},
                                                {"living", living},
                                                {"digit", digit_word},
                                                {"field", field_word}}};

// At most so many words stand in a list: every run of bytes that are no separators.
std::size_t words_in(std::string_view list) {
  std::size_t out = 1;
  for (const char c : list)
    out += c == '\n' || c == ' ' || c == '-' || c == '\'' || c == '.' || c == '/';
  return out;
}

std::size_t forms_in(std::string_view stems) {
  std::size_t out = 1, endings = 0;
  each_line(stems, [&](std::string_view line) {
    if (line.front() == '=')
      endings = static_cast<std::size_t>(std::count(line.begin(), line.end(), ' '));
    else
      out += endings;
  });
  return out;
}

} // namespace

WordTable::WordTable(std::size_t most) : slots_(std::bit_ceil(std::max<std::size_t>(most * 3 / 2, 1024))) {}

void WordTable::add(std::uint64_t hash, std::uint32_t flags) {
  concert::check(used_ * 10 < slots_.size() * 9, "a word table was made too small");
  const std::uint32_t fingerprint = static_cast<std::uint32_t>(hash >> 32) | 1U;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = (hash ^ (hash >> 29)) & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.fingerprint == 0) {
      slot = {fingerprint, flags};
      ++used_;
      return;
    }
    if (slot.fingerprint == fingerprint) {
      slot.flags |= flags;
      return;
    }
  }
}

std::uint32_t WordTable::find(std::uint64_t hash) const {
  const std::uint32_t fingerprint = static_cast<std::uint32_t>(hash >> 32) | 1U;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = (hash ^ (hash >> 29)) & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.fingerprint == fingerprint)
      return slot.flags;
    if (slot.fingerprint == 0)
      return 0;
  }
}

Lexicon::Lexicon(const Lists& lists)
    : table_(words_in(lists.words_en) + forms_in(lists.words_fr) + words_in(lists.names) + 2 * words_in(lists.places) +
             2 * words_in(lists.field) + 2 * words_in(lists.town) + words_in(lists.cues)) {
  read_words(lists.words_en, english);
  read_stems(lists.words_fr);
  read_names(lists.names);
  read_phrases(lists.places, place);
  read_phrases(lists.field, field_word);
  read_phrases(lists.town, field_word);
  read_cues(lists.cues);
  read_neutral(lists.neutral);
  shape_.settle();
}

void Lexicon::read_words(std::string_view list, std::uint32_t flag) {
  each_line(list, [&](std::string_view word) {
    table_.add(hash_on(empty_hash, word), flag);
    shape_.learn(word, false);
  });
}

void Lexicon::read_stems(std::string_view list) {
  std::vector<std::string> endings;
  each_line(list, [&](std::string_view line) {
    if (line.front() == '=') {
      endings.clear();
      for (const auto ending : text::split(line, ' '))
        if (ending != "=" && !ending.empty())
          endings.emplace_back(ending == "_" ? "" : ending);
      return;
    }
    const std::string_view stem = line == "_" ? "" : line;
    const std::uint64_t hash = hash_on(empty_hash, stem);
    for (const auto& ending : endings)
      table_.add(hash_on(hash, ending), french);
    if (!endings.empty())
      shape_.learn(std::string(stem) + endings.front(), false);
  });
}

void Lexicon::read_names(std::string_view list) {
  std::uint32_t role = 0;
  each_line(list, [&](std::string_view line) {
    if (line.front() == '[') {
      role = line.find(" given") != std::string_view::npos ? given_name : family_name;
      return;
    }
    each_word(folded(line), [&](std::string_view part) {
      if (part.size() < 2 || !is_word_of_ascii(part))
        return;
      table_.add(hash_on(empty_hash, part), role);
      shape_.learn(part, true);
    });
  });
}

void Lexicon::read_phrases(std::string_view list, std::uint32_t flag) {
  each_line(list, [&](std::string_view line) {
    const Normal normal = normalise(line);
    std::uint64_t phrase = empty_hash;
    std::size_t words = 0, capitals = 0, letters = 0;
    std::uint64_t first = 0;
    for (std::size_t i = 0; i < normal.size(); ++i)
      if (is_letter(normal.text[i]))
        ++letters, capitals += normal.is_upper(i);
    each_word(normal.text, [&](std::string_view part) {
      if (++words > longest_phrase)
        return;
      if (words == 1)
        first = hash_on(empty_hash, part);
      phrase = hash_on(words == 1 ? phrase : hash_on(phrase, " "), part);
    });
    if (words == 0)
      return;
    if (words > 1) {
      table_.add(first, phrase_start);
      table_.add(phrase, phrase_end | flag);
    } else if (flag == field_word && letters > 1 && capitals == letters) {
      table_.add(first, field_capitals);
    } else {
      table_.add(first, flag);
    }
  });
}

void Lexicon::read_cues(std::string_view list) {
  std::uint32_t flag = 0;
  each_line(list, [&](std::string_view line) {
    if (line.front() == '[') {
      const std::string_view name = line.substr(1, line.find(']') - 1);
      const auto* found =
          std::find_if(cue_names.begin(), cue_names.end(), [&](const CueName& cue) { return cue.name == name; });
      flag = found == cue_names.end() ? 0 : found->flag;
      return;
    }
    each_word(folded(line), [&](std::string_view word) { table_.add(hash_on(empty_hash, word), flag); });
  });
}

void Lexicon::read_neutral(std::string_view list) {
  each_line(list, [&](std::string_view line) {
    const auto cells = text::split(line, ',');
    if (cells.size() == 3)
      neutral_[std::string(cells[0])] = {std::string(cells[1]), std::string(cells[2])};
  });
}

std::string_view Lexicon::neutral(Neutral key, Language language) const {
  const auto found = neutral_.find(name_of(key));
  return found == neutral_.end() ? name_of(key) : std::string_view(found->second.in(language));
}

} // namespace concert::engines::reidentification
