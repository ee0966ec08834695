#include "guard/planted.h"

namespace concert::guard {

namespace {

std::string letter(Draw& draw) {
  return std::string(1, static_cast<char>('A' + draw.below(5)));
}

std::string english_street(Draw& draw) {
  const std::string name =
      draw.one_of({"Elm",       "Maple",      "King",     "Queen",           "Main",     "Pine",       "Birch",
                   "Victoria",  "Wellington", "Lorne",    "Douglas",         "Regent",   "Notre Dame", "MacDonald",
                   "Lakeshore", "St. George", "Old Mill", "Ester",           "Kathleen", "Attlee",     "Second",
                   "5th",       "22nd",       "Paris",    "Big Nickel Mine", "Gutcher",  "Wallis",     "Cassells",
                   "O'Connor",  "Whitson"});
  const std::string type =
      draw.one_of({"Street", "St", "St.", "Avenue", "Ave", "Ave.", "Road", "Rd", "Drive", "Dr", "Crescent", "Cres",
                   "Boulevard", "Blvd", "Court", "Lane", "Place", "Way", "Trail"});
  return name + " " + type + (draw.once_in(6) ? draw.one_of({" E", " West", " N", " South", " East"}) : "");
}

std::string french_street(Draw& draw) {
  const std::string type = draw.one_of(
      {"rue", "rue", "rue", "chemin", "avenue", "boul.", "boulevard", "av.", "montée", "rang", "croissant", "ch."});
  return type + " " +
         draw.one_of({"Principale", "Notre-Dame", "Saint-Joseph", "Ste-Anne", "des Érables", "de la Rivière",
                      "du Parc",    "Lafontaine", "Cartier",      "Dumas",    "de l'Église", "Saint-Jean-Baptiste",
                      "Papineau",   "des Pins",   "Montcalm",     "Lebel",    "King Est",    "McNeill",
                      "du Moulin",  "St-Laurent"});
}

} // namespace

std::string planted_address(Draw& draw, Language language) {
  const std::string number = std::to_string(draw.between(2, draw.once_in(3) ? 9999 : 450));
  const bool french = language == Language::fr;
  const std::string street = french ? french_street(draw) : english_street(draw);
  const std::string unit = std::to_string(draw.between(1, 1400));
  std::string out;
  switch (draw.below(16)) {
  case 0: {
    const std::string side = french ? "" : letter(draw);
    const std::string flat = std::to_string(draw.between(1, 40));
    out = french ? number + ", " + street + ", app. " + flat : "apt " + flat + side + ", " + number + " " + street;
    break;
  }
  case 1:
    out = unit + "-" + number + " " + street;
    break;
  case 2:
    out = (french ? "unité " : "unit ") + unit;
    break;
  case 3:
    out = french ? "C.P. " + unit : draw.one_of({"P.O. Box ", "PO Box ", "Box "}) + unit;
    break;
  case 4:
    out = french ? "lot " + number + ", concession " + std::to_string(draw.between(1, 12))
                 : "Lot " + number + ", Concession " + std::to_string(draw.between(1, 12));
    break;
  case 5: {
    const std::string road = std::to_string(draw.between(11, 144));
    out = french ? number + ", route " + road
                 : number + draw.one_of({" Highway ", " Hwy ", " County Road ", " Range Road "}) + road;
    break;
  }
  case 6:
    out = french ? "maison no " + number : "house #" + number;
    break;
  case 7:
    out = french ? number + letter(draw) + ", " + street : number + letter(draw) + " " + street;
    break;
  case 8:
    out = french ? number + " " + street : "RR " + std::to_string(draw.between(1, 9));
    break;
  default:
    out = french && draw.once_in(2) ? number + ", " + street : number + " " + street;
    break;
  }
  if (draw.once_in(10)) // typed without capitals
    for (char& c : out)
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

} // namespace concert::guard
