#include "app/capacity_mail.h"

namespace concert::app {

mail::Message message_of(const directory::ReadyCapacityLetter& letter, const words::Catalogue& catalogue,
                         const settings::Settings& settings) {
  check(!settings.public_address.empty(), "a mail with a link needs an address that it leads to");
  const std::string link = settings.public_address + "/capacity/" + letter.token;
  std::string text;
  for (const Language language : {Language::en, Language::fr}) {
    const words::Words& words = catalogue.in(language);
    text += (text.empty() ? "" : "\n") + words("directory.mail.text", {{"when", words.moment(letter.expires_at)}}) +
            "\n" + link + "\n\n" + words("directory.mail.about") + "\n";
  }
  return {.id = *mail::MessageId::parse(letter.id.text()),
          .written = letter.written,
          .to = letter.to,
          .subject = catalogue.in(Language::en)("directory.mail.subject") + " / " +
                     catalogue.in(Language::fr)("directory.mail.subject"),
          .text = std::move(text),
          .language = Language::en,
          .calendar = {}};
}

} // namespace concert::app
