// Where mail goes: an SMTP server, or nowhere when the installation has none. Sending blocks: it belongs on the jobs
// thread, behind an outbox that remembers what was taken. No retries, no queue here.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "platform/mail/failure.h"
#include "platform/mail/message.h"

namespace concert::mail {

enum class Outcome {
  taken,    // the server is responsible for it now; whether it arrives nobody promises
  discarded // this installation sends no mail
};

class Sender {
public:
  virtual ~Sender() = default;
  // Refused as wire_of() refuses. Throws Failure. From several threads at once.
  virtual Result<Outcome> send(const Message& message) = 0;
  virtual bool delivers() const = 0; // false: pages need not offer what goes by mail
};

enum class Security {
  starttls, // begins in the open and is encrypted before anything is said, or nothing is
  tls,      // encrypted from the first byte
  none      // in the open: only for a server on the same machine. PRIVACY: then no password is sent
};

struct SmtpOptions {
  std::string host; // a name, or an address
  std::uint16_t port = 587;
  Security security = Security::starttls;
  std::string user = {};     // empty: the server asks for none
  std::string password = {}; // PRIVACY: never in a log, a failure or a URL
  Author author;
  std::filesystem::path trusted = {}; // certificates to trust instead of the system's; certificates are always checked
  std::chrono::milliseconds connecting{10'000};
  std::chrono::milliseconds all{60'000}; // for one mail; a server that fell silent costs it twice
};

std::unique_ptr<Sender> smtp_sender(SmtpOptions options); // a password without TLS is a bug
std::unique_ptr<Sender> no_sender();

} // namespace concert::mail
