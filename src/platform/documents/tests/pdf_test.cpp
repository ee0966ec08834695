#include "platform/documents/pdf.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include <doctest/doctest.h>

using namespace concert::documents;

namespace {

constexpr std::string_view page =
    "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Ordre du jour</title></head><body>"
    "<h1>Réunion</h1><table><thead><tr><th scope=\"col\">Nº</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    "<img src=\"file:///etc/hostname\" alt=\"rien\"></body></html>";

bool holds(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

std::string page_with(const std::string& body) {
  return "<!doctype html><html lang=\"en\"><head><title>t</title><link rel=\"stylesheet\" href=\"/a.css\"></head><body>" +
         body + "</body></html>";
}

} // namespace

TEST_CASE("a page becomes a tagged PDF in its own language, with its title") {
  PdfPrinter printer;
  REQUIRE(printer.is_available()); // ./test installs it
  const std::string pdf = printer.pdf_of(page, "h1 { color: black }");
  CHECK(pdf.starts_with("%PDF-1.7"));
  CHECK(holds(pdf, "/StructTreeRoot"));
  CHECK(holds(pdf, "/Marked true"));
  CHECK(holds(pdf, "/Lang (fr)"));
  CHECK(holds(pdf, "pdfuaid:part"));
  CHECK(!holds(pdf, "/Subtype /Image")); // a picture by address is not fetched
}

TEST_CASE("what cannot become a PDF is a failure, and the next one works") {
  PdfPrinter printer;
  CHECK_THROWS_AS(printer.pdf_of("\xff\xfe", ""), PdfFailure); // not UTF-8: the child stops
  CHECK(printer.pdf_of(page, "").starts_with("%PDF-"));
}

TEST_CASE("limits hold, and a Python that is not there is no crash") {
  PdfPrinter no_memory({.seconds = 30, .megabytes = 40});
  CHECK_THROWS_AS(no_memory.pdf_of(page, ""), PdfFailure);
  PdfPrinter absent({}, "/nonexistent/python3");
  CHECK(!absent.is_available());
  CHECK_THROWS_AS(absent.pdf_of(page, ""), PdfFailure);
  // A table that no second is enough for.
  std::string endless = "<!doctype html><html lang=\"en\"><head><title>t</title></head><body>";
  for (int i = 0; i < 20'000; ++i)
    endless += "<table><tr><td>a</td><td>b</td></tr></table>";
  PdfPrinter no_time({.seconds = 1});
  CHECK_THROWS_AS(no_time.pdf_of(endless, ""), PdfFailure);
}

TEST_CASE("one at a time: who comes second waits, and is told when that takes too long") {
  PdfPrinter printer({.seconds = 60, .megabytes = 1500, .wait_seconds = 0});
  std::atomic<int> made = 0, busy = 0;
  const auto make = [&] {
    try {
      printer.pdf_of(page, "");
      ++made;
    } catch (const PdfBusy&) {
      ++busy;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back(make);
  for (std::thread& one : threads)
    one.join();
  CHECK(made >= 1);
  CHECK(made + busy == 4);
  CHECK(busy >= 1); // the child takes half a second; the others do not wait
}

TEST_CASE("nothing is fetched: no file, no address, no style that a page asks for") {
  PdfPrinter printer;
  REQUIRE(printer.is_available()); // ./test installs it
  const int door = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::bind(door, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0);
  REQUIRE(::listen(door, 8) == 0);
  socklen_t size = sizeof at;
  ::getsockname(door, reinterpret_cast<sockaddr*>(&at), &size);
  const std::string here = "http://127.0.0.1:" + std::to_string(ntohs(at.sin_port)) + "/";
  const std::string made = printer.pdf_of(
      page_with("<h1>x</h1><img src=\"" + here + "a.png\"><img src=\"file:///etc/passwd\"><object data=\"" + here +
              "b\"></object><a rel=\"attachment\" href=\"file:///etc/hostname\">f</a><style>@import url(" + here +
              "c.css); @font-face { font-family: q; src: url(" + here + "d.woff) } p { font-family: q }</style><p>y</p>"),
      "@import url(" + here + "e.css); body { background: url(" + here + "f.png) }");
  CHECK(holds(made, "/StructTreeRoot"));
  CHECK(!holds(made, "/EmbeddedFile"));
  CHECK(::accept(door, nullptr, nullptr) < 0); // nobody came
  ::close(door);
}
