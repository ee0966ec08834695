// Every page is opened, in every seat, before and after each step; every form that somebody types into is either kept
// as a draft and comes back as it was typed, or stands in a short list with the reason.
#include <doctest/doctest.h>

#include <deque>
#include <set>

#include "drafts/forms.h"
#include "notices/town.h"
#include "platform/http/routes.h"
#include "world/needs.h"

using namespace concert;
using namespace concert::world;
using storage::testing::Place;

namespace {

// Forms of which no draft is kept, by the end of where they go.
const std::map<std::string, std::string> without_draft = {
    {"/password", "holds nothing but a password"},
    {"/sign-in", "holds nothing but a login and a password"},
    {"/unlock", "holds nothing but a password"},
    {"/join", "one tick at the door, made and sent in one breath"},
    {"/step-out", "one choice at the table, made and sent in one breath"},
    {"/send-out", "who, and one choice, at the table; a draft would keep who has a conflict of interest"},
    {"/add", "one situation for the agenda, chosen and sent in one breath"},
    {"/areas", "a whole file, pasted and sent in one breath"},
    {"/area", "one choice; a draft would keep where somebody lives"},
    {"/take", "one choice on a page of several offers, each with its own forms"},
    {"/decline", "the same"},
};
// Pages that nobody reaches by links here, by the beginning of their pattern.
const std::map<std::string, std::string> not_reached = {
    {"/alignment/plan", "this town has no table of needs; the form behind it is where the walk begins"},
    {"/directory/organizations/{id}", "this town has no services; the browser suite sees these forms"},
    {"/directory/services/{id}", "the same"},
    {"/places", "the same"},
    {"/situations/{id}/area", "this town has no neighbourhoods; one choice without a draft"},
    {"/situations/{id}/after", "begins when a situation has ended, and this walk ends before"},
    {"/situations/{id}/report", "the same"},
    {"/situations/{id}/reopen", "the same"},
    {"/situations/{id}/hand-over", "needs a second table"},
    {"/hand-overs", "the same"},
    {"/situations/{id}/refer", "needs services"},
    {"/referrals/{id}", "the same"},
};

bool is_out_of_reach(const std::string& pattern) {
  return std::any_of(not_reached.begin(), not_reached.end(),
                     [&](const auto& one) { return pattern.starts_with(one.first); });
}

bool ends_in_exception(const ShownForm& form) {
  for (const auto& [end, why] : without_draft)
    if (form.action.ends_with(end))
      return true;
  return false;
}

struct Walk {
  Town& town;
  std::set<std::string> patterns = {}; // of the pages that were seen
  std::set<std::string> forms = {};    // patterns of where drafted forms go
  int number = 0;
  std::string faults = {};

  std::string pattern_of(http::Method method, const std::string& path) {
    const auto parts = [](std::string_view text) {
      std::vector<std::string> out;
      for (std::size_t at = 1; at <= text.size();) {
        const std::size_t end = std::min(text.find('/', at), text.size());
        out.emplace_back(text.substr(at, end - at));
        at = end + 1;
      }
      return out;
    };
    const std::vector<std::string> asked = parts(path);
    std::string best;
    for (const auto& route : town.world.surface().table()) {
      const std::vector<std::string> known = parts(route.pattern);
      if (route.method != method || known.size() != asked.size())
        continue;
      const bool fits = std::equal(known.begin(), known.end(), asked.begin(),
                                   [](const auto& a, const auto& b) { return a == b || a.starts_with('{'); });
      if (fits && (best.empty() || route.pattern.find('{') == std::string::npos))
        best = route.pattern;
    }
    return best;
  }

  void fault(const Member& who, const std::string& page, const std::string& what) {
    faults += who.login + " " + page + ": " + what + "\n";
  }

  // As the page's script does it: the form as it stands, to /drafts; then the page again.
  void type_and_look(const Member& who, const std::string& page, const ShownForm& form) {
    const Fields typed = typed_into(form, ++number);
    Fields posted = typed;
    std::string names;
    for (const Control& one : form.controls)
      names += one.name.substr(0, one.name.find('~')) + " ";
    for (const auto& [name, value] : form.hidden)
      if (name != "csrf")
        posted.add(name, value);
    posted.add("draft~form", form.action);
    posted.add("draft~opening", Id<struct AnyTag>::draw(town.world.chance()).text());
    posted.add("draft~names", names);
    const http::Reply kept = town.browser.post(who, "/drafts", posted);
    if (kept.status != 200)
      return fault(who, page,
                   form.action + " is not kept: " + std::to_string(kept.status) + " " + kept.body.substr(0, 200));
    const http::Reply again = town.browser.get(who, page);
    bool shown = false;
    for (const ShownForm& now : forms_in(again.body))
      if (now.action == form.action && now.is_drafted && now.controls.size() == form.controls.size()) {
        shown = true;
        if (const std::string what = difference(now, typed); !what.empty())
          fault(who, page, form.action + ": " + what);
      }
    if (!shown || again.body.find("action=\"/drafts/discard\"") == std::string::npos)
      fault(who, page, form.action + " is not shown with its draft");
    if (again.compression != http::Compression::forbidden)
      fault(who, page, "what was typed is compressed beside a proof");
    const http::Reply gone =
        town.browser.post(who, "/drafts/discard", fields({{"page", page.substr(0, page.find('?'))}}));
    if (gone.status != 303 || town.browser.get(who, page).body.find("/drafts/discard") != std::string::npos)
      fault(who, page, "the draft is not discarded");
  }

