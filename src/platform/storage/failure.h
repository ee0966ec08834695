// What storage throws when the world fails: a disk, a server, a rule of the schema. Not for refusals (see
// base/result.h) and not for bugs (see base/check.h). Caught once, at the edge, except where a room turns `unique` into
// a refusal.
#pragma once

#include <stdexcept>
#include <string>

namespace concert::storage {

enum class FailureKind {
  unique,        // a unique index or primary key
  foreign_key,   // a reference to a row that is not there, or the removal of one that is referred to
  busy,          // the data folder is open in another program, or a lock was not given in time
  serialization, // PostgreSQL: still in conflict after every retry
  full,          // no room left on the disk, or the size limit reached
  lost,          // the connection to the server; after a lost commit nobody knows whether it took place
  corrupt,       // the file is damaged, or a stored value cannot be what its column says
  other          // any other rule of the schema, or fault of the engine
};

class Failure : public std::runtime_error {
 public:
  // PRIVACY: `what` names codes, tables, columns and the program's own SQL, never a bound or stored value: it ends in
  // logs.
  Failure(FailureKind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  FailureKind kind() const { return kind_; }

 private:
  FailureKind kind_;
};

} // namespace concert::storage
