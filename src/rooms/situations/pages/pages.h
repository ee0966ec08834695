// The pages of a situation from filter 1 to its conclusion. Each method reads what was typed, asks the room, and goes
// on to the next page, or shows the same page again with what is wrong and everything typed.
//
//   GET  /                                 home
//   GET  /situations                       list
//   GET  /situations/new                   new_screening          POST  open
//   GET  /situations/{id}                  record
//   GET  /situations/{id}/screening        screening              POST  screen_again
//   GET  /situations/{id}/picture          picture                POST  save_picture
//   GET  /situations/{id}/account          account                POST  write_account
//   GET  /situations/{id}/account/held     back_to_account        POST  held_account     the look is recorded
//   GET  /situations/{id}/account/override back_to_account        POST  override_guard
//                                                                 POST  /guard  guard     (while typing; keeps nothing)
//   GET  /situations/{id}/identity         identity               POST  save_identity
//   GET  /situations/{id}/identity/kept    back_to_record         POST  kept_identity      (a recorded look)
//   GET  /situations/{id}/names            back_to_record         POST  names              (a recorded look)
//   GET  /situations/{id}/contact-details  back_to_record         POST  contact_details    (a recorded look)
//   GET  /situations/{id}/check            check                  POST  present
//   GET  /situations/{id}/withdraw         withdrawing            POST  withdraw
//   GET  /situations/{id}/decide           deciding               POST  decide             (accept or reject)
//   GET  /situations/{id}/likely           likely                 POST  mark_likely
//   GET  /situations/{id}/assign           assigning              POST  assign
//   GET  /situations/{id}/disclose         disclosing             POST  disclose
//   GET  /situations/{id}/answer           back_to_record         POST  answer
//   GET  /situations/{id}/contact          back_to_record         POST  contact
//   GET  /situations/{id}/services/new     new_service            POST  mobilize
//   GET  /situations/{id}/conclude         concluding             POST  conclude
//   GET  /situations/{id}/reopen           reopening              POST  reopen
//   GET  /situations/{id}/hand-over        offering               POST  offer, …/withdraw
//   GET  /hand-overs                       hand_overs             POST  …/{id}/take, …/{id}/decline
//   GET  /situations/{id}/plan/new         new_task               POST  plan_task
//   GET  /situations/{id}/plan/{task}      task                   POST  …/amend, …/complete, …/cancel
//   GET  /waiting                          waiting
//   GET  /figures                          figures
#pragma once

#include <functional>
#include <map>
#include <mutex>

#include "rooms/access/room.h"
#include "rooms/codes/room.h"
#include "rooms/situations/pages/form_pages.h"

namespace concert::situations {

// How often one seat may have the guard asked by its browser, in a minute. In memory; of several servers each counts.
class Pace {
public:
  explicit Pace(int most) : most_(most) {}
  bool may(SeatId, Instant now);

private:
  const int most_;
  std::mutex mutex_;
  Instant since_;
  std::map<SeatId, int> asked_;
};

class Pages {
public:
  Pages(Room& room, codes::Room& codes, agencies::Room& agencies, access::Room& access, const clock::Clock& clock)
      : room_(room), codes_(codes), agencies_(agencies), access_(access), clock_(clock) {}

  // What rooms above this one have to say: on the first page, such as that a meeting is about to begin; on the lists of
  // what waits and of figures; and on the record of a situation. In the order in which they were added, at start.
  using OnHome = std::function<html::Html(const access::Visit&)>;
  using OnRecord = std::function<html::Html(const access::Visit&, const View&)>;
  void say_on_home(OnHome say) { on_home_.push_back(std::move(say)); }
  void say_on_waiting(OnHome say) { on_waiting_.push_back(std::move(say)); }
  void say_on_figures(OnHome say) { on_figures_.push_back(std::move(say)); }
  void say_on_record(OnRecord say) { on_record_.push_back(std::move(say)); }

