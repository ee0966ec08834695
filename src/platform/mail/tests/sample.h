// A message for tests, in French and with everything that needs encoding.
#pragma once

#include "platform/crypto/chance.h"
#include "platform/mail/sender.h"

namespace concert::mail::testing {

inline EmailAddress address(std::string_view text) {
  return EmailAddress::parse(text).value();
}

inline calendar::File appointment() {
  return calendar::file_of(
             {.uid = "0123456789abcdef0123456789abcdef@concert.example.ca",
              .written = *Instant::parse_iso("2026-11-22T13:45:54Z"),
              .starts = *Instant::parse_iso("2026-11-26T18:30:00Z"),
              .ends = *Instant::parse_iso("2026-11-26T20:00:00Z"),
              .organizer = address("concert@example.ca"),
              .summary = "Table d’intervention : séance régulière de l’équipe élargie, à l’hôtel de ville",
              .place = "Hôtel de ville, 2e étage; à gauche"})
      .value();
}

inline Message sample() {
  crypto::SeededChance chance(1);
  Message message{
      .id = MessageId::draw(chance),
      .written = *Instant::parse_iso("2026-11-22T13:45:54Z"),
      .to = address("infirmiere@sante.example.ca"),
      .subject = "Séance de jeudi : l’ordre du jour est prêt, et la salle a été changée (à confirmer = oui?)",
      .text = "Bonjour,\n\nla séance « régulière » a lieu jeudi à 13 h 30.  \n.\n..deux points\nFrom l’équipe\n" +
              std::string(3000, 'x') + " fin = 100 %\n\tœuvre €\n",
      .language = Language::fr};
  return message;
}

inline SmtpOptions to_port(std::uint16_t port) {
  SmtpOptions options{.host = "127.0.0.1", .port = port, .author = {address("concert@example.ca"), "Concert"}};
  options.security = Security::none;
  options.connecting = options.all = std::chrono::seconds(20);
  return options;
}

// What it was refused with, as "permanent recipient 550"; "taken" when it was not.
inline std::string outcome_of(Sender& sender, const Message& message) {
  try {
    const auto outcome = sender.send(message).value();
    return outcome == Outcome::taken ? "taken" : "discarded";
  } catch (const Failure& failure) {
    return std::string(failure.kind() == FailureKind::permanent ? "permanent " : "temporary ") +
           std::string(name_of(failure.step())) + " " + std::to_string(failure.reply());
  }
}

} // namespace concert::mail::testing
