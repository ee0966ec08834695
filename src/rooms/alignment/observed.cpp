#include "rooms/alignment/observed.h"

#include <algorithm>
#include <set>

#include "rooms/alignment/sought.h"

namespace concert::alignment {

TermsOfService terms_of_services(const directory::Catalogue& catalogue, const Needs& needs) {
  std::set<std::string> terms;
  for (const NeedRow& row : needs.edition().rows)
    terms.insert(row.service_term);
  TermsOfService out;
  for (const std::string& term : terms)
    for (const directory::Service* service : sought_in(catalogue, needs, term).services)
      out[service->id.text()].push_back(term);
  return out;
}

std::vector<Observed> observed_in(const situations::Picture& picture,
                                  const std::vector<situations::Mobilized>& recorded, const Needs& needs,
                                  const codes::CodeBook& book, const TermsOfService& terms) {
  struct Grades {
    int before = 0, after = 0;
    bool assessed = true;
  };
  std::map<std::string, Grades> risks;
  for (const situations::RiskFactor& risk : picture.risks) {
    if (risk.before <= 0)
      continue;
    const codes::CodeEntry* entry = book.find("risk_factors", risk.factor);
    Grades& grades = risks[entry == nullptr ? risk.factor.id : entry->category];
    grades.before = std::max(grades.before, risk.before);
    grades.after = std::max(grades.after, risk.after.value_or(0));
    grades.assessed = grades.assessed && risk.after.has_value();
  }
  std::set<std::string> mobilized;
  for (const situations::Mobilized& one : recorded)
    if (one.mobilization.id == "connected" || one.mobilization.id == "engaged")
      if (const auto found = terms.find(one.service); found != terms.end())
        mobilized.insert(found->second.begin(), found->second.end());
  std::vector<Observed> out;
  for (const auto& [category, grades] : risks)
    if (grades.assessed)
      for (const NeedRow* row : needs.rows_for(category))
        out.push_back(
            {category, row->service_term, mobilized.contains(row->service_term), grades.after < grades.before});
  return out;
}

} // namespace concert::alignment
