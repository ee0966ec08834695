#include "rooms/referrals/pages/answer_pages.h"

#include "platform/http/refusal_status.h"
#include "rooms/referrals/pages/answer_shown.h"

namespace concert::referrals {

using access::Visit;
using http::Reply;

namespace {

// PRIVACY: after the secret a page may hold whom to call; it is kept nowhere and never compressed beside the secret.
Reply kept_nowhere(Reply reply) {
  reply.compression = http::Compression::forbidden;
  reply.with("Cache-Control", "no-store");
  return reply;
}

std::string here(const Visit& visit) {
  return visit.request().path;
}

// Nobody else's way of counting addresses than that of signing in.
const std::string& peer(const Visit& visit) {
  return visit.request().peer;
}

Fields answer_in(const Fields& posted) {
  Fields out;
  for (const FieldSpec& spec : step_fields())
    for (const std::string& value : posted.all(spec.name))
      out.add(spec.name, value);
  return out;
}

bool is_about_link(const Refusal& refusal) {
  return refusal.kind == RefusalKind::not_found || refusal.kind == RefusalKind::too_many;
}

Reply refused(Visit& visit, const Refusal& refusal) {
  return kept_nowhere(
      visit.page(code_page(visit, here(visit), visit.say()(refusal.word)), http::status_of(refusal.kind)));
}

} // namespace

Reply AnswerPages::knock(Visit& visit) {
  if (visit.carries() && visit.fields().has("code")) // a form that was posted, wanted in the other language
    return opened(visit, std::nullopt);
  return visit.page(code_page(visit, here(visit), ""));
}

Reply AnswerPages::opened(Visit& visit, const std::optional<Refusal>& wrong) {
  const auto asked = room_.ask(visit.at("token"), visit.fields().text_or("code"), peer(visit));
  if (!asked)
    return refused(visit, asked.error());
  const codes::SharedCodeBook book = codes_.book();
  const html::FormState state = wrong ? visit.state(*wrong) : visit.opened();
  return kept_nowhere(
      visit.page(asked_page(visit, *book, agencies_.agencies()->name(asked->requester, visit.language()), *asked,
                            here(visit), state),
                 wrong ? http::status_of(wrong->kind) : 200));
}

Reply AnswerPages::enter(Visit& visit) {
  if (visit.fields().text_or("step") != "answer")
    return opened(visit, std::nullopt);
  const auto told = read_step(answer_in(visit.fields()), *codes_.book());
  if (!told)
    return opened(visit, told.error());
  const auto done = room_.answer(visit.at("token"), visit.fields().text_or("code"), peer(visit), *told);
  if (done)
    return answered(visit, *done);
  return is_about_link(done.error()) ? refused(visit, done.error()) : opened(visit, done.error());
}

Reply AnswerPages::answered(Visit& visit, const Answered& done) {
  std::string address;
  if (done.next_token) {
    const std::string base = !public_address_.empty() ? public_address_ : visit.request().headers.text_or("Host");
    address = base + "/answer/" + *done.next_token;
  }
  const codes::SharedCodeBook book = codes_.book();
  html::Page page = thanks_page(visit, *book, done, address);
  page.address = "/answer/" + visit.at("token"); // used: the other language shows the page for a code
  return kept_nowhere(visit.page(std::move(page)));
}

} // namespace concert::referrals
