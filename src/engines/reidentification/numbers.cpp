// Long numbers. Any number of seven or more digits can be looked up somewhere, so each is a finding; what is known of
// Canadian numbers only decides what it is called. Amounts, years, hours and short codes (9-1-1, 24/7) are let through.
#include <algorithm>
#include <span>
#include <string>

#include "engines/reidentification/identity_numbers.h"
#include "engines/reidentification/number_runs.h"
#include "engines/reidentification/scan.h"

namespace concert::engines::reidentification {

namespace {

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

constexpr std::string_view health_words[] = {"health",  "ohip", "hcn",      "hc",   "sante", "ramq",
                                             "maladie", "phn",  "medicare", "phin", "care"};
constexpr std::string_view insurance_words[] = {"sin", "nas", "insurance", "assurance", "social", "sociale"};
constexpr std::string_view number_words[] = {
    "number",  "numero",   "no",        "num",       "nr",          "file",     "dossier",   "case",   "id",
    "account", "compte",   "badge",     "matricule", "occurrence",  "incident", "reference", "ref",    "client",
    "card",    "carte",    "licence",   "license",   "permis",      "registry", "status",    "statut", "band",
    "treaty",  "passport", "passeport", "uci",       "iuc",         "mrn",      "chart",     "inmate", "detenu",
    "member",  "membre",   "policy",    "police",    "invoice",     "oen",      "nip",       "pin",    "evenement",
    "rapport", "plaque",   "plate",     "warrant",   "information", "docket",   "cell",      "tel",    "phone"};

constexpr std::string_view phone_words[] = {"phone", "tel", "telephone", "cell", "call", "appeler"};
constexpr std::string_view vehicle_words[] = {"plate",   "plates",   "plaque", "immatriculation", "licence", "license",
                                              "vehicle", "vehicule", "car",    "truck",           "voiture", "camion",
                                              "auto"};

class NumberScanner {
public:
  NumberScanner(const Scan& scan, Spans& out) : scan_(scan), text_(scan.text), out_(out) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_.at(at);
      const bool begins = is_digit(c) || (digit_for(c) != '\0' && is_digit(text_.at(at + 1)));
      if (!begins || (at > 0 && is_digit(text_.at(at - 1)))) {
        ++at;
        continue;
      }
      if (at > 0 && is_letter(text_.at(at - 1)) && is_letter(c)) {
        ++at;
        continue;
      }
      const Run run = read_run(text_, at);
      if (run.groups.empty()) {
        ++at;
        continue;
      }
      judge(run);
      at = std::max(at + 1, run.groups.back().end);
    }
    spelled();
  }

private:
  bool near(std::size_t character, std::span<const std::string_view> words, std::size_t reach = 4) const {
    return cue_before(scan_.tokens, token_at(scan_.tokens, character), reach, words);
  }

  void add(std::size_t begin, std::size_t end, Kind kind, Certainty certainty, Neutral neutral) {
    if (begin > 0 && text_.at(begin - 1) == '(')
      --begin;
    if (begin > 0 && text_.at(begin - 1) == '+')
      --begin;
    out_.push_back({begin, end, kind, certainty, {neutral}});
  }

  // "ext. 214", "poste 214", "x214" behind a telephone number.
  std::size_t with_extension(std::size_t end) const {
    std::size_t i = token_at(scan_.tokens, end);
    const Tokens& tokens = scan_.tokens;
    while (tokens.sign(i) == ',' || tokens.sign(i) == '(' || tokens.sign(i) == '#')
      ++i;
    if (i >= tokens.size() || !is_one_of(tokens.of(tokens[i]), {"ext", "extension", "x", "poste", "p", "local"}))
      return end;
    ++i;
    while (tokens.sign(i) == '.' || tokens.sign(i) == '#' || tokens.sign(i) == ':')
      ++i;
    return i < tokens.size() && tokens[i].is_number() ? tokens[i].end : end;
  }

  // Two letters behind an Ontario number are its version code.
  std::size_t with_version(std::size_t end) const {
    std::size_t at = end;
    while (text_.at(at) == ' ' || text_.at(at) == '-')
      ++at;
    std::size_t letters = 0;
    while (is_letter(text_.at(at + letters)))
      ++letters;
    const bool capitals = letters > 0 && text_.is_upper(at) && text_.is_upper(at + letters - 1);
    return letters >= 1 && letters <= 2 && at <= end + 2 && !is_digit(text_.at(at + letters)) && (capitals || at == end)
               ? at + letters
               : end;
  }

