#include "rooms/referrals/pages/referral_pages.h"

#include "base/text.h"
#include "platform/http/refusal_status.h"

namespace concert::referrals {

using access::Visit;
using http::Reply;

namespace {

constexpr std::size_t most_services = 8;

// The posted fields that an act knows; the rest belongs to the page.
Fields only(const Fields& posted, const FieldSpecs& specs) {
  Fields out;
  for (const FieldSpec& spec : specs)
    for (const std::string& value : posted.all(spec.name))
      out.add(spec.name, value);
  return out;
}

// PRIVACY: a page with somebody's name as it was typed, or with a secret on it, is kept nowhere and never compressed.
Reply personal(Reply reply) {
  reply.compression = http::Compression::forbidden;
  reply.with("Cache-Control", "no-store");
  return reply;
}

bool can_be_sent(const View& view) {
  return view.whole->is_outside() && std::find(view.next.begin(), view.next.end(), State::requested) != view.next.end();
}

bool can_be_renewed(const View& view) {
  return view.may_mind_link;
}

} // namespace

situations::Telling ReferralPages::telling(const Visit& visit) const {
  situations::Telling out{.visit = visit, .book = codes_.book(), .agencies = agencies_.agencies()};
  out.at_table = access_.seats_at(visit.actor().table);
  out.today = visit.today();
  return out;
}

directory::SharedCatalogue ReferralPages::catalogue(const Visit& visit) {
  auto found = directory_.catalogue(visit.actor());
  return found ? *found : nullptr;
}

Reply ReferralPages::with(Visit& visit, PageOf page, const html::FormState& state, int status) {
  const auto id = visit.id<ReferralId>();
  const auto view = id ? room_.view(visit.actor(), *id) : Result<View>(Refusal::not_found());
  if (!view)
    return visit.refuse(view.error());
  const situations::Telling tell = telling(visit);
  return visit.page(page({tell, catalogue(visit)}, *view, state), status);
}

Reply ReferralPages::after(Visit& visit, const Refusal& refusal, PageOf page) {
  if (refusal.kind == RefusalKind::not_found || refusal.kind == RefusalKind::not_permitted)
    return visit.refuse(refusal);
  if (refusal.kind != RefusalKind::invalid) // no longer open, or changed meanwhile: how it is now
    page = referral_page;
  html::FormState state = visit.state(refusal);
  return personal(with(visit, page, state, http::status_of(refusal.kind)));
}

Reply ReferralPages::list(Visit& visit) {
  const auto views = room_.list(visit.actor());
  if (!views)
    return visit.refuse(views.error());
  const situations::Telling tell = telling(visit);
  return visit.page(list_page({tell, catalogue(visit)}, *views));
}

html::Html ReferralPages::on_record(const Visit& visit, const situations::View& situation) {
  const situations::Telling tell = telling(visit);
  const std::vector<View> views = room_.of(visit.actor(), situation);
  return referrals::on_record({tell, views.empty() ? nullptr : catalogue(visit)}, situation, views);
}

Reply ReferralPages::refer_again(Visit& visit, const html::FormState& state, int status) {
  const auto id = visit.id<SituationId>();
  const auto situation = id ? situations_.view(visit.actor(), *id) : Result<situations::View>(Refusal::not_found());
  if (!situation)
    return visit.refuse(situation.error());
  if (!situation->allows(access::Act::refer_service))
    return visit.refuse(Refusal::step_not_open("refusal.step_not_open"));
  const situations::Telling tell = telling(visit);
  const Shown shown{tell, catalogue(visit)};
  const auto drawn = ReferralId::parse(visit.fields().text_or("once"));
  const ReferralId once = drawn ? *drawn : ReferralId::draw(visit.site().chance);
  const std::string searched(text::trim(visit.fields().text_or("q")));
  std::vector<const directory::Service*> found;
  if (const auto chosen = directory::ServiceId::parse(visit.fields().text_or("service")); chosen && shown.catalogue)
    if (const directory::Service* service = shown.catalogue->service(*chosen))
      found.push_back(service);
  std::optional<directory::FoundServices> answer;
  if (!searched.empty()) {
    directory::Search search;
    search.words = searched;
    search.most = most_services;
    if (auto services = directory_.find(visit.actor(), search))
      answer = *std::move(services);
  }
  if (answer)
    for (const directory::Hit& hit : answer->found.hits)
      if (found.empty() || found.front()->id != hit.service->id)
        found.push_back(hit.service);
  return visit.page(refer_page(shown, *situation, found, searched, once.text(), state), status);
}

Reply ReferralPages::refer(Visit& visit) {
  Fields shown;
  for (const char* name : {"service", "service_type"}) // from the page of a service that fits
    if (const auto given = visit.fields().one(name))
      shown.add(name, *given);
  return refer_again(visit, visit.opened(shown), 200);
}

Reply ReferralPages::draft(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const Fields& posted = visit.fields();
  const bool outside = posted.text_or("performer") == "outside";
  Fields fields;
  for (const char* name : {"service_type", "urgency"})
    fields.add(name, posted.text_or(name));
  const std::string service = posted.text_or("service");
  if (service != "none")
    fields.add("service", service);
  std::vector<Problem> problems;
  if (!posted.has("performer"))
    problems.push_back({"performer", "problem.required", {}});
  if (outside) {
    fields.add("email", posted.text_or("email"));
    const auto chosen = directory::ServiceId::parse(service);
    const auto found =
        chosen ? directory_.service(visit.actor(), *chosen) : Result<directory::ServiceView>(Refusal::not_found());
    if (found && found->organization != nullptr)
      fields.add("organization", found->organization->id.text());
    else
      problems.push_back({"performer", "problem.outside_needs_service", {}});
  } else {
    fields.add("performer_agency", posted.text_or("performer_agency"));
  }
  auto told = read_draft(fields, *codes_.book());
  if (!problems.empty()) {
    if (!told)
      for (const Problem& problem : told.error().problems)
        if (problem.field != "performer_agency")
          problems.insert(problems.end() - 1, problem);
    told = Refusal::invalid(std::move(problems));
  }
  const Result<View> done = told ? room_.draft(visit.actor(), *id, *told, ReferralId::parse(posted.text_or("once")))
                                 : Result<View>(told.error());
  if (!done) {
    if (done.error().kind != RefusalKind::invalid)
      return visit.refuse(done.error());
    return refer_again(visit, visit.state(done.error()), http::status_of(done.error().kind));
  }
  if (done->state != State::draft) // the same form, sent twice
    return visit.go(path_of(done->id));
  if (posted.text_or("then_do") == "keep")
    return visit.go(path_of(done->id), "referral_kept");
  if (outside)
    return visit.go(path_of(done->id, "send"));
  const auto sent = room_.send(visit.actor(), done->id, done->version, {});
  if (sent)
    return visit.go(path_of(done->id), "referral_sent");
  // Sent by the same form a moment before: the referral says how it stands.
  return sent.error().kind == RefusalKind::not_permitted ? visit.refuse(sent.error()) : visit.go(path_of(done->id));
}

Reply ReferralPages::show(Visit& visit) {
  return with(visit, referral_page, visit.opened());
}

Reply ReferralPages::back_to_referral(Visit& visit) {
  if (visit.carries()) // the form of the referral's own page, in the other language
    return show(visit);
  const auto id = visit.id<ReferralId>();
  return id ? http::see_other(path_of(*id)) : visit.refuse(Refusal::not_found());
}

Reply ReferralPages::form(Visit& visit, PageOf page, bool (*is_open)(const View&)) {
  const auto id = visit.id<ReferralId>();
  const auto view = id ? room_.view(visit.actor(), *id) : Result<View>(Refusal::not_found());
  if (!view)
    return visit.refuse(view.error());
  if (!is_open(*view))
    return http::see_other(path_of(*id));
  return personal(with(visit, page, visit.opened()));
}

Reply ReferralPages::sending(Visit& visit) {
  return form(visit, send_page, can_be_sent);
}

Reply ReferralPages::renewing(Visit& visit) {
  return form(visit, link_page, can_be_renewed);
}

Reply ReferralPages::handed(Visit& visit, const Sent& sent) {
  const situations::Telling tell = telling(visit);
  std::string address;
  if (sent.handed->token) {
    const std::string base = !public_address_.empty() ? public_address_ : visit.request().headers.text_or("Host");
    address = base + "/answer/" + *sent.handed->token;
  }
  return personal(visit.page(handed_page({tell, catalogue(visit)}, sent.view, sent.handed->secret, address)));
}

Reply ReferralPages::send(Visit& visit) {
  const auto id = visit.id<ReferralId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_send(only(visit.fields(), send_fields()), *codes_.book());
  const auto sent =
      told ? room_.send(visit.actor(), *id, visit.version().value_or(0), *told) : Result<Sent>(told.error());
  if (!sent)
    return after(visit, sent.error(), send_page);
  return sent->handed ? handed(visit, *sent) : visit.go(path_of(*id), "referral_sent");
}

Reply ReferralPages::take(Visit& visit) {
  const auto id = visit.id<ReferralId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_step(only(visit.fields(), step_fields()), *codes_.book());
  const auto done =
      told ? room_.take(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  return done ? visit.go(path_of(*id), "referral_step") : after(visit, done.error(), referral_page);
}

Reply ReferralPages::renew(Visit& visit) {
  const auto id = visit.id<ReferralId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_whom(only(visit.fields(), whom_fields()));
  const auto sent =
      told ? room_.issue_link(visit.actor(), *id, visit.version().value_or(0), *told) : Result<Sent>(told.error());
  return sent ? handed(visit, *sent) : after(visit, sent.error(), link_page);
}

Reply ReferralPages::revoke(Visit& visit) {
  const auto id = visit.id<ReferralId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto done = room_.revoke_link(visit.actor(), *id, visit.version().value_or(0));
  return done ? visit.go(path_of(*id), "referral_link_revoked") : after(visit, done.error(), referral_page);
}

} // namespace concert::referrals
