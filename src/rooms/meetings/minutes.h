// The minutes: written by rule from what the meeting left, never typed. Numbers, codes, agencies and times; no name, no
// picture, no reason of the threshold. Signed, they are frozen: text, digest, signature of the installation's key.
#pragma once

#include <array>

#include "base/bytes.h"
#include "base/code.h"
#include "platform/crypto/hashing.h"
#include "platform/crypto/signing.h"
#include "rooms/meetings/meeting.h"

namespace concert::meetings {

enum class Decided { threshold_met, roles_assigned, rejected, concluded };
std::string_view name_of(Decided decided);

// What became of one situation between the beginning of the meeting and its close, on the table or beside it.
struct MinuteLine {
  SituationId situation;
  std::int64_t number = 0;
  ItemKind kind = ItemKind::first_time;
  bool was_reached = false;
  std::chrono::seconds spent{0};
  Stage before = Stage::discussion;
  Stage after = Stage::discussion;
  std::vector<Decided> decided;
  std::optional<Code> reason;   // of a rejection or a conclusion made in this meeting
  std::vector<AgencyId> likely; // while roles are being found
  std::optional<AgencyId> lead;
  std::vector<AgencyId> assisting;
  std::vector<AgencyId> stepped_out; // agencies of those who were out
  bool hidden = false;               // PRIVACY: the reader is out of it: nothing else of the line is filled
  friend bool operator==(const MinuteLine&, const MinuteLine&) = default;
};

struct Minutes {
  MeetingId meeting;
  TableId table;
  Instant planned_start, started_at, closed_at;
  Quorum quorum;
  std::vector<AgencyId> present; // represented while it was in session, by id
  std::vector<MinuteLine> lines; // in the order of the agenda
  friend bool operator==(const Minutes&, const Minutes&) = default;
};

// Of a closed meeting, and the same for ever after.
Minutes minutes_of(const Meeting&);

// One fact a line, in the same bytes on every machine: what is hashed.
std::string text_of(const Minutes&);
std::string digest_of(std::string_view text); // SHA-256 in hexadecimal

struct SignedMinutes {
  std::string text;
  std::string statement; // which meeting, which digest, when, by which seat and member: what is signed
  Bytes signature;
  Instant signed_at;
  SeatId seat;
  MemberId member;
  std::string checkpoint; // of the audit log, taken with the signing entry: whoever prints the minutes keeps a witness
};

SignedMinutes sign(const Meeting&, const access::Actor&, Instant now, const crypto::SigningKey&);

enum class Finding {
  text_changed,       // it has not the digest that was signed
  signature_not_ours, // or the statement was changed
  meeting_changed     // what the meeting's rows say now is another text
};
std::string_view name_of(Finding finding);

// Whether stored minutes are still what was signed; empty when they are.
std::vector<Finding> verify(const Meeting&, const SignedMinutes&, const crypto::PublicKey&);

} // namespace concert::meetings
