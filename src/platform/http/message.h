// One request and one reply as plain values: what the server gives to the house and what it takes back.
// No parsing and no sockets here; the server has checked framing and sizes before a Request exists.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace concert::http {

enum class Method { get, head, post, put, patch, del, options };

std::string_view name_of(Method method);                    // "GET"
std::optional<Method> method_of(std::string_view name);     // exact, upper case; nothing for any other method
std::string_view reason_of(int status);                     // "Not Found"; "Unknown" for a status that we never send
bool same_name(std::string_view one, std::string_view two); // header names: ASCII letters in either case

using HeaderList = std::vector<std::pair<std::string, std::string>>;

// The headers of a request in the order of arrival; names match in either case.
class Headers {
public:
  void add(std::string name, std::string value);
  bool has(std::string_view name) const;
  std::optional<std::string_view> one(std::string_view name) const; // the first of that name
  std::string text_or(std::string_view name, std::string_view fallback = "") const;
  std::vector<std::string_view> all(std::string_view name) const;
  const HeaderList& in_order() const { return list_; }

private:
  HeaderList list_;
};

// Which door a request came through. `local` is the UNIX socket that only the installation's own account can open.
enum class Listener { network, local };

struct Request {
  Method method = Method::get;
  std::string path;  // still percent-encoded, begins with "/" ("*" for OPTIONS *); Routes decodes it
  std::string query; // still percent-encoded, without "?"
  Headers headers;
  std::string body;
  std::string peer; // the address without port; empty for Listener::local
  Listener listener = Listener::network;
  std::uint64_t number = 0; // counts the requests of this server from 1: joins log lines, means nothing outside
};

// Compressing a page that holds a secret and also echoes what the reader typed lets somebody who watches sizes guess
// the secret (BREACH). Forbid it for such a reply.
enum class Compression { allowed, forbidden };

class EventStream; // events.h

// Content-Length, Connection and Transfer-Encoding belong to the server: setting them is a bug, and so is a line break
// in a header.
struct Reply {
  int status = 200;
  HeaderList headers;
  std::string body;
  Compression compression = Compression::allowed;
  std::shared_ptr<EventStream> events = {}; // then there is no body: see event_reply()

  Reply& with(std::string name, std::string value); // adds, even if one of that name exists
  std::optional<std::string_view> header(std::string_view name) const;
};

Reply typed_reply(int status, std::string content_type, std::string body);
Reply text_reply(int status, std::string body); // text/plain in UTF-8
// 303: after a form, look at `location`, which must be a path on this site (see is_local_target).
Reply see_other(std::string location);
// Whether a browser that follows `target` stays on this site: "/a?b" does; "//elsewhere", "/\elsewhere" and "https:" do
// not. Ask it about every "return to" that came in with a request.
bool is_local_target(std::string_view target);

} // namespace concert::http
