#include "twin_worlds/twins.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "twin_worlds/walk.h"

namespace concert::twins {
namespace {

using stories::Step;

// Both worlds draw alike from here on, whatever each of them drew before.
void begin_step(Pair& pair) {
  ++pair.step;
  pair.left.chance().begin_step(pair.step);
  pair.right.chance().begin_step(pair.step);
}

std::string around(const std::string& text, std::size_t at) {
  const std::size_t begin = at < 160 ? 0 : at - 160;
  std::string out = text.substr(begin, 320);
  std::replace(out.begin(), out.end(), '\n', '~');
  return out;
}

class Play {
public:
  Play(const Scene& scene, Pair& pair)
      : scene_(scene), pair_(pair), left_rooms_(pair.left), right_rooms_(pair.right),
        left_((begin_step(pair), scene.left), pair.left, left_rooms_, nullptr),
        right_(scene.right, pair.right, right_rooms_, nullptr) {}

  void run() {
    begin_block();
    auto left = scene_.left.steps.begin(), right = scene_.right.steps.begin();
    auto walk = scene_.walks.begin();
    for (;;) {
      int line = 0;
      const auto earliest = [&line](const auto& at, const auto& end) {
        if (at != end && (line == 0 || at->line < line))
          line = at->line;
      };
      earliest(left, scene_.left.steps.end());
      earliest(right, scene_.right.steps.end());
      earliest(walk, scene_.walks.end());
      if (line == 0)
        return;
      if (walk != scene_.walks.end() && walk->line == line) {
        go_round(*walk++);
        continue;
      }
      const bool in_left = left != scene_.left.steps.end() && left->line == line;
      const bool in_right = right != scene_.right.steps.end() && right->line == line;
      if (in_left && in_right)
        begin_block();
      if (in_left) {
        pair_.left.chance().begin_step(block_ + alone_left_++);
        left_.play(*left++);
      }
      if (in_right) {
        pair_.right.chance().begin_step(block_ + alone_right_++);
        right_.play(*right++);
      }
      pair_.step = block_ + std::max(alone_left_, alone_right_);
    }
  }

private:
  // The first line for `left` and the first for `right` after a line for both draw alike, and so on.
  void begin_block() {
    begin_step(pair_);
    block_ = pair_.step;
    alone_left_ = alone_right_ = 0;
  }

  [[noreturn]] void fail(const Walk& walk, const std::string& why) const {
    throw stories::WentOtherwise(scene_.left.file + ":" + std::to_string(walk.line) + ": " + walk.text + "\n    " +
                                 why);
  }

  void go_round(const Walk& walk) {
    begin_block();
    const auto id_in = [&](const stories::Teller& teller) {
      if (const auto meeting = teller.meeting_called(walk.thing))
        return meeting->text();
      if (const auto referral = teller.referral_called(walk.thing))
        return referral->text();
      return teller.has_situation(walk.thing) ? teller.situation(walk.thing).text() : std::string();
    };
    const std::string left = id_in(left_), right = id_in(right_);
    if (!left.empty() && !right.empty() && left != right)
      fail(walk, "the two worlds drew different ids");
    const Thing thing{left.empty() ? right : left, walk.thing.starts_with('M')   ? Thing::Kind::meeting
                                                   : walk.thing.starts_with('R') ? Thing::Kind::referral
                                                                                 : Thing::Kind::situation};
    for (const std::string& walker : walk.walkers)
      walk_of_one(walk, walker, thing);
    begin_block();
  }

  std::int64_t version_of(const Thing& thing) {
    if (thing.kind == Thing::Kind::meeting) {
      const auto stored = pair_.left.meeting(*meetings::MeetingId::parse(thing.id));
      return stored ? stored->revision : 1;
    }
    if (thing.kind == Thing::Kind::referral) {
      const auto stored = pair_.left.referral(*referrals::ReferralId::parse(thing.id));
      return stored ? stored->version : 1;
    }
    const auto stored = pair_.left.situation(*SituationId::parse(thing.id));
    return stored ? stored->version : 1;
  }

