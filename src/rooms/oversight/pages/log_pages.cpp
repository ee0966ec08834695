#include "rooms/oversight/pages/log_pages.h"

#include <array>
#include <charconv>
#include <map>

#include "base/text.h"
#include "platform/html/components.h"
#include "platform/http/forms.h"

namespace concert::oversight {
namespace {

using namespace html;
using access::Act;

// Acts of which the log has lines besides those of access::Act.
constexpr std::array more_acts = {"access.sign_in",          "access.sign_in_refused",
                                  "access.choose_seat",      "access.lock",
                                  "access.unlock",           "access.unlock_refused",
                                  "access.sign_out",         "access.sign_out_everywhere",
                                  "access.change_password",  "access.change_password_refused",
                                  "access.add_member",       "access.edit_member",
                                  "access.reset_password",   "access.suspend_member",
                                  "access.restore_member",   "access.add_seat",
                                  "access.take_seat_back",   "access.suspend_seat",
                                  "access.restore_seat",     "access.add_table",
                                  "access.set_names_policy", "access.bootstrap",
                                  "access.choose_mail",      "referrals.try_link",
                                  "referrals.open_link",     "referrals.lock_link",
                                  "referrals.answer_by_link", "referrals.expire_link",
                                  "referrals.forget"};

// What somebody wrote no words for is shown as it stands in the log.
std::string word_or(const words::Words& words, const std::string& key, const std::string& otherwise) {
  return words.has(key) ? words(key) : otherwise;
}
std::string act_word(const words::Words& words, const std::string& act) {
  return word_or(words, "access.act." + act, act);
}

std::vector<Option> act_options(const words::Words& words) {
  std::vector<Option> out;
  for (unsigned i = 0; i <= static_cast<unsigned>(Act::verify_audit); ++i) {
    const std::string act(name_of(static_cast<Act>(i)));
    out.push_back({act, act_word(words, act)});
  }
  for (const char* act : more_acts)
    out.push_back({act, act_word(words, act)});
  std::sort(out.begin(), out.end(),
            [&](const Option& a, const Option& b) { return words.sorts_before(a.label, b.label); });
  return out;
}

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out > 0 ? std::optional(out) : std::nullopt;
}

std::string situation_number(std::int64_t number) {
  std::string digits = std::to_string(number);
  return "S-" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

using Query = std::vector<std::pair<std::string, std::string>>;

// The address of this list with its filters, one of them left out or changed.
std::string with(const Fields& fields, const std::string& changed, const std::string& value) {
  Query query;
  for (const char* name : {"act", "object", "member", "from", "to"})
    if (const auto given = fields.one(name); given && name != changed)
      query.emplace_back(name, *given);
  if (!value.empty())
    query.emplace_back(changed, value);
  return http::url("/audit", query);
}

struct Names {
  std::map<MemberId, std::string> members;
  const access::Visit& visit;

  std::string member(const std::optional<MemberId>& id) const {
    if (!id)
      return visit.say()("oversight.the_program");
    const auto at = members.find(*id);
    return at == members.end() ? visit.say()("oversight.former_member") : at->second;
  }
};

// PRIVACY: a situation is its number or its random id, nothing that was ever written in it.
Html object_of(const Names& names, const Line& line) {
  const auto& words = names.visit.say();
  if (line.object_kind.empty() && line.object.empty())
    return "—";
  const std::string kind = word_or(words, "oversight.kind." + line.object_kind, line.object_kind);
  if (line.object.empty())
    return kind;
  std::string name = line.object.substr(0, 8);
  if (line.number)
    name = situation_number(*line.number);
  else if (line.object_kind == "member")
    name = names.member(MemberId::parse(line.object));
  else if (line.object_kind == "agency")
    if (const auto id = AgencyId::parse(line.object))
      name = names.visit.site().agency_name(*id, names.visit.language());
  return all({kind, " ", link_to(with(names.visit.fields(), "object", line.object), name)});
}

Html filters(const access::Visit& visit, const Names& names, const std::vector<std::pair<MemberId, std::string>>& own,
             const Fields& fields) {
  const auto& words = visit.say();
  const FormState state = visit.state(fields);
  std::vector<Option> members;
  for (const auto& [id, name] : own)
    members.push_back({id.text(), name});
  std::vector<ChosenFilter> chosen;
  const auto choose = [&](const char* field, const std::string& label) {
    chosen.push_back({label, with(fields, field, ""), words("oversight.remove")});
  };
  if (const auto act = fields.one("act"))
    choose("act", act_word(words, *act));
  if (const auto member = fields.one("member"))
    choose("member", names.member(MemberId::parse(*member)));
  if (const auto object = fields.one("object"))
    choose("object", words("oversight.one_object", {{"id", std::string_view(*object).substr(0, 8)}}));
  for (const char* field : {"from", "to"})
    if (const auto day = fields.one(field))
      choose(field, words("oversight." + std::string(field)) + " " + *day);
  const Html object = fields.has("object") ? hidden("object", fields.text_or("object")) : Html();
  return filter_panel(
      {.heading = words("oversight.filter"),
       .action = "/audit",
       .fields =
           all({object,
                select({.name = "act",
                        .label = words("oversight.act"),
                        .presence = Presence::optional,
                        .blank = words("oversight.any_act"),
                        .options = act_options(words)},
                       state),
                select({.name = "member",
                        .label = words("oversight.member"),
                        .presence = Presence::optional,
                        .blank = words("oversight.any_member"),
                        .options = members},
                       state),
                date_field({.name = "from", .label = words("oversight.from"), .presence = Presence::optional}, state),
                date_field({.name = "to", .label = words("oversight.to"), .presence = Presence::optional}, state)}),
       .apply = words("oversight.apply"),
       .clear = chosen.empty() ? Link{} : Link{words("oversight.clear"), "/audit"},
       .chosen = chosen});
}

Html checkpoint_of(const words::Words& words, const std::optional<SignedCheckpoint>& latest, const std::string& key) {
  if (!latest)
    return paragraph(words("oversight.no_checkpoint"));
  return all({paragraph(words("oversight.checkpoint_text")),
              summary_list({{words("oversight.checkpoint_at"), words.moment(latest->checkpoint.at)},
                            {words("oversight.checkpoint_size"), words.number(latest->checkpoint.size)}}),
              el("pre", {cls("c-plain")}, latest->note),
              details(words("oversight.verifier_key"),
                      all({paragraph(words("oversight.verifier_key_text")), el("p", el("code", key))}))});
}

} // namespace

http::Reply LogPages::log(access::Visit& visit) {
  const auto& words = visit.say();
  if (!access::Gate().allows(Act::see_audit, visit.actor()))
    return verify_form(visit);
  const Fields& fields = visit.fields();
  Search search;
  search.act = fields.text_or("act");
  search.object = fields.text_or("object");
  search.member = MemberId::parse(fields.text_or("member"));
  if (const auto day = LocalDate::parse_iso(fields.text_or("from")))
    search.from = words.zone().start_of(*day);
  if (const auto day = LocalDate::parse_iso(fields.text_or("to")))
    search.to = words.zone().start_of(day->plus_days(1));
  search.before = number_in(fields.text_or("before"));
  const auto found = room_.lines(visit.actor(), search);
  if (!found)
    return visit.refuse(found.error());

  Names names{{}, visit};
  std::vector<std::pair<MemberId, std::string>> own;
  if (const auto members = access_.members(visit.actor()))
    for (const access::MemberView& member : *members) {
      names.members[member.id] = member.name;
      if (std::any_of(member.seats.begin(), member.seats.end(),
                      [&](const access::Seat& seat) { return seat.agency == visit.actor().agency; }))
        own.emplace_back(member.id, member.name);
    }
  std::sort(own.begin(), own.end(),
            [&](const auto& a, const auto& b) { return words.sorts_before(a.second, b.second); });

  const bool trail = found->reach == Reach::whole_trail;
  Table table;
  table.caption = words("oversight.caption");
  table.caption_spoken_only = true;
  table.empty = words("oversight.none");
  table.columns = {{words("oversight.when")},   {words("oversight.act")},    {words("oversight.object")},
                   {words("oversight.member")}, {words("oversight.fields")}, {words("oversight.seq"), Align::number}};
  table.row_header = 1;
  for (const Line& line : found->lines) {
    Html who = names.member(line.member);
    if (trail && line.agency)
      who = all({who, ", ", visit.site().agency_name(*line.agency, visit.language())});
    Html kind = word_or(words, "oversight.fields." + line.field_class, line.field_class);
    if (line.has_sealed_detail)
      kind = all({kind, " ", tag(words("oversight.sealed"), Tone::neutral)});
    table.rows.push_back({el("time", {attr("datetime", line.at.iso())}, words.moment(line.at)),
                          act_word(words, line.act), object_of(names, line), who, kind, words.number(line.seq)});
  }
  Pagination pages{.label = words("oversight.pages"),
                   .shown = words.count("oversight.shown", static_cast<std::int64_t>(found->lines.size()))};
  if (search.before)
    pages.previous = {words("oversight.newest"), with(fields, "", "")};
  if (found->next)
    pages.next = {words("oversight.older"), with(fields, "before", std::to_string(*found->next))};

  Page page;
  page.title = words("oversight.title");
  const std::string agency = visit.site().agency_name(visit.actor().agency, visit.language());
  page.body = all({lead(trail ? words("oversight.lead_trail") : words("oversight.lead", {{"agency", agency}})),
                   actions({button_link(words("oversight.verify.title"), "/audit/verify", ButtonKind::secondary)}),
                   filters(visit, names, own, fields), html::table(table), pagination(pages)});
  return visit.page(std::move(page));
}

http::Reply LogPages::verify_page(const access::Visit& visit, const Verification* done, FormState state, int status) {
  const auto& words = visit.say();
  const auto latest = room_.latest_checkpoint(visit.actor());
  if (!latest)
    return visit.refuse(latest.error());
  Page page;
  page.title = words("oversight.verify.title");
  page.breadcrumbs = {{words("oversight.title"), "/audit"}};
  if (!access::Gate().allows(Act::see_audit, visit.actor()))
    page.breadcrumbs.clear();
  page.narrow = true;
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  page.before_heading = error_summary(state);
  Html result;
  if (done != nullptr) {
    const audit::Report& report = done->report;
    const bool intact = report.intact();
    result = all({notice({.tone = intact ? Tone::success : Tone::danger,
                          .label = words(intact ? "oversight.verify.intact_label" : "oversight.verify.broken_label"),
                          .heading = words(intact ? "oversight.verify.intact" : "oversight.verify.broken"),
                          .body = words(intact ? (done->with_witness ? "oversight.verify.witnessed"
                                                                     : "oversight.verify.unwitnessed")
                                               : "oversight.verify.what_to_do"),
                          .announced = Announced::yes}),
                  key_figures({{words("oversight.verify.entries"), words.number(report.entries)},
                               {words("oversight.verify.sound"), words.number(report.sound)},
                               {words("oversight.verify.checkpoints"), words.number(report.checkpoints)}})});
    if (!report.findings.empty()) {
      constexpr std::size_t most = 200;
      Table table;
      table.caption = words("oversight.verify.findings");
      table.columns = {{words("oversight.verify.finding")},
                       {words("oversight.seq"), Align::number},
                       {words("oversight.verify.how_many"), Align::number},
                       {words("oversight.verify.other"), Align::number}};
      for (const audit::Finding& finding : report.findings) {
        if (table.rows.size() == most)
          break;
        std::string what = words("oversight.finding." + std::string(name_of(finding.kind)));
        if (finding.kind == audit::FindingKind::changed)
          what += " (" + words("oversight.part." + std::string(name_of(finding.part))) + ")";
        table.rows.push_back({what, words.number(finding.seq), words.number(finding.count),
                              finding.other ? Html(words.number(*finding.other)) : Html("—")});
      }
      result += html::table(table);
      if (report.findings.size() > most || !report.complete)
        result += paragraph(words("oversight.verify.more_findings"));
    }
  }
  page.body =
      all({result, lead(words("oversight.verify.lead")),
           html::form(visit.typed_form("/audit/verify"),
                      all({long_text({.name = "witness",
                                      .label = words("oversight.verify.witness"),
                                      .hint = words("oversight.verify.witness_hint"),
                                      .presence = Presence::optional,
                                      .rows = 6,
                                      .longest = 2000},
                                     state),
                           actions({button({.label = words("oversight.verify.button")})})})),
           section(words("oversight.checkpoint"), checkpoint_of(words, *latest, room_.verifier_key()), "checkpoint")});
  return visit.page(std::move(page), status);
}

http::Reply LogPages::verify_form(access::Visit& visit) {
  return verify_page(visit, nullptr, visit.opened(), 200);
}

http::Reply LogPages::verify(access::Visit& visit) {
  const auto done = room_.verify(visit.actor(), visit.fields().text_or("witness"));
  if (!done && done.error().kind != RefusalKind::invalid)
    return visit.refuse(done.error());
  if (!done)
    return verify_page(visit, nullptr, visit.state(done.error()), 422);
  return verify_page(visit, &*done, visit.state(), 200);
}

} // namespace concert::oversight
