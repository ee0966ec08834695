#include "app/referral_mail.h"

namespace concert::app {

mail::Message message_of(const referrals::ReadyLetter& letter, const words::Catalogue& catalogue,
                         const settings::Settings& settings) {
  check(!settings.public_address.empty(), "a mail with a link needs an address that it leads to");
  const std::string link = settings.public_address + "/answer/" + letter.token;
  std::string text;
  for (const Language language : {Language::en, Language::fr}) {
    const words::Words& words = catalogue.in(language);
    text += (text.empty() ? "" : "\n") + words("referrals.mail.text") + "\n" + link + "\n\n" +
            words("referrals.mail.code") + "\n";
  }
  return {.id = *mail::MessageId::parse(letter.id.text()),
          .written = letter.written,
          .to = letter.to,
          .subject = catalogue.in(Language::en)("referrals.mail.subject") + " / " +
                     catalogue.in(Language::fr)("referrals.mail.subject"),
          .text = std::move(text),
          .language = Language::en,
          .calendar = {}};
}

} // namespace concert::app
