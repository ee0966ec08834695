#include "rooms/people/identity.h"

namespace concert::people {
namespace {

FieldSpec personal(std::string name, FieldKind kind, std::size_t longest = 100) {
  return {.name = std::move(name), .kind = kind, .presence = Presence::optional, .longest = longest, .personal = true};
}

Personal<std::string> text_in(const Fields& fields, std::string_view name) {
  return Personal<std::string>(fields.text_or(name));
}

} // namespace

const FieldSpecs& identity_fields() {
  static const FieldSpecs specs = [] {
    FieldSpec language = personal("spoken_language", FieldKind::code);
    language.list = "languages";
    return FieldSpecs{personal("given_name", FieldKind::text),           personal("family_name", FieldKind::text),
                      personal("birth_date", FieldKind::date),           personal("address", FieldKind::text, 200),
                      personal("telephone", FieldKind::text, 40),        language,
                      personal("safety_note", FieldKind::long_text, 500)};
  }();
  return specs;
}

Result<Identity> read_identity(const Fields& fields, const KnowsCode& knows, LocalDate today) {
  std::vector<Problem> problems = problems_of(fields, identity_fields(), knows);
  // A mononym is a name, and a dwelling is known by its address: one of the three is enough.
  if (!fields.has("given_name") && !fields.has("family_name") && !fields.has("address"))
    problems.push_back({"family_name", "problem.required", {}});
  Identity out;
  if (const auto text = fields.one("birth_date"))
    if (const auto birth = LocalDate::parse_iso(*text)) {
      if (*birth > today)
        problems.push_back({"birth_date", "problem.date_in_future", {}});
      else if (age_on(*birth, today) > 120)
        problems.push_back({"birth_date", "problem.date_too_long_ago", {}});
      out.names.birth_date = Personal<LocalDate>(*birth);
    }
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  out.names.given = text_in(fields, "given_name");
  out.names.family = text_in(fields, "family_name");
  out.contact = {text_in(fields, "address"), text_in(fields, "telephone"), text_in(fields, "spoken_language"),
                 text_in(fields, "safety_note")};
  return out;
}

Fields fields_of(const Identity& identity) {
  Fields out;
  out.add("given_name", identity.names.given.reveal());
  out.add("family_name", identity.names.family.reveal());
  if (identity.names.birth_date)
    out.add("birth_date", identity.names.birth_date->reveal().iso());
  out.add("address", identity.contact.address.reveal());
  out.add("telephone", identity.contact.telephone.reveal());
  out.add("spoken_language", identity.contact.language.reveal());
  out.add("safety_note", identity.contact.safety_note.reveal());
  return out;
}

} // namespace concert::people
