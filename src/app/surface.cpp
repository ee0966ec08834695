#include "app/surface.h"

#include "app/after_door.h"
#include "app/api/openapi.h"
#include "app/api_routes.h"
#include "app/house_pages.h"
#include "app/local_clock.h"
#include "app/meeting_door.h"
#include "app/navigation.h"
#include "app/referral_door.h"
#include "app/routes.h"
#include "app/texts.h"
#include "embedded/web.h"
#include "platform/http/assets.h"
#include "rooms/drafts/pages/draft_pages.h"

namespace concert::app {
namespace {

// "concert.3f2a….css": the name changes with the bytes, so browsers keep it for a year.
std::string hashed(std::string_view stem, std::string_view hash, std::string_view ending) {
  return "/assets/" + std::string(stem) + "." + std::string(hash.substr(0, 16)) + "." + std::string(ending);
}

} // namespace

struct Surface::Parts {
  Concert& concert;
  words::Catalogue catalogue;
  access::Site site;
  access::SignInPages sign_in;
  situations::Pages situations_pages;
  situations::Api situations_api;
  aftercare::Api aftercare_api;
  alignment::Api alignment_api;
  directory::Api directory_api;
  meetings::Api meetings_api;
  referrals::Api referrals_api;
  InstallationApi installation_api;
  access::Api access_api;
  HousePages house_pages;
  MeetingDoor meeting_door;
  ReferralDoor referral_door;
  AfterDoor after_door;
  drafts::DraftPages draft_pages;
  Gates gates;

  Parts(Concert& the_concert, log::Log& log, DemoDoor demo)
      : concert(the_concert), catalogue(zone_of(concert.settings())), site(made_site()),
        sign_in(concert.access(), {std::string(session_cookie), std::string(language_cookie)}, concert.draft_key(),
                std::move(demo.seats), std::move(demo.password)),
        situations_pages(concert.situations(), concert.codes(), concert.agencies(), concert.access(), concert.clock()),
        situations_api(concert.situations(), concert.codes(), concert.clock()),
        aftercare_api(concert.aftercare(), concert.codes()), alignment_api(concert.alignment(), concert.codes()),
        directory_api(concert.directory(), concert.capacity_links(), concert.clock()),
        meetings_api(concert.meetings(), concert.codes()), referrals_api(concert.referrals(), concert.codes()),
        installation_api(concert), access_api(concert.access()), house_pages(concert), meeting_door(concert),
        referral_door(concert), after_door(concert),
        draft_pages(concert.drafts(),
                    [this](const std::string& page, const std::string& form) { return gates.is_form(page, form); }),
        gates(all_routes(), site, concert.access(), concert.answered(), log, concert.chance(),
              [this](access::Visit& visit) {
                return draft_pages.keep_from_locked(visit) ? sign_in.locked_with_draft(visit)
                                                           : sign_in.locked_while_typing(visit);
              }) {
    site.drafts = [this](const access::Actor& who, const std::string& page) { return draft_pages.on_page(who, page); };
    gates.when_form_is_sent([this](const access::Actor& who, const std::string& form, const access::DraftMark& mark) {
      draft_pages.sent(who, form, mark);
    });
    situations_pages.say_on_home([this](const access::Visit& visit) { return meeting_door.on_home(visit); });
    situations_pages.say_on_record([this](const access::Visit& visit, const situations::View& view) {
      return referral_door.on_record(visit, view);
    });
    after_door.speak_on(situations_pages);
    house_pages.speak_on(situations_pages);
  }

  access::Site made_site() {
    add_texts(catalogue);
    using namespace embedded;
    access::Site out{.catalogue = catalogue, .clock = concert.clock(), .chance = concert.chance()};
    out.stylesheet = hashed("concert", web::concert_css.hash, "css");
    out.script = hashed("concert", web::concert_js.hash, "js");
    out.icon = hashed("concert", web::concert_svg.hash, "svg");
    out.demo = concert.settings().demo;
    out.navigation = navigation();
    out.table_name = [this](TableId id, Language language) {
      const auto table = concert.access().table(id);
      return table ? table->name.in(language) : std::string();
    };
    out.agency_name = [this](AgencyId id, Language language) {
      return concert.agencies().agencies()->name(id, language);
    };
    return out;
  }

  EntryTable all_routes() {
    EntryTable table = routes({.sign_in = sign_in,
                               .situations_pages = situations_pages,
                               .situations_api = situations_api,
                               .aftercare_api = aftercare_api,
                               .alignment_api = alignment_api,
                               .directory_api = directory_api,
                               .meetings_api = meetings_api,
                               .referrals_api = referrals_api,
                               .installation_api = installation_api,
                               .access_api = access_api});
    table.push_back({http::Method::get, "/api/v1/openapi.json",
                     Entry{.open = Open::anyone, .api = [](access::ApiCall&) {
                             return access::json_reply(200, openapi_document(api_routes()));
                           }}});
    house_pages.add_routes(table);
    meeting_door.add_routes(table);
    referral_door.add_routes(table);
    after_door.add_routes(table);
    // A letter typed is a person's doing: it keeps the session from locking. A locked session may still keep what is
    // typed.
    table.push_back(
        {http::Method::post, "/drafts",
         Entry{.open = Open::signed_in, .page = [this](access::Visit& visit) { return draft_pages.keep(visit); }}});
    table.push_back({http::Method::post, "/drafts/discard",
                     Entry{.page = [this](access::Visit& visit) { return draft_pages.discard(visit); }}});
    const auto add_asset = [&](const std::string& path, std::string_view bytes, std::string type,
                               std::string_view hash) {
      table.push_back({http::Method::get, path, Entry{.open = Open::anyone, .page = [=](access::Visit& visit) {
                                                        return http::asset_reply(visit.request(), bytes, type, hash,
                                                                                 http::AssetName::hashed);
                                                      }}});
    };
    using namespace embedded;
    add_asset(site.stylesheet, web::concert_css.bytes, "text/css; charset=utf-8", web::concert_css.hash);
    add_asset(site.script, web::concert_js.bytes, "text/javascript; charset=utf-8", web::concert_js.hash);
    add_asset(site.icon, web::concert_svg.bytes, "image/svg+xml", web::concert_svg.hash);
    return table;
  }
};

Surface::Surface(Concert& concert, log::Log& log, DemoDoor demo)
    : parts_(std::make_unique<Parts>(concert, log, std::move(demo))) {}
Surface::~Surface() = default;

http::Reply Surface::answer(const http::Request& request) const {
  return parts_->gates.answer(request);
}
http::Reply Surface::failed(std::exception_ptr failure, const http::Request& request) const {
  return parts_->gates.failed(failure, request);
}
const EntryTable& Surface::table() const {
  return parts_->gates.table();
}
const words::Catalogue& Surface::catalogue() const {
  return parts_->catalogue;
}

} // namespace concert::app
