// The key of the installation, in a file of its own that only its owner may read and nobody may write. Every other key
// is wrapped by it, directly or not: without this file nothing sealed opens again, so its copy belongs on a separate
// medium.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "base/chance.h"
#include "platform/crypto/secret.h"

namespace concert::crypto {

enum class IfMissing {
  create, // a new installation
  refuse, // sealed data exists already: a new key would only hide that the right one is lost
};

// Why the root key cannot be used. what() is a sentence for whoever runs the machine, with the path and the remedy.
class RootKeyFailure : public std::runtime_error {
 public:
  RootKeyFailure(std::string word, const std::string& sentence)
      : std::runtime_error(sentence), word_(std::move(word)) {}
  // "root_key.missing", "root_key.open_to_others", "root_key.not_a_key", "root_key.not_readable",
  // "root_key.not_written"
  const std::string& word() const { return word_; }

 private:
  std::string word_;
};

// Throws RootKeyFailure. A created file has mode 0400 and has reached the disk, name included, before this returns; one
// that exists already is never replaced, also when two programs start at once.
SecretKey root_key(const std::filesystem::path& file, IfMissing if_missing, Chance& chance);

} // namespace concert::crypto
