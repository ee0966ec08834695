#include "engines/reidentification/lists/lists.h"

#include "embedded/reidentification_lists.h"

namespace concert::engines::reidentification {

Lists shipped_lists() {
  namespace files = embedded::reidentification_lists;
  Lists lists;
  lists.words_en = files::words_en_txt.bytes;
  lists.words_fr = files::words_fr_txt.bytes;
  lists.names = files::names_txt.bytes;
  lists.places = files::places_txt.bytes;
  lists.field = files::field_txt.bytes;
  lists.cues = files::cues_txt.bytes;
  lists.neutral = files::neutral_csv.bytes;
  return lists;
}

Lexicon shipped_lexicon(std::string_view town) {
  Lists lists = shipped_lists();
  lists.town = town;
  return Lexicon(lists);
}

} // namespace concert::engines::reidentification
