// A page as a tagged PDF: WeasyPrint (Debian's package, optional) in a process of its own. The page goes in and the
// file comes out through one socket; nothing is written to a disk, fetched from anywhere or logged.
#pragma once

#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

namespace concert::documents {

// The child could not be started, ran out of its time or memory, or gave no PDF. PRIVACY: says nothing of the page.
class PdfFailure : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

// Somebody else's file is being made, and has been for longer than anybody should wait.
class PdfBusy : public std::runtime_error {
public:
  PdfBusy() : std::runtime_error("another document is being made") {}
};

class PdfPrinter {
public:
  struct Limits {
    int seconds = 60;      // by the clock; then it is killed
    int megabytes = 1500;  // of the child's memory
    int wait_seconds = 20; // for one that is being made; one at a time
  };
  PdfPrinter() : PdfPrinter(Limits{}) {}
  explicit PdfPrinter(Limits limits, std::string python = "/usr/bin/python3")
      : limits_(limits), python_(std::move(python)) {}

  bool is_available() const; // whether the package is installed

  // `page`: a whole document in UTF-8; `style` is laid over it. PDF/UA-1 (ISO 14289-1): tags, language and title are
  // those of the page. Addresses in it stay links; pictures and styles by address are left out.
  std::string pdf_of(std::string_view page, std::string_view style);

private:
  const Limits limits_;
  const std::string python_;
  std::timed_mutex one_at_a_time_;
};

} // namespace concert::documents
