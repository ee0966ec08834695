#include "rooms/directory/service.h"

namespace concert::directory {

std::string_view name_of(ServiceStatus status) {
  switch (status) {
  case ServiceStatus::active:
    return "active";
  case ServiceStatus::inactive:
    return "inactive";
  case ServiceStatus::defunct:
    return "defunct";
  case ServiceStatus::temporarily_closed:
    return "temporarily closed";
  }
  return "active";
}

std::optional<ServiceStatus> service_status_of(std::string_view name) {
  for (const ServiceStatus each :
       {ServiceStatus::active, ServiceStatus::inactive, ServiceStatus::defunct, ServiceStatus::temporarily_closed})
    if (name_of(each) == name)
      return each;
  return std::nullopt;
}

} // namespace concert::directory