  bool is_amount(const Run& run) const {
    const std::size_t begin = run.groups.front().begin, end = run.groups.back().end;
    const char before = begin > 0 ? text_.at(begin - 1) : '\n';
    if (before == '$' || (before == ' ' && begin > 1 && text_.at(begin - 2) == '$'))
      return true;
    std::size_t at = end;
    while (text_.at(at) == ' ' || text_.at(at) == ',' || text_.at(at) == '0')
      ++at;
    if (text_.at(at) == '$' || text_.at(at) == '%')
      return true;
    const std::size_t i = token_at(scan_.tokens, end);
    return i < scan_.tokens.size() &&
           is_one_of(scan_.tokens.of(scan_.tokens[i]), {"dollars", "dollar", "cad", "people", "residents", "habitants",
                                                        "personnes", "km", "households", "menages", "population"});
  }

  void judge(const Run& run) {
    for (std::size_t from = 0; from < run.groups.size();) {
      const std::size_t used = known_number(run, from);
      from += std::max<std::size_t>(used, 1);
    }
  }

  // How many groups from `from` on make a number that is a finding; 0 for none.
  std::size_t known_number(const Run& run, std::size_t from) {
    const std::size_t left = run.groups.size() - from;
    const std::size_t begin = run.groups[from].begin;
    const auto end = [&](std::size_t groups) { return run.groups[from + groups - 1].end; };
    if (letters_before(begin) > 0)
      if (const std::size_t used = with_letters(run, from); used > 0)
        return used;
    // Longest first: a telephone number may follow a country code.
    for (std::size_t groups = std::min<std::size_t>(left, 12); groups >= 1; --groups) {
      const std::string digits = joined(run, from, from + groups), shape = sizes(run, from, from + groups);
      // A number does not end where the next group hangs on by a hyphen.
      if (groups == left || (digits.size() >= 9 && run.between[from + groups - 1].find(' ') != std::string::npos)) {
        if (is_telephone(digits) && (digits.size() == 11 || digits.size() == 10)) {
          const bool card = shape == "433" || (near(begin, health_words) && !near(begin, phone_words));
          if (card)
            add(begin, with_version(end(groups)), Kind::health_card, Certainty::certain, Neutral::health_card);
          else
            add(begin,
                is_ontario_health(digits) ? std::max(with_version(end(groups)), with_extension(end(groups)))
                                          : with_extension(end(groups)),
                Kind::phone, Certainty::certain, Neutral::phone);
          return groups;
        }
        if (digits.size() == 10 || digits.size() == 12) {
          const bool card = is_ontario_health(digits) || shape == "433" || near(begin, health_words);
          add(begin, card ? with_version(end(groups)) : end(groups), card ? Kind::health_card : Kind::number_run,
              card ? Certainty::certain : Certainty::likely, card ? Neutral::health_card : Neutral::number);
          return groups;
        }
        if (digits.size() == 9 && (shape == "333" || shape == "9" || groups == left)) {
          if (is_amount(run))
            return groups;
          const bool health = near(begin, health_words) && !near(begin, insurance_words);
          const bool social = !health && (is_social_insurance(digits) || near(begin, insurance_words));
          add(begin, end(groups),
              health   ? Kind::health_card
              : social ? Kind::social_insurance
                       : Kind::number_run,
              is_social_insurance(digits) ? Certainty::certain : Certainty::likely,
              health   ? Neutral::health_card
              : social ? Neutral::social_insurance
                       : Neutral::number);
          return groups;
        }
      }
      if (groups == 2 && shape == "34" && !is_year(run.groups[from + 1].digits) && !is_amount(run)) {
        add(begin, with_extension(end(2)), Kind::phone, Certainty::likely, Neutral::phone);
        return groups;
      }
    }
    return long_number(run, from);
  }

  std::size_t long_number(const Run& run, std::size_t from) {
    const std::size_t begin = run.groups[from].begin;
    // Groups that hang together without a blank are one number: 21-123456, 12345.678.
    std::size_t groups = 1, digits = run.groups[from].digits.size();
    while (from + groups < run.groups.size() && run.between[from + groups - 1].find(' ') == std::string::npos)
      digits += run.groups[from + groups++].digits.size();
    if (groups == 2 && is_year(run.groups[from].digits) && (is_year(run.groups[from + 1].digits) || digits == 6))
      return groups; // 2019-2021, 2023-24
    if (is_amount(run))
      return groups;
    const std::size_t end = run.groups[from + groups - 1].end;
    const bool cued = near(begin, number_words, 3) ||
                      (begin > 0 && (text_.at(begin - 1) == '#' || (begin > 1 && text_.at(begin - 2) == '#')));
    const std::string all = joined(run, from, run.groups.size());
    const bool single_digits = run.groups.size() - from >= 7 && all.size() <= (run.groups.size() - from) * 2;
    if (single_digits || (all.size() >= 7 && cued && run.groups.size() - from > groups)) {
      add(begin, run.groups.back().end, near(begin, health_words) ? Kind::health_card : Kind::number_run,
          Certainty::likely, near(begin, health_words) ? Neutral::health_card : Neutral::number);
      return run.groups.size() - from;
    }
    if (digits >= 6 || (digits >= 4 && cued && !is_year(run.groups[from].digits))) {
      const bool health = digits >= 8 && near(begin, health_words);
      add(begin, end, health ? Kind::health_card : Kind::number_run,
          digits >= 7 ? Certainty::likely : Certainty::possible, health ? Neutral::health_card : Neutral::number);
    }
    return groups;
  }

