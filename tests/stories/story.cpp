#include "stories/story.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"

namespace concert::stories {
namespace {

std::string trimmed(std::string_view text) {
  return std::string(text::trim(text));
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string_view word : text::split(text, ' '))
    if (!word.empty())
      out.emplace_back(word);
  return out;
}

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (const std::string_view part : text::split(text, separator))
    if (std::string clean = trimmed(part); !clean.empty())
      out.push_back(std::move(clean));
  return out;
}

std::optional<long long> number_in(std::string_view text) {
  long long out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

// Reads one line at a time and knows where it is.
class Reader {
public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  std::vector<Story> read(std::string_view text) {
    for (const std::string_view line : text::split(text, '\n')) {
      ++line_;
      const std::string clean = trimmed(line.substr(0, line.find('#')));
      if (clean.empty())
        continue;
      const auto space = std::min(clean.find(' '), clean.size());
      const std::string first = clean.substr(0, space), rest = trimmed(clean.substr(space));
      if (first == "story")
        begin(rest);
      else if (stories_.empty())
        fail("a file begins with a story");
      else if (first == "ways" || first == "policy" || first == "actors")
        head(first, rest);
      else
        stories_.back().steps.push_back(step(clean));
    }
    for (const Story& story : stories_)
      if (story.steps.empty() || story.actors.empty()) {
        line_ = story.line;
        fail("a story has actors and at least one step");
      }
    return std::move(stories_);
  }

private:
  [[noreturn]] void fail(const std::string& why) const {
    throw NotUnderstood(file_ + ":" + std::to_string(line_) + ": " + why);
  }

  void begin(const std::string& title) {
    if (title.empty())
      fail("a story has a title");
    Story story;
    story.file = file_;
    story.line = line_;
    story.title = title;
    stories_.push_back(std::move(story));
  }

  void head(const std::string& word, const std::string& rest) {
    Story& story = stories_.back();
    if (!story.steps.empty())
      fail("\"" + word + "\" stands before the first step");
    if (word == "policy") {
      static const std::set<std::string> policies = {"ontario", "kenora", "massachusetts"};
      if (!policies.contains(rest))
        fail("no policy is called \"" + rest + "\"");
      story.policy = rest;
    } else if (word == "ways") {
      story.through_rooms = story.over_http = false;
      for (const std::string& way : parts_of(rest, ',')) {
        if (way != "rooms" && way != "http")
          fail("a way is rooms or http, not \"" + way + "\"");
        (way == "rooms" ? story.through_rooms : story.over_http) = true;
      }
    } else {
      for (const std::string& word_of_actor : words_of(rest))
        story.actors.push_back(actor(word_of_actor));
    }
  }

  // nurse@health, chair@city:chair, outsider@health/north
  Actor actor(const std::string& text) const {
    const auto at = text.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == text.size())
      fail("an actor is written name@agency, name@agency:role or name@agency/table, not \"" + text + "\"");
    Actor out;
    out.name = text.substr(0, at);
    std::string rest = text.substr(at + 1);
    if (const auto slash = rest.find('/'); slash != std::string::npos) {
      out.table = rest.substr(slash + 1);
      rest = rest.substr(0, slash);
    }
    if (const auto colon = rest.find(':'); colon != std::string::npos) {
      out.role = rest.substr(colon + 1);
      rest = rest.substr(0, colon);
    }
    out.agency = rest;
    for (const Actor& other : stories_.back().actors)
      if (other.name == out.name)
        fail("two actors are called " + out.name);
    return out;
  }

  void knows_actor(const std::string& name) const {
    if (name == "admin")
      return;
    const auto& actors = stories_.back().actors;
    if (std::none_of(actors.begin(), actors.end(), [&](const Actor& a) { return a.name == name; }))
      fail("no actor is called \"" + name + "\"");
  }

  Step step(const std::string& text) {
    Step out;
    out.line = line_;
    out.text = text;
    std::string left = text;
    if (const auto arrow = text.find("->"); arrow != std::string::npos) {
      left = trimmed(std::string_view(text).substr(0, arrow));
      out.expected = expectation(trimmed(std::string_view(text).substr(arrow + 2)));
    }
    take_version(left, out);
    if (const auto with = left.find(" with "); with != std::string::npos) {
      out.told = told(left.substr(with + 6));
      left.resize(with);
    }
    const std::vector<std::string> words = words_of(left);
    out.who = words.at(0);
    if (out.who == "restart") {
      if (words.size() != 1)
        fail("\"restart\" stands alone");
    } else if (out.who == "after") {
      out.minutes = minutes(words);
    } else if (out.who == "audit" || out.who == "keys" || out.who == "box" || out.who == "row") {
      if (words.size() != 2 || (out.expected.items.empty()))
        fail("\"" + out.who + " S1 -> …\" says of which situation, and what is expected");
      out.what = words[1];
    } else {
      knows_actor(out.who);
      deed(words, out);
    }
    return out;
  }

  // constable presents S1 | nurse reads names of S1 | admin suspends the seat of nurse | nurse lists
  void deed(const std::vector<std::string>& words, Step& out) const {
    if (words.size() < 2)
      fail(out.who + " does nothing");
    out.verb = words[1];
    std::vector<std::string> rest(words.begin() + 2, words.end());
    std::erase(rest, "the");
    std::erase(rest, "in");
    if (rest.size() == 3 && rest[1] == "of") {
      out.of = rest[0];
      rest.erase(rest.begin(), rest.begin() + 2);
    }
    if (rest.size() > 1)
      fail("not understood: \"" + text::join(rest, " ") + "\"");
    if (!rest.empty())
      out.what = rest[0];
  }

  void take_version(std::string& left, Step& out) const {
    const auto cut = [&left](std::size_t at) { left = trimmed(std::string_view(left).substr(0, at)); };
    if (left.ends_with(" without version")) {
      out.without_version = true;
      cut(left.size() - 16);
    } else if (const auto at = left.rfind(" from version "); at != std::string::npos) {
      out.version = number_in(std::string_view(left).substr(at + 14));
      if (!out.version)
        fail("\"from version\" is followed by a number");
      cut(at);
    }
  }

  std::vector<std::pair<std::string, std::vector<std::string>>> told(const std::string& text) const {
    std::vector<std::pair<std::string, std::vector<std::string>>> out;
    for (const std::string& item : parts_of(text, ',')) {
      const auto colon = item.find(": ");
      if (colon == std::string::npos)
        out.emplace_back("", std::vector{item});
      else
        out.emplace_back(item.substr(0, colon), parts_of(std::string_view(item).substr(colon + 2), '+'));
    }
    if (out.empty())
      fail("nothing after \"with\"");
    return out;
  }

  Expectation expectation(const std::string& text) const {
    Expectation out;
    const std::vector<std::string> words = words_of(text);
    if (words.empty())
      fail("nothing after \"->\"");
    if (words[0] == "refused") {
      if (words.size() < 2)
        fail("a refusal has a kind");
      static const std::set<std::string> kinds = {"not_found",     "not_signed_in", "not_permitted", "invalid",
                                                  "step_not_open", "stale",         "conflict",      "too_many"};
      if (!kinds.contains(words[1]))
        fail("no refusal is called \"" + words[1] + "\"");
      out.refused = words[1];
      out.also.assign(words.begin() + 2, words.end());
      return out;
    }
    const bool sees = words[0] == "sees";
    out.items = parts_of(sees ? std::string_view(text).substr(4) : std::string_view(text), ',');
    if (out.items.empty())
      fail("nothing is seen");
    return out;
  }

  // after 25 hours
  long long minutes(const std::vector<std::string>& words) const {
    static const std::map<std::string, long long> units = {{"minute", 1}, {"minutes", 1}, {"hour", 60},
                                                           {"hours", 60}, {"day", 1440},  {"days", 1440}};
    const auto count = words.size() == 3 ? number_in(words[1]) : std::nullopt;
    if (!count || *count <= 0 || !units.contains(words[2]))
      fail("time passes as in \"after 25 hours\"");
    return *count * units.at(words[2]);
  }

  std::string file_;
  int line_ = 0;
  std::vector<Story> stories_;
};

} // namespace

std::vector<Story> read_stories(const std::string& file, std::string_view text) {
  return Reader(file).read(text);
}

} // namespace concert::stories
