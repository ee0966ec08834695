#include "platform/mail/failure.h"

#include <string>

#include "base/check.h"

namespace concert::mail {
namespace {

std::string sentence(Step step, int reply) {
  std::string out = "mail: failed at " + std::string(name_of(step));
  return reply == 0 ? out : out + ", the server said " + std::to_string(reply);
}

} // namespace

std::string_view name_of(Step step) {
  switch (step) {
  case Step::connecting:
    return "connecting";
  case Step::securing:
    return "securing";
  case Step::signing_in:
    return "signing_in";
  case Step::sender:
    return "sender";
  case Step::recipient:
    return "recipient";
  case Step::content:
    return "content";
  }
  bug("unknown step");
}

Failure::Failure(FailureKind kind, Step step, int reply)
    : std::runtime_error(sentence(step, reply)), kind_(kind), step_(step), reply_(reply) {}

} // namespace concert::mail