  std::size_t letters_before(std::size_t begin) const {
    std::size_t at = begin;
    while (at > 0 && (text_.at(at - 1) == ' ' || text_.at(at - 1) == '-') && begin - at < 1)
      --at;
    std::size_t letters = 0;
    while (letters < at && is_letter(text_.at(at - 1 - letters)) && letters < 6)
      ++letters;
    if (letters == 0 || letters > 4 || (letters < at && is_digit(text_.at(at - 1 - letters))))
      return 0;
    for (std::size_t i = 0; i < letters; ++i)
      if (!text_.is_upper(at - 1 - i) && at != begin)
        return 0; // with a blank between, only capitals belong to the number
    return letters + (begin - at);
  }

  // Letters then digits: Quebec and Northwest health cards, driver's licences, passports, plates, file numbers.
  std::size_t with_letters(const Run& run, std::size_t from) {
    const std::size_t begin = run.groups[from].begin, head = letters_before(begin), start = begin - head;
    const bool attached = is_letter(text_.at(begin - 1));
    const std::size_t letters = attached ? head : head - 1;
    std::size_t groups = 1;
    std::string digits = run.groups[from].digits;
    while (from + groups < run.groups.size() && digits.size() < 14) {
      const std::string& next = run.groups[from + groups].digits;
      if (run.between[from + groups - 1].size() > 1 || digits.size() + next.size() > 14)
        break;
      digits += next;
      ++groups;
    }
    const std::size_t end = run.groups[from + groups - 1].end;
    const auto word = std::string_view(text_.text).substr(start, letters);
    const std::uint32_t flags = scan_.lexicon.flags(word);
    if (letters == 4 && digits.size() >= 8 && is_quebec_health(word, digits.substr(0, 8))) {
      add(start, end, Kind::health_card, Certainty::certain, Neutral::health_card);
      return groups;
    }
    if (digits.size() >= 5 &&
        (letters <= 2 || attached || (flags & (english | french | stop | field_word | field_capitals)) == 0)) {
      const bool health = near(start, health_words);
      add(start, end, health ? Kind::health_card : Kind::number_run, Certainty::likely,
          health ? Neutral::health_card : Neutral::number);
      return groups;
    }
    const bool plate_cue = near(start, vehicle_words, 6);
    const bool capitals = text_.is_upper(start) && text_.is_upper(start + letters - 1);
    const bool plate = (letters == 4 && digits.size() == 3) ||
                       (letters == 3 && (digits.size() == 3 || digits.size() == 4)) ||
                       (letters == 2 && digits.size() == 5);
    if (plate &&
        (plate_cue || (capitals && letters == 4 && (flags & (english | french | field_word | field_capitals)) == 0))) {
      add(start, end, Kind::licence_plate, plate_cue ? Certainty::certain : Certainty::possible, Neutral::vehicle);
      return groups;
    }
    return 0; // the letters are only a word beside the number
  }

  // "six one three five five five": six or more digits in words.
  void spelled() {
    const Tokens& tokens = scan_.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      std::size_t words = 0, last = i;
      for (std::size_t j = i; j < tokens.size(); ++j) {
        const bool digit =
            (tokens[j].is_word() && tokens[j].has(digit_word)) || (tokens[j].is_number() && tokens[j].length() == 1);
        if (digit)
          ++words, last = j;
        else if (tokens.sign(j) != '-' && tokens.sign(j) != ',')
          break;
      }
      if (words >= 6) {
        out_.push_back({tokens[i].begin, tokens[last].end, Kind::number_run, Certainty::likely, {Neutral::number}});
        i = last;
      }
    }
  }

  const Scan& scan_;
  const Normal& text_;
  Spans& out_;
};

} // namespace

void find_numbers(const Scan& scan, Spans& out) {
  NumberScanner(scan, out).run();
}

} // namespace concert::engines::reidentification
