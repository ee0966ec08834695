#include "rooms/notices/pages/notice_pages.h"

#include <algorithm>

#include "platform/html/choices.h"
#include "platform/html/components.h"

namespace concert::notices {

using namespace html;
using access::Visit;
using http::Reply;

namespace {

std::string page_behind(const Notice& notice) {
  if (notice.is_about_places()) // PRIVACY: the reader's own; the agency stands in no address
    return "/places";
  const char* pages = notice.is_about_situation()  ? "/situations/"
                      : notice.is_about_referral() ? "/referrals/"
                                                   : "/meetings/";
  return pages + notice.about.text();
}

} // namespace

Reply NoticePages::list(Visit& visit) {
  const auto& words = visit.say();
  const std::vector<Notice> notices = room_.list(visit.actor());
  html::Table table;
  table.caption = words("frame.notices");
  table.caption_spoken_only = true;
  table.columns = {{words("notices.what")}, {words("notices.when")}, {words("notices.state")}};
  table.empty = words("notices.none");
  for (const Notice& one : notices)
    table.rows.push_back(
        {all({link_to("/notices/" + one.id.text(), words("notices.kind." + std::string(name_of(one.kind)))),
              meeting_said(visit, one)}),
         words.moment(one.created_at),
         one.read_at ? tag(words("notices.read"), Tone::neutral) : tag(words("notices.unread"), Tone::note)});
  const bool unread = std::any_of(notices.begin(), notices.end(), [](const Notice& one) { return !one.read_at; });
  Page page;
  page.title = words("frame.notices");
  page.body = all({lead(words("notices.lead")), html::table(table),
                   when(unread,
                        [&] {
                          return html::form(
                              visit.form("/notices/read"),
                              actions({button({.label = words("notices.mark_all"), .kind = ButtonKind::secondary})}));
                        }),
                   section(words("notices.by_mail"), by_mail(visit), "mail")});
  return visit.page(std::move(page));
}

// Which of several meetings it is: by its time, asked of the gate at this moment.
Html NoticePages::meeting_said(const Visit& visit, const Notice& notice) {
  const auto at = room_.meeting_at(visit.actor(), notice);
  return when(at.has_value(), [&] {
    return el("p", {cls("c-note")}, visit.say()("notices.meeting_at", {{"when", visit.say().moment(*at)}}));
  });
}

Html NoticePages::by_mail(const Visit& visit) {
  const auto& words = visit.say();
  const access::MailChoice choice = access_.mail_choice(visit.actor());
  if (!choice.email)
    return paragraph(words("notices.by_mail.none"));
  return all({paragraph(choice.wanted ? words("notices.by_mail.on", {{"address", choice.email->text()}})
                                      : words("notices.by_mail.off")),
              html::form(visit.form("/notices/mail"),
                         all({hidden("wanted", choice.wanted ? "no" : "yes"),
                              actions({button({.label = words(choice.wanted ? "notices.by_mail.switch_off"
                                                                            : "notices.by_mail.switch_on"),
                                               .kind = ButtonKind::secondary})})}))});
}

Reply NoticePages::open(Visit& visit) {
  const auto id = visit.id<NoticeId>();
  const auto opened = id ? room_.open(visit.actor(), *id) : Result<Notice>(Refusal::not_found());
  return opened ? visit.go(page_behind(*opened)) : visit.refuse(opened.error());
}

Reply NoticePages::mark_all_read(Visit& visit) {
  room_.mark_all_read(visit.actor());
  return visit.go("/notices", "notices_read");
}

Reply NoticePages::choose_mail(Visit& visit) {
  const auto done = access_.choose_mail(visit.actor(), visit.fields().yes("wanted"));
  return done ? visit.go("/notices", "mail_switched") : visit.refuse(done.error());
}

} // namespace concert::notices