  http::Reply home(access::Visit&);
  http::Reply list(access::Visit&);
  http::Reply figures(access::Visit&);
  http::Reply waiting(access::Visit&);

  http::Reply new_screening(access::Visit&);
  http::Reply open(access::Visit&);
  http::Reply record(access::Visit&);
  http::Reply back_to_record(access::Visit&);
  http::Reply screening(access::Visit&);
  http::Reply screen_again(access::Visit&);
  http::Reply picture(access::Visit&);
  http::Reply save_picture(access::Visit&);
  http::Reply account(access::Visit&);
  http::Reply write_account(access::Visit&);
  http::Reply back_to_account(access::Visit&);
  http::Reply held_account(access::Visit&);
  http::Reply override_guard(access::Visit&);
  http::Reply guard(access::Visit&);
  http::Reply identity(access::Visit&);
  http::Reply kept_identity(access::Visit&);
  http::Reply save_identity(access::Visit&);
  http::Reply names(access::Visit&);
  http::Reply contact_details(access::Visit&);
  http::Reply check(access::Visit&);
  http::Reply present(access::Visit&);
  http::Reply withdrawing(access::Visit&);
  http::Reply withdraw(access::Visit&);

  http::Reply deciding(access::Visit&);
  http::Reply decide(access::Visit&);
  http::Reply likely(access::Visit&);
  http::Reply mark_likely(access::Visit&);
  http::Reply assigning(access::Visit&);
  http::Reply assign(access::Visit&);

  http::Reply disclosing(access::Visit&);
  http::Reply disclose(access::Visit&);
  http::Reply answer(access::Visit&);
  http::Reply contact(access::Visit&);
  http::Reply new_service(access::Visit&);
  http::Reply mobilize(access::Visit&);
  http::Reply concluding(access::Visit&);
  http::Reply conclude(access::Visit&);
  http::Reply reopening(access::Visit&);
  http::Reply reopen(access::Visit&);
  http::Reply offering(access::Visit&);
  http::Reply offer(access::Visit&);
  http::Reply withdraw_offer(access::Visit&);
  http::Reply hand_overs(access::Visit&);
  http::Reply take_hand_over(access::Visit&);
  http::Reply decline_hand_over(access::Visit&);

  http::Reply new_task(access::Visit&);
  http::Reply plan_task(access::Visit&);
  http::Reply task(access::Visit&);
  http::Reply back_to_task(access::Visit&);
  http::Reply amend_task(access::Visit&);
  http::Reply complete_task(access::Visit&);
  http::Reply cancel_task(access::Visit&);

private:
  using Then = std::function<http::Reply(const Telling&, const View&)>;
  using Shown = std::function<Fields(const View&)>; // what a form starts from

  Telling telling(const access::Visit&) const;
  // The situation named in the path, as this seat may see it; or the page that says no.
  http::Reply with(access::Visit&, const Then& then);
  // The form for an act, where this seat may do it now.
  http::Reply form(access::Visit&, access::Act act, const FormPage& page, const Shown& shown = {});
  // After an act: on to the record, or the same form with what is wrong, everything typed, and the present version.
  http::Reply after(access::Visit&, access::Act act, const Result<View>& done, std::string_view said,
                    const FormPage& page);
  // Whether the chair wants to look first, and what the step would change: the form again, with that above its buttons
  // and everything chosen kept. Nothing is saved.
  static bool looks(const access::Visit&);
  template <class Told>
  http::Reply look(access::Visit&, access::Act act, const Result<Told>& told, const FormPage& page);

  Room& room_;
  codes::Room& codes_;
  agencies::Room& agencies_;
  access::Room& access_;
  const clock::Clock& clock_;
  Pace pace_{240}; // one every quarter of a second, which nobody types
  std::vector<OnHome> on_home_, on_waiting_, on_figures_;
  std::vector<OnRecord> on_record_;
};

} // namespace concert::situations
