#include "rooms/access/acts.h"

#include "base/well_shaped.h"

namespace concert::access {
namespace {

constexpr std::size_t longest_name = 120;

FieldSpec text(std::string name, std::size_t longest) {
  return {.name = std::move(name), .longest = longest};
}
FieldSpec secret(std::string name) {
  // PRIVACY: shape is checked loosely here; the rules for new passwords are in password_rules.h.
  return {.name = std::move(name), .longest = 1024, .personal = true};
}
FieldSpec id(std::string name, Presence presence) {
  return {.name = std::move(name), .kind = FieldKind::id, .presence = presence};
}
FieldSpec choice(std::string name, std::vector<std::string> choices) {
  return {.name = std::move(name), .kind = FieldKind::choice, .choices = std::move(choices)};
}
FieldSpec login() {
  // PRIVACY: people mistype, and what lands here is sometimes the password.
  FieldSpec spec = text("login", longest_name);
  spec.personal = true;
  return spec;
}
FieldSpec language() {
  return choice("language", {"en", "fr"});
}
FieldSpec email() {
  // PRIVACY: whose mailbox it is belongs in no log and in no URL.
  FieldSpec spec = text("email", 254);
  spec.presence = Presence::optional;
  spec.personal = true;
  return spec;
}
FieldSpec role() {
  std::vector<std::string> names;
  for (const Role one : all_roles)
    names.emplace_back(name_of(one));
  return choice("role", std::move(names));
}
FieldSpec names_policy() {
  std::vector<std::string> presets;
  for (const NamesPolicy one : {NamesPolicy::likely_involved, NamesPolicy::intervening, NamesPolicy::whole_table})
    presets.emplace_back(preset_of(one));
  return choice("names_policy", std::move(presets));
}

TypedPassword password_in(const Fields& fields, std::string_view name) {
  return TypedPassword(fields.text_or(name));
}

template <class SomeId>
std::optional<SomeId> id_in(const Fields& fields, std::string_view name) {
  const auto typed = fields.one(name);
  return typed ? SomeId::parse(*typed) : std::nullopt;
}

// All zeroes have the shape of an id and are none.
Result<void> no_nil_ids(const Fields& fields, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (fields.has(name) && !id_in<SeatId>(fields, name))
      return Refusal::invalid(name, "problem.not_an_id");
  return {};
}

Result<std::optional<EmailAddress>> email_in(const Fields& fields) {
  const auto typed = fields.one("email");
  return typed ? std::optional(TRY(EmailAddress::parse(*typed))) : std::nullopt;
}

AddSeat seat_in(const Fields& fields) {
  return {id_in<AgencyId>(fields, "agency"), id_in<TableId>(fields, "table"), *role_of(fields.text_or("role"))};
}

} // namespace

const FieldSpecs& sign_in_fields() {
  static const FieldSpecs specs = {login(), secret("password")};
  return specs;
}

const FieldSpecs& choose_seat_fields() {
  static const FieldSpecs specs = {id("seat", Presence::required)};
  return specs;
}

const FieldSpecs& unlock_fields() {
  static const FieldSpecs specs = {secret("password")};
  return specs;
}

const FieldSpecs& change_password_fields() {
  static const FieldSpecs specs = {secret("current_password"), secret("new_password")};
  return specs;
}

const FieldSpecs& add_seat_fields() {
  static const FieldSpecs specs = {id("agency", Presence::optional), id("table", Presence::optional), role()};
  return specs;
}

const FieldSpecs& add_member_fields() {
  static const FieldSpecs specs = {login(),
                                   text("name", longest_name),
                                   language(),
                                   email(),
                                   secret("password"),
                                   id("agency", Presence::optional),
                                   id("table", Presence::optional),
                                   role()};
  return specs;
}

const FieldSpecs& edit_member_fields() {
  static const FieldSpecs specs = {text("name", longest_name), language(), email()};
  return specs;
}

const FieldSpecs& reset_password_fields() {
  static const FieldSpecs specs = {secret("password")};
  return specs;
}

const FieldSpecs& add_table_fields() {
  static const FieldSpecs specs = {text("name_en", longest_name), text("name_fr", longest_name), names_policy()};
  return specs;
}

const FieldSpecs& names_policy_fields() {
  static const FieldSpecs specs = {names_policy()};
  return specs;
}

Result<Credentials> read_sign_in(const Fields& fields) {
  TRY(well_shaped(fields, sign_in_fields()));
  return Credentials{fields.text_or("login"), password_in(fields, "password")};
}

Result<ChooseSeat> read_choose_seat(const Fields& fields) {
  TRY(well_shaped(fields, choose_seat_fields()));
  TRY(no_nil_ids(fields, {"seat"}));
  return ChooseSeat{*id_in<SeatId>(fields, "seat")};
}

Result<Unlock> read_unlock(const Fields& fields) {
  TRY(well_shaped(fields, unlock_fields()));
  return Unlock{password_in(fields, "password")};
}

Result<ChangePassword> read_change_password(const Fields& fields) {
  TRY(well_shaped(fields, change_password_fields()));
  return ChangePassword{password_in(fields, "current_password"), password_in(fields, "new_password")};
}

Result<AddSeat> read_add_seat(const Fields& fields) {
  TRY(well_shaped(fields, add_seat_fields()));
  TRY(no_nil_ids(fields, {"agency", "table"}));
  return seat_in(fields);
}

Result<AddMember> read_add_member(const Fields& fields) {
  TRY(well_shaped(fields, add_member_fields()));
  TRY(no_nil_ids(fields, {"agency", "table"}));
  return AddMember{fields.text_or("login"),         fields.text_or("name"), *language_of(fields.text_or("language")),
                   password_in(fields, "password"), seat_in(fields),        TRY(email_in(fields))};
}

Result<EditMember> read_edit_member(const Fields& fields) {
  TRY(well_shaped(fields, edit_member_fields()));
  return EditMember{fields.text_or("name"), *language_of(fields.text_or("language")), TRY(email_in(fields))};
}

Result<ResetPassword> read_reset_password(const Fields& fields) {
  TRY(well_shaped(fields, reset_password_fields()));
  return ResetPassword{password_in(fields, "password")};
}

Result<AddTable> read_add_table(const Fields& fields) {
  TRY(well_shaped(fields, add_table_fields()));
  return AddTable{{fields.text_or("name_en"), fields.text_or("name_fr")},
                  *names_policy_of(fields.text_or("names_policy"))};
}

Result<SetNamesPolicy> read_names_policy(const Fields& fields) {
  TRY(well_shaped(fields, names_policy_fields()));
  return SetNamesPolicy{*names_policy_of(fields.text_or("names_policy"))};
}

} // namespace concert::access
