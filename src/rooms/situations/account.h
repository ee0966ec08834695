// What the originating agency tells the table in plain words, beside the coded picture. The one place of a situation
// that holds sentences, so it stands behind the guard against re-identification: what the guard marks is held back from
// everybody else until the words are changed or a second person of the agency answers for them. Not a member of
// Situation, which stays without a sentence; sealed where it is kept, gone when the situation has ended.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "base/language.h"
#include "engines/reidentification/solution.h"
#include "rooms/situations/plan.h"
#include "rooms/situations/situation.h"

namespace concert::situations {

inline constexpr std::size_t longest_account = 2000; // characters

// A second person of the originating agency has read what the guard marks and lets it pass.
struct Override {
  Code reason; // list override_reasons
  Doer by;
  Instant at;
  std::string covers; // what was answered for, as covered_by() says it; anything else the guard finds is held again
  friend bool operator==(const Override&, const Override&) = default;
};

struct Account {
  std::string text;
  Language language = Language::en;
  Doer author;
  Instant written_at;
  std::optional<Override> overridden;
  friend bool operator==(const Account&, const Account&) = default;
};

// What the guard finds. Worked out anew whenever it is asked for; never stored and never logged.
struct Judged {
  std::vector<engines::reidentification::Finding> words;
  std::vector<engines::reidentification::RareCombination> rare; // of coded picture and words together
  std::vector<std::vector<std::string>> offers;                 // for each of `words`: neutral words, the best first
  std::string neutral; // the text with neutral words in place of what is marked; a person still reads it before it goes
  bool is_clear() const { return words.empty() && rare.empty(); }
  friend bool operator==(const Judged&, const Judged&) = default;
};
struct GuardedText {
  TableId table;
  const Picture& picture;
  std::string_view text;
  Language language;
};
using Guard = std::function<Judged(const GuardedText&)>;

// Kinds, places and combinations as one text: not the words themselves.
std::string covered_by(const Judged&);

// Sixteen digits that tell one state of the findings from another.
std::string mark_of(const Judged&);

enum class AccountState { clear, held, overridden };
std::string_view name_of(AccountState state);
AccountState state_of(const Account&, const Judged&);

struct WriteAccount {
  std::string text; // empty: there is none any more
  Language language = Language::en;
};
struct OverrideGuard {
  Code reason;
  std::string read; // mark_of() what was marked when it was read
};
const FieldSpecs& account_fields();  // account?, language
const FieldSpecs& override_fields(); // reason, read
Result<WriteAccount> read_account(const Fields&, const codes::CodeBook&);
Result<OverrideGuard> read_override(const Fields&, const codes::CodeBook&);

// The rules. Whoever wrote it last cannot answer for it.
Result<Account> written(const Situation&, const WriteAccount&, Doer, Instant now);
Result<Account> overridden(const Situation&, Account, const Judged&, const OverrideGuard&, Doer, Instant now);

// As one text, to be sealed, and back; nothing when it is not one.
std::string packed(const Account&);
std::optional<Account> unpacked_account(std::string_view text);

} // namespace concert::situations
