// An appointment as an iCalendar file (RFC 5545), for a mail or a download. It is written, never read. Its times are in
// UTC: every calendar shows them on its reader's clock, and no rules travel along that may change by decree.
#pragma once

#include <string>
#include <string_view>

#include "base/email.h"
#include "base/instant.h"
#include "base/result.h"

namespace concert::calendar {

enum class Status { confirmed, cancelled };

// PRIVACY: a calendar is copied to telephones, shared with colleagues and kept by companies. An event says that there
// is a meeting, when, and where to sign in; never what or whom it is about, and never who else is invited: it has no
// attendees, by design.
struct Event {
  std::string uid;  // the same in every edition, such as "<id>@<domain>"; ASCII without spaces
  int sequence = 0; // one more with every edition, the cancellation too
  Instant written;  // when this edition was made
  Instant starts;
  Instant ends;           // later than `starts`
  EmailAddress organizer; // of the installation, not of a person
  std::string summary;    // one line of at most 200 characters
  std::string place = {}; // may be empty, may have lines; at most 500 characters
  std::string url = {};   // https, ASCII without spaces; may be empty
  Status status = Status::confirmed;
};

struct File {
  std::string method; // of RFC 5546, also a parameter of its media type: "PUBLISH", or "CANCEL"
  std::string text;   // lines end with CR LF and have at most 75 bytes
};

// Refused: a summary (field "summary") or place (field "place") that is too long or no text. Anything else that is
// wrong is a bug.
// PUBLISH rather than REQUEST: a request must name those who are asked, a published event must not (RFC 5546
// §3.2.1, 3.2.2).
Result<File> file_of(const Event& event);

// "text/calendar; charset=utf-8; method=PUBLISH"
std::string media_type_of(const File& file);

} // namespace concert::calendar
