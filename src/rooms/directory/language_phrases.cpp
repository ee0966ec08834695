#include "rooms/directory/language_phrases.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace concert::directory {

namespace {

struct Named {
  std::string_view name; // folded
  std::string_view code;
};

// Names as they stand in Canadian and American directories, with their common slips (Portugese, Gujurati, Phillipino).
constexpr std::array<Named, 110> names = {{
    {"english", "en"},    {"anglais", "en"},   {"french", "fr"},     {"francais", "fr"},   {"spanish", "es"},
    {"castilian", "es"},  {"espanol", "es"},   {"espagnol", "es"},   {"portuguese", "pt"}, {"portugese", "pt"},
    {"portugais", "pt"},  {"italian", "it"},   {"italien", "it"},    {"german", "de"},     {"allemand", "de"},
    {"dutch", "nl"},      {"polish", "pl"},    {"polonais", "pl"},   {"russian", "ru"},    {"russe", "ru"},
    {"ukrainian", "uk"},  {"ukrainien", "uk"}, {"greek", "el"},      {"grec", "el"},       {"hungarian", "hu"},
    {"romanian", "ro"},   {"serbian", "sr"},   {"croatian", "hr"},   {"bosnian", "bs"},    {"albanian", "sq"},
    {"czech", "cs"},      {"slovak", "sk"},    {"bulgarian", "bg"},  {"finnish", "fi"},    {"swedish", "sv"},
    {"norwegian", "no"},  {"danish", "da"},    {"estonian", "et"},   {"latvian", "lv"},    {"lithuanian", "lt"},
    {"yiddish", "yi"},    {"hebrew", "he"},    {"arabic", "ar"},     {"arabe", "ar"},      {"persian", "fa"},
    {"farsi", "fa"},      {"dari", "prs"},     {"pashto", "ps"},     {"kurdish", "ku"},    {"turkish", "tr"},
    {"armenian", "hy"},   {"georgian", "ka"},  {"urdu", "ur"},       {"ourdou", "ur"},     {"hindi", "hi"},
    {"punjabi", "pa"},    {"panjabi", "pa"},   {"pendjabi", "pa"},   {"gujarati", "gu"},   {"gujurati", "gu"},
    {"bengali", "bn"},    {"bangla", "bn"},    {"tamil", "ta"},      {"tamoul", "ta"},     {"telugu", "te"},
    {"kannada", "kn"},    {"malayalam", "ml"}, {"marathi", "mr"},    {"sinhala", "si"},    {"nepali", "ne"},
    {"tibetan", "bo"},    {"burmese", "my"},   {"karen", "kar"},     {"thai", "th"},       {"khmer", "km"},
    {"cambodian", "km"},  {"lao", "lo"},       {"vietnamese", "vi"}, {"vietnamien", "vi"}, {"chinese", "zh"},
    {"chinois", "zh"},    {"mandarin", "cmn"}, {"cantonese", "yue"}, {"cantonais", "yue"}, {"japanese", "ja"},
    {"korean", "ko"},     {"coreen", "ko"},    {"tagalog", "tl"},    {"filipino", "fil"},  {"phillipino", "fil"},
    {"indonesian", "id"}, {"malay", "ms"},     {"swahili", "sw"},    {"kiswahili", "sw"},  {"somali", "so"},
    {"amharic", "am"},    {"tigrinya", "ti"},  {"oromo", "om"},      {"yoruba", "yo"},     {"igbo", "ig"},
    {"hausa", "ha"},      {"twi", "tw"},       {"quechua", "qu"},    {"lakota", "lkt"},    {"cree", "cr"},
    {"ojibwe", "oj"},     {"ojibway", "oj"},   {"inuktitut", "iu"},  {"mohawk", "moh"},    {"asl", "ase"},
}};

constexpr std::array<Named, 9> long_names = {{{"american sign language", "ase"},
                                              {"a.s.l", "ase"},
                                              {"sign language", "sgn"},
                                              {"signing services", "sgn"},
                                              {"langue des signes quebecoise", "fcs"},
                                              {"lsq", "fcs"},
                                              {"haitian creole", "ht"},
                                              {"creole", "ht"},
                                              {"mai mai", "ymm"}}};

bool is_word_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool contains_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool starts = at == 0 || !is_word_part(text[at - 1]);
    const std::size_t end = at + word.size();
    if (starts && (end == text.size() || !is_word_part(text[end])))
      return true;
  }
  return false;
}

