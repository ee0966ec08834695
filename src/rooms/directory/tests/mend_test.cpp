#include "rooms/directory/mend.h"

#include <doctest/doctest.h>

using namespace concert::directory;

TEST_CASE("text that went through a wrong code page is put right") {
  CHECK(mend("AttorneyGÇÖs office").text == "Attorney’s office"); // Miami
  CHECK(mend("GÇ£quotedGÇ¥").text == "“quoted”");
  CHECK(mend("QuÃ©bec, dâ€™urgence").text == "Québec, d’urgence");
  CHECK(mend("GinnΓÇÖs").text == "Ginn’s");
  CHECK(mend("Le+¦n").text == "León");
  CHECK(mend("ü\tHomeownership Counseling").text == "• Homeownership Counseling"); // Baltimore
  CHECK(mend("AttorneyGÇÖs").mojibake);
}

TEST_CASE("sound text is left alone") {
  for (const char* sound : {"Dépanneur d’urgence à Québec", "Façade", "ÎLE-DES-SŒURS", "5 + 3", "GE and Ça va",
                            "Âge: 18 à 30", "日本語", "R&D; A&B", "½ day"}) {
    const Mended mended = mend(sound);
    CHECK(mended.text == sound);
    CHECK_FALSE((mended.mojibake || mended.entities || mended.escapes || mended.white_space));
  }
}

TEST_CASE("entities, escaped line ends and stray white space are mended and told apart") {
  const Mended mended = mend("Dept&#39; of Housing &amp; Community\\nDevelopment   \r\n\r\n\r\n\r\n end\xC2\xA0 ");
  CHECK(mended.text == "Dept' of Housing & Community\nDevelopment\n\nend");
  CHECK(mended.entities);
  CHECK(mended.escapes);
  CHECK(mended.white_space);
  CHECK_FALSE(mended.mojibake);
  CHECK(mend("&#146;").text == "’");
  CHECK(mend("&#0;&#xD800;&#99999999;&bogus;&").text == "&#0;&#xD800;&#99999999;&bogus;&");
  CHECK(mend(mended.text).text == mended.text);
}

TEST_CASE("Windows-1252 becomes UTF-8; what is no text is not guessed at") {
  CHECK(from_windows_1252("d\x92urgence \xE9t\xE9") == "d’urgence été");
  CHECK_FALSE(from_windows_1252(std::string_view("a\0b", 3)));
  CHECK_FALSE(from_windows_1252("\x81"));
}
