// Names and values on the wire: percent-encoding, queries, application/x-www-form-urlencoded bodies. Everything that
// enters is refused unless it is well-formed and UTF-8. No multipart: uploads are another part's task.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fields.h"
#include "base/result.h"

namespace concert::http {

struct Request;

enum class Plus { literal, space }; // in forms and queries "+" is a space

// Refuses a "%" without two hexadecimal digits, and anything that is not UTF-8 afterwards (NUL included).
Result<std::string> percent_decoded(std::string_view encoded, Plus plus);
std::string percent_encoded(std::string_view text); // all but RFC 3986's unreserved characters; a space is %20

constexpr std::size_t most_form_fields = 1000;

// "a=1&b=two+words". A name without "=" has an empty value; empty parts are skipped; Fields cleans the values. Refuses
// malformed text and more than `most` fields, blank ones counted.
Result<Fields> form_fields(std::string_view encoded, std::size_t most = most_form_fields);
Result<Fields> query_fields(const Request& request, std::size_t most = most_form_fields);
// The form in the body; no fields for an empty body; refuses a body of another content type.
Result<Fields> body_fields(const Request& request, std::size_t most = most_form_fields);

// `path` as it is, then the query, encoded. PRIVACY: never put a person's name or number into a query: URLs are kept in
// histories and logs.
std::string url(std::string_view path, const std::vector<std::pair<std::string, std::string>>& query = {});

} // namespace concert::http
