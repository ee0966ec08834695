// The frame of every page: skip link, banner, header with table and seat, navigation, main part, footer. All words come
// in as arguments; a text left empty leaves its part out.
#pragma once

#include <optional>

#include "base/language.h"
#include "platform/html/html.h"

namespace concert::html {

struct Link {
  std::string label;
  std::string href;
};

struct NavigationLink {
  std::string label;
  std::string href;
  bool current = false;
};

struct LanguageSwitch {
  Language to = Language::fr;
  std::string label;     // in the other language: "Français"
  std::string href;      // this page in the other language
  std::string form = {}; // id of a form on the page whose content goes along: then it is a button of that form, which
                         // posts it to `address` with a field `switch_to`
  std::string address = {};
};

struct Account {
  std::string seat;           // "Nurse, Health Unit": who acts, in the words of the table
  std::string seat_href = {}; // where the reader can see or change the seat; empty for plain text
  std::string sign_out_label;
  std::string sign_out_action; // posts here
  std::string csrf;
};

struct FrameWords {
  std::string skip;        // "Skip to main content"
  std::string navigation;  // name of the main navigation: "Main"
  std::string breadcrumbs; // name of the trail: "You are here"
  std::string side;        // name of the side column: "What to do next"
};

struct Page {
  Language language = Language::en;
  FrameWords words;
  std::string title;             // also the browser's title, followed by table and product
  std::string error_prefix = {}; // "Error: " in the browser's title when a form came back; empty otherwise
  std::string product = "Concert";
  std::string table = {}; // name of the Situation Table
  std::string home_href = "/";
  std::string stylesheet;
  std::string script = {};
  std::string icon = {};
  std::string banner = {};  // "Training table: every person here is invented."
  std::string address = {}; // where this page is asked for, when that is not the address of the request
  std::optional<LanguageSwitch> language_switch = {};
  std::optional<Account> account = {};
  std::vector<NavigationLink> navigation = {};
  std::vector<Link> breadcrumbs = {}; // from the top; the page itself is not in it
  Link back = {};                     // instead of breadcrumbs, inside a sequence of steps
  Html before_heading = {};           // notices and the error summary
  std::string caption = {};           // small line above the heading: "Situation S-0142"
  std::string heading = {};           // h1; the title when empty
  std::string heading_language = {};  // when it is not the page's: of a name that somebody else wrote
  Html heading_note = {};             // tags beside the heading
  Html body = {};
  Html side = {};      // when given, a second column on wide screens, after the body on narrow ones
  Html below = {};     // what is only looked up: under the body, and on narrow screens after the side; needs a side
  bool narrow = false; // one column of reading width: forms, sign-in
  std::vector<Link> footer_links = {};
  std::string footer_note = {};
};

Html page(const Page& page);

// A section with an h2 that the page can link to.
Html section(std::string_view heading, const Html& body, std::string_view section_id = {});
Html paragraph(const Html& text);
Html lead(const Html& text); // the one larger paragraph below a heading
Html bullets(const std::vector<Html>& items);

// A link (not `link`, which is a call of the system). For addresses that people typed or imported use outside_link().
Html link_to(std::string_view address, const Html& words);
// An address that was typed or imported: a link when is_linkable(), otherwise its text. Never tells the other side
// where the reader came from.
Html outside_link(std::string_view address, const Html& words);
// Text that only screen readers say.
Html spoken(std::string_view text);

} // namespace concert::html
