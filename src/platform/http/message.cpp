#include "platform/http/message.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/check.h"

namespace concert::http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> method_names{{
    {Method::get, "GET"},
    {Method::head, "HEAD"},
    {Method::post, "POST"},
    {Method::put, "PUT"},
    {Method::patch, "PATCH"},
    {Method::del, "DELETE"},
    {Method::options, "OPTIONS"},
}};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string_view name_of(Method method) {
  for (const auto& [known, name] : method_names)
    if (known == method)
      return name;
  bug("unknown method");
}

std::optional<Method> method_of(std::string_view name) {
  for (const auto& [method, known] : method_names)
    if (known == name)
      return method;
  return std::nullopt;
}

std::string_view reason_of(int status) {
  static const std::map<int, std::string_view> reasons{
      {100, "Continue"},
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {301, "Moved Permanently"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {307, "Temporary Redirect"},
      {308, "Permanent Redirect"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {411, "Length Required"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {415, "Unsupported Media Type"},
      {417, "Expectation Failed"},
      {422, "Unprocessable Content"},
      {428, "Precondition Required"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {503, "Service Unavailable"},
      {505, "HTTP Version Not Supported"},
  };
  const auto found = reasons.find(status);
  return found == reasons.end() ? "Unknown" : found->second;
}

bool same_name(std::string_view one, std::string_view two) {
  return std::equal(one.begin(), one.end(), two.begin(), two.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

void Headers::add(std::string name, std::string value) {
  list_.emplace_back(std::move(name), std::move(value));
}

bool Headers::has(std::string_view name) const {
  return one(name).has_value();
}

std::optional<std::string_view> Headers::one(std::string_view name) const {
  for (const auto& [known, value] : list_)
    if (same_name(known, name))
      return value;
  return std::nullopt;
}

std::string Headers::text_or(std::string_view name, std::string_view fallback) const {
  return std::string(one(name).value_or(fallback));
}

std::vector<std::string_view> Headers::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [known, value] : list_)
    if (same_name(known, name))
      values.push_back(value);
  return values;
}

Reply& Reply::with(std::string name, std::string value) {
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

std::optional<std::string_view> Reply::header(std::string_view name) const {
  for (const auto& [known, value] : headers)
    if (same_name(known, name))
      return value;
  return std::nullopt;
}

Reply typed_reply(int status, std::string content_type, std::string body) {
  Reply reply;
  reply.status = status;
  reply.headers.emplace_back("Content-Type", std::move(content_type));
  reply.body = std::move(body);
  return reply;
}

Reply text_reply(int status, std::string body) {
  return typed_reply(status, "text/plain; charset=utf-8", std::move(body));
}

Reply see_other(std::string location) {
  check(is_local_target(location), "see_other() leads off this site");
  Reply reply;
  reply.status = 303;
  reply.headers.emplace_back("Location", std::move(location));
  return reply;
}

bool is_local_target(std::string_view target) {
  if (target.empty() || target[0] != '/')
    return false;
  // Browsers read "\" as "/" and skip tabs and line breaks, so "/\t/elsewhere" would leave too.
  for (const char c : target)
    if (c == '\\' || static_cast<unsigned char>(c) <= 0x20 || c == 0x7f)
      return false;
  return target.size() == 1 || target[1] != '/';
}

} // namespace concert::http
