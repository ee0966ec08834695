// What a member has typed into a form and not sent. It belongs to one member in one seat at one form of one page; it is
// nobody else's, and no act has taken place yet.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/fields.h"
#include "base/instant.h"
#include "rooms/access/ids.h"

namespace concert::drafts {

using DraftId = Id<struct DraftTag>;
// One opening of a page in a browser, drawn there: two tabs of the same form differ in it.
using Opening = Id<struct OpeningTag>;

// Who types, and as whom. Not an actor: a session that has locked still keeps what is typed, and shows nothing.
struct Typist {
  MemberId member;
  SeatId seat;
  friend auto operator<=>(const Typist&, const Typist&) = default;
};

struct Place {
  Typist typist;
  std::string page; // where the form stands: "/situations/…/plan/…"
  std::string form; // where it goes: the same, or below it
  friend bool operator==(const Place&, const Place&) = default;
};

struct Typed {
  Fields fields;                       // by the names of the page: `n~year`, `n~CODE`
  std::set<std::string> names;         // every field of the form, also those that are empty; without what follows "~"
  std::optional<std::int64_t> version; // of what the form was opened on
};

struct Draft {
  std::string form;
  Typed typed;
  Opening opening; // that wrote it
  Instant kept_at;
};

constexpr std::size_t most_bytes = 64 * 1024; // of one draft
constexpr std::size_t most_of_one = 200;      // drafts of one member in one seat

Bytes bytes_of(const Typed& typed);
std::optional<Typed> typed_in(BytesView bytes); // nothing for anything that bytes_of did not make

// PRIVACY: without fields that hold a secret by their name, whatever sent them.
Typed without_secrets(Typed typed);

// "situations/<id>" for a page about one thing; empty for any other.
std::string about_of(std::string_view page);

} // namespace concert::drafts
