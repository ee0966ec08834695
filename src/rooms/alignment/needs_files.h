// The table of needs as it comes in files (data/needs/README.md): needs, service_term_labels, extension_terms and
// term_equivalents, each NAME.VERSION.csv, all of one version. Read as a whole or refused as a whole, naming file and
// line: a table with a hole would silently leave a need unanswered.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "rooms/alignment/needs.h"
#include "rooms/codes/code_book.h"

namespace concert::alignment {

struct NeedsFile {
  std::string name; // without folders
  std::string bytes;
};

// Problems have the field "file". About whole files, with a name: alignment.file.name, .missing, .twice. With
// "file:line" first: alignment.file.versions, .not_readable, .columns, .cell_empty {column}, .unknown_category {id},
// .unknown_need {id}, .unknown_term {id}, .not_a_term {id}, .duplicate, .relevance, .half_life, .first_contact, .empty.
// `book` knows the risk categories and the needs.
Result<NeedsEdition> read_needs(const std::vector<NeedsFile>& files, const codes::CodeBook& book);

} // namespace concert::alignment
