#include "rooms/access/api/api_call.h"

#include "platform/http/refusal_status.h"
#include "platform/json/write.h"

namespace concert::access {

http::Reply json_reply(int status, const json::Value& value, std::optional<std::int64_t> version) {
  http::Reply reply = http::typed_reply(status, "application/json", json::dump(value));
  if (version)
    reply.with("ETag", "\"v" + std::to_string(*version) + "\"");
  return reply;
}

http::Reply problem_reply(const Refusal& refusal, const words::Words& say) {
  const int status = http::status_of(refusal.kind);
  json::Object out;
  out.add("type", "about:blank")
      .add("title", say("refused.title." + std::string(name_of(refusal.kind))))
      .add("status", status)
      .add("detail", say(refusal.word))
      .add("reason", name_of(refusal.kind))
      .add("word", refusal.word);
  if (!refusal.problems.empty()) {
    json::Array problems;
    for (const Problem& problem : refusal.problems) {
      const std::string exact = problem.word + "." + problem.field;
      json::Object one;
      one.add("field", problem.field)
          .add("word", problem.word)
          .add("message", say.in_order(say.has(exact) ? exact : problem.word, problem.values));
      problems.emplace_back(std::move(one));
    }
    out.add("problems", std::move(problems));
  }
  http::Reply reply = http::typed_reply(status, "application/problem+json", json::dump(out));
  return reply;
}

} // namespace concert::access
