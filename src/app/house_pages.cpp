#include "app/house_pages.h"

#include <algorithm>

#include "app/share.h"
#include "embedded/agencies_words.h"
#include "embedded/alignment_words.h"
#include "embedded/codes_words.h"
#include "embedded/directory_words.h"
#include "embedded/drafts_words.h"
#include "embedded/initiatives_words.h"
#include "embedded/notices_words.h"
#include "embedded/oversight_words.h"
#include "embedded/pages_words.h"
#include "embedded/sites_words.h"

namespace concert::app {
namespace {

using http::Method::get;
using http::Method::post;

access::MemberPages::Agencies agencies_by_name(Concert& concert) {
  return [&concert](Language language) {
    std::vector<std::pair<AgencyId, std::string>> out;
    const auto agencies = concert.agencies().agencies(); // held: an edit replaces it
    for (const agencies::Agency& agency : agencies->all())
      out.emplace_back(agency.id, agency.name.in(language));
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return out;
  };
}

// Kept by the room of alignment, which comes after the directory.
directory::TermLabels term_labels(Concert& concert) {
  return {.label = [&concert](const std::string& title, Language language) -> std::optional<std::string> {
            const auto needs = concert.alignment().needs();
            const alignment::ServiceTerm* term = needs->term(title);
            return term == nullptr ? std::nullopt : std::optional(term->label.in(language));
          },
          .added =
              [&concert](Language language) {
                std::vector<std::pair<std::string, std::string>> out;
                const auto needs = concert.alignment().needs();
                for (const alignment::ServiceTerm& term : needs->edition().terms)
                  if (term.is_ours())
                    out.emplace_back(term.label.in(Language::en), term.label.in(language));
                return out;
              }};
}

// The record may be left out of an installation (data/initiatives/README.md), and its page then says so.
std::optional<initiatives::Record> initiative_record() {
  try {
    const std::filesystem::path file = share_folder() / "initiatives" / "468.txt";
    if (auto record = initiatives::read_record(file_text(file)))
      return std::move(*record);
  } catch (const std::runtime_error&) { // no data files, or not this one
  }
  return std::nullopt;
}

} // namespace

HousePages::HousePages(Concert& concert)
    : about_([&concert](TableId table) { return concert.access().names_policy(table); }), codes_(concert.codes()),
      agencies_(concert.agencies(), concert.codes(), concert.access()),
      members_(concert.access(), agencies_by_name(concert)), tables_(concert.access()),
      directory_(concert.directory(), concert.codes(), agencies_by_name(concert), term_labels(concert)),
      links_(concert.capacity_links(), concert.directory(), concert.settings().public_address), areas_(concert.sites()),
      log_store_(concert.database(), concert.audit_log()),
      oversight_(log_store_, concert.access(), concert.situations(), concert.clock()),
      log_(oversight_, concert.access()), initiative_(initiative_record()),
      find_(concert.alignment(), concert.codes(), concert.agencies()),
      region_(concert.alignment(), concert.codes(), concert.agencies()),
      unmet_areas_(concert.areas(), concert.codes(), concert.agencies()),
      needs_(concert.alignment(), concert.codes(), concert.directory().capacity_max_age_days()),
      notices_(concert.notices(), concert.access()) {
  region_.show_beside([this](const access::Visit& visit, const alignment::FoundPlan& found) {
    return unmet_areas_.on_plan(visit, found);
  });
}

void HousePages::speak_on(situations::Pages& situations) {
  situations.say_on_record(
      [this](const access::Visit& visit, const situations::View& view) { return unmet_areas_.on_record(visit, view); });
}

void HousePages::add_words(words::Catalogue& catalogue) {
  using namespace embedded;
  catalogue.add(Language::en, pages_words::en_po.bytes, "app/pages/words/en.po");
  catalogue.add(Language::fr, pages_words::fr_po.bytes, "app/pages/words/fr.po");
  catalogue.add(Language::en, drafts_words::en_po.bytes, "rooms/drafts/words/en.po");
  catalogue.add(Language::fr, drafts_words::fr_po.bytes, "rooms/drafts/words/fr.po");
  catalogue.add(Language::en, codes_words::en_po.bytes, "rooms/codes/words/en.po");
  catalogue.add(Language::fr, codes_words::fr_po.bytes, "rooms/codes/words/fr.po");
  catalogue.add(Language::en, agencies_words::en_po.bytes, "rooms/agencies/words/en.po");
  catalogue.add(Language::fr, agencies_words::fr_po.bytes, "rooms/agencies/words/fr.po");
  catalogue.add(Language::en, directory_words::en_po.bytes, "rooms/directory/words/en.po");
  catalogue.add(Language::fr, directory_words::fr_po.bytes, "rooms/directory/words/fr.po");
  catalogue.add(Language::en, oversight_words::en_po.bytes, "rooms/oversight/words/en.po");
  catalogue.add(Language::fr, oversight_words::fr_po.bytes, "rooms/oversight/words/fr.po");
  catalogue.add(Language::en, initiatives_words::en_po.bytes, "rooms/initiatives/words/en.po");
  catalogue.add(Language::fr, initiatives_words::fr_po.bytes, "rooms/initiatives/words/fr.po");
  catalogue.add(Language::en, notices_words::en_po.bytes, "rooms/notices/words/en.po");
  catalogue.add(Language::fr, notices_words::fr_po.bytes, "rooms/notices/words/fr.po");
  catalogue.add(Language::en, sites_words::en_po.bytes, "rooms/sites/words/en.po");
  catalogue.add(Language::fr, sites_words::fr_po.bytes, "rooms/sites/words/fr.po");
  catalogue.add(Language::en, alignment_words::en_po.bytes, "rooms/alignment/words/en.po");
  catalogue.add(Language::fr, alignment_words::fr_po.bytes, "rooms/alignment/words/fr.po");
}

void HousePages::add_routes(EntryTable& table) {
  const auto add = [&table](http::Method method, std::string path, Open open, auto& object, auto function) {
    table.push_back({method, std::move(path), Entry{.open = open, .page = [&object, function](access::Visit& visit) {
                                                      return (object.*function)(visit);
                                                    }}});
  };
  using access::MemberPages;
  using agencies::AgencyPages;
  using codes::CodePages;
  add(get, "/about", Open::anyone, about_, &AboutPages::about);
  add(get, "/about/privacy", Open::anyone, about_, &AboutPages::privacy);
  add(get, "/situations/{id}/find", Open::seated, find_, &alignment::FindPages::find);
  add(get, "/situations/{id}/area", Open::seated, unmet_areas_, &alignment::AreaPages::asking);
  add(post, "/situations/{id}/area", Open::seated, unmet_areas_, &alignment::AreaPages::tell);
  add(get, "/alignment/plan", Open::seated, region_, &alignment::PlanPages::plan);
  add(get, "/alignment/plan/otherwise", Open::seated, region_, &alignment::PlanPages::otherwise);
  add(get, "/alignment/plan/rules", Open::seated, region_, &alignment::PlanPages::rules);
  add(post, "/alignment/plan/rules", Open::seated, region_, &alignment::PlanPages::set_rules);
  add(get, "/alignment/plan/learning", Open::seated, region_, &alignment::PlanPages::learning);
  using alignment::PlanPages;
  add(get, "/alignment/plan/groups", Open::seated, region_, &PlanPages::groups);
  add(post, "/alignment/plan/groups", Open::seated, region_, &PlanPages::state_purpose);
  add(get, "/alignment/plan/learning/{row}", Open::seated, region_, &PlanPages::adopting);
  add(post, "/alignment/plan/learning/{row}", Open::seated, region_, &PlanPages::adopt);
  add(get, "/alignment/plan/learning/{row}/take-back", Open::seated, region_, &PlanPages::back_to_row);
  add(post, "/alignment/plan/learning/{row}/take-back", Open::seated, region_, &PlanPages::take_back);
  using alignment::NeedsPages;
  add(get, "/alignment/method", Open::seated, needs_, &NeedsPages::method);
  add(get, "/alignment/method.csv", Open::seated, needs_, &NeedsPages::method_file);
  add(get, "/needs", Open::seated, needs_, &NeedsPages::list);
  add(get, "/needs.csv", Open::seated, needs_, &NeedsPages::file);
  add(get, "/needs/new", Open::seated, needs_, &NeedsPages::adding);
  add(post, "/needs/new", Open::seated, needs_, &NeedsPages::add);
  add(get, "/needs/rows/{row}", Open::seated, needs_, &NeedsPages::changing);
  add(post, "/needs/rows/{row}", Open::seated, needs_, &NeedsPages::change);
  add(get, "/needs/rows/{row}/retire", Open::seated, needs_, &NeedsPages::back_to_row);
  add(post, "/needs/rows/{row}/retire", Open::seated, needs_, &NeedsPages::retire);
  add(get, "/alignment/plan/{file}", Open::seated, region_, &alignment::PlanPages::file);
  add(get, "/codes", Open::seated, codes_, &CodePages::lists);
  add(get, "/codes/{list}", Open::seated, codes_, &CodePages::entries);
  add(get, "/agencies", Open::seated, agencies_, &AgencyPages::list);
  add(get, "/agencies/new", Open::seated, agencies_, &AgencyPages::form);
  add(post, "/agencies/new", Open::seated, agencies_, &AgencyPages::add);
  add(get, "/members", Open::seated, members_, &MemberPages::list);
  add(get, "/members/new", Open::seated, members_, &MemberPages::new_member);
  add(post, "/members/new", Open::seated, members_, &MemberPages::add);
  add(get, "/members/{id}", Open::seated, members_, &MemberPages::show);
  add(post, "/members/{id}", Open::seated, members_, &MemberPages::edit);
  add(post, "/members/{id}/password", Open::seated, members_, &MemberPages::reset_password);
  add(post, "/members/{id}/suspend", Open::seated, members_, &MemberPages::suspend);
  add(post, "/members/{id}/restore", Open::seated, members_, &MemberPages::restore);
  add(post, "/members/{id}/seats", Open::seated, members_, &MemberPages::add_seat);
  add(post, "/members/{id}/seats/{seat}/take-back", Open::seated, members_, &MemberPages::take_seat_back);
  add(get, "/members/{id}/seats/{seat}", Open::seated, members_, &MemberPages::seat);
  add(post, "/members/{id}/seats/{seat}/suspend", Open::seated, members_, &MemberPages::suspend_seat);
  add(post, "/members/{id}/seats/{seat}/restore", Open::seated, members_, &MemberPages::restore_seat);
  using access::TablePages;
  add(get, "/tables", Open::seated, tables_, &TablePages::list);
  add(get, "/tables/new", Open::seated, tables_, &TablePages::new_table);
  add(post, "/tables/new", Open::seated, tables_, &TablePages::add);
  add(get, "/tables/{id}", Open::seated, tables_, &TablePages::show);
  add(post, "/tables/{id}", Open::seated, tables_, &TablePages::set_names_policy);
  using directory::DirectoryPages;
  add(get, "/directory", Open::seated, directory_, &DirectoryPages::search);
  add(get, "/directory/about", Open::seated, directory_, &DirectoryPages::about);
  add(get, "/directory/categories", Open::seated, directory_, &DirectoryPages::categories);
  add(get, "/places", Open::seated, directory_, &DirectoryPages::places);
  add(post, "/places", Open::seated, directory_, &DirectoryPages::state_places);
  add(post, "/places/still-true", Open::seated, directory_, &DirectoryPages::still_true);
  add(get, "/directory/services/{id}", Open::seated, directory_, &DirectoryPages::service);
  add(post, "/directory/services/{id}/capacity", Open::seated, directory_, &DirectoryPages::state_capacity);
  add(get, "/directory/services/{id}/hours", Open::seated, directory_, &DirectoryPages::hours);
  add(post, "/directory/services/{id}/hours", Open::seated, directory_, &DirectoryPages::set_hours);
  add(get, "/directory/services/{id}/hours/give-up", Open::seated, directory_, &DirectoryPages::back_to_hours);
  add(post, "/directory/services/{id}/hours/give-up", Open::seated, directory_, &DirectoryPages::give_hours_up);
  add(get, "/directory/organizations/{id}", Open::seated, directory_, &DirectoryPages::organization);
  add(post, "/directory/organizations/{id}/agencies", Open::seated, directory_, &DirectoryPages::link_agency);
  using directory::LinkPages;
  add(get, "/directory/organizations/{id}/ask", Open::seated, links_, &LinkPages::asking);
  add(post, "/directory/organizations/{id}/ask", Open::seated, links_, &LinkPages::ask);
  add(post, "/directory/organizations/{id}/ask/revoke", Open::seated, links_, &LinkPages::revoke);
  // PRIVACY: no session is asked for or made. What the link opens is in the directory.
  add(get, "/capacity/{token}", Open::anyone, links_, &LinkPages::look);
  add(post, "/capacity/{token}", Open::anyone, links_, &LinkPages::state);
  using sites::AreaPages;
  add(get, "/areas", Open::seated, areas_, &AreaPages::show);
  add(post, "/areas", Open::seated, areas_, &AreaPages::bring);
  add(get, "/areas.geojson", Open::seated, areas_, &AreaPages::file);
  using oversight::LogPages;
  add(get, "/audit", Open::seated, log_, &LogPages::log);
  add(get, "/audit/verify", Open::seated, log_, &LogPages::verify_form);
  add(post, "/audit/verify", Open::seated, log_, &LogPages::verify);
  using notices::NoticePages;
  add(get, "/notices", Open::seated, notices_, &NoticePages::list);
  add(get, "/notices/{id}", Open::seated, notices_, &NoticePages::open);
  add(post, "/notices/read", Open::seated, notices_, &NoticePages::mark_all_read);
  add(post, "/notices/mail", Open::seated, notices_, &NoticePages::choose_mail);
  add(get, "/initiative", Open::seated, initiative_, &initiatives::InitiativePage::show);
}

} // namespace concert::app
