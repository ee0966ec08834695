#include "rooms/access/pages/testing/reader.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace concert::access::testing {
namespace {

namespace fs = std::filesystem;

std::string bytes_of_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// Those of the platform are in a catalogue from the beginning.
void add_all_words(words::Catalogue& catalogue) {
  const fs::path source = fs::path(CONCERT_SOURCE_DIR) / "src";
  for (const char* part : {"app", "rooms"})
    for (const auto& entry : fs::recursive_directory_iterator(source / part))
      for (const Language language : {Language::en, Language::fr})
        if (entry.path().filename() == std::string(tag_of(language)) + ".po")
          catalogue.add(language, bytes_of_file(entry.path()), entry.path().string());
}

} // namespace

void CountingChance::fill(std::span<std::uint8_t> out) {
  for (std::uint8_t& byte : out)
    byte = next_++;
}

Reader::Reader(Role role, Language language)
    : catalogue_(std::make_unique<words::Catalogue>(words::TimeZone::named("America/Toronto").value())),
      clock_(*Instant::parse_iso("2026-11-22T15:00:00Z")), language_(language) {
  add_all_words(*catalogue_);
  site_ = std::make_unique<Site>(Site{.catalogue = *catalogue_, .clock = clock_, .chance = chance_});
  site_->stylesheet = "/s.css";
  site_->table_name = [](TableId, Language) { return std::string("Table & Co."); };
  site_->agency_name = [](AgencyId, Language) { return std::string("Agency <1>"); };
  actor_ = Actor{.member = MemberId::draw(chance_),
                 .seat = SeatId::draw(chance_),
                 .agency = AgencyId::draw(chance_),
                 .table = TableId::draw(chance_),
                 .role = role,
                 .language = language};
}

Reader::~Reader() = default;

Visit Reader::visit(std::string path, Fields fields, http::PathParameters parameters) const {
  requests_.push_back(std::make_unique<http::Request>());
  requests_.back()->path = std::move(path);
  const Token token = Token::draw(chance_);
  Session session{.member = actor_.member,
                  .name = "Reader",
                  .language = language_,
                  .seat = actor_.seat,
                  .actor = actor_,
                  .csrf = CsrfSecret(token, actor_.seat),
                  .created_at = clock_.now(),
                  .locks_at = clock_.now(),
                  .ends_at = clock_.now()};
  return Visit(*site_, *requests_.back(), std::move(parameters), language_, std::move(session), std::move(fields));
}

Visit Reader::stranger(std::string path) const {
  requests_.push_back(std::make_unique<http::Request>());
  requests_.back()->path = std::move(path);
  return Visit(*site_, *requests_.back(), {}, language_, std::nullopt, {});
}

bool has(const http::Reply& reply, std::string_view part) {
  return reply.body.find(part) != std::string::npos;
}

} // namespace concert::access::testing