  void look_at(const Member& who, const std::string& page, const http::Reply& reply, bool types) {
    for (const ShownForm& form : forms_in(reply.body)) {
      if (!form.posts || !form.is_typed())
        continue;
      for (const Control& one : form.controls)
        if (one.kind == "password" && one.name.find("password") == std::string::npos)
          fault(who, page, "a secret is called " + one.name + ", which a draft would keep");
      if (ends_in_exception(form))
        continue;
      if (!form.is_drafted) {
        fault(who, page, form.action + " keeps no draft");
        continue;
      }
      forms.insert(pattern_of(http::Method::post, form.action));
      if (types)
        type_and_look(who, page, form);
    }
  }

  // Pages of one pattern are alike: of each, `most` are opened.
  void through(const Member& who, bool types) {
    town.browser.be_signed_in(who);
    std::deque<std::string> waiting = {"/", "/alignment/plan/rules"};
    std::set<std::string> seen = {"/", "/alignment/plan/rules"};
    std::map<std::string, int> of_pattern;
    constexpr int most = 3;
    while (!waiting.empty()) {
      const std::string page = waiting.front();
      waiting.pop_front();
      const std::string pattern = pattern_of(http::Method::get, page.substr(0, page.find('?')));
      if (pattern.empty() || pattern.starts_with("/api") || pattern.starts_with("/assets") || pattern == "/language" ||
          ++of_pattern[pattern] > most)
        continue;
      const http::Reply reply = town.browser.get(who, page);
      if (reply.status == 200) {
        patterns.insert(pattern);
        look_at(who, page, reply, types && of_pattern[pattern] == 1);
        for (const std::string& link : links_in(reply.body))
          if (seen.insert(link).second)
            waiting.push_back(link);
      } else if (reply.status == 303) {
        patterns.insert(pattern);
      }
    }
  }
};

} // namespace

TEST_CASE(
    "every form that somebody types into keeps a draft that comes back as it was typed, or is a named exception") {
  Town town(Place::sqlite());
  town.identity = fields({{"given_name", "Ada"}, {"family_name", "Quill"}});
  const Member planner = town.world.add_member("planner", town.world.agency("city"), town.table, access::Role::planner);
  const Member officer = town.world.add_member("officer", town.police, town.table, access::Role::privacy_officer);
  const Member keeper = town.world.add_member("keeper", town.police, town.table, access::Role::agency_administrator);
  const Member administrator =
      town.world.add_member("second", town.world.agency("city"), town.table, access::Role::administrator);
  must(town.world.concert().alignment().install(shipped_needs()));
  Walk walk{town};
  const auto all = [&](bool types) {
    for (const Member* who : std::initializer_list<const Member*>{&town.chair, &town.constable, &town.nurse, &planner,
                                                                  &officer, &keeper, &administrator})
      walk.through(*who, types);
  };
  const meetings::MeetingId meeting = town.planned();
  const Answered screened = town.rooms.ask(town.constable, {.what = "screen",
                                                            .told = fields({{"subject", "person"},
                                                                            {"acutely_elevated", "yes"},
                                                                            {"beyond_mandate", "yes"},
                                                                            {"options_exhausted", "yes"}})});
  REQUIRE(!screened.refused);
  town.act(town.constable, "picture", *SituationId::parse(*screened.seen.find("id")->if_text()),
           fields({{"age_band", "30_39"}, {"sex", "female"}, {"risk_factors", "gambling_chronic"}}));
  const SituationId of = town.presented(town.constable);
  all(true);
  town.accept(of);
  for (const Member* who : {&town.chair, &town.constable})
    walk.through(*who, true);
  town.disclose(of);
  town.act(town.nurse, "answer", of, fields({{"answer", "involved"}}));
  for (const Member* who : {&town.chair, &town.nurse})
    walk.through(*who, true);
  town.act(town.chair, "assign", of, fields({{"lead_agency", town.health.text()}}));
  all(true);
  CHECK_MESSAGE(walk.faults.empty(), walk.faults);
  CHECK(walk.forms.size() >= 14); // the walk came to forms at all
  std::string unseen;
  for (const auto& route : town.world.surface().table())
    if (route.method == http::Method::get && route.function.page && route.function.open == app::Open::seated &&
        !walk.patterns.contains(route.pattern) && !is_out_of_reach(route.pattern)) {
      // Below it nothing is sent, so no form stands there; or it is only where a form was sent to, and leads back.
      bool posts = false;
      for (const auto& other : town.world.surface().table())
        posts = posts || (other.method == http::Method::post && other.pattern.starts_with(route.pattern));
      std::string path = route.pattern;
      for (const auto& [part, id] :
           {std::pair<std::string, std::string>{"/meetings/{id}", "/meetings/" + meeting.text()},
            {"{id}", of.text()},
            {"{task}", of.text()}})
        if (const auto at = path.find(part); at != std::string::npos)
          path.replace(at, part.size(), id);
      if (posts && town.browser.get(town.nurse, path).status != 303)
        unseen += route.pattern + "\n";
    }
  CHECK_MESSAGE(unseen.empty(), "pages that the walk did not come to:\n" << unseen);
}
