#include "rooms/alignment/sought.h"

#include <algorithm>

namespace concert::alignment {

SoughtTerm sought_in(const directory::Catalogue& catalogue, const Needs& needs, const std::string& term) {
  SoughtTerm out;
  const auto add = [&](std::string_view title, std::string_view only_from) {
    for (const directory::TaxonomyTerm* each : catalogue.terms_titled(title)) {
      if (each->kind != directory::TermKind::service || (!only_from.empty() && each->origin.import != only_from))
        continue;
      out.in_directory = true;
      for (const directory::Service* service : catalogue.services_with(each->id))
        out.services.push_back(service);
    }
  };
  add(term, "");
  // A directory of our own may write our terms as people read them.
  if (const ServiceTerm* known = needs.term(term); known != nullptr && known->is_ours()) {
    add(known->label.en, "");
    if (known->label.fr != known->label.en)
      add(known->label.fr, "");
  }
  for (const TermEquivalent* each : needs.equivalents_of(term))
    add(each->local_term, each->directory);
  std::sort(out.services.begin(), out.services.end());
  out.services.erase(std::unique(out.services.begin(), out.services.end()), out.services.end());
  return out;
}

} // namespace concert::alignment
