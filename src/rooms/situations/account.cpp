#include "rooms/situations/account.h"

#include <array>
#include <charconv>

#include "base/text.h"

namespace concert::situations {
namespace {

constexpr std::array<std::string_view, 3> account_state_names = {"clear", "held", "overridden"};

bool may_be_written(const Situation& s) {
  return s.stage == Stage::screening || s.stage == Stage::discussion;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

} // namespace

std::string_view name_of(AccountState state) {
  return account_state_names.at(static_cast<std::size_t>(state));
}

std::string covered_by(const Judged& judged) {
  std::string out;
  for (const auto& finding : judged.words)
    out += std::string(engines::reidentification::name_of(finding.kind)) + ":" + std::to_string(finding.begin) + "-" +
           std::to_string(finding.end) + ";";
  for (const auto& combination : judged.rare) {
    for (const auto& attribute : combination.attributes)
      out += attribute.name + "=" + attribute.value + ",";
    out += ";";
  }
  return out;
}

std::string mark_of(const Judged& judged) {
  std::uint64_t hash = 14695981039346656037U; // FNV-1a
  for (const char c : covered_by(judged)) {
    hash ^= static_cast<std::uint8_t>(c);
    hash *= 1099511628211U;
  }
  std::string out(16, '0');
  for (std::size_t i = out.size(); i > 0; --i, hash >>= 4)
    out[i - 1] = "0123456789abcdef"[hash & 15U];
  return out;
}

AccountState state_of(const Account& account, const Judged& judged) {
  if (judged.is_clear())
    return AccountState::clear;
  // PRIVACY: a changed picture, other figures or a longer list of names can bring up something that nobody answered
  // for.
  return account.overridden && account.overridden->covers == covered_by(judged) ? AccountState::overridden
                                                                                : AccountState::held;
}

const FieldSpecs& account_fields() {
  static const FieldSpecs specs = {{.name = "account",
                                    .kind = FieldKind::long_text,
                                    .presence = Presence::optional,
                                    .longest = longest_account,
                                    .personal = true},
                                   {.name = "language", .kind = FieldKind::choice, .choices = {"en", "fr"}}};
  return specs;
}

const FieldSpecs& override_fields() {
  static const FieldSpecs specs = {{.name = "reason", .kind = FieldKind::code, .list = "override_reasons"},
                                   {.name = "read", .kind = FieldKind::text, .longest = 16}};
  return specs;
}

Result<WriteAccount> read_account(const Fields& fields, const codes::CodeBook& book) {
  if (auto problems = problems_of(fields, account_fields(), book.knows()); !problems.empty())
    return Refusal::invalid(std::move(problems));
  const std::string lines = text::normalise_lines(fields.text_or("account"));
  return WriteAccount{std::string(text::trim(lines)), *language_of(fields.text_or("language"))};
}

Result<OverrideGuard> read_override(const Fields& fields, const codes::CodeBook& book) {
  if (auto problems = problems_of(fields, override_fields(), book.knows()); !problems.empty())
    return Refusal::invalid(std::move(problems));
  return OverrideGuard{book.code("override_reasons", fields.text_or("reason")), fields.text_or("read")};
}

Result<Account> written(const Situation& s, const WriteAccount& act, Doer author, Instant now) {
  if (!may_be_written(s))
    return Refusal::step_not_open("refusal.step_not_open");
  return Account{act.text, act.language, author, now, std::nullopt};
}

Result<Account> overridden(const Situation& s, Account account, const Judged& judged, const OverrideGuard& act, Doer by,
                           Instant now) {
  if (!may_be_written(s) || state_of(account, judged) != AccountState::held)
    return Refusal::step_not_open("refusal.nothing_is_held");
  if (by.member == account.author.member)
    return Refusal::step_not_open("refusal.own_account");
  account.overridden = Override{act.reason, by, now, covered_by(judged)};
  return account;
}

std::string packed(const Account& a) {
  std::string out = "1\n" + std::string(tag_of(a.language)) + "\n" + a.author.agency.text() + "\n" +
                    a.author.member.text() + "\n" + std::to_string(a.written_at.us) + "\n";
  if (const auto& o = a.overridden)
    out += o->reason.id + "\n" + o->reason.version + "\n" + o->by.agency.text() + "\n" + o->by.member.text() + "\n" +
           std::to_string(o->at.us) + "\n" + o->covers + "\n";
  else
    out += "\n\n\n\n\n\n";
  return out + a.text;
}

std::optional<Account> unpacked_account(std::string_view whole) {
  constexpr std::size_t lines = 11;
  std::array<std::string_view, lines> line;
  for (std::string_view& one : line) {
    const auto end = whole.find('\n');
    if (end == std::string_view::npos)
      return std::nullopt;
    one = whole.substr(0, end);
    whole.remove_prefix(end + 1);
  }
  const auto language = language_of(line[1]);
  const auto agency = AgencyId::parse(line[2]);
  const auto member = MemberId::parse(line[3]);
  const auto at = number_in(line[4]);
  if (line[0] != "1" || !language || !agency || !member || !at)
    return std::nullopt;
  Account out{std::string(whole), *language, {*agency, *member}, Instant{*at}, std::nullopt};
  if (line[5].empty())
    return out;
  const auto by_agency = AgencyId::parse(line[7]);
  const auto by_member = MemberId::parse(line[8]);
  const auto when = number_in(line[9]);
  if (!by_agency || !by_member || !when)
    return std::nullopt;
  Code reason{std::string(line[5]), std::string(line[6])};
  out.overridden = Override{std::move(reason), {*by_agency, *by_member}, Instant{*when}, std::string(line[10])};
  return out;
}

} // namespace concert::situations
