#include "platform/words/catalogue.h"

#include <map>

#include "base/check.h"
#include "embedded/words_words.h"
#include "platform/words/po.h"

namespace concert::words {

Catalogue::Catalogue(const TimeZone& zone) : en_(Language::en, zone), fr_(Language::fr, zone) {
  add(Language::en, embedded::words_words::en_po.bytes, "platform/words/words/en.po");
  add(Language::fr, embedded::words_words::fr_po.bytes, "platform/words/words/fr.po");
}

void Catalogue::add(Language language, std::string_view po_text, std::string_view name) {
  const auto refuse = [&](int line, const std::string& why) {
    throw Bug(std::string(name) + ":" + std::to_string(line) + ": " + why);
  };
  auto parsed = parse_po(po_text);
  if (const auto* fault = std::get_if<PoFault>(&parsed))
    refuse(fault->line, fault->why);
  auto& entries = (language == Language::fr ? fr_ : en_).entries_;
  for (auto& entry : std::get<0>(parsed)) {
    Words::Entry texts{std::move(entry.texts[0]), entry.texts.size() > 1 ? std::move(entry.texts[1]) : std::string(),
                       false};
    texts.has_placeholders = texts.one.find('{') != std::string::npos;
    if (!entries.emplace(entry.key, std::move(texts)).second)
      refuse(entry.line, "the key " + entry.key + " is already taken");
  }
}

std::set<std::string> Catalogue::missing() const {
  std::set<std::string> out;
  for (const auto* words : {&en_, &fr_})
    for (const auto& key : words->missing())
      out.insert(std::string(tag_of(words->language())) + " " + key);
  return out;
}

std::vector<std::string> Catalogue::differences() const {
  std::set<std::string> keys;
  for (const auto* words : {&en_, &fr_})
    for (const auto& entry : words->entries_)
      keys.insert(entry.first);

  std::vector<std::string> out;
  for (const auto& key : keys) {
    const auto *en = en_.find(key), *fr = fr_.find(key);
    if (!en || !fr)
      out.push_back(key + ": only in " + (en ? "en" : "fr"));
    else if (en->many.empty() != fr->many.empty())
      out.push_back(key + ": a plural only in " + (fr->many.empty() ? "en" : "fr"));
    // A singular may leave its number out ("one day ago"), so the plural speaks for both forms where there is one.
    else if (placeholders_in(en->many.empty() ? en->one : en->many) !=
             placeholders_in(fr->many.empty() ? fr->one : fr->many))
      out.push_back(key + ": placeholders differ");
  }
  return out;
}

} // namespace concert::words
