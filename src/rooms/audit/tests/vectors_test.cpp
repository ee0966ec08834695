// The proofs of transparency-dev/merkle, most of which must be refused: data/audit/README.md.
#include <doctest/doctest.h>

#include <charconv>
#include <fstream>

#include "base/check.h"
#include "platform/json/parse.h"
#include "rooms/audit/merkle.h"

using namespace concert;
using namespace concert::audit;

namespace {

// Some sizes do not fit the numbers of our JSON reader, on purpose; as texts they do.
void quote_large_numbers(std::string& line) {
  constexpr std::size_t digits_of_int64 = 19;
  for (std::size_t at = line.find(':'); at != std::string::npos; at = line.find(':', at + 1)) {
    const auto end = line.find_first_not_of("0123456789", at + 1);
    if (end == std::string::npos || end - at - 1 < digits_of_int64)
      continue;
    line.insert(end, 1, '"');
    line.insert(at + 1, 1, '"');
  }
}

std::uint64_t number(const json::Value& vector, std::string_view name) {
  const auto* value = vector.find(name);
  REQUIRE(value);
  if (const auto* small = value->if_int())
    return static_cast<std::uint64_t>(*small);
  std::uint64_t out = 0;
  const std::string& text = *value->if_text();
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

Bytes bytes(const json::Value& vector, std::string_view name) {
  const auto out = from_base64(*vector.find(name)->if_text());
  REQUIRE(out);
  return *out;
}

// A proof with an element that is no hash is refused where it is read.
std::optional<Proof> proof(const json::Value& vector) {
  Proof out;
  if (const auto* steps = vector.find("proof")->if_array())
    for (const auto& step : *steps) {
      const auto hash = hash_of(*from_base64(*step.if_text()));
      if (!hash)
        return std::nullopt;
      out.push_back(*hash);
    }
  return out;
}

bool holds(const json::Value& vector, std::string_view file) {
  const auto steps = proof(vector);
  if (!steps)
    return false;
  if (file.starts_with("testdata/inclusion/"))
    return proves_inclusion(number(vector, "leafIdx"), number(vector, "treeSize"), bytes(vector, "leafHash"), *steps,
                            bytes(vector, "root"));
  if (file.starts_with("testdata/subtreeinclusion/"))
    return proves_subtree_inclusion(number(vector, "leafIdx"), number(vector, "start"), number(vector, "end"),
                                    bytes(vector, "leafHash"), *steps, bytes(vector, "root"));
  if (file.starts_with("testdata/consistency/"))
    return proves_consistency(number(vector, "size1"), number(vector, "size2"), bytes(vector, "root1"),
                              bytes(vector, "root2"), *steps);
  REQUIRE(file.starts_with("testdata/subtreeconsistency/"));
  return proves_subtree_consistency(number(vector, "start"), number(vector, "end"), number(vector, "size"),
                                    bytes(vector, "root1"), bytes(vector, "root2"), *steps);
}

} // namespace

TEST_CASE("518 published vectors") {
  std::ifstream in(CONCERT_SOURCE_DIR "/data/audit/rfc6962_vectors.jsonl");
  REQUIRE(in);
  int accepted = 0;
  int refused = 0;
  for (std::string line; std::getline(in, line);) {
    quote_large_numbers(line);
    const auto vector = json::parse(line);
    REQUIRE(vector);
    const std::string file = *vector->find("file")->if_text();
    CAPTURE(file);
    const bool must_fail = *vector->find("wantErr")->if_bool();
    CHECK(holds(*vector, file) == !must_fail);
    ++(must_fail ? refused : accepted);
  }
  CHECK(accepted == 36);
  CHECK(refused == 482);
}
