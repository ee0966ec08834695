#include "platform/settings/settings.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "base/text.h"
#include "platform/settings/rules.h"
#include "platform/settings/toml.h"

extern char** environ;

namespace concert::settings {
namespace {

constexpr std::string_view prefix = "CONCERT_";
constexpr std::size_t longest_file = std::size_t{1} << 20;

std::string spelt(std::string name, char from, char to) {
  std::replace(name.begin(), name.end(), from, to);
  return name;
}

std::string variable_of(std::string_view key) {
  std::string out(prefix);
  for (const char c : key)
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

// Puts one value after the other into the settings and remembers everything that is wrong.
class Reading {
public:
  void take_file(const std::filesystem::path& file) {
    std::string text;
    if (std::ifstream in(file, std::ios::binary); in && std::filesystem::is_regular_file(file)) {
      text.resize(longest_file + 1);
      in.read(text.data(), static_cast<std::streamsize>(text.size()));
      text.resize(static_cast<std::size_t>(in.gcount()));
    } else {
      return wrong("", "settings.no_file", file.string());
    }
    if (text.size() > longest_file)
      return wrong("", "settings.too_long", file.string(), {std::to_string(longest_file)});
    const auto lines = lines_of(text, file.string());
    if (!lines) {
      problems_.insert(problems_.end(), lines.error().problems.begin(), lines.error().problems.end());
      return;
    }
    for (const Line& line : *lines)
      take_line(line, file.string() + ":" + std::to_string(line.number));
  }

  void take_text(const Rule* rule, const std::string& text, const std::string& where) {
    if (rule == nullptr)
      return wrong("", "settings.unknown_key", where);
    switch (rule->kind) {
    case KeyKind::text:
      return put_text(*rule, text, where);
    case KeyKind::integer: {
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error != std::errc() || end != text.data() + text.size())
        return wrong(rule->name, "settings.not_a_number", where);
      return put_integer(*rule, number, where);
    }
    case KeyKind::yes_no:
      if (text != "yes" && text != "no")
        return wrong(rule->name, "settings.not_yes_or_no", where);
      return rule->put_yes(settings_, text == "yes");
    }
  }

  Result<Settings> result() {
    if (settings_.session_idle > settings_.session_absolute) {
      const auto idle = where_.find("session_idle_minutes");
      wrong("session_idle_minutes", "settings.idle_longer_than_absolute",
            idle != where_.end() ? idle->second : where_["session_absolute_hours"]);
    }
    check_mail();
    if (!problems_.empty())
      return Refusal::invalid(std::move(problems_));
    return std::move(settings_);
  }

private:
  void wrong(std::string_view field, const char* word, const std::string& where, std::vector<std::string> more = {}) {
    more.insert(more.begin(), where);
    problems_.push_back({std::string(field), word, std::move(more)});
  }

  void take_line(const Line& line, const std::string& where) {
    const Rule* rule = rule_of(line.key);
    if (rule == nullptr)
      return wrong("", "settings.unknown_key", where);
    switch (rule->kind) {
    case KeyKind::text:
      if (const auto* text = std::get_if<std::string>(&line.value))
        return put_text(*rule, *text, where);
      return wrong(rule->name, "settings.not_text", where);
    case KeyKind::integer:
      if (const auto* number = std::get_if<std::int64_t>(&line.value))
        return put_integer(*rule, *number, where);
      return wrong(rule->name, "settings.not_a_number", where);
    case KeyKind::yes_no:
      if (const auto* yes = std::get_if<bool>(&line.value))
        return rule->put_yes(settings_, *yes);
      return wrong(rule->name, "settings.not_yes_or_no", where);
    }
  }

  void put_text(const Rule& rule, const std::string& text, const std::string& where) {
    if (text::trim(text).empty() && !(rule.may_be_blank && text.empty()))
      return wrong(rule.name, "settings.blank", where);
    if (!text::is_utf8(text)) // also no NUL, at which a path would end
      return wrong(rule.name, "settings.not_text", where);
    if (const char* word = rule.put_text(settings_, text))
      wrong(rule.name, word, where);
    where_[std::string(rule.name)] = where;
  }

  void check_mail() {
    const auto& s = settings_;
    if (!s.mail_host.empty() && s.mail_sender.empty())
      wrong("mail_sender", "settings.mail_without_sender", where_["mail_host"]);
    if (s.mail_user.empty() != s.mail_password_file.empty())
      wrong("mail_password_file", "settings.mail_user_without_password",
            where_[s.mail_user.empty() ? "mail_password_file" : "mail_user"]);
    if (!s.mail_user.empty() && s.mail_security == MailSecurity::none)
      wrong("mail_security", "settings.mail_password_in_clear", where_["mail_security"]);
  }

  void put_integer(const Rule& rule, std::int64_t number, const std::string& where) {
    if (number < rule.least || number > rule.most)
      return wrong(rule.name, "settings.out_of_range", where, {std::to_string(rule.least), std::to_string(rule.most)});
    rule.put_integer(settings_, number);
    where_[std::string(rule.name)] = where;
  }

  Settings settings_;
  std::map<std::string, std::string> where_; // by key: who set it last
  std::vector<Problem> problems_;
};

} // namespace

const std::vector<Key>& keys() {
  static const std::vector<Key> all = [] {
    std::vector<Key> out;
    for (const Rule& rule : rules())
      out.push_back({std::string(rule.name), rule.kind, rule.read(Settings{})});
    return out;
  }();
  return all;
}

Result<Settings> read(const Sources& sources) {
  Reading reading;
  if (sources.file)
    reading.take_file(*sources.file);
  for (const auto& [name, text] : sources.environment) {
    if (!name.starts_with(prefix))
      continue;
    const auto named = std::find_if(rules().begin(), rules().end(),
                                    [&name](const Rule& rule) { return variable_of(rule.name) == name; });
    reading.take_text(named == rules().end() ? nullptr : &*named, text, name);
  }
  for (const auto& [option, text] : sources.command_line)
    reading.take_text(option.find('_') == std::string::npos ? rule_of(spelt(option, '-', '_')) : nullptr, text,
                      "--" + option);
  return reading.result();
}

// What app, the tests and the scripts read under our prefix.
static bool is_for_others(std::string_view name) {
  return name == "CONCERT_SETTINGS" || name == "CONCERT_SHARE" || name == "CONCERT_REFERENCE_DIR" ||
         name == "CONCERT_PROGRAM" || name == "CONCERT_TEST_POSTGRES" || name == "CONCERT_POSTGRES_BIN";
}

std::map<std::string, std::string> process_environment() {
  std::map<std::string, std::string> out;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const auto equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    if (equals != std::string_view::npos && name.starts_with(prefix) && !is_for_others(name))
      out.emplace(name, text.substr(equals + 1));
  }
  return out;
}

} // namespace concert::settings
