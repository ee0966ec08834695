#include "platform/storage/migrate.h"

#include <cctype>

namespace concert::storage {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// The end of the quoted text or comment that begins at `at`; `at` itself when none does. A doubled quote needs no care:
// it reads as one text directly behind another.
std::size_t end_of_untouched(std::string_view sql, std::size_t at) {
  const auto behind = [&](std::string_view end, std::size_t from) {
    const auto found = sql.find(end, from);
    return found == std::string_view::npos ? sql.size() : found + end.size();
  };
  if (sql[at] == '\'' || sql[at] == '"')
    return behind(sql.substr(at, 1), at + 1);
  if (sql.substr(at, 2) == "--")
    return behind("\n", at + 2);
  if (sql.substr(at, 2) == "/*")
    return behind("*/", at + 2);
  return at;
}

std::string_view translated(const std::string& word, char before) {
  if (word == "integer")
    return "bigint";
  if (word == "blob")
    return "bytea";
  if (word == "real")
    return "double precision";
  if (word == "strict" && before == ')')
    return "";
  return word;
}

} // namespace

std::string postgres_dialect(std::string_view sql) {
  std::string out;
  char before = ' '; // the last character outside comments that is no white space
  for (std::size_t at = 0; at < sql.size();) {
    std::size_t end = end_of_untouched(sql, at);
    if (end == at)
      while (end < sql.size() && is_word(sql[end]))
        ++end;
    if (end == at)
      ++end;
    const std::string_view piece = sql.substr(at, end - at);
    if (is_word(piece[0])) {
      const std::string word = lower(piece);
      const auto other = translated(word, before);
      out += other == word ? piece : other;
    } else {
      out += piece;
    }
    if (std::isspace(static_cast<unsigned char>(piece[0])) == 0 && !piece.starts_with("--") && !piece.starts_with("/*"))
      before = piece.back();
    at = end;
  }
  return out;
}

} // namespace concert::storage
