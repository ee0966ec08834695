// What mail throws when the world fails: no server, no trust, or a server that says no. Tells an outbox whether to try
// again. Not for messages that are malformed (see Sender::send).
#pragma once

#include <stdexcept>
#include <string_view>

namespace concert::mail {

enum class FailureKind {
  temporary, // try again later. Also whatever the message is not at fault for: the password, the certificate, the
             // sender
  permanent  // this message to this mailbox will not be taken, however often it is sent
};

// How far it came.
enum class Step { connecting, securing, signing_in, sender, recipient, content };

std::string_view name_of(Step step); // "signing_in"

class Failure : public std::runtime_error {
public:
  // PRIVACY: what() names the step and the server's number. Its words are left out, they repeat the mailbox.
  Failure(FailureKind kind, Step step, int reply);
  FailureKind kind() const { return kind_; }
  Step step() const { return step_; }
  int reply() const { return reply_; } // the server's, such as 550; 0 when it said nothing

private:
  FailureKind kind_;
  Step step_;
  int reply_;
};

} // namespace concert::mail
