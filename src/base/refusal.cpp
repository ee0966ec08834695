#include "base/refusal.h"

#include "base/check.h"

namespace concert {

Refusal Refusal::not_found() { return {RefusalKind::not_found, "refusal.not_found", {}}; }
Refusal Refusal::not_permitted() { return {RefusalKind::not_permitted, "refusal.not_permitted", {}}; }
Refusal Refusal::not_signed_in() { return {RefusalKind::not_signed_in, "refusal.not_signed_in", {}}; }
Refusal Refusal::step_not_open(std::string word) { return {RefusalKind::step_not_open, std::move(word), {}}; }
Refusal Refusal::stale() { return {RefusalKind::stale, "refusal.stale", {}}; }
Refusal Refusal::conflict(std::string word) { return {RefusalKind::conflict, std::move(word), {}}; }

Refusal Refusal::invalid(std::vector<Problem> problems) {
  check(!problems.empty(), "an invalid refusal names at least one problem");
  return {RefusalKind::invalid, "refusal.invalid", std::move(problems)};
}

Refusal Refusal::invalid(std::string field, std::string word, std::vector<std::string> values) {
  return invalid({Problem{std::move(field), std::move(word), std::move(values)}});
}

std::string_view name_of(RefusalKind kind) {
  switch (kind) {
  case RefusalKind::not_found:
    return "not_found";
  case RefusalKind::not_signed_in:
    return "not_signed_in";
  case RefusalKind::not_permitted:
    return "not_permitted";
  case RefusalKind::invalid:
    return "invalid";
  case RefusalKind::step_not_open:
    return "step_not_open";
  case RefusalKind::stale:
    return "stale";
  case RefusalKind::conflict:
    return "conflict";
  case RefusalKind::too_many:
    return "too_many";
  }
  bug("unknown refusal kind");
}

} // namespace concert
