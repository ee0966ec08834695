// One agency asks another for help, and hears what came of it.
#include <algorithm>

#include "rooms/referrals/acts.h"
#include "stories/teller_parts.h"

namespace concert::stories {

using world::Answered;
using world::Deed;

namespace {

const std::vector<Verb>& verbs_of_referrals() {
  using namespace referrals;
  static const std::vector<Verb> all = {
      {"refers", "draft", {"situation", "service_type"}, draft_fields},
      {"sends", "send", {"consent_ground"}, send_fields},
      {"takes", "step", {"to"}, step_fields},
  };
  return all;
}

} // namespace

bool Teller::is_of_referrals(const Step& step) const {
  return step.what == "referrals" || (step.what.size() > 1 && step.what[0] == 'R' &&
                                      step.what.find_first_not_of("0123456789", 1) == std::string::npos);
}

std::optional<referrals::ReferralId> Teller::referral_called(const std::string& name) const {
  const auto at = referrals_.find(name);
  return at == referrals_.end() ? std::nullopt : std::optional(at->second);
}

void Teller::refer() {
  const Step& step = *step_;
  const auto called = [&] {
    const auto found = referral_called(step.what);
    return found ? *found : (not_understood("nobody has drafted " + step.what + " yet"), referrals::ReferralId());
  };
  if (step.verb == "reads") {
    Deed deed{.what = step.what == "referrals" ? "list"
                      : step.of.empty()        ? "show"
                                               : std::string_view(step.of),
              .noun = "referral"};
    if (step.what != "referrals")
      deed.referral = called();
    return judge(do_deed(deed));
  }
  const auto& verbs = verbs_of_referrals();
  const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const Verb& v) { return v.word == step.verb; });
  if (verb == verbs.end())
    not_understood("nobody " + step.verb + " a referral here");
  Deed deed{.what = verb->deed, .noun = "referral"};
  std::size_t unnamed = 0;
  for (const auto& [name, values] : step.told) {
    const std::string field = !name.empty() && name != "agency" ? name
                              : name == "agency"
                                  ? "performer_agency"
                                  : std::string(verb->unnamed.at(std::min(unnamed++, verb->unnamed.size() - 1)));
    for (const std::string& value : values)
      if (field == "situation")
        deed.situation = situation(value);
      else
        deed.told.add(field, translated(value, field, *verb));
  }
  if (verb->deed == "draft") {
    if (!deed.situation)
      not_understood("a referral is for somebody: \"refers R1 with S1, counselling, agency: schools\"");
    if (!deed.told.has("urgency"))
      deed.told.add("urgency", "this_week");
    const Answered answered = do_deed(deed);
    if (!answered.refused)
      referrals_.emplace(step.what, referrals::ReferralId::parse(shown(answered.seen.find("id"))).value());
    return judge(answered);
  }
  deed.referral = called();
  if (!step.without_version) {
    const auto stored = world_.referral(*deed.referral);
    deed.version = step.version ? *step.version : stored ? stored->version : 1;
  }
  judge(do_deed(deed));
}

} // namespace concert::stories
