// One line of the log: who did what to what, and when. The header stays readable without any situation's key, so that a
// privacy officer can follow it; the detail is sealed under the situation's key, so that destroying the key erases it
// while the log stays provable. An entry says what was done, never what was seen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/chance.h"
#include "base/instant.h"
#include "base/personal.h"
#include "platform/crypto/secret.h"
#include "rooms/audit/merkle.h"

namespace concert::audit {

// What an entry adds to its header. The tree holds only SHA-256(salt || text); salt and text are in the box.
// PRIVACY: the salt is sealed too, or a short text could be found again by trying all texts after its key is gone.
class Detail {
 public:
  static Detail none() { return plain(""); }
  // PRIVACY: readable for ever by everybody who may read the log: codes and ids only.
  static Detail plain(std::string text);
  // `context` says where it belongs, e.g. "audit|situation|<id>|v1", and is needed to open it.
  static Detail sealed(std::string text, const crypto::SecretKey& key, std::string_view context, Chance& chance);
  static Detail kept(bool sealed, Bytes digest, Bytes box); // as it was stored, whatever has become of it

  bool is_sealed() const { return sealed_; }
  const Bytes& digest() const { return digest_; }
  const Bytes& box() const { return box_; }

  // Nothing when sealed, or when the text is not the one that went into the tree.
  std::optional<std::string> plain_text() const;
  // Nothing when plain, when the key or context is another, or when the text is not the one that went into the tree.
  std::optional<Personal<std::string>> open(const crypto::SecretKey& key, std::string_view context) const;

 private:
  bool sealed_ = false;
  Bytes digest_;
  Bytes box_;
};

struct Entry {
  Instant at;
  std::string member; // 32 hexadecimal digits; empty: the program itself. So are seat and agency.
  std::string seat;
  std::string agency;
  std::string act;                  // room and verb, "situations.present"
  std::string object_kind;          // snake_case, "situation"; may be empty
  std::string object;               // its id; may be empty
  std::string field_class = "none"; // which kind of field was touched or read; see is_field_class
  Detail detail = Detail::none();
};

bool is_field_class(std::string_view text); // none, deidentified, names, contact, youth_justice, directory, account, narrative

// What is wrong with an entry that the program made, for check(); nothing when it may be appended.
std::optional<const char*> flaw_of(const Entry& entry);

// The bytes under a leaf: a version, the number, then each field behind its length, so that no two entries share them.
// The number is the 8 bytes from `number_offset` on, most significant first.
constexpr std::size_t number_offset = 1;
Bytes encoded(std::int64_t seq, const Entry& entry);
Hash leaf_of(std::int64_t seq, const Entry& entry);

// An entry as it lies in the store, where somebody may have been at it.
struct KeptEntry {
  std::int64_t seq = 0; // from 1, without gaps
  Entry entry;
  Bytes leaf;
  Bytes mac; // see keys.h
};

} // namespace concert::audit
