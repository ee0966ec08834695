#include "base/csv.h"

#include <doctest/doctest.h>

using namespace concert;
using Cells = std::vector<std::string>;

TEST_CASE("quotes, commas and line ends inside a cell; CRLF, LF and CR between rows; a byte order mark") {
  csv::Reader reader("\xEF\xBB\xBF"
                     "a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\n\n,\r3,\"\"");
  CHECK(reader.next()->cells == Cells{"a", "b"});
  const auto second = reader.next();
  CHECK(second->cells == Cells{"x, \"y\"", "two\nlines"});
  CHECK(second->line == 2);
  const auto third = reader.next();
  CHECK(third->cells == Cells{"", ""});
  CHECK(third->line == 5); // the quoted line end and the blank line count
  CHECK(reader.next()->cells == Cells{"3", ""});
  CHECK_FALSE(reader.next());
  CHECK(reader.troubles().empty());
}

TEST_CASE("a bad quote costs one row and is named with row, column and line") {
  const csv::Table table = csv::read_table("id,name\n1,ok\n2,ba\"d\n3,\"x\"y\n4,fine\n5,\"never closed\n6,also fine\n");
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[1].cells == Cells{"4", "fine"});
  CHECK(table.rows[2].cells == Cells{"6", "also fine"});
  REQUIRE(table.troubles.size() == 3);
  CHECK(table.troubles[0].word == "csv.quote_in_cell");
  CHECK(table.troubles[0].line == 3);
  CHECK(table.troubles[0].row == 3);
  CHECK(table.troubles[0].column == 2);
  CHECK(table.troubles[1].word == "csv.text_after_quote");
  CHECK(table.troubles[1].line == 4);
  CHECK(table.troubles[2].word == "csv.quote_not_closed");
  CHECK(table.troubles[2].row_line == 6);
}

TEST_CASE("a row with too few or too many cells is a trouble, not a guess") {
  const csv::Table table = csv::read_table("id,name\n1\n2,two\n3,three,more\n");
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].cells[0] == "2");
  REQUIRE(table.troubles.size() == 2);
  CHECK(table.troubles[0].word == "csv.cell_count");
  CHECK(table.troubles[0].row_line == 2);
  CHECK(table.troubles[1].column == 3);
}

TEST_CASE("many unclosed quotes take linear time") {
  std::string bytes = "a\n";
  for (int i = 0; i < 200'000; ++i)
    bytes += "\"\"\"\n";
  const csv::Table table = csv::read_table(bytes);
  CHECK(table.rows.size() + table.troubles.size() > 0);
}

TEST_CASE("what is written is read back, whatever it holds") {
  const std::vector<Cells> rows = {
      {"plain", "with, comma", "with \"quote\"", "two\nlines", "", " blank "}, {""}, {"é", "\r"}};
  std::string bytes;
  for (const Cells& row : rows)
    csv::write_row(bytes, row, csv::Formulas::as_written);
  csv::Reader reader(bytes);
  for (const Cells& row : rows)
    CHECK(reader.next()->cells == row);
  CHECK_FALSE(reader.next());
  CHECK(bytes.find("\r\n") != std::string::npos);
}

TEST_CASE("cells that a spreadsheet would run are neutralised on request; numbers stay numbers") {
  std::string bytes;
  csv::write_row(bytes, Cells{"=1+1", "+cmd", "-x", "@a", "\tb", "-76.68", "+5", "a=b"}, csv::Formulas::neutralised);
  CHECK(bytes == "'=1+1,'+cmd,'-x,'@a,'\tb,-76.68,+5,a=b\r\n");
  bytes.clear();
  csv::write_row(bytes, Cells{"=1+1"}, csv::Formulas::as_written);
  CHECK(bytes == "=1+1\r\n");
  CHECK(csv::looks_like_formula("-1-2"));
  CHECK(csv::looks_like_formula("-"));
}
