#include "platform/storage/value.h"

#include "base/text.h"
#include "platform/storage/migrate.h"

namespace concert::storage {

Value::Value(std::string_view text) : kind_(Kind::text), text_(text) {
  check(text::is_utf8(text), "stored text is UTF-8 without NUL: it is checked where it enters");
}

Value::Value(const OwnText& own) : kind_(Kind::text), owned_size_(own.text.size()) {
  check(own.text.size() <= owned_.size(), "the text of an id or a day is short");
  std::copy(own.text.begin(), own.text.end(), owned_.begin());
}

void column_is_corrupt(int column, const char* expected) {
  throw Failure(FailureKind::corrupt, "column " + std::to_string(column) + " of the answer is not " + expected);
}

} // namespace concert::storage
