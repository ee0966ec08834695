#include "rooms/alignment/pages/needs_shown.h"

#include "rooms/access/gate.h"
#include "rooms/alignment/adoption.h"

namespace concert::alignment {

using namespace html;

std::string row_address(const NeedRow& row) {
  return std::string(needs_address) + "/rows/" + key_of(row);
}

bool may_change_needs(const access::Visit& visit) {
  return access::Gate().allows(access::Act::import_codes, visit.actor());
}

std::string contact_said(const words::Words& words, FirstContact target) {
  return words("alignment.needs.first_contact." + std::string(name_of(target)));
}

Html relevance_said(const words::Words& words, double relevance) {
  return relevance > 0 ? Html(words.number(relevance, 2)) : tag(words("alignment.needs.off"), Tone::neutral);
}

std::string evidence_said(const words::Words& words, const NeedRow& row) {
  return row.evidence == shipped_evidence   ? words("alignment.weights.mark.judgement")
         : row.evidence == learned_evidence ? words("alignment.weights.mark.learned")
                                            : row.evidence;
}

Html reason_choice(const words::Words& words, const char* name, const FormState& state) {
  std::vector<Option> reasons;
  for (const std::string& each : retire_need_fields().back().choices)
    reasons.push_back({each, words("alignment.needs.reason." + each)});
  return select({.name = name,
                 .label = words("alignment.needs.reason"),
                 .hint = words("alignment.needs.reason.hint"),
                 .blank = words("alignment.needs.choose"),
                 .options = std::move(reasons)},
                state);
}

http::Reply csv_reply(std::string body, const std::string& name) {
  http::Reply reply = http::typed_reply(200, "text/csv; charset=utf-8", std::move(body));
  reply.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return reply;
}

} // namespace concert::alignment
