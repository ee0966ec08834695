// Where somebody can be reached or seen online: e-mail (also "name at gmail dot com"), addresses of pages, accounts.
#include <algorithm>

#include "engines/reidentification/scan.h"

namespace concert::engines::reidentification {

namespace {

bool in_mail_name(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}
bool in_account(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '.' || c == '_' || c == '-';
}
bool is_top_domain(std::string_view word) {
  return is_one_of(word, {"com", "ca", "org", "net", "fr", "info", "me",   "io",  "co", "edu",
                          "gov", "us", "uk",  "tv",  "gg", "link", "live", "app", "qc", "on"});
}

class OnlineScanner {
public:
  OnlineScanner(const Scan& scan, Spans& out) : text_(scan.text), tokens_(scan.tokens), out_(out) {}

  void run() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (text_.at(at) == '@')
        at = at_sign(at);
      else if (starts(at, "http://") || starts(at, "https://") || starts(at, "www."))
        at = page(at);
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (tokens_[i].is_word()) {
        spoken_mail(i);
        domain(i);
        account(i);
        user_name(i);
      }
  }

private:
  bool starts(std::size_t at, std::string_view what) const { return text_.text.compare(at, what.size(), what) == 0; }
  void add(std::size_t begin, std::size_t end, Kind kind, Neutral neutral, Certainty certainty = Certainty::certain) {
    while (end > begin && (text_.at(end - 1) == '.' || text_.at(end - 1) == '-'))
      --end;
    if (end > begin)
      out_.push_back({begin, end, kind, certainty, {neutral}});
  }

  std::size_t at_sign(std::size_t at) {
    std::size_t begin = at, end = at + 1;
    if (at > 0 && text_.at(at - 1) == ' ' && text_.at(at + 1) == ' ') // "marie @ gmail.com"
      --begin, ++end;
    const std::size_t right = end;
    while (begin > 0 && in_mail_name(text_.at(begin - 1)))
      --begin;
    bool point = false;
    while (in_mail_name(text_.at(end))) {
      point = point || text_.at(end) == '.';
      ++end;
    }
    const bool name = begin < at && text_.at(begin) != ' ';
    if (name && end > right + 1 && (point || right == at + 1))
      add(begin, end, Kind::email, Neutral::email);
    else if (!name && right == at + 1 && end > right + 2 && is_letter(text_.at(right)))
      add(at, end, Kind::account_handle, Neutral::account);
    return std::max(at, end - 1);
  }

  std::size_t page(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && !is_blank(text_.at(end)) && text_.at(end) != '"' && text_.at(end) != ',' &&
           text_.at(end) != ')' && text_.at(end) != '>')
      ++end;
    if (end > at + 7)
      add(at, end, Kind::web_address, Neutral::web);
    return end;
  }

  // marie at gmail dot com; marie (arobase) gmail point com
  void spoken_mail(std::size_t i) {
    std::size_t at = i + 1;
    const auto skip_signs = [&] {
      while (at < tokens_.size() && (tokens_.sign(at) == '[' || tokens_.sign(at) == ']' || tokens_.sign(at) == '(' ||
                                     tokens_.sign(at) == ')' || tokens_.sign(at) == '{' || tokens_.sign(at) == '}'))
        ++at;
    };
    std::size_t begin = tokens_[i].begin;
    while (begin > 0 && in_mail_name(text_.at(begin - 1)))
      --begin;
    if (at < tokens_.size() && tokens_[at].is_number() && !tokens_[at].blank_before)
      ++at;
    skip_signs();
    const bool sign = tokens_.sign(at) == '@';
    if (!sign && (at >= tokens_.size() || !is_one_of(tokens_.of(tokens_[at]), {"at", "arobase", "arobas", "chez"})))
      return;
    ++at;
    skip_signs();
    if (at >= tokens_.size() || !tokens_[at].is_word())
      return;
    ++at;
    skip_signs();
    const bool dot =
        tokens_.sign(at) == '.' || (at < tokens_.size() && is_one_of(tokens_.of(tokens_[at]), {"dot", "point"}));
    if (!dot)
      return;
    ++at;
    skip_signs();
    if (at >= tokens_.size() || !is_top_domain(tokens_.of(tokens_[at])) ||
        (tokens_[at].blank_before && tokens_.sign(at - 1) == '.'))
      return;
    add(begin, tokens_[at].end, Kind::email, Neutral::email);
  }

