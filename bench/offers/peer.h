// The same ranking asked of SQLite in memory: flat columns, masks for languages and towns, an index of services by
// term.
#pragma once

#include <memory>
#include <vector>

#include "rooms/alignment/offers.h"

struct sqlite3;
struct sqlite3_stmt;

namespace concert::bench {

class Peer {
public:
  Peer(const directory::Catalogue& catalogue, const alignment::Needs& needs);
  ~Peer();
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  struct Ranked {
    std::size_t service = 0; // position in the directory
    double score = 0;
  };
  // The best of each need in the order of `needs`; only the ranking, without counts, reasons and explanation.
  std::vector<std::vector<Ranked>> best(const alignment::Asked& asked, const std::vector<std::string>& needs,
                                        Instant now, const alignment::Options& options);
  double megabytes() const;

private:
  void run(const char* sql);
  sqlite3_stmt* prepared(const char* sql);
  void fill(const directory::Catalogue& catalogue);

  const alignment::Needs& needs_;
  sqlite3* database_ = nullptr;
  sqlite3_stmt *forget_ = nullptr, *want_ = nullptr, *ask_ = nullptr;
  std::vector<std::string> languages_, towns_, terms_; // numbered by position
};

} // namespace concert::bench
