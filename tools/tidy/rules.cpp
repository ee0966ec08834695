// The exceptions to the rules, with the reason beside each, and the orders that the rules enforce. To add one, say why
// in a way that the next reader can disagree with.
#include "rules.h"

#include <algorithm>
#include <set>

namespace concert::tidy {

const std::vector<Access>& accesses() {
  static const std::vector<Access> list = {
      {"clock",
       {"system_clock", "steady_clock", "high_resolution_clock", "utc_clock", "std::time(", "::time(", "time(nullptr)",
        "clock_gettime", "gettimeofday", "localtime", "localtime_r", "gmtime", "gmtime_r", "steady_timer",
        "system_timer"},
       "take an Instant or a LocalDate as an argument; only platform/clock looks at the time",
       {{"src/platform/clock/system_clock.cpp", "it is the clock"},
        {"src/platform/http/loop.cpp", "deadlines of connections, on the steady clock, never shown or stored"},
        {"src/platform/http/sockets.cpp", "the same deadlines"}}},
      {"randomness",
       {"random_device", "rand(", "srand(", "mt19937", "mt19937_64", "default_random_engine", "getrandom", "getentropy",
        "RAND_bytes", "randombytes_buf", "arc4random"},
       "take a Chance& as an argument (engines: a seed); only platform/crypto draws",
       {{"src/platform/crypto/chance.cpp", "it is the source of chance"},
        {"src/platform/crypto/passwords.cpp", "the salt of a password never needs to be replayed"},
        {"src/engines/", "seeded generators, returned with the answer so that every number can be computed again"}}},
      {"environment",
       {"getenv", "secure_getenv", "setenv", "putenv", "environ", "setlocale", "locale::global"},
       "take a setting as an argument; only platform/settings and app read the environment, and nobody sets a locale",
       {{"src/platform/settings/settings.cpp", "it reads settings"},
        {"src/app/share.cpp", "where the data files of the program are, before any setting is read"}}},
      {"threads",
       {"std::thread", "std::jthread", "std::async", "pthread_create", "sleep_for", "sleep_until", "usleep",
        "nanosleep", "fork(", "vfork", "posix_spawn"},
       "let the caller decide on threads; only the server, the storage's writer and app's jobs start any",
       {{"src/platform/http/server.cpp", "the loop's thread"},
        {"src/platform/http/workers.h", "the pool that answers requests"},
        {"src/platform/documents/pdf.cpp", "the child that makes a PDF"},
        {"src/platform/storage/sqlite_writer.h", "the one writer"},
        {"src/platform/storage/postgres_database.cpp", "waits before it tries a lost connection again"},
        {"src/engines/", "solvers may use several threads; the answer does not depend on how many"},
        {"src/app/", "jobs and start-up"}}},
      {"files",
       {"fstream", "ifstream", "ofstream", "basic_ifstream", "fopen", "freopen", "filesystem", "::open(", "openat",
        "opendir", "mmap", "popen", "system(", "execv", "execve", "execvp", "::unlink(", "::mkdir(", "std::rename("},
       "take the bytes as an argument; only the listed parts of platform and app touch files",
       {{"src/platform/crypto/root_key.cpp", "the root key is a file of mode 0400"},
        {"src/platform/http/sockets.cpp", "a socket in the data folder"},
        {"src/platform/log/log.cpp", "the log is a file"},
        {"src/platform/mail/configured.cpp", "the password of the mail server is a file"},
        {"src/platform/settings/settings.cpp", "the settings are a file"},
        {"src/platform/storage/data_lock.cpp", "one program at a time opens a data folder"},
        {"src/platform/storage/sqlite_backup.cpp", "a backup is a file"},
        {"src/platform/storage/sqlite_connection.cpp", "makes the database file readable by its owner only"},
        {"src/platform/storage/sqlite_database.cpp", "names the lock beside the database"},
        {"src/app/", "the data folder, imports and exports of the command line"}}},
  };
  return list;
}

const std::vector<Library>& libraries() {
  static const std::vector<Library> list = {
      {"boost/json", {{"src/platform/json/parse.cpp", "the parser of JSON, behind our own values"}}},
      {"boost/asio",
       {{"src/platform/http/loop.cpp", "the loop"}, {"src/platform/http/sockets.cpp", "connections on the loop"}}},
      {"boost/beast", {{"src/platform/http/request_reader.cpp", "the parser of requests"}}},
      {"zlib.h",
       {{"src/platform/http/gzip.cpp", "replies are compressed"},
        {"src/platform/zip/", "packages of directories; the test makes its own"}}},
      {"openssl/", {{"src/platform/crypto/", "signatures of passkeys and tokens"}}},
      {"sodium.h", {{"src/platform/crypto/", "the whole part stands before this library"}}},
      {"sqlite3.h",
       {{"src/platform/storage/sqlite_connection.cpp", "one engine of the storage"},
        {"src/platform/storage/sqlite_backup.cpp", "its backup"}}},
      {"libpq-fe.h",
       {{"src/platform/storage/postgres_connection.cpp", "the other engine of the storage"},
        {"src/platform/storage/postgres_values.cpp", "its values"},
        {"src/platform/storage/testing/places.cpp", "makes an empty database for each test"}}},
      {"toml++/", {{"src/platform/settings/toml.cpp", "the settings file; its header costs 2 s"}}},
      {"yaml-cpp/", {{"src/platform/yaml/yaml.cpp", "mappings that people write by hand"}}},
      {"date/", {{"src/platform/words/time_zone.cpp", "time zones; its header costs 2 s"}}},
      {"curl/", {{"src/platform/mail/", "SMTP"}}},
      {"CLI/", {{"src/app/cli/program.cpp", "the command line; its header costs 5 s"}}},
      {"qrencode.h", {{"src/platform/documents/", "codes to scan"}, {"src/platform/html/", "codes to scan, as SVG"}}},
      {"xlsxwriter", {{"src/platform/documents/", "spreadsheets"}}},
      {"Eigen/", {{"src/engines/", "linear algebra"}}},
      // The processor.
      {"immintrin.h", {{"src/engines/assignment/best.cpp", "reads eight pairs at a time where the processor can"}}},
      // The operating system.
      {"sys/",
       {{"src/platform/", "the machine's own part of the house"}, {"src/app/", "signals, the data folder's lock"}}},
      {"spawn.h", {{"src/platform/documents/pdf.cpp", "the child that makes a PDF"}}},
      {"unistd.h", {{"src/platform/", "the machine's own part of the house"}, {"src/app/", "the terminal, the lock"}}},
      {"fcntl.h", {{"src/platform/", "the machine's own part of the house"}, {"src/app/", "the data folder's lock"}}},
      {"signal.h", {{"src/platform/", "the machine's own part of the house"}, {"src/app/", "an orderly end"}}},
      {"poll.h", {{"src/platform/", "waiting for several sources"}}},
      {"termios.h", {{"src/app/", "asking for a password without showing it"}}},
      {"stdlib.h", {{"src/platform/", "setenv in tests"}}},
      {"arpa/",
       {{"src/platform/http/", "addresses"},
        {"src/platform/settings/", "checks the address to listen on"},
        {"src/platform/documents/tests/", "a door to which nobody may come"},
        {"src/platform/mail/tests/", "an SMTP server of the tests"}}},
      {"netinet/",
       {{"src/platform/http/", "socket options"},
        {"src/platform/documents/tests/", "a door to which nobody may come"},
        {"src/platform/mail/tests/", "an SMTP server of the tests"}}},
      {"netdb.h", {{"src/platform/http/", "names of hosts"}}},
  };
  return list;
}

const std::vector<Allowed>& long_files() {
  static const std::vector<Allowed> list = {};
  return list;
}

const std::vector<Allowed>& markup_places() {
  static const std::vector<Allowed> list = {
      {"src/platform/html/", "the one place that writes markup"},
  };
  return list;
}

const std::vector<std::string_view>& room_order() {
  static const std::vector<std::string_view> list = {
      "audit",      "access",     "drafts",      "codes",     "agencies",  "sites",     "people",
      "directory",  "situations", "alignment",   "meetings",  "referrals", "aftercare", "notices",
      "evaluation", "returns",    "initiatives", "oversight", "reports",
  };
  return list;
}

const std::vector<Allowed>& extra_uses() {
  static const std::vector<Allowed> list = {
      {"audit uses crypto", "hashes of the Merkle log, sealed details"},
      {"access uses crypto", "password hashes, session tokens, passkeys"},
      {"people uses crypto", "identities are sealed"},
      {"drafts uses crypto", "what was typed is sealed"},
      {"situations uses crypto", "one key a situation"},
      {"meetings uses crypto", "minutes have a digest and a signature"},
      {"referrals uses crypto", "links are signed; whom to call is sealed under a secret that nobody here keeps"},
      {"directory uses crypto", "draws ids"},
      {"directory uses directory_exchange",
       "import and export are acts of the room; the part is pure, bytes to entries"},
      {"directory_entries uses crypto", "hashes what a source calls a row, so that an import can be repeated"},
      {"directory_entries uses json", "keeps further fields of a row as one text"},
      {"access_pages_testing uses access_pages", "a reader for tests of every room's pages"},
      {"sites uses json", "reads boundaries"},
      {"directory uses json", "reads open-referral files into its own types"},
  };
  return list;
}

bool is_allowed(const std::vector<Allowed>& list, std::string_view path) {
  return std::any_of(list.begin(), list.end(), [&](const Allowed& allowed) {
    return allowed.path.ends_with('/') ? path.starts_with(allowed.path) : path == allowed.path;
  });
}

bool is_standard_header(std::string_view name) {
  static const std::set<std::string_view> list = {"algorithm",
                                                  "any",
                                                  "array",
                                                  "atomic",
                                                  "barrier",
                                                  "bit",
                                                  "bitset",
                                                  "cassert",
                                                  "cctype",
                                                  "cerrno",
                                                  "cfenv",
                                                  "cfloat",
                                                  "charconv",
                                                  "chrono",
                                                  "cinttypes",
                                                  "climits",
                                                  "clocale",
                                                  "cmath",
                                                  "codecvt",
                                                  "compare",
                                                  "complex",
                                                  "concepts",
                                                  "condition_variable",
                                                  "coroutine",
                                                  "csetjmp",
                                                  "csignal",
                                                  "cstdarg",
                                                  "cstddef",
                                                  "cstdint",
                                                  "cstdio",
                                                  "cstdlib",
                                                  "cstring",
                                                  "ctime",
                                                  "cuchar",
                                                  "cwchar",
                                                  "cwctype",
                                                  "deque",
                                                  "exception",
                                                  "execution",
                                                  "filesystem",
                                                  "forward_list",
                                                  "fstream",
                                                  "functional",
                                                  "future",
                                                  "initializer_list",
                                                  "iomanip",
                                                  "ios",
                                                  "iosfwd",
                                                  "iostream",
                                                  "istream",
                                                  "iterator",
                                                  "latch",
                                                  "limits",
                                                  "list",
                                                  "locale",
                                                  "map",
                                                  "memory",
                                                  "memory_resource",
                                                  "mutex",
                                                  "new",
                                                  "numbers",
                                                  "numeric",
                                                  "optional",
                                                  "ostream",
                                                  "queue",
                                                  "random",
                                                  "ranges",
                                                  "ratio",
                                                  "regex",
                                                  "scoped_allocator",
                                                  "semaphore",
                                                  "set",
                                                  "shared_mutex",
                                                  "source_location",
                                                  "span",
                                                  "sstream",
                                                  "stack",
                                                  "stdexcept",
                                                  "stop_token",
                                                  "streambuf",
                                                  "string",
                                                  "string_view",
                                                  "syncstream",
                                                  "system_error",
                                                  "thread",
                                                  "tuple",
                                                  "type_traits",
                                                  "typeindex",
                                                  "typeinfo",
                                                  "unordered_map",
                                                  "unordered_set",
                                                  "utility",
                                                  "valarray",
                                                  "variant",
                                                  "vector",
                                                  "version"};
  return list.contains(name);
}

} // namespace concert::tidy
