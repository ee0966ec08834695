// A partner of the programme: who it is, which kind of partner, and which privacy statute it answers to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/code.h"
#include "base/fields.h"
#include "base/language.h"
#include "rooms/access/ids.h"

namespace concert::agencies {

// The statute that governs what an agency may do with personal information; notices and clocks follow it.
enum class GoverningLaw { mfippa, fippa, phipa, cyfsa, pipeda, none };
std::string_view name_of(GoverningLaw law); // "mfippa"
std::optional<GoverningLaw> governing_law_of(std::string_view name); // either case

struct Agency {
  AgencyId id;
  std::int64_t version = 0;
  std::string short_name; // snake_case, unique: what stories and the command line call it ("health")
  Bilingual<std::string> name;
  Code sector;       // list sectors
  Code partner_kind; // list partner_kinds, the five kinds of the initiative's record
  GoverningLaw law = GoverningLaw::none;
  friend bool operator==(const Agency&, const Agency&) = default;
};

// short_name, name_en, name_fr, sector, partner_kind, governing_law
const FieldSpecs& agency_fields();

} // namespace concert::agencies
