#include "platform/http/request_reader.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace concert::http {
namespace beast = boost::beast::http;
using boost::system::error_code;

namespace {

constexpr std::uint64_t default_body_limit = 1 << 20;
constexpr std::size_t most_chunk_extensions = 1024; // nobody uses them; they only make requests long
constexpr std::size_t shortest_chunked_end = 5;     // "0\r\n\r\n"

std::string_view view(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_host(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._:[]").find(c) != std::string_view::npos;
  });
}

// "GET / HTTP/2.0": a version that we do not speak, as against a line that is no request at all.
bool asks_for_another_version(std::string_view line) {
  if (std::count(line.begin(), line.end(), ' ') != 2)
    return false;
  const auto version = line.substr(line.rfind(' ') + 1);
  return version.size() == 8 && version.starts_with("HTTP/") && all_digits(version.substr(5, 1)) && version[6] == '.' &&
         all_digits(version.substr(7, 1));
}

} // namespace

class RequestReader::Parser final : public beast::basic_parser<true> {
 public:
  Parser() { eager(false); }

  int version = 0; // 10 or 11
  std::string method;
  std::string target;
  Request request;

 private:
  void on_request_impl(beast::verb, boost::beast::string_view name, boost::beast::string_view where, int spoken,
                       error_code&) override {
    version = spoken;
    method = view(name);
    target = view(where);
  }
  void on_response_impl(int, boost::beast::string_view, int, error_code&) override {}
  void on_field_impl(beast::field, boost::beast::string_view name, boost::beast::string_view value,
                     error_code&) override {
    // Fields after the body must not pass for headers: a late Host or Cookie would have skipped every check.
    if (!is_header_done())
      request.headers.add(std::string(view(name)), std::string(view(value)));
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(boost::beast::string_view bytes, error_code&) override {
    request.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t, boost::beast::string_view extensions, error_code& error) override {
    extension_bytes_ += extensions.size();
    // Beast takes a line feed within quotes; a proxy in front that ends the line there would see other chunks than we
    // do.
    const bool clean = std::none_of(extensions.begin(), extensions.end(), [](char c) {
      return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
    });
    if (!clean || extension_bytes_ > most_chunk_extensions)
      error = beast::error::bad_chunk_extension;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view bytes, error_code& error) override {
    return on_body_impl(bytes, error);
  }
  void on_finish_impl(error_code&) override {}

  std::size_t extension_bytes_ = 0;
};

RequestReader::RequestReader(const ReadLimits& limits) : limits_(limits) {}
RequestReader::~RequestReader() = default;

RequestReader::State RequestReader::feed(std::string_view bytes) {
  if (state_ == State::refused)
    return state_;
  pending_ += bytes;
  advance();
  return state_;
}

RequestReader::Taken RequestReader::take() {
  check(state_ == State::complete, "no complete request to take");
  Taken taken{std::move(parser_->request), parser_->keep_alive(), parser_->version < 11};
  parser_.reset();
  state_ = State::idle;
  scanned_ = line_start_ = header_size_ = blank_bytes_ = 0;
  owes_continue_ = false;
  advance();
  return taken;
}

bool RequestReader::owes_continue() {
  return std::exchange(owes_continue_, false);
}

std::uint64_t RequestReader::body_received() const {
  return parser_ ? parser_->request.body.size() : 0;
}

void RequestReader::refuse(int status) {
  state_ = State::refused;
  refused_with_ = status;
  parser_.reset();
  pending_ = {};
}

void RequestReader::advance() {
  if (pending_.empty())
    return;
  if (state_ == State::idle)
    state_ = State::header;
  if (state_ == State::header && find_header_end())
    parse_header();
  if (state_ == State::body)
    parse_body();
}

bool RequestReader::find_header_end() {
  for (; scanned_ < pending_.size(); ++scanned_) {
    if (scanned_ + blank_bytes_ >= limits_.header_bytes)
      return (refuse(431), false);
    const char c = pending_[scanned_];
    const bool after_cr = scanned_ > 0 && pending_[scanned_ - 1] == '\r';
    // One reading of where lines end, or a proxy in front could see other requests than we do.
    if (c == '\0' || (c == '\n') != after_cr)
      return (refuse(400), false);
    if (scanned_ == line_start_ && (c == ' ' || c == '\t'))
      return (refuse(400), false); // folded
    if (c != '\n')
      continue;
    const bool blank = line_start_ + 1 == scanned_;
    line_start_ = scanned_ + 1;
    if (blank && line_start_ == 2) { // RFC 9112 §2.2: be patient with empty lines before the request
      blank_bytes_ += 2;
      pending_.erase(0, 2);
      scanned_ = line_start_ = 0;
      --scanned_; // the loop adds one
      continue;
    }
    if (blank) {
      header_size_ = ++scanned_;
      return true;
    }
  }
  return false;
}

void RequestReader::parse_header() {
  parser_ = std::make_unique<Parser>();
  parser_->header_limit(static_cast<std::uint32_t>(header_size_ + 1));
  parser_->body_limit(boost::none);
  error_code error;
  parser_->put(boost::asio::buffer(pending_.data(), header_size_), error);
  if (error == beast::error::bad_version &&
      asks_for_another_version(std::string_view(pending_).substr(0, pending_.find('\r'))))
    return refuse(505);
  if (error || !parser_->is_header_done())
    return refuse(error == beast::error::header_limit ? 431 : 400);
  pending_.erase(0, header_size_);
  if (const int status = accept_header())
    return refuse(status);
  state_ = parser_->is_done() ? State::complete : State::body;
  parser_->eager(true);
}

int RequestReader::accept_header() {
  auto& request = parser_->request;
  const auto hosts = request.headers.all("Host");
  if (hosts.size() != 1 || !is_host(hosts[0]))
    return 400;
  const auto lengths = request.headers.all("Content-Length");
  if (lengths.size() > 1 || (lengths.size() == 1 && !all_digits(lengths[0])))
    return 400;
  // Beast reads any coding that does not end in "chunked" as "no body": the body would pass for the next request.
  const auto codings = request.headers.all("Transfer-Encoding");
  if (!codings.empty() && (codings.size() > 1 || !lengths.empty() || parser_->version < 11))
    return 400;
  if (!codings.empty() && !same_name(codings[0], "chunked"))
    return 501;
  const auto method = method_of(parser_->method);
  if (!method)
    return 501;
  request.method = *method;

  std::string_view target = parser_->target;
  for (const std::string_view scheme : {"http://", "https://"})
    if (same_name(target.substr(0, scheme.size()), scheme)) {
      target.remove_prefix(scheme.size());
      const auto authority = target.substr(0, target.find_first_of("/?"));
      if (!same_name(authority, hosts[0]))
        return 400;
      target.remove_prefix(authority.size());
      break;
    }
  const bool whole_server = target == "*" && *method == Method::options;
  if (!whole_server && !target.starts_with('/'))
    return 400;
  if (std::any_of(target.begin(), target.end(), [](char c) { return c <= 0x20 || c >= 0x7f || c == '#'; }))
    return 400;
  const auto question = target.find('?');
  request.path = target.substr(0, question);
  request.query = question == std::string_view::npos ? "" : target.substr(question + 1);

  const auto limit = limits_.body_limit ? limits_.body_limit(*method, request.path) : default_body_limit;
  if (const auto length = parser_->content_length(); length && *length > limit)
    return 413;
  parser_->body_limit(limit);
  if (const auto expected = request.headers.one("Expect")) {
    if (!same_name(*expected, "100-continue"))
      return 417;
    owes_continue_ = parser_->version >= 11 && !parser_->is_done();
  }
  return 0;
}

void RequestReader::parse_body() {
  // Beast asserts that it never sees a beginning of the last chunk that is shorter than the shortest whole one.
  if (pending_.empty() || (parser_->chunked() && pending_.size() < shortest_chunked_end))
    return;
  error_code error;
  const auto used = parser_->put(boost::asio::buffer(pending_), error);
  pending_.erase(0, used);
  if (error == beast::error::body_limit)
    return refuse(413);
  if (error && error != beast::error::need_more)
    return refuse(400);
  if (parser_->is_done())
    state_ = State::complete;
  else if (pending_.size() > limits_.header_bytes) // a chunk's first line or the trailer never ends
    return refuse(431);
}

} // namespace concert::http
