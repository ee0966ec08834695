#include "rooms/alignment/needs.h"

#include "base/check.h"

namespace concert::alignment {

std::string_view name_of(FirstContact target) {
  switch (target) {
  case FirstContact::hours:
    return "hours";
  case FirstContact::days:
    return "days";
  case FirstContact::weeks:
    return "weeks";
  }
  bug("unknown target of first contact");
}

std::optional<FirstContact> first_contact_of(std::string_view name) {
  for (const FirstContact each : {FirstContact::hours, FirstContact::days, FirstContact::weeks})
    if (name_of(each) == name)
      return each;
  return std::nullopt;
}

Needs::Needs(NeedsEdition edition) : edition_(std::move(edition)) {
  for (const NeedRow& row : edition_.rows)
    if (row.relevance > 0)
      by_category_[row.risk_category].push_back(&row);
  for (const ServiceTerm& term : edition_.terms)
    terms_[term.id] = &term;
}

const std::vector<const NeedRow*>& Needs::rows_for(std::string_view risk_category) const {
  static const std::vector<const NeedRow*> none;
  const auto found = by_category_.find(risk_category);
  return found == by_category_.end() ? none : found->second;
}

const ServiceTerm* Needs::term(std::string_view id) const {
  const auto found = terms_.find(id);
  return found == terms_.end() ? nullptr : found->second;
}

std::string Needs::label(std::string_view term_id, Language language) const {
  const ServiceTerm* found = term(term_id);
  return found == nullptr ? std::string(term_id) : found->label.in(language);
}

std::vector<const TermEquivalent*> Needs::equivalents_of(std::string_view term_id) const {
  std::vector<const TermEquivalent*> out;
  for (const TermEquivalent& each : edition_.equivalents)
    if (each.service_term == term_id)
      out.push_back(&each);
  return out;
}

} // namespace concert::alignment
