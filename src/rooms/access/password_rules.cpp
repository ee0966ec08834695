#include "rooms/access/password_rules.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace concert::access {
namespace {

using namespace std::string_view_literals;

// The most common passwords of eight characters or more (shorter ones are refused already), folded, roughly in the
// order of frequency. 117 are from two lists of the public collection SecLists (github.com/danielmiessler/SecLists, MIT
// licence): "10k-most-common" and, from "marseille" on, "richelieu-french-top5000". From "password123" on they are our
// own guesses at what somebody here would type.
constexpr std::array common = {
    "password"sv,   "12345678"sv,   "baseball"sv,   "football"sv,    "jennifer"sv,     "superman"sv,
    "trustno1"sv,   "michelle"sv,   "sunshine"sv,   "starwars"sv,    "123456789"sv,    "computer"sv,
    "corvette"sv,   "princess"sv,   "iloveyou"sv,   "maverick"sv,    "samantha"sv,     "steelers"sv,
    "whatever"sv,   "hardcore"sv,   "internet"sv,   "mercedes"sv,    "bigdaddy"sv,     "midnight"sv,
    "11111111"sv,   "marlboro"sv,   "victoria"sv,   "startrek"sv,    "danielle"sv,     "redskins"sv,
    "xxxxxxxx"sv,   "88888888"sv,   "nicholas"sv,   "metallic"sv,    "qwertyui"sv,     "dolphins"sv,
    "cocacola"sv,   "rush2112"sv,   "jonathan"sv,   "scorpion"sv,    "asdfasdf"sv,     "godzilla"sv,
    "williams"sv,   "lifehack"sv,   "platinum"sv,   "garfield"sv,    "69696969"sv,     "airborne"sv,
    "elephant"sv,   "explorer"sv,   "christin"sv,   "december"sv,    "benjamin"sv,     "brooklyn"sv,
    "redwings"sv,   "michigan"sv,   "87654321"sv,   "einstein"sv,    "snowball"sv,     "alexande"sv,
    "passw0rd"sv,   "lasvegas"sv,   "slipknot"sv,   "kimberly"sv,    "1q2w3e4r"sv,     "carolina"sv,
    "colorado"sv,   "creative"sv,   "darkness"sv,   "asdfghjk"sv,    "poohbear"sv,     "nintendo"sv,
    "november"sv,   "password1"sv,  "lacrosse"sv,   "paradise"sv,    "maryjane"sv,     "spitfire"sv,
    "anderson"sv,   "cherokee"sv,   "1qaz2wsx"sv,   "caroline"sv,    "franklin"sv,     "snickers"sv,
    "abcd1234"sv,   "security"sv,   "letmein1"sv,   "changeme"sv,    "1234567890"sv,   "987654321"sv,
    "qwertyuiop"sv, "asdfghjkl"sv,  "q1w2e3r4"sv,   "welcome1"sv,    "hello123"sv,     "12341234"sv,
    "marseille"sv,  "azertyuiop"sv, "chouchou"sv,   "motdepasse"sv,  "chocolat"sv,     "portugal"sv,
    "alexandre"sv,  "isabelle"sv,   "sandrine"sv,   "princesse"sv,   "nathalie"sv,     "papillon"sv,
    "louloute"sv,   "0123456789"sv, "sebastien"sv,  "azerty123"sv,   "1q2w3e4r5t"sv,   "123456789a"sv,
    "bonjour1"sv,   "ordinateur"sv, "montreal"sv,   "password123"sv, "password1234"sv, "passwordpassword"sv,
    "ontario1"sv,   "toronto1"sv,   "winter2026"sv, "summer2026"sv,  "motdepasse1"sv,  "situationtable"sv,
};

// The names of the product and of what it is for, which whoever knows where the login is used would try first.
constexpr std::array too_near = {"concert"sv, "de concert"sv, "deconcert"sv};

bool is_one_character_repeated(std::string_view folded) {
  return std::all_of(folded.begin(), folded.end(), [&](char c) { return c == folded.front(); });
}

// "concert2026", "concert!!": a word with digits or signs behind it.
std::string_view without_trailing_marks(std::string_view folded) {
  const auto last = folded.find_last_of("abcdefghijklmnopqrstuvwxyz");
  return last == std::string_view::npos ? std::string_view() : folded.substr(0, last + 1);
}

} // namespace

bool is_common_password(std::string_view password) {
  const std::string folded = text::fold(password);
  if (folded.empty() || is_one_character_repeated(folded) ||
      std::find(common.begin(), common.end(), folded) != common.end())
    return true;
  return std::find(too_near.begin(), too_near.end(), without_trailing_marks(folded)) != too_near.end();
}

std::optional<Problem> problem_with_password(std::string_view password, std::string_view login, std::string_view name,
                                             std::string field) {
  const std::size_t length = text::count_characters(password);
  if (!text::is_utf8(password))
    return Problem{std::move(field), "problem.not_text", {}};
  if (length < shortest_password)
    return Problem{std::move(field), "problem.too_short", {std::to_string(shortest_password)}};
  if (length > longest_password)
    return Problem{std::move(field), "problem.too_long", {std::to_string(longest_password)}};
  const std::string folded = text::fold(password);
  if (folded == text::fold(login) || folded == text::fold(name))
    return Problem{std::move(field), "access.problem.password_is_login", {}};
  if (is_common_password(password))
    return Problem{std::move(field), "access.problem.password_common", {}};
  return std::nullopt;
}

} // namespace concert::access
