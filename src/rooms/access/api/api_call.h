// One call of the JSON API: who calls, what the body said, what version it edits against; and how the answer is written.
// The same acts, the same fields and the same gate as the pages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"
#include "base/result.h"
#include "platform/http/message.h"
#include "platform/http/routes.h"
#include "platform/json/value.h"
#include "platform/words/words.h"
#include "rooms/access/actor.h"

namespace concert::access {

// What the OpenAPI document says of a route.
struct ApiEntry {
  std::string summary = {};
  std::string command = {};              // "situation present": the same act on the command line
  const FieldSpecs& (*body)() = nullptr; // absent: no body
  FieldSpecs query = {};
  bool anyone = false;                   // before signing in
  bool local_only = false;               // through the UNIX socket alone: it names files of the machine
  bool edits = false;  // needs If-Match
  int success = 200;
};

struct ApiCall {
  const http::Request& request;
  const http::PathParameters& path;
  const words::Words& say;
  const Actor& actor;
  const Fields& fields;               // body, or query for a GET
  std::optional<std::int64_t> version; // from If-Match: "v7"

  template <class AnId>
  Result<AnId> id(std::string_view name = "id") const {
    if (const auto parsed = AnId::parse(path.at(name)))
      return *parsed;
    return Refusal::not_found();
  }
};

http::Reply json_reply(int status, const json::Value& value, std::optional<std::int64_t> version = std::nullopt);
// RFC 9457 application/problem+json, in the reader's language.
http::Reply problem_reply(const Refusal& refusal, const words::Words& say);

} // namespace concert::access
