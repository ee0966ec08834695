#include "app/notice_mail.h"

namespace concert::app {
namespace {

using notices::Kind;

std::string subject_of(Kind kind, const words::Words& words) {
  switch (kind) {
  case Kind::meeting_planned:
  case Kind::meeting_changed:
  case Kind::meeting_cancelled:
    return words("notices.mail.subject." + std::string(notices::name_of(kind)));
  case Kind::minutes_to_sign:
  case Kind::situation_waits:
  case Kind::referral_waits:
  case Kind::places_wait:
    break;
  }
  return words("notices.mail.subject");
}

} // namespace

mail::Message message_of(const notices::ReadyLetter& letter, const words::Catalogue& catalogue,
                         const settings::Settings& settings) {
  const words::Words& words = catalogue.in(letter.language);
  const std::string link =
      settings.public_address.empty() ? "" : settings.public_address + "/notices/" + letter.notice.text();
  const std::string sentence = words("notices.kind." + std::string(notices::name_of(letter.kind)));
  const std::string way = link.empty() ? words("notices.mail.no_link") : words("notices.mail.link") + "\n" + link;
  mail::Message out{.id = *mail::MessageId::parse(letter.id.text()),
                    .written = letter.written,
                    .to = letter.to,
                    .subject = subject_of(letter.kind, words),
                    .text = sentence + "\n\n" + way + "\n\n" + words("notices.mail.about") + "\n",
                    .language = letter.language};
  if (const auto& meeting = letter.appointment) {
    auto sender = EmailAddress::parse(settings.mail_sender, "mail_sender");
    check(sender.has_value(), "mail that is sent has a sender");
    const std::string uid = meeting->meeting.text() + "@" + std::string(sender->domain());
    auto file = calendar::file_of(
        {.uid = uid,
         .sequence = meeting->edition,
         .written = meeting->written,
         .starts = meeting->starts,
         .ends = meeting->ends,
         .organizer = *std::move(sender),
         .summary = words("notices.mail.meeting"), // PRIVACY: the same for every meeting of every table
         .url = link,
         .status = meeting->cancelled ? calendar::Status::cancelled : calendar::Status::confirmed});
    check(file.has_value(), "an invitation without a place fits into a calendar");
    out.calendar = *std::move(file);
  }
  return out;
}

} // namespace concert::app
