// Referrals in a browser, in a seat.
//
//   GET  /referrals                   list
//   GET  /situations/{id}/refer       refer               POST  draft
//   GET  /referrals/{id}              show
//   GET  /referrals/{id}/send         sending             POST  send
//   GET  /referrals/{id}/step         back_to_referral    POST  take
//   GET  /referrals/{id}/link         renewing            POST  renew
//   GET  /referrals/{id}/revoke       back_to_referral    POST  revoke
#pragma once

#include "rooms/access/room.h"
#include "rooms/codes/room.h"
#include "rooms/referrals/pages/shown.h"

namespace concert::referrals {

class ReferralPages {
public:
  // `public_address`: where others reach this installation; empty when nobody said so.
  ReferralPages(Room& room, situations::Room& situations, codes::Room& codes, agencies::Room& agencies,
                access::Room& access, directory::Room& directory, std::string public_address)
      : room_(room), situations_(situations), codes_(codes), agencies_(agencies), access_(access),
        directory_(directory), public_address_(std::move(public_address)) {}

  http::Reply list(access::Visit&);
  http::Reply refer(access::Visit&);
  http::Reply draft(access::Visit&);
  http::Reply show(access::Visit&);
  http::Reply back_to_referral(access::Visit&);
  http::Reply sending(access::Visit&);
  http::Reply send(access::Visit&);
  http::Reply take(access::Visit&);
  http::Reply renewing(access::Visit&);
  http::Reply renew(access::Visit&);
  http::Reply revoke(access::Visit&);
  // What the record of a situation says of them.
  html::Html on_record(const access::Visit&, const situations::View&);

private:
  using PageOf = html::Page (*)(const Shown&, const View&, const html::FormState&);
  situations::Telling telling(const access::Visit&) const;
  directory::SharedCatalogue catalogue(const access::Visit&);
  // The referral of the path on that page, as stored or as typed; or the page that says no.
  http::Reply with(access::Visit&, PageOf page, const html::FormState& state, int status = 200);
  http::Reply form(access::Visit&, PageOf page, bool (*is_open)(const View&));
  http::Reply refer_again(access::Visit&, const html::FormState& state, int status);
  http::Reply after(access::Visit&, const Refusal& refusal, PageOf page);
  http::Reply handed(access::Visit&, const Sent& sent);

  Room& room_;
  situations::Room& situations_;
  codes::Room& codes_;
  agencies::Room& agencies_;
  access::Room& access_;
  directory::Room& directory_;
  const std::string public_address_;
};

} // namespace concert::referrals