bool any_word(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains_word(text, word); });
}

LanguageReach reach_of(std::string_view sentence) {
  if (any_word(sentence, {"brochure", "brochures", "literature", "materials", "publication", "publications",
                          "application", "applications", "form", "forms", "leaflets", "depliants", "website"}))
    return LanguageReach::printed;
  if (any_word(sentence,
               {"limited",      "some",      "basic",    "minimal",  "only",        "try",     "possibility",
                "if",           "depending", "advance",  "advanced", "appointment", "arrange", "arrangement",
                "arrangements", "notice",    "schedule", "monday",   "mon",         "tuesday", "wednesday",
                "wed",          "thursday",  "friday",   "friday's", "evenings",    "limite",  "rendez-vous"}))
    return LanguageReach::limited;
  return LanguageReach::offered;
}

void add(std::vector<SpokenLanguage>& out, std::string_view code, LanguageReach reach) {
  for (SpokenLanguage& known : out)
    if (known.code == code) {
      known.reach = std::min(known.reach, reach);
      return;
    }
  out.push_back({std::string(code), reach});
}

} // namespace

std::string language_code(std::string_view name) {
  const std::string folded = text::fold(text::trim(name));
  for (const Named& each : long_names)
    if (each.name == folded)
      return std::string(each.code);
  for (const Named& each : names)
    if (each.name == folded)
      return std::string(each.code);
  return "";
}

bool offers_interpreting(std::string_view text) {
  const std::string folded = text::fold(text);
  for (const char* sign : {"interpret", "translat", "accommodat", "language line", "language link", "languages",
                           "others", "bilingual", "multi-lingual", "arrange", "all.", "traduc"})
    if (folded.find(sign) != std::string::npos)
      return true;
  return false;
}

std::vector<SpokenLanguage> languages_in_prose(std::string_view text) {
  std::vector<SpokenLanguage> out;
  if (text.size() > 4'000)
    return out;
  std::string folded = text::fold(text);
  // "A.S.L." must not end a sentence.
  for (std::size_t at; (at = folded.find("a.s.l")) != std::string::npos;)
    folded.replace(at, 5, "asl");
  for (const char* abroad : {"non-english", "non english"}) // clients' language, not the service's
    for (std::size_t at; (at = folded.find(abroad)) != std::string::npos;)
      folded.erase(at, std::string_view(abroad).size());
  for (char& c : folded)
    if (c == ';' || c == '\n')
      c = '.';
  for (std::string_view sentence : text::split(folded, '.')) {
    // A condition counts for the language beside it ("French, some Finnish"), a word about print for the whole
    // sentence.
    const LanguageReach whole = reach_of(sentence);
    const bool printed = whole == LanguageReach::printed;
    for (std::string_view piece : text::split(sentence, ',')) {
      std::string part(piece);
      std::vector<std::string_view> sides;
      const std::size_t conjunction = part.find(" and ");
      if (conjunction == std::string::npos || printed) {
        sides.push_back(part);
      } else {
        sides.push_back(std::string_view(part).substr(0, conjunction));
        sides.push_back(std::string_view(part).substr(conjunction + 5));
      }
      for (const std::string_view side : sides) {
        std::string rest(side);
        const LanguageReach reach = printed ? LanguageReach::printed : reach_of(side);
        for (const Named& each : long_names)
          if (contains_word(rest, each.name)) {
            add(out, each.code, reach);
            rest.replace(rest.find(each.name), each.name.size(), " ");
          }
        for (const Named& each : names)
          if (contains_word(rest, each.name))
            add(out, each.code, reach);
      }
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace concert::directory
