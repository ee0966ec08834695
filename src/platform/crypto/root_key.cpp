#include "platform/crypto/root_key.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/bytes.h"

namespace concert::crypto {
namespace {

// One line of text, so that it can be printed and typed in again: the mark, 64 hexadecimal digits, a line feed.
constexpr std::string_view mark = "concert-root-key-1 ";
constexpr std::size_t length = mark.size() + 2 * SecretKey::size + 1;
constexpr mode_t owner_reads = 0400;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0)
      ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int operator*() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

std::string reason() {
  return std::generic_category().message(errno);
}

[[noreturn]] void fail(std::string word, const std::filesystem::path& file, const std::string& sentence) {
  throw RootKeyFailure(std::move(word), "root key " + file.string() + ": " + sentence);
}

std::optional<SecretKey> read_existing(const std::filesystem::path& file) {
  // O_NONBLOCK, so that a pipe of this name is refused below instead of waited for.
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!opened.is_open()) {
    if (errno == ENOENT)
      return std::nullopt;
    fail("root_key.not_readable", file, errno == ELOOP ? "is a symbolic link; put the file itself there" : reason());
  }
  struct stat about {};
  if (::fstat(*opened, &about) != 0)
    fail("root_key.not_readable", file, reason());
  if (!S_ISREG(about.st_mode))
    fail("root_key.not_a_key", file, "is not a file");
  if ((about.st_mode & 07777) != owner_reads) {
    std::array<char, 8> mode{};
    std::snprintf(mode.data(), mode.size(), "%04o", static_cast<unsigned>(about.st_mode & 07777));
    fail("root_key.open_to_others", file,
         std::string("its mode is ") + mode.data() +
             ", which lets more than its owner read it or lets it be written. If nobody else has read it, run: "
             "chmod 0400 '" +
             file.string() + "'");
  }
  std::string text(length + 1, '\0'); // one more, to see that nothing follows
  std::size_t got = 0;
  while (got < text.size()) {
    const ssize_t n = ::read(*opened, text.data() + got, text.size() - got);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      wipe(text);
      fail("root_key.not_readable", file, reason());
    }
    if (n == 0)
      break;
    got += static_cast<std::size_t>(n);
  }
  std::optional<Bytes> bytes;
  if (got == length && text.starts_with(mark) && text[length - 1] == '\n')
    bytes = from_hex(std::string_view(text).substr(mark.size(), 2 * SecretKey::size));
  wipe(text);
  if (!bytes)
    fail("root_key.not_a_key", file, "does not hold a root key; restore it from its copy, do not delete it");
  SecretKey out = SecretKey::from_bytes(*bytes);
  wipe(*bytes);
  return out;
}

bool write_and_sync(const Descriptor& opened, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(*opened, text.data(), text.size());
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return false;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return ::fchmod(*opened, owner_reads) == 0 && ::fsync(*opened) == 0;
}

void sync_folder(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open() || ::fsync(*opened) != 0)
    fail("root_key.not_written", file, "its folder cannot be synchronised: " + reason());
}

// False when somebody else created the file meanwhile.
bool create(const std::filesystem::path& file, const SecretKey& key, Chance& chance) {
  // Written whole under another name first: a power cut never leaves half a key under the real one.
  std::array<std::uint8_t, 8> random{};
  chance.fill(random);
  const std::filesystem::path draft = file.string() + "." + to_hex(random);
  const Descriptor opened(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, owner_reads));
  if (!opened.is_open())
    fail("root_key.not_written", file, reason());
  std::string text = std::string(mark);
  text.reserve(length);
  constexpr std::string_view digits = "0123456789abcdef";
  for (const std::uint8_t byte : key.bytes()) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  text += '\n';
  const bool written = write_and_sync(opened, text);
  wipe(text);
  bool placed = written && ::renameat2(AT_FDCWD, draft.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) == 0;
  if (written && !placed && errno == EINVAL) { // a file system without that flag, such as NFS
    placed = ::link(draft.c_str(), file.c_str()) == 0;
    if (placed)
      ::unlink(draft.c_str());
  }
  if (!placed) {
    const int why = errno;
    ::unlink(draft.c_str());
    if (written && why == EEXIST)
      return false;
    errno = why;
    fail("root_key.not_written", file, reason());
  }
  sync_folder(file);
  return true;
}

} // namespace

SecretKey root_key(const std::filesystem::path& file, IfMissing if_missing, Chance& chance) {
  if (auto existing = read_existing(file))
    return std::move(*existing);
  if (if_missing == IfMissing::refuse)
    fail("root_key.missing", file, "is not there; restore it from its copy, because nothing sealed opens without it");
  SecretKey drawn = SecretKey::draw(chance);
  if (create(file, drawn, chance))
    return drawn;
  if (auto existing = read_existing(file)) // another program was faster: one installation, one key
    return std::move(*existing);
  fail("root_key.not_written", file, "appeared and vanished while it was made");
}

} // namespace concert::crypto
