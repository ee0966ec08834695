// Bytes to Request: framing, limits, and everything that is refused before a request exists. No sockets and no clocks,
// so that it can be fed any bytes in any pieces. Beast parses; what Beast lets pass and HTTP/1.1 forbids is refused
// here: folded headers, a second or missing Host, a second Content-Length, transfer codings other than one "chunked".
// Private to this part.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace concert::http {

struct ReadLimits {
  std::size_t header_bytes = 16 * 1024;
  std::function<std::uint64_t(Method, std::string_view path)> body_limit = {}; // absent: 1 MB
};

class RequestReader {
 public:
  enum class State {
    idle,     // not a byte of the next request yet
    header,   // some of its header
    body,     // header accepted; some of its body is missing
    complete, // take() it
    refused   // answer refused_with() and close: nothing after this point can be understood
  };

  explicit RequestReader(const ReadLimits& limits); // keeps a reference
  ~RequestReader();

  State state() const { return state_; }
  // After `complete`, bytes are kept for the next request and not looked at until take().
  State feed(std::string_view bytes);

  struct Taken {
    Request request;
    bool keep_alive = false;
    bool one_point_zero = false;
  };
  Taken take(); // in `complete`; moves on to the next request, of which there may be bytes already

  int refused_with() const { return refused_with_; }
  bool owes_continue(); // in `body`: the client waits for "100 Continue". True once.
  std::uint64_t body_received() const;

 private:
  class Parser; // the one that knows Beast
  void advance();
  bool find_header_end(); // false: more needed, or refused
  void parse_header();
  void parse_body();
  int accept_header(); // 0, or the status to refuse with
  void refuse(int status);

  const ReadLimits& limits_;
  State state_ = State::idle;
  std::unique_ptr<Parser> parser_; // while a request is being read
  std::string pending_;            // received, not yet parsed
  std::size_t scanned_ = 0;        // of pending_, while looking for the end of the header
  std::size_t line_start_ = 0;
  std::size_t header_size_ = 0; // once found
  std::size_t blank_bytes_ = 0; // empty lines before the request line
  int refused_with_ = 0;
  bool owes_continue_ = false;
};

} // namespace concert::http
