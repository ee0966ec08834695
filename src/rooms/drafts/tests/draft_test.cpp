// A draft as bytes and back, what is never in one, and what it is about.
#include <doctest/doctest.h>

#include "platform/crypto/chance.h"
#include "rooms/drafts/draft.h"

using namespace concert;
using namespace concert::drafts;

namespace {

Typed typed(std::initializer_list<std::pair<const char*, const char*>> fields, std::set<std::string> names = {}) {
  Typed out;
  for (const auto& [name, value] : fields)
    out.fields.add(name, value);
  out.names = std::move(names);
  return out;
}

} // namespace

TEST_CASE("what was typed comes back from its bytes as it was") {
  Typed one = typed({{"given_name", "Zoë \"12:3\" <b>"}, {"risk", "a"}, {"risk", "b"}, {"risk~a", "2"}, {"note", "x\ny"}},
                    {"given_name", "risk", "empty"});
  one.version = 7;
  const auto back = typed_in(bytes_of(one));
  REQUIRE(back.has_value());
  CHECK(back->fields.by_name() == one.fields.by_name());
  CHECK(back->names == one.names);
  CHECK(back->version == one.version);
  const auto nothing = typed_in(bytes_of(Typed()));
  REQUIRE(nothing.has_value());
  CHECK(nothing->fields.by_name().empty());
  CHECK_FALSE(nothing->version.has_value());
}

TEST_CASE("bytes that no draft was made into are none, wherever they are cut or changed") {
  const Bytes whole = bytes_of(typed({{"name", "value"}, {"other", "text"}}, {"name", "other"}));
  CHECK_FALSE(typed_in({}).has_value());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto cut = typed_in(BytesView(whole).first(size));
    if (cut) // between two fields: fewer of them, never another value
      CHECK(cut->fields.by_name().size() < 2);
  }
  for (const char* text : {"0:1:x", "1:a1:0", "0:2:-1", "0:99999999999999999999:", ":", "0:1:11:a1:b", "3:ab"})
    CHECK_FALSE_MESSAGE(typed_in(concert::bytes_of(text)).has_value(), text);
}

TEST_CASE("no password and no proof of a session is ever part of a draft") {
  const Typed kept = without_secrets(typed({{"login", "nurse"}, {"password", "p"}, {"new_password", "q"}, {"csrf", "r"}},
                                           {"login", "password", "temporary_password"}));
  CHECK(kept.fields.by_name().size() == 1);
  CHECK(kept.fields.text_or("login") == "nurse");
  CHECK(kept.names == std::set<std::string>{"login"});
}

TEST_CASE("a page below one thing is about it") {
  const std::string id(32, 'a');
  CHECK(about_of("/situations/" + id) == "situations/" + id);
  CHECK(about_of("/situations/" + id + "/plan/" + std::string(32, 'b')) == "situations/" + id);
  CHECK(about_of("/situations/new").empty());
  CHECK(about_of("/situations/" + id + "0/picture").empty());
  CHECK(about_of("/").empty());
  CHECK(about_of("").empty());
  CHECK(about_of("situations/" + id).empty());
}