  void walk_of_one(const Walk& walk, const std::string& walker, const Thing& thing) {
    const world::Member& left = left_.member(walker);
    const world::Member& right = right_.member(walker);
    begin_step(pair_);
    pair_.left_door.be_signed_in(left);
    pair_.right_door.be_signed_in(right);
    const auto askings = walk_of(pair_.left, thing, version_of(thing), left.actor.agency,
                                 walk.kind == Walk::Kind::walk ? Walking::acts : Walking::looks);
    int differing = 0;
    std::map<char, int> kinds; // by the first digit of the status
    for (const Asking& asking : askings) {
      if (asking.french && walker != walk.walkers.front())
        continue; // once a walk is enough for the other language
      begin_step(pair_);
      const std::string from_left = answered(pair_.left_door, left, asking);
      const std::string from_right = answered(pair_.right_door, right, asking);
      ++pair_.pairs;
      ++kinds[from_left[0]];
      if (from_left.starts_with("5"))
        fail(walk, walker + " asked " + asking.said() + " and got status " + from_left.substr(0, 3));
      if (asking.method != http::Method::get && from_left.starts_with("2"))
        fail(walk, walker + " was not refused: " + asking.said());
      if (from_left == from_right)
        continue;
      ++differing;
      if (walk.kind == Walk::Kind::differ)
        continue;
      const auto at = static_cast<std::size_t>(
          std::mismatch(from_left.begin(), from_left.end(), from_right.begin(), from_right.end()).first -
          from_left.begin());
      fail(walk, walker + " sees a difference: " + asking.said() + "\n    left   " + around(from_left, at) +
                     "\n    right  " + around(from_right, at));
    }
    if (kinds['2'] < 10 || kinds['4'] < 3)
      fail(walk, walker + " was not let in: " + std::to_string(kinds['2']) + " pages seen");
    if (walk.kind == Walk::Kind::differ && differing == 0)
      fail(walk, "nothing differs for " + walker + ": this harness would not see a leak");
    if (walk.kind != Walk::Kind::differ && pair_.left.logged() != pair_.right.logged())
      fail(walk, "the operators' logs differ");
  }

  const Scene& scene_;
  Pair& pair_;
  std::uint64_t block_ = 0, alone_left_ = 0, alone_right_ = 0;
  world::RoomsDoor left_rooms_, right_rooms_;
  stories::Teller left_, right_;
};

} // namespace

std::vector<Scene> read_scenes(const std::string& file, std::string_view text) {
  // Each side's own text keeps the numbers of the lines.
  std::string left, right;
  std::vector<Walk> walks;
  int number = 0;
  for (const std::string_view line : text::split(text, '\n')) {
    ++number;
    const std::string clean(text::trim(line.substr(0, line.find('#'))));
    const std::string first = clean.substr(0, clean.find(' '));
    std::string for_left(line), for_right(line);
    if (first == "left" || first == "right") {
      (first == "left" ? for_left : for_right) = clean.substr(first.size());
      (first == "left" ? for_right : for_left).clear();
    } else if (first == "walk" || first == "look" || first == "differ") {
      Walk walk;
      walk.line = number;
      walk.text = clean;
      walk.kind = first == "walk" ? Walk::Kind::walk : first == "look" ? Walk::Kind::look : Walk::Kind::differ;
      const auto as = clean.find(" as ");
      if (as == std::string::npos)
        throw stories::NotUnderstood(file + ":" + std::to_string(number) + ": \"walk S1 as teacher + stranger\"");
      walk.thing = std::string(text::trim(clean.substr(first.size(), as - first.size())));
      for (const std::string_view walker : text::split(std::string_view(clean).substr(as + 4), '+'))
        walk.walkers.emplace_back(text::trim(walker));
      walks.push_back(std::move(walk));
      for_left.clear();
      for_right.clear();
    }
    left += for_left + "\n";
    right += for_right + "\n";
  }
  auto lefts = stories::read_stories(file, left), rights = stories::read_stories(file, right);
  std::vector<Scene> out;
  for (std::size_t i = 0; i < lefts.size(); ++i) {
    Scene scene{std::move(lefts[i]), std::move(rights.at(i)), {}};
    const int end = i + 1 < lefts.size() ? lefts[i + 1].line : number + 1;
    for (const Walk& walk : walks)
      if (walk.line > scene.left.line && walk.line < end)
        scene.walks.push_back(walk);
    out.push_back(std::move(scene));
  }
  return out;
}

void play(const Scene& scene, Pair& pair) {
  Play(scene, pair).run();
}

} // namespace concert::twins
