// A code list as it comes in a file LIST.VERSION.csv with the columns id,group,category,relation,en,fr,mark,source.
// Read as a whole or refused as a whole, naming file and line: a list with a hole would silently narrow what people can say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rooms/codes/code_book.h"

namespace concert::codes {

struct ListFile {
  std::string list;
  std::string version;
  std::vector<CodeEntry> entries;
};

// `file_name` without folders. Problems have the field "file" and the values {file:line, …}: codes.file_name,
// codes.columns, codes.duplicate_id, codes.not_an_id, codes.unknown_relation, codes.unknown_mark, codes.missing_label
// ({1}: en or fr), codes.not_readable, codes.empty.
Result<ListFile> read_list_file(std::string_view file_name, std::string_view bytes);

} // namespace concert::codes