  // name.ca, facebook.com/name: a point between words without blanks and a known ending
  void domain(std::size_t i) {
    if (i < 2 || tokens_[i].blank_before || tokens_.sign(i - 1) != '.' || tokens_[i - 1].blank_before ||
        !is_top_domain(tokens_.of(tokens_[i])) || tokens_[i - 2].length() < 3)
      return;
    std::size_t begin = tokens_[i - 2].begin, end = tokens_[i].end;
    while (begin > 0 && in_mail_name(text_.at(begin - 1)))
      --begin;
    if ((begin > 0 && text_.at(begin - 1) == '@') || is_letter(text_.at(end)) || is_digit(text_.at(end)))
      return;
    if (text_.at(end) == '/')
      while (end < text_.size() && !is_blank(text_.at(end)) && text_.at(end) != ',' && text_.at(end) != ')')
        ++end;
    add(begin, end, Kind::web_address, Neutral::web);
  }

  // "Snapchat: marie_t22", "insta is the.real.marie": what follows the name of a service and is no word
  void account(std::size_t i) {
    if (!is_one_of(tokens_.of(tokens_[i]),
                   {"snapchat", "snap",   "instagram", "insta",     "ig",          "facebook",
                    "fb",       "tiktok", "discord",   "twitter",   "telegram",    "whatsapp",
                    "username", "handle", "pseudo",    "gamertag",  "psn",         "xbox",
                    "kik",      "reddit", "roblox",    "messenger", "utilisateur", "identifiant"}))
      return;
    std::size_t at = i + 1;
    for (std::size_t step = 0; step < 4 && at < tokens_.size(); ++step, ++at) {
      const bool small = tokens_.sign(at) == ':' || tokens_.sign(at) == '=' || tokens_.sign(at) == '"' ||
                         tokens_.sign(at) == '(' ||
                         (tokens_[at].is_word() &&
                          is_one_of(tokens_.of(tokens_[at]),
                                    {"is", "as", "account", "name", "handle", "user", "username", "under", "est",
                                     "compte", "sous", "nom", "le", "pseudo", "profile", "profil", "de", "named"}));
      if (!small)
        break;
    }
    if (at < tokens_.size() && odd_name(tokens_[at].begin))
      add(tokens_[at].begin, account_end(tokens_[at].begin), Kind::account_handle, Neutral::account, Certainty::likely);
  }

  std::size_t account_end(std::size_t begin) const {
    std::size_t end = begin;
    while (in_account(text_.at(end)))
      ++end;
    return end;
  }

  // A figure, an underscore or a point inside: not a word of a sentence.
  bool odd_name(std::size_t begin) const {
    std::size_t end = account_end(begin), letters = 0;
    while (end > begin && (text_.at(end - 1) == '.' || text_.at(end - 1) == '-'))
      --end;
    bool odd = false;
    for (std::size_t at = begin; at < end; ++at) {
      letters += is_letter(text_.at(at));
      odd = odd || is_digit(text_.at(at)) || text_.at(at) == '_' || text_.at(at) == '.';
    }
    return odd && letters >= 2 && end > begin + 3;
  }

  // marie_t, jdoe1987 anywhere: an underscore, or a word that is none with figures behind it
  void user_name(std::size_t i) {
    const std::size_t begin = tokens_[i].begin;
    if (begin > 0 && (in_account(text_.at(begin - 1)) || text_.at(begin - 1) == '@' || text_.at(begin - 1) == '/'))
      return;
    const std::size_t end = account_end(begin);
    const auto whole = std::string_view(text_.text).substr(begin, end - begin);
    const bool underscore = whole.find('_') != std::string_view::npos && whole.size() > 4;
    const bool figures = tokens_[i].length() >= 3 &&
                         (tokens_[i].flags & (english | french | field_word | field_capitals)) == 0 &&
                         is_digit(text_.at(tokens_[i].end)) && is_digit(text_.at(tokens_[i].end + 1)) &&
                         tokens_[i].length() + 4 >= whole.size() && !tokens_[i].known;
    // the.real.marie5: points inside, and a figure or two of them
    std::size_t points = 0, shortest = whole.size(), part = 0;
    for (std::size_t at = 0; at <= whole.size(); ++at) {
      if (at < whole.size() && whole[at] != '.') {
        ++part;
        continue;
      }
      points += at + 1 < whole.size() && at > 0;
      if (at < whole.size() || part > 0)
        shortest = std::min(shortest, part);
      part = 0;
    }
    const bool pointed = shortest >= 2 && (points >= 2 || (points == 1 && is_digit(whole.back())));
    if (underscore || figures || pointed)
      add(begin, end, Kind::account_handle, Neutral::account, Certainty::likely);
  }

  const Normal& text_;
  const Tokens& tokens_;
  Spans& out_;
};

} // namespace

void find_online(const Scan& scan, Spans& out) {
  OnlineScanner(scan, out).run();
}

} // namespace concert::engines::reidentification
