// The installation's sender, as its settings say.
#pragma once

#include <memory>
#include <stdexcept>

#include "platform/mail/sender.h"
#include "platform/settings/settings.h"

namespace concert::mail {

// The password's file is missing, empty, or readable by others.
class PasswordFileFailure : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

// One that discards when no mail_host is set. Throws PasswordFileFailure, so that a wrong file stops the start and not
// the first mail.
std::unique_ptr<Sender> configured_sender(const settings::Settings& settings);

} // namespace concert::mail
