#include "platform/log/log.h"
namespace concert::log {
struct T;
Log* l(Log& log, Id<T> id, Literal route, std::string_view s, RefusalKind k) {
  log.write(
      Level::info, "request_done",
      {{"status", 200}, {"route", route}, {"method", "GET"}, {"id", id}, {"yes", true}, {"w", code(s)}, {"k", k}});
  return &log;
}
static_assert(!std::is_convertible_v<std::string, Loggable>);
static_assert(!std::is_convertible_v<std::string_view, Loggable>);
static_assert(!std::is_convertible_v<const char*, Loggable>);
static_assert(!std::is_constructible_v<Loggable, double>);
} // namespace concert::log
