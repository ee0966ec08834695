#include "platform/crypto/root_key.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "platform/crypto/chance.h"

using namespace concert;
using namespace concert::crypto;
namespace fs = std::filesystem;

namespace {
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "concert-root-key-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path file() const { return path_ / "root.key"; }
  long entries() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator()); }

 private:
  fs::path path_;
};

std::string content(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}
void put(const fs::path& file, const std::string& text) {
  fs::remove(file);
  std::ofstream(file) << text;
  REQUIRE(chmod(file.c_str(), 0400) == 0);
}
std::string word_of_failure(const fs::path& file, IfMissing if_missing = IfMissing::create) {
  SeededChance chance(9);
  try {
    (void)root_key(file, if_missing, chance);
  } catch (const RootKeyFailure& failure) {
    CHECK(std::string(failure.what()).find(file.string()) != std::string::npos);
    return failure.word();
  }
  return "none";
}
} // namespace

TEST_CASE("a root key is made once, readable by its owner only, and found again") {
  const Folder folder;
  SeededChance chance(1);
  const SecretKey made = root_key(folder.file(), IfMissing::create, chance);
  struct stat about {};
  REQUIRE(stat(folder.file().c_str(), &about) == 0);
  CHECK((about.st_mode & 07777) == 0400);
  CHECK(content(folder.file()) == "concert-root-key-1 " + to_hex(made.bytes()) + "\n");
  CHECK(folder.entries() == 1); // no draft stays behind
  CHECK(root_key(folder.file(), IfMissing::create, chance).is_same_as(made));
  CHECK(root_key(folder.file(), IfMissing::refuse, chance).is_same_as(made));
}

TEST_CASE("a missing key is not made up where sealed data exists") {
  const Folder folder;
  CHECK(word_of_failure(folder.file(), IfMissing::refuse) == "root_key.missing");
  CHECK(folder.entries() == 0);
  CHECK(word_of_failure(folder.file().parent_path() / "no such folder" / "root.key") == "root_key.not_written");
}

TEST_CASE("a key that others can read, or that can be written, is refused with the remedy") {
  const Folder folder;
  SeededChance chance(1);
  (void)root_key(folder.file(), IfMissing::create, chance);
  const std::string before = content(folder.file());
  for (const mode_t mode : {0600u, 0440u, 0404u, 0644u, 0410u, 0401u, 0777u, 04400u}) {
    REQUIRE(chmod(folder.file().c_str(), mode) == 0);
    CHECK(word_of_failure(folder.file()) == "root_key.open_to_others");
  }
  try {
    (void)root_key(folder.file(), IfMissing::create, chance);
  } catch (const RootKeyFailure& failure) {
    CHECK(std::string(failure.what()).find("chmod 0400") != std::string::npos);
    CHECK(std::string(failure.what()).find(before.substr(19, 64)) == std::string::npos);
  }
  CHECK(content(folder.file()) == before);
  REQUIRE(chmod(folder.file().c_str(), 0400) == 0);
  CHECK(word_of_failure(folder.file()) == "none");
}

TEST_CASE("what is not a key is refused and never overwritten") {
  const Folder folder;
  const std::string digits(64, 'a');
  for (const std::string& bad :
       {std::string(), std::string("concert-root-key-1 "), digits + "\n", "concert-root-key-1 " + digits,
        "concert-root-key-2 " + digits + "\n", "concert-root-key-1 " + digits + "\n\n",
        "concert-root-key-1 " + digits.substr(1) + "g\n", std::string(100'000, 'a')}) {
    put(folder.file(), bad);
    CHECK(word_of_failure(folder.file()) == "root_key.not_a_key");
    CHECK(content(folder.file()) == bad);
  }
  put(folder.file(), "concert-root-key-1 " + digits + "\n");
  CHECK(word_of_failure(folder.file()) == "none");
}

TEST_CASE("a link, a folder or a pipe in the place of the key is refused") {
  const Folder folder;
  const fs::path elsewhere = folder.file().parent_path() / "elsewhere";
  put(elsewhere, "concert-root-key-1 " + std::string(64, 'a') + "\n");
  fs::create_symlink(elsewhere, folder.file());
  CHECK(word_of_failure(folder.file()) == "root_key.not_readable");
  fs::remove(folder.file());
  fs::create_symlink(folder.file().parent_path() / "nowhere", folder.file());
  CHECK(word_of_failure(folder.file()) == "root_key.not_readable");
  fs::remove(folder.file());
  fs::create_directory(folder.file());
  CHECK(word_of_failure(folder.file()) == "root_key.not_a_key");
  fs::remove(folder.file());
  REQUIRE(mkfifo(folder.file().c_str(), 0400) == 0);
  CHECK(word_of_failure(folder.file()) == "root_key.not_a_key");
}

TEST_CASE("programs that start at once agree on one key") {
  const Folder folder;
  SystemChance chance;
  std::vector<std::string> seen(8);
  std::vector<std::thread> threads;
  for (std::string& key : seen)
    threads.emplace_back(
        [&folder, &chance, &key] { key = to_hex(root_key(folder.file(), IfMissing::create, chance).bytes()); });
  for (std::thread& thread : threads)
    thread.join();
  for (const std::string& key : seen)
    CHECK(key == seen.front());
  CHECK(folder.entries() == 1);
}
