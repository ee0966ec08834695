// A signed statement "at this time the log had this size and this root", as a note that can be printed in the minutes
// or kept by an agency (C2SP signed-note and tlog-checkpoint, with two extension lines). Whoever holds one can later
// demand a consistency proof. Without a holder outside the house a checkpoint proves nothing against the owner of the
// key.
//
//   concert/audit
//   2048
//   CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//   at 2026-11-22T13:45:54Z
//   previous 1024 0y2r...=
//
//   — concert/audit AJfD5kz...
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "platform/crypto/signing.h"
#include "rooms/audit/merkle.h"

namespace concert::audit {

struct Checkpoint {
  std::uint64_t size = 0;
  Hash root = empty_root();
  Instant at;                      // whole seconds
  std::uint64_t previous_size = 0; // of the checkpoint before: checkpoints form a chain too
  Hash previous_root = empty_root();
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// A checkpoint as it lies in the store.
struct KeptCheckpoint {
  std::int64_t size = 0;
  std::string note;
};

// `origin` names the log: one line without spaces or plus signs. A fraction of a second in `at` is dropped.
std::string signed_note(const Checkpoint& checkpoint, std::string_view origin, const crypto::SigningKey& key);
// Nothing unless the note is one of ours to the byte, for this origin, signed with this key.
std::optional<Checkpoint> open_note(std::string_view note, std::string_view origin, const crypto::PublicKey& key);
// What an outside tool needs to check the notes: "<origin>+<key id>+<key>".
std::string verifier_key(std::string_view origin, const crypto::PublicKey& key);

} // namespace concert::audit
