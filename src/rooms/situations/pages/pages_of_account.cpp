// The account and its guard: reading what was typed, asking the room, and the answer while somebody types.
#include "base/text.h"
#include "rooms/situations/pages/guard_shown.h"
#include "rooms/situations/pages/pages.h"

namespace concert::situations {

using access::Act;
using access::Visit;
using html::attr;
using html::cls;
using html::el;
using http::Reply;

namespace {

// PRIVACY: words that may name somebody: kept nowhere, and never compressed beside what was typed.
Reply unkept(Reply reply) {
  reply.compression = http::Compression::forbidden;
  reply.with("Cache-Control", "no-store");
  return reply;
}

} // namespace

bool Pace::may(SeatId seat, Instant now) {
  using namespace std::chrono_literals;
  const std::lock_guard lock(mutex_);
  if (now - since_ >= 60s || now < since_) {
    since_ = now;
    asked_.clear();
  }
  return ++asked_[seat] <= most_;
}

Reply Pages::account(Visit& visit) {
  return unkept(with(visit, [&](const Telling& tell, const View& view) {
    if (!view.allows(Act::write_account))
      return visit.refuse(Refusal::not_found());
    return visit.page(account_page(tell, view, visit.opened(account_fields_shown(view, visit.language()))));
  }));
}

Reply Pages::write_account(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_account(only(visit.fields(), account_fields()), *codes_.book());
  if (told && visit.fields().yes("neutral")) // not kept yet: whoever writes reads it first
    return unkept(with(visit, [&](const Telling& tell, const View& view) {
      if (!view.allows(Act::write_account))
        return visit.refuse(Refusal::not_found());
      const auto found = room_.try_text(visit.actor(), id, told->text, told->language);
      if (!found)
        return visit.refuse(found.error());
      Fields shown;
      shown.add("account", found->words.empty() ? told->text : found->neutral);
      shown.add("language", std::string(tag_of(told->language)));
      return visit.page(account_page(tell, view, visit.state(shown)));
    }));
  const Result<View> done =
      told ? room_.write_account(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  if (done && done->account && done->account->state == AccountState::held) // with its marks, and what to do next
    return http::see_other(path_of(done->id, "account"));
  return unkept(after(visit, Act::write_account, done, done && !done->account ? "account_taken_back" : "account_saved",
                      account_page));
}

Reply Pages::back_to_account(Visit& visit) {
  const auto id = visit.id<SituationId>();
  return id ? http::see_other(path_of(*id, "account")) : visit.refuse(Refusal::not_found());
}

Reply Pages::held_account(Visit& visit) {
  return unkept(with(visit, [&](const Telling& tell, const View& view) {
    const auto read = room_.read_held_account(visit.actor(), view.id);
    if (!read)
      return visit.refuse(read.error());
    return visit.page(account_page(tell, *read, visit.state(account_fields_shown(*read, visit.language()))));
  }));
}

Reply Pages::override_guard(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_override(only(visit.fields(), override_fields()), *codes_.book());
  const Result<View> done =
      told ? room_.override_guard(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  const FormPage page = [&](const Telling& tell, const View& now, const html::FormState& typed) {
    const Result<View> read = room_.read_held_account(visit.actor(), *id); // shown once more: recorded once more
    const View& view = read ? *read : now;
    html::FormState state = visit.state(account_fields_shown(view, visit.language()));
    state.shown.add("reason", typed.shown.text_or("reason"));
    state.errors = typed.errors;
    return account_page(tell, view, state);
  };
  return unkept(after(visit, Act::override_guard, done, "guard_overridden", page));
}

Reply Pages::guard(Visit& visit) {
  if (!pace_.may(visit.actor().seat, visit.now()))
    return unkept(visit.refuse({RefusalKind::too_many, "refusal.too_many_guard", {}}));
  const Fields& typed = visit.fields();
  const std::string text = typed.text_or("text");
  const auto language = language_of(typed.text_or("language")).value_or(visit.language());
  if (text::count_characters(text) > longest_account)
    return unkept(visit.refuse(Refusal::invalid("text", "problem.too_long", {std::to_string(longest_account)})));
  const auto found = room_.try_text(visit.actor(), SituationId::parse(typed.text_or("situation")), text, language);
  if (!found)
    return unkept(visit.refuse(found.error()));
  const Telling tell = telling(visit);
  html::Html body = findings_shown(tell, text, language, *found);
  if (!found->words.empty())
    body +=
        el("p", el("button",
                   {cls("c-button c-button--secondary"), attr("type", "button"), attr("data-neutral", found->neutral)},
                   tell("situations.guard.use_neutral")));
  if (!found->is_clear())
    body = html::all({el("p", el("strong", findings_said(tell.say(), *found))), body});
  const html::Html out =
      el("div", {cls("c-guard"), attr("data-guard-result", ""), attr("data-said", findings_said(tell.say(), *found))},
         body);
  return unkept(http::typed_reply(200, "text/html; charset=utf-8", out.markup()));
}

} // namespace concert::situations
