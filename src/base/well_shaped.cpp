#include "base/well_shaped.h"

namespace concert {

Result<void> well_shaped(const Fields& fields, const FieldSpecs& specs, const KnowsCode& knows_code) {
  const auto knows_none = [](std::string_view, std::string_view) { return false; };
  if (auto problems = problems_of(fields, specs, knows_code ? knows_code : knows_none); !problems.empty())
    return Refusal::invalid(std::move(problems));
  return {};
}

} // namespace concert
