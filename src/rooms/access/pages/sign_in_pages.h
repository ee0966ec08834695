// Coming and going: sign-in, choosing a seat, the idle lock, the language, signing out.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/crypto/secret.h"
#include "rooms/access/pages/visit.h"
#include "rooms/access/room.h"

namespace concert::access {

// One seat of the demo that can be entered from the sign-in page; empty in a real installation.
struct DemoSeat {
  std::string login;
  std::string name;
  Bilingual<std::string> agency;
  Role role = Role::representative;
};

struct CookieNames {
  std::string session;
  std::string language;
};

class SignInPages {
public:
  // `draft_key` seals what was typed when the idle lock met a form that was being sent.
  SignInPages(Room& room, CookieNames cookies, crypto::SecretKey draft_key, std::vector<DemoSeat> demo_seats,
              std::string demo_password)
      : room_(room), cookies_(std::move(cookies)), draft_key_(std::move(draft_key)), demo_seats_(std::move(demo_seats)),
        demo_password_(std::move(demo_password)) {}

  http::Reply sign_in(Visit&);
  http::Reply do_sign_in(Visit&);
  http::Reply seats(Visit&);
  http::Reply choose_seat(Visit&);
  http::Reply unlock(Visit&);
  http::Reply do_unlock(Visit&);
  // A form arrived for a locked session: asks for the password and keeps what was typed, sealed, inside the page, so
  // that nothing is lost and whoever finds the screen reads nothing.
  http::Reply locked_while_typing(Visit&);
  // The same for a form that drafts are kept of, after its draft was kept: unlocking leads to its page, filled in.
  http::Reply locked_with_draft(Visit&);
  http::Reply password(Visit&);
  http::Reply change_password(Visit&);
  http::Reply sign_out(Visit&);
  http::Reply language(Visit&);

private:
  http::Reply sign_in_page(const Visit&, html::FormState, int status);
  // `to`: the page to go to afterwards. `sealed`: what was typed, if it travels in the page. `lead`: a key.
  http::Reply unlock_page(const Visit&, html::FormState, const std::string& to, const std::string& sealed,
                          std::string_view lead, int status);
  http::Reply draft_page(const Visit&, const Session&, const std::string& sealed);
  http::Reply password_page(const Visit&, html::FormState, int status);
  std::string token(const Visit&) const;

  Room& room_;
  CookieNames cookies_;
  crypto::SecretKey draft_key_;
  std::vector<DemoSeat> demo_seats_;
  std::string demo_password_;
};

} // namespace concert::access
