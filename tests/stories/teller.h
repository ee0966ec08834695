// Plays one story in one world through one door. After every step, whatever it was: a refused step has changed nothing
// and left no trace, every promise of every situation holds, and keys follow the stored state.
#pragma once

#include "stories/story.h"
#include "world/door.h"

namespace concert::stories {

class WentOtherwise : public std::runtime_error { // "filters.story:12: nurse presents S1: expected …, was …"
public:
  using std::runtime_error::runtime_error;
};

struct Verb; // what a story's verb does (teller.cpp)

class Teller {
public:
  // Gives the story a table of its own and its actors seats at it. `http` is the same door where it is the one over
  // HTTP, else null. All outlive the teller.
  Teller(const Story& story, world::World& world, world::Door& door, world::HttpDoor* http);
  void tell();               // all of it; throws WentOtherwise or NotUnderstood
  void play(const Step&);    // one step, and what must be true after it
  void attempt(const Step&); // the step alone; a failure of storage comes through as it is

  const world::Member& member(const std::string& name) const;
  SituationId situation(const std::string& name) const;
  std::optional<meetings::MeetingId> meeting_called(const std::string& name) const;
  std::optional<referrals::ReferralId> referral_called(const std::string& name) const;
  bool has_situation(const std::string& name) const { return situations_.contains(name); }

private:
  [[noreturn]] void fail(const std::string& why) const;
  [[noreturn]] void not_understood(const std::string& why) const;

  void play_step();
  void act();
  void ask(const Step& step, std::string_view word);
  std::optional<std::int64_t> version_now(const world::Deed&); // what a reader of this very moment edits against
  world::Answered do_deed(const world::Deed&);
  Fields told(const Step&, const Verb&);
  std::optional<situations::Task> task_called(const Step& step, const std::string& kind);
  std::string translated(const std::string& value, const std::string& field, const Verb&);
  void judge(const world::Answered&);
  void judge(const Refusal&);
  void see(const json::Value& seen, const std::string& item);
  std::string as_seen(const std::string& word);

  bool is_of_meetings(const Step&) const; // by what is acted on: M1, rules, meetings
  void meet();
  Fields told_at_meeting(const Step&, const Verb&, meetings::MeetingId);
  meetings::MeetingId meeting(const std::string& name) const;

  bool is_of_referrals(const Step&) const; // R1, referrals
  void refer();

  bool is_of_hand_overs(const Step&) const; // by what is done, or: hand-overs
  void hand_over();
  bool is_of_alignment(const Step&) const; // places, plan, needs, learning, groups
  void align();
  void set_out_services();

  void administer();
  void come_and_go();

  void expect_word(const std::string& found);
  std::set<AgencyId> agencies(std::string_view list);
  void look_at_keys(SituationId);
  void look_at_row(SituationId);
  void look_at_trail(SituationId);

  const Story& story_;
  world::World& world_;
  world::Door& door_;
  world::HttpDoor* http_;
  const Step* step_ = nullptr;
  std::map<std::string, TableId> tables_;
  std::map<std::string, world::Member> members_;
  std::map<std::string, SituationId> situations_;
  std::map<std::string, meetings::MeetingId> meetings_;
  std::map<std::string, referrals::ReferralId> referrals_;
  std::string service_; // the one that these stories plan with, once there is one
};

} // namespace concert::stories
