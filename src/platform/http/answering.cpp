#include "platform/http/answering.h"

#include "platform/http/events.h"
#include "platform/http/gzip.h"
#include "platform/http/wire.h"

namespace concert::http {
namespace {

Answered on_the_wire(Reply reply, WireChoices choices) {
  auto events = std::exchange(reply.events, nullptr);
  if (!events)
    return {wire_of(std::move(reply), choices)};
  if (choices.head) {
    events->close();
    events = nullptr;
  }
  choices.open_ended = true;
  return {wire_of(std::move(reply), choices), std::move(events)};
}

} // namespace

Answered answered(Premises& premises, const Request& request, bool keep_alive, bool one_point_zero) noexcept {
  WireChoices choices;
  choices.head = request.method == Method::head;
  choices.keep_alive = keep_alive;
  choices.one_point_zero = one_point_zero;
  choices.gzip_accepted = accepts_gzip(request.headers.text_or("Accept-Encoding"));
  choices.gzip_level = premises.options.gzip_level;
  try {
    return on_the_wire(premises.answer(request), choices);
  } catch (...) {
    ++premises.failures;
    try {
      if (premises.options.on_failure)
        return {wire_of(premises.options.on_failure(std::current_exception(), request), choices)};
    } catch (...) {
      // The second failure has nowhere to go: on_failure was the one who reports.
    }
    return {wire_of(bare_reply(500), choices)};
  }
}

} // namespace concert::http
