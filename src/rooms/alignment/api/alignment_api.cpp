#include "rooms/alignment/api/alignment_api.h"

namespace concert::alignment {
namespace {

using json::Array;
using json::Object;
using json::Value;

template <class T>
Value or_null(const std::optional<T>& value) {
  return value ? Value(*value) : Value();
}

Array texts(const std::vector<std::string>& all) {
  Array out;
  for (const std::string& each : all)
    out.emplace_back(each);
  return out;
}

// Keys of words and their values; the page says them in a language.
Value reason_json(const Reason& reason) {
  Array values;
  for (const ReasonValue& value : reason.values)
    values.emplace_back(Object{{"value", value.text}, {"list", value.list.empty() ? Value() : Value(value.list)}});
  return Object{{"kind", name_of(reason.kind)}, {"word", reason.word}, {"values", std::move(values)}};
}

Value margin_json(const std::optional<Margin>& margin) {
  if (!margin)
    return {};
  return Object{{"share", margin->share},
                {"turn", name_of(margin->turn.kind)},
                {"wait_days", margin->turn.kind == TurnKind::sooner ? Value(margin->turn.wait_days) : Value()}};
}

Value offer_json(const Offer& offer, const directory::Catalogue& catalogue) {
  const directory::Service& service = *offer.service;
  const Seats& seats = offer.seats;
  Array reasons, phones;
  for (const Reason& reason : offer.reasons)
    reasons.push_back(reason_json(reason));
  for (const directory::Phone* phone : catalogue.phones_of(service.id))
    phones.emplace_back(Object{{"number", phone->number}, {"extension", phone->extension}, {"kind", phone->kind}});
  Value organization;
  if (offer.organization != nullptr)
    organization = Object{{"id", offer.organization->id.text()}, {"name", offer.organization->name}};
  return Object{{"service", service.id.text()},
                {"name", service.name},
                {"language_of_texts", service.language},
                {"organization", std::move(organization)},
                {"risk_category", offer.row->risk_category},
                {"service_term", offer.row->service_term},
                {"evidence", offer.row->evidence},
                {"score", offer.score},
                {"factors", Object{{"relevance", offer.factors.relevance},
                                   {"grade", offer.factors.grade},
                                   {"fit", offer.factors.fit},
                                   {"freshness", offer.factors.freshness},
                                   {"wait", offer.factors.wait}}},
                {"fit", Object{{"age", name_of(offer.age.fit)},
                               {"language", name_of(offer.language)},
                               {"area", name_of(offer.area.fit)}}},
                {"seats", Object{{"standing", directory::name_of(seats.standing)},
                                 {"available", or_null(seats.available)},
                                 {"wait_days", or_null(seats.wait_days)},
                                 {"days_old", or_null(seats.days_old)},
                                 {"outdated_by_days", or_null(seats.outdated_by)}}},
                {"phone_to_check", offer.phone_to_check},
                {"now", offer.now},
                {"police_or_courts", offer.enforcement},
                {"invented", offer.invented},
                {"reasons", std::move(reasons)},
                {"margin_to_next", margin_json(offer.margin)},
                {"phones", std::move(phones)}};
}

Value together_json(const FoundOffers& found) {
  if (!found.together)
    return {};
  Array organizations;
  for (const Together::Asked& asked : found.together->organizations) {
    Array parts;
    for (const Together::Part& part : asked.parts)
      parts.emplace_back(Object{{"need", found.offers.needs[part.need].need},
                                {"service", part.service->id.text()},
                                {"of_best", part.of_best}});
    Value organization;
    if (asked.organization != nullptr)
      organization = Object{{"id", asked.organization->id.text()}, {"name", asked.organization->name}};
    organizations.emplace_back(Object{{"organization", std::move(organization)}, {"answers", std::move(parts)}});
  }
  return Object{{"organizations", std::move(organizations)},
                {"needs", found.together->needs},
                {"organizations_asked_separately", found.together->separately},
                {"proven_fewest", found.together->fewest}};
}

Value need_json(const NeedOffers& need, const directory::Catalogue& catalogue) {
  Array offers, sought, gaps, refused;
  for (const RefusedBefore& one : need.refused)
    refused.emplace_back(Object{{"service", one.service->id.text()}, {"by", name_of(one.by)}, {"at", one.at.iso()}});
  for (const Offer& offer : need.offers)
    offers.push_back(offer_json(offer, catalogue));
  for (const Sought& each : need.sought)
    sought.emplace_back(Object{{"service_term", each.service_term},
                               {"relevance", each.relevance},
                               {"in_directory", each.in_directory},
                               {"services", each.services},
                               {"fitting", each.fitting}});
  for (const Gap gap : need.gaps)
    gaps.emplace_back(name_of(gap));
  return Object{{"need", need.need},
                {"grade", need.grade},
                {"first_contact", name_of(need.first_contact)},
                {"risk_categories", texts(need.categories)},
                {"fitting", need.fitting},
                {"left_out", Object{{"age", need.left_out.age},
                                    {"language", need.left_out.language},
                                    {"area", need.left_out.area},
                                    {"full", need.left_out.full},
                                    {"closed", need.left_out.closed},
                                    {"refused_by_person", need.left_out.refused_by_person},
                                    {"refused_by_service", need.left_out.refused_by_service}}},
                {"refused_before", std::move(refused)},
                {"gaps", std::move(gaps)},
                {"sought", std::move(sought)},
                {"offers", std::move(offers)}};
}

} // namespace

Value json_of(const FoundOffers& found) {
  Array needs;
  for (const NeedOffers& need : found.offers.needs)
    needs.push_back(need_json(need, *found.offers.catalogue));
  return Object{{"situation", found.view.id.text()},
                {"at", found.at.iso()},
                {"needs_version", found.offers.needs_table->version()},
                {"directory_version", found.offers.catalogue->version()},
                {"never_use_to_refer_a_person", is_for_demonstration(found.offers)},
                {"needs", std::move(needs)},
                {"fewest_who_need_to_know", together_json(found)},
                {"not_sought", texts(found.offers.not_sought)}};
}

http::Reply Api::offers(access::ApiCall& call) {
  const auto id = call.id<SituationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto wishes = read_wishes(call.fields, *codes_.book());
  if (!wishes)
    return access::problem_reply(wishes.error(), call.say);
  const auto found = room_.find(call.actor, *id, *wishes, Going::out);
  if (!found)
    return access::problem_reply(found.error(), call.say);
  return access::json_reply(200, json_of(*found));
}

} // namespace concert::alignment
