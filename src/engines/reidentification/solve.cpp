#include "engines/reidentification/solve.h"

#include <algorithm>

#include "engines/reidentification/scan.h"

namespace concert::engines::reidentification {

namespace {

// Which kind names the union of spans that overlap; the surer knowledge first.
int rank(const Span& span) {
  switch (span.kind) {
  case Kind::email:
    return 0;
  case Kind::web_address:
    return 1;
  case Kind::health_card:
  case Kind::social_insurance:
    return span.certainty == Certainty::certain ? 2 : 6;
  case Kind::date:
    return 3;
  case Kind::postal_code:
    return span.certainty == Certainty::certain ? 4 : 7;
  case Kind::street_address:
    return 5;
  case Kind::phone:
    return 5;
  case Kind::licence_plate:
    return 6;
  case Kind::account_handle:
    return 7;
  case Kind::number_run:
    return 8;
  case Kind::person_name:
    return 9;
  }
  return 10;
}

Spans parted(Spans spans) {
  std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  Spans out;
  for (Span& span : spans) {
    if (span.end <= span.begin)
      continue;
    if (out.empty() || span.begin >= out.back().end) {
      out.push_back(std::move(span));
      continue;
    }
    Span& held = out.back();
    const std::size_t begin = held.begin, end = std::max(held.end, span.end);
    if (rank(span) < rank(held))
      held = std::move(span);
    held.begin = begin;
    held.end = end;
  }
  return out;
}

} // namespace

std::vector<Finding> check(const Text& text, const Lexicon& lexicon) {
  const Normal normal = normalise(text.utf8);
  const Tokens tokens = tokens_of(normal, lexicon, text.language);
  const Scan scan{normal, tokens, lexicon};
  Spans spans;
  find_online(scan, spans);
  find_dates(scan, spans);
  find_postal_codes(scan, spans);
  find_addresses(scan, spans);
  find_numbers(scan, spans);
  find_names(scan, spans);
  std::vector<Finding> out;
  for (Span& span : parted(std::move(spans)))
    out.push_back(
        {normal.begin[span.begin], normal.end[span.end - 1], span.kind, span.certainty, std::move(span.neutral)});
  return out;
}

std::string neutralised(const Text& text, const Lexicon& lexicon, Language language) {
  std::string out(text.utf8);
  constexpr int enough = 8; // each round leaves fewer words that were not chosen by us
  for (int round = 0; round < enough; ++round) {
    const auto findings = check({out, text.language}, lexicon);
    if (findings.empty())
      return out;
    std::string next;
    std::size_t at = 0;
    for (const Finding& finding : findings) {
      next.append(out, at, finding.begin - at);
      next += lexicon.neutral(finding.neutral.front(), language);
      at = finding.end;
    }
    out = next.append(out, at);
  }
  return out;
}

} // namespace concert::engines::reidentification
