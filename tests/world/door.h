// The two ways into the house that a story can take: through the rooms, as the command line does, and over HTTP, as a
// browser does. Deeds are named as the API's commands name them ("present", "contact-details"); answers have one form,
// so that the same expectation fits both.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/json/value.h"
#include "world/world.h"

namespace concert::world {

struct Deed {
  std::string_view what;
  std::optional<SituationId> situation = {};
  std::optional<meetings::MeetingId> meeting = {};
  std::optional<referrals::ReferralId> referral = {};
  std::optional<situations::HandOverId> hand_over = {};
  std::string_view noun =
      "situation";        // of the command: "meeting" for what is done at a meeting, "referral", "hand-over", "align"
  std::string thing = {}; // id of what is none of these: a service
  Fields told = {};
  std::optional<std::int64_t> version = {};
};

struct Answered {
  std::optional<Refusal> refused;
  json::Value seen;
};

inline bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
inline bool has(const http::Reply& reply, std::string_view part) {
  return has(reply.body, part);
}

class Door {
public:
  virtual ~Door() = default;
  virtual Answered ask(const Member&, const Deed&) = 0;
};

// What is done at a meeting, or with a referral, through its room.
Answered ask_meeting(World&, const Member&, const Deed&);
Answered ask_referral(World&, const Member&, const Deed&);
Answered ask_alignment(World&, const Member&, const Deed&); // the plan, its rules, the table of needs
Answered ask_place(World&, const Member&, const Deed&);     // how much room a service has

class RoomsDoor final : public Door {
public:
  explicit RoomsDoor(World& world) : world_(world) {}
  Answered ask(const Member&, const Deed&) override;

private:
  World& world_;
};

// Over Surface::answer: a member signs in with a password, changes it because somebody else chose it, and acts with the
// cookie and the proof that the page gave. A session that the clock has ended is begun again, unless it is held.
class HttpDoor final : public Door {
public:
  explicit HttpDoor(World& world) : world_(world) {}
  Answered ask(const Member&, const Deed&) override;

  // Of one member's browser. hold(): from now on nothing signs in by itself.
  std::optional<Refusal> sign_in(const Member&, std::string_view password);
  std::optional<Refusal> unlock(const Member&, std::string_view password);
  void sign_out(const Member&);
  void hold(const Member& member) { browsers_[member.login].held = true; }
  std::string_view password_of(const Member& member) { return browsers_[member.login].password; }

  // A request as this member's browser sends it; a form is sent with its csrf proof.
  http::Reply get(const Member&, const std::string& path, bool french = false);
  http::Reply post(const Member&, const std::string& path, const Fields& form);
  http::Reply send(const Member&, http::Method, const std::string& path, const std::string& json,
                   std::optional<std::int64_t> version);
  void be_signed_in(const Member&);

private:
  struct Browser {
    std::string cookie;
    std::string csrf;
    std::string_view password = first_password;
    bool held = false;
  };
  http::Request request(const Browser&, http::Method, const std::string& path) const;
  http::Reply answer(const http::Request&) const; // as the server would: a failure becomes its page
  bool is_open(const Browser&) const;
  void read_csrf(Browser&);

  World& world_;
  std::map<std::string, Browser> browsers_;
};

// {"problems": …} of a reply with a refusal, or of any page that only says no.
std::optional<Refusal> refusal_in(const http::Reply&);

} // namespace concert::world
