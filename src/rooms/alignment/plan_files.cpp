#include "rooms/alignment/plan_files.h"

#include <array>

#include "base/csv.h"

namespace concert::alignment {
namespace {

std::string need_id(std::size_t i) {
  return "n" + std::to_string(i + 1);
}

template <std::size_t n>
void add(std::string& out, const std::array<std::string, n>& cells) {
  csv::write_row(out, cells, csv::Formulas::as_written);
}

} // namespace

std::optional<std::string> plan_file(const Region& region, std::string_view name) {
  std::string out;
  if (name == "needs.csv") {
    add(out, std::array<std::string, 2>{"id", "units"});
    for (std::size_t i = 0; i < region.needs.size(); ++i)
      add(out, std::array<std::string, 2>{need_id(i), "1"});
  } else if (name == "services.csv") {
    add(out, std::array<std::string, 2>{"id", "seats"});
    for (const RegionService& service : region.services)
      add(out, std::array{service.service->id.text(), std::to_string(service.seats)});
  } else if (name == "pairs.csv") {
    add(out, std::array<std::string, 3>{"need", "service", "benefit"});
    for (std::size_t i = 0; i < region.needs.size(); ++i)
      for (const auto& one : region.needs[i].with_seat)
        add(out, std::array{need_id(i), region.services[static_cast<std::size_t>(one.service)].service->id.text(),
                            std::to_string(one.benefit)});
  } else {
    return std::nullopt;
  }
  return out;
}

} // namespace concert::alignment
