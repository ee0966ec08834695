// One mail to one mailbox, as plain values. One recipient each, so that nobody learns who else was written to.
// PRIVACY: mail is read on the way, on telephones and by assistants. It may say that something waits in Concert and
// link to the page where its reader signs in; it never says what or whom it is about.
#pragma once

#include <optional>
#include <string>

#include "base/email.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/language.h"
#include "platform/calendar/calendar.h"

namespace concert::mail {

struct MessageTag {};
using MessageId = Id<MessageTag>;

struct Message {
  MessageId id;    // drawn once and kept with the message: a second attempt is recognised as the same mail
  Instant written; // its date
  EmailAddress to;
  std::string subject; // one line of at most 200 characters
  std::string text;    // plain; lines end with "\n"; at most 64 KB
  Language language = Language::en;
  std::optional<calendar::File> calendar = {};
};

// Who writes: the installation, not a person.
struct Author {
  EmailAddress address;
  std::string name = "Concert";
};

// The whole mail as RFC 5322 and MIME want it: ASCII, lines end with CR LF and have at most 76 bytes, or those of an
// address, 300. Refused: a
// subject or text that is no text or too long, a subject with a line break (fields "subject", "text"), an author's name
// likewise ("name").
Result<std::string> wire_of(const Message& message, const Author& author);

} // namespace concert::mail
