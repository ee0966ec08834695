#include "platform/html/page.h"

#include "platform/html/icons.h"

namespace concert::html {
namespace {

Html banner(const Page& page) {
  return when(!page.banner.empty(), [&] {
    return el("div", {cls("c-banner")}, el("p", {cls("c-wide")}, icon(Icon::note), el("span", page.banner)));
  });
}

Html brand(const Page& page) {
  const Html table = when(!page.table.empty(), [&] { return el("span", {cls("c-brand__table")}, page.table); });
  return el("a", {cls("c-brand"), href(page.home_href)}, icon(Icon::mark),
            el("span", el("span", {cls("c-brand__name")}, page.product), " ", table));
}

Html language_switch(const LanguageSwitch& other) {
  const std::string_view to = tag_of(other.to);
  if (other.form.empty())
    return el("a", {cls("c-language"), href(other.href), attr("lang", to), attr("hreflang", to)}, other.label);
  // A form's first button in the page is the one that Enter presses: here it does what the form is for.
  const Html first = el("button", {cls("c-spoken"), attr("type", "submit"), attr("form", other.form),
                                   attr("tabindex", "-1"), attr("aria-hidden", "true")});
  return all({first, el("button",
                        {cls("c-language"), attr("type", "submit"), attr("form", other.form), formaction(other.address),
                         flag("formnovalidate"), attr("name", "switch_to"), attr("value", to), attr("lang", to)},
                        other.label)});
}

Html account(const Page& page) {
  Html out;
  if (page.account) {
    const Account& who = *page.account;
    const Html seat = who.seat_href.empty() ? Html(who.seat) : el("a", {href(who.seat_href)}, who.seat);
    out += el("span", {cls("c-seat")}, icon(Icon::person), el("span", seat));
  }
  if (page.language_switch)
    out += language_switch(*page.language_switch);
  if (page.account && !page.account->sign_out_action.empty())
    out += el("form", {cls("c-sign-out"), attr("method", "post"), action(page.account->sign_out_action)},
              el("input", {attr("type", "hidden"), attr("name", "csrf"), attr("value", page.account->csrf)}),
              el("button", {attr("type", "submit")}, page.account->sign_out_label));
  return when(!out.empty(), [&] { return el("div", {cls("c-header__side")}, out); });
}

Html navigation(const Page& page) {
  if (page.navigation.empty())
    return {};
  const Html items = each(page.navigation, [](const NavigationLink& item) {
    return el("li", el("a", {href(item.href), item.current ? attr("aria-current", "page") : Attr()}, item.label));
  });
  return el("nav", {cls("c-nav"), attr("aria-label", page.words.navigation)}, el("ul", {cls("c-wide")}, items));
}

Html trail(const Page& page) {
  if (!page.back.href.empty())
    return el("nav", {cls("c-back"), attr("aria-label", page.words.breadcrumbs)},
              el("a", {href(page.back.href)}, icon(Icon::arrow_left), page.back.label));
  if (page.breadcrumbs.empty())
    return {};
  const Html items =
      each(page.breadcrumbs, [](const Link& item) { return el("li", el("a", {href(item.href)}, item.label)); });
  return el("nav", {cls("c-trail"), attr("aria-label", page.words.breadcrumbs)}, el("ol", items));
}

Html main_part(const Page& page) {
  const Html caption = when(!page.caption.empty(), [&] { return el("p", {cls("c-caption")}, page.caption); });
  const Html note =
      when(!page.heading_note.empty(), [&] { return el("div", {cls("c-title__note")}, page.heading_note); });
  const Html title = el("div", {cls("c-title")}, caption,
                        el("h1", {page.heading_language.empty() ? Attr() : attr("lang", page.heading_language)},
                           page.heading.empty() ? page.title : page.heading),
                        note);
  const Html body =
      page.side.empty()
          ? page.body
          : el("div", {cls("c-columns")}, el("div", {cls("c-columns__record")}, page.body),
               el("section", {cls("c-columns__side"), attr("aria-label", page.words.side)}, page.side),
               when(!page.below.empty(), [&] { return el("div", {cls("c-columns__below")}, page.below); }));
  return el("main", {id("main"), attr("tabindex", "-1"), cls(page.narrow ? "c-narrow" : "")}, page.before_heading,
            title, body);
}

Html footer(const Page& page) {
  if (page.footer_links.empty() && page.footer_note.empty())
    return {};
  const Html links = when(!page.footer_links.empty(), [&] {
    return el("ul", {cls("c-footer__links")},
              each(page.footer_links, [](const Link& item) { return el("li", link_to(item.href, item.label)); }));
  });
  const Html note = when(!page.footer_note.empty(), [&] { return el("p", page.footer_note); });
  return el("footer", {cls("c-footer")}, el("div", {cls("c-wide")}, links, note));
}

std::string browser_title(const Page& page) {
  std::string out = page.error_prefix + page.title;
  for (const std::string* part : {&page.table, &page.product})
    if (!part->empty())
      out += " – " + *part;
  return out;
}

} // namespace

Html page(const Page& page) {
  const Html header = el("header", {cls("c-header")}, banner(page),
                         el("div", {cls("c-header__bar c-wide")}, brand(page), account(page)), navigation(page));
  const Html body = all({el("a", {cls("c-skip"), href("#main")}, page.words.skip), header,
                         el("div", {cls("c-wide c-body")}, trail(page), main_part(page)), footer(page)});
  return document({.language = page.language,
                   .title = browser_title(page),
                   .stylesheet = page.stylesheet,
                   .script = page.script,
                   .icon = page.icon,
                   .body = body});
}

Html section(std::string_view heading, const Html& body, std::string_view section_id) {
  return el("section", {cls("c-section"), id(section_id)}, el("h2", heading), body);
}

Html paragraph(const Html& text) {
  return el("p", text);
}
Html lead(const Html& text) {
  return el("p", {cls("c-lead")}, text);
}

Html bullets(const std::vector<Html>& items) {
  return el("ul", {cls("c-bullets")}, each(items, [](const Html& item) { return el("li", item); }));
}

Html link_to(std::string_view address, const Html& words) {
  return el("a", {href(address)}, words);
}

Html outside_link(std::string_view address, const Html& words) {
  if (is_linkable(address) && !is_own_path(address))
    return el("a", {href(address), attr("rel", "noopener noreferrer external")}, words);
  // What is no address we can follow is shown, so that a person can still read it.
  const Html shown = el("span", {cls("c-address")}, address);
  return words == Html(address) || address.empty() ? (address.empty() ? words : shown) : all({words, " (", shown, ")"});
}

Html spoken(std::string_view text) {
  return el("span", {cls("c-spoken")}, text);
}

} // namespace concert::html
