#include "rooms/access/pages/member_pages.h"

#include <algorithm>

#include "base/text.h"
#include "platform/html/components.h"
#include "platform/http/forms.h"
#include "platform/http/refusal_status.h"
#include "rooms/access/pages/member_forms.h"

namespace concert::access {
namespace {

using namespace html;
using http::Reply;

std::string role_word(const words::Words& words, Role role) {
  return words("access.role." + std::string(name_of(role)));
}

Html state_tag(const words::Words& words, State state) {
  return tag(words("access.state." + std::string(name_of(state))),
             state == State::active ? Tone::success : Tone::danger);
}

std::string seat_words(const Visit& visit, const Seat& seat) {
  return role_word(visit.say(), seat.role) + ", " + visit.site().agency_name(seat.agency, visit.language());
}

Html seats_in_words(const Visit& visit, const std::vector<Seat>& seats) {
  if (seats.empty())
    return visit.say()("access.members.no_seat");
  std::vector<Html> out;
  for (const Seat& seat : seats)
    out.push_back(seat.state == State::active
                      ? Html(seat_words(visit, seat))
                      : all({seat_words(visit, seat), " ", state_tag(visit.say(), seat.state)}));
  return out.size() == 1 ? out.front() : bullets(out);
}

std::string page_of(MemberId id) {
  return "/members/" + id.text();
}
std::string page_of(MemberId id, SeatId seat) {
  return page_of(id) + "/seats/" + seat.text();
}

// In a form, what is left out was forgotten; over the API it means "my own".
std::vector<Problem> not_chosen(const Visit& visit, bool several_tables) {
  std::vector<Problem> out;
  if (visit.actor().role != Role::administrator)
    return out;
  for (const char* field : {"agency", "table"})
    if (!visit.fields().has(field) && (several_tables || field == std::string_view("agency")))
      out.push_back({field, "problem.required", {}});
  return out;
}

template <class Told>
Result<Told> with_seat_chosen(Result<Told> told, std::vector<Problem> problems) {
  if (problems.empty() || (!told && told.error().kind != RefusalKind::invalid))
    return told;
  if (!told)
    for (const Problem& problem : told.error().problems)
      problems.push_back(problem);
  return Refusal::invalid(std::move(problems));
}

} // namespace

Reply MemberPages::list(Visit& visit) {
  const auto& words = visit.say();
  const auto members = room_.members(visit.actor());
  if (!members)
    return visit.refuse(members.error());
  const std::string wanted = visit.fields().text_or("q");
  const std::string folded = text::fold(wanted);
  html::Table table;
  table.caption = words("access.members.caption");
  table.caption_spoken_only = true;
  table.empty = words(wanted.empty() ? "access.members.none" : "access.members.none_found");
  table.columns = {{words("access.members.name")},
                   {words("access.members.login")},
                   {words("access.members.seats")},
                   {words("access.members.language")},
                   {words("access.members.state")}};
  for (const MemberView& member : *members) {
    std::string haystack = member.name + " " + member.login;
    for (const Seat& seat : member.seats)
      haystack += " " + seat_words(visit, seat);
    if (!folded.empty() && text::fold(haystack).find(folded) == std::string::npos)
      continue;
    Html state = state_tag(words, member.state);
    if (member.password_is_temporary)
      state = all({state, " ", tag(words("access.members.temporary_password"), Tone::warning)});
    table.rows.push_back({link_to(page_of(member.id), member.name), el("code", member.login),
                          seats_in_words(visit, member.seats),
                          words("access.members.language." + std::string(tag_of(member.language))), state});
  }
  const bool edits = Gate().allows(Act::edit_members, visit.actor());
  Page page;
  page.title = words("access.members.title");
  page.body =
      all({lead(words(edits ? "access.members.lead" : "access.members.lead_reading")),
           when(edits, [&] { return actions({button_link(words("access.members.new.title"), "/members/new")}); }),
           search_box({.action = "/members",
                       .label = words("access.members.search"),
                       .value = wanted,
                       .button = words("access.members.search_button")}),
           paragraph(words.count("access.members.count", static_cast<std::int64_t>(table.rows.size()))),
           html::table(table)});
  return visit.page(std::move(page));
}

Reply MemberPages::new_page(const Visit& visit, FormState state, int status) {
  const auto& words = visit.say();
  Page page;
  page.title = words("access.members.new.title");
  page.narrow = true;
  page.breadcrumbs = {{words("access.members.title"), "/members"}};
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  page.before_heading = error_summary(state);
  html::Form frame = visit.typed_form("/members/new");
  frame.warn_when_leaving = true;
  page.body = all({lead(words("access.members.new.lead")),
                   html::form(frame, all({text_field({.name = "name",
                                                      .label = words("access.members.name"),
                                                      .hint = words("access.members.name_hint"),
                                                      .longest = 120,
                                                      .autocomplete = "off"},
                                                     state),
                                          text_field({.name = "login",
                                                      .label = words("access.members.login"),
                                                      .hint = words("access.problem.login_shape"),
                                                      .width = Width::half,
                                                      .longest = 40,
                                                      .autocomplete = "off"},
                                                     state),
                                          language_radios(words, state), email_field(words, state),
                                          password_field(words, state), seat_fields(visit, state),
                                          actions({button({.label = words("access.members.new.button")}),
                                                   link_to("/members", words("access.members.cancel"))})}))});
  return visit.page(std::move(page), status);
}

Reply MemberPages::new_member(Visit& visit) {
  if (const auto permit = Gate().permit<Act::edit_members>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  Fields shown;
  shown.add("language", std::string(tag_of(visit.language())));
  return new_page(visit, visit.opened(std::move(shown)), 200);
}

Reply MemberPages::add(Visit& visit) {
  if (const auto permit = Gate().permit<Act::edit_members>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  const auto told = with_seat_chosen(read_add_member(visit.fields()), not_chosen(visit, room_.tables().size() > 1));
  if (!told)
    return new_page(visit, refused(visit, told.error()), 422);
  const auto added = room_.add_member(visit.actor(), *told);
  if (!added) {
    FormState state = refused(visit, added.error());
    if (added.error().kind == RefusalKind::conflict)
      state.errors = {{"login", visit.say()(added.error().word)}};
    return new_page(visit, std::move(state), http::status_of(added.error().kind));
  }
  return visit.go(page_of(added->id), "member_added");
}

Html MemberPages::seat_fields(const Visit& visit, const FormState& state) {
  const auto& words = visit.say();
  // An agency administrator reaches the seats of one agency at one table: nothing to choose but the role.
  const bool everywhere = visit.actor().role == Role::administrator;
  std::vector<Option> roles;
  for (const Role role : all_roles) {
    const Seat such{{}, visit.actor().agency, visit.actor().table, role};
    if (reaches_seat(visit.actor(), such))
      roles.push_back({std::string(name_of(role)), role_word(words, role),
                       words("access.role_hint." + std::string(name_of(role)))});
  }
  Html out = radios({.name = "role", .legend = words("access.members.role"), .options = roles}, state);
  if (!everywhere)
    return all({paragraph(words("access.members.seat_of",
                                {{"agency", visit.site().agency_name(visit.actor().agency, visit.language())}})),
                out});
  std::vector<Option> agencies, tables;
  for (const auto& [id, name] : agencies_(visit.language()))
    agencies.push_back({id.text(), name});
  for (const access::Table& table : room_.tables())
    tables.push_back({table.id.text(), table.name.in(visit.language())});
  const std::string blank = words("access.members.choose");
  out = all(
      {select({.name = "agency", .label = words("access.members.agency"), .blank = blank, .options = agencies}, state),
       tables.size() > 1
           ? select({.name = "table", .label = words("access.members.table"), .blank = blank, .options = tables}, state)
           : Html(),
       out});
  return out;
}

Html MemberPages::seats_of(const Visit& visit, const MemberView& member, bool edits) {
  const auto& words = visit.say();
  html::Table table;
  table.caption = words("access.members.seats");
  table.caption_spoken_only = true;
  table.empty = words("access.members.no_seat");
  table.columns = {{words("access.members.agency")},
                   {words("access.members.role")},
                   {words("access.members.table")},
                   {words("access.members.state")}};
  if (edits) {
    table.columns.push_back({words("access.members.take_back")});
    table.columns.push_back({words("access.seat.column")});
  }
  for (const Seat& seat : member.seats) {
    std::vector<Html> row = {visit.site().agency_name(seat.agency, visit.language()), role_word(words, seat.role),
                             visit.site().table_name(seat.table, visit.language()), state_tag(words, seat.state)};
    if (edits) {
      row.push_back(html::form(visit.form(page_of(member.id, seat.id) + "/take-back"),
                               button({.label = words("access.members.take_back"), .kind = ButtonKind::secondary})));
      row.push_back(link_to(page_of(member.id, seat.id),
                            words(seat.state == State::active ? "access.seat.suspend" : "access.seat.restore")));
    }
    table.rows.push_back(std::move(row));
  }
  return html::table(table);
}

Html MemberPages::edit_form(const Visit& visit, const MemberView& member, FormState state) {
  const auto& words = visit.say();
  return html::form(
      visit.typed_form(page_of(member.id), member.version),
      all({text_field({.name = "name", .label = words("access.members.name"), .longest = 120, .autocomplete = "off"},
                      state),
           language_radios(words, state), email_field(words, state),
           actions({button({.label = words("access.members.save")})})}));
}

Html MemberPages::password_form(const Visit& visit, const MemberView& member, FormState state) {
  const auto& words = visit.say();
  return html::form(visit.form(page_of(member.id) + "/password", member.version),
                    all({password_field(words, state),
                         actions({button({.label = words("access.members.reset"), .kind = ButtonKind::secondary})})}));
}

Html MemberPages::seat_form(const Visit& visit, const MemberView& member, FormState state) {
  return html::form(
      visit.typed_form(page_of(member.id) + "/seats"),
      all({seat_fields(visit, state),
           actions({button({.label = visit.say()("access.members.give_seat"), .kind = ButtonKind::secondary})})}));
}

Html MemberPages::state_form(const Visit& visit, const MemberView& member) {
  const auto& words = visit.say();
  const bool suspended = member.state == State::suspended;
  const std::string act = suspended ? "/restore" : "/suspend";
  return all(
      {paragraph(words(suspended ? "access.members.restore_text" : "access.members.suspend_text")),
       html::form(visit.form(page_of(member.id) + act, member.version),
                  actions({button({.label = words(suspended ? "access.members.restore" : "access.members.suspend"),
                                   .kind = suspended ? ButtonKind::secondary : ButtonKind::danger})}))});
}

Reply MemberPages::member_page(const Visit& visit, const MemberView& member, Came came) {
  const auto& words = visit.say();
  const bool edits = Gate().allows(Act::edit_members, visit.actor());
  Fields kept;
  kept.add("name", member.name);
  kept.add("language", std::string(tag_of(member.language)));
  if (member.email)
    kept.add("email", member.email->text());
  const auto state_for = [&](Part part, Fields shown) {
    return came.part == part ? came.state : visit.opened(std::move(shown));
  };
  Page page;
  page.title = member.name;
  page.address = page_of(member.id);
  page.caption = words("access.members.caption_one");
  page.breadcrumbs = {{words("access.members.title"), "/members"}};
  page.heading_note = state_tag(words, member.state);
  if (member.password_is_temporary)
    page.heading_note = all({page.heading_note, " ", tag(words("access.members.temporary_password"), Tone::warning)});
  if (!came.state.errors.empty()) {
    page.error_prefix = words("form.error_prefix");
    page.before_heading = error_summary(came.state);
  }
  if (came.status == 412) // what is stored now stands beside what was typed, so that nothing is lost on either side
    page.before_heading = all(
        {page.before_heading,
         notice({.tone = Tone::warning,
                 .label = words("access.members.changed_label"),
                 .heading = words("access.members.changed"),
                 .body = summary_list({{words("access.members.name"), member.name},
                                       {words("access.members.language"),
                                        words("access.members.language." + std::string(tag_of(member.language)))}})})});
  std::vector<SummaryRow> facts = {
      {words("access.members.login"), el("code", member.login)},
      {words("access.members.language"), words("access.members.language." + std::string(tag_of(member.language)))}};
  if (member.email) {
    facts.push_back({words("access.members.email"), member.email->text()});
    if (member.mail_off)
      facts.push_back({words("access.members.by_mail"), words("access.members.by_mail.no")});
  }
  page.body =
      all({summary_list(facts), section(words("access.members.seats"), seats_of(visit, member, edits), "seats")});
  if (edits) {
    const auto folded = [&](std::string_view heading, const Html& body, Part part) {
      return details(words(heading), body, came.part == part);
    };
    page.body +=
        all({section(words("access.members.edit"), edit_form(visit, member, state_for(Part::edit, kept)), "edit"),
             section(words("access.members.more"),
                     all({when(member.id != visit.actor().member, // nobody gives a seat to themselves
                               [&] {
                                 return folded("access.members.give_seat",
                                               seat_form(visit, member, state_for(Part::seat, {})), Part::seat);
                               }),
                          folded("access.members.reset",
                                 all({paragraph(words("access.members.reset_text")),
                                      password_form(visit, member, state_for(Part::password, {}))}),
                                 Part::password),
                          when(visit.actor().role == Role::administrator, [&] {
                            return folded(member.state == State::suspended ? "access.members.restore"
                                                                           : "access.members.suspend",
                                          state_form(visit, member), Part::none);
                          })}))});
  }
  return visit.page(std::move(page), came.status);
}

Reply MemberPages::show(Visit& visit) {
  const auto id = visit.id<MemberId>();
  const Result<MemberView> member = id ? room_.member(visit.actor(), *id) : Refusal::not_found();
  if (!member)
    return visit.refuse(member.error());
  const Part typed = visit.fields().has("role") ? Part::seat : Part::edit;
  return member_page(visit, *member, {visit.carries() ? typed : Part::none, visit.opened()});
}

// The member's page again, with the form that was refused open and filled; or a page that only says no.
Reply MemberPages::came_back(Visit& visit, MemberId id, const Refusal& refusal, Part part) {
  const auto member = room_.member(visit.actor(), id);
  if (!member || refusal.kind == RefusalKind::not_permitted || refusal.kind == RefusalKind::not_found)
    return visit.refuse(member ? refusal : member.error());
  return member_page(visit, *member, {part, refused(visit, refusal), http::status_of(refusal.kind)});
}

Reply MemberPages::edit(Visit& visit) {
  const auto id = visit.id<MemberId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_edit_member(visit.fields());
  if (!told)
    return came_back(visit, *id, told.error(), Part::edit);
  const auto done = room_.edit_member(visit.actor(), *id, visit.version().value_or(0), *told);
  return done ? visit.go(page_of(*id), "member_saved") : came_back(visit, *id, done.error(), Part::edit);
}

Reply MemberPages::reset_password(Visit& visit) {
  const auto id = visit.id<MemberId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_reset_password(visit.fields());
  if (!told)
    return came_back(visit, *id, told.error(), Part::password);
  const auto done = room_.reset_password(visit.actor(), *id, visit.version().value_or(0), *told);
  return done ? visit.go(page_of(*id), "password_reset") : came_back(visit, *id, done.error(), Part::password);
}

Reply MemberPages::suspend(Visit& visit) {
  const auto id = visit.id<MemberId>();
  const Result<MemberView> done =
      id ? room_.suspend_member(visit.actor(), *id, visit.version().value_or(0)) : Refusal::not_found();
  if (done)
    return visit.go(page_of(*id), "member_suspended");
  return id ? came_back(visit, *id, done.error(), Part::none) : visit.refuse(done.error());
}

Reply MemberPages::restore(Visit& visit) {
  const auto id = visit.id<MemberId>();
  const Result<MemberView> done =
      id ? room_.restore_member(visit.actor(), *id, visit.version().value_or(0)) : Refusal::not_found();
  if (done)
    return visit.go(page_of(*id), "member_restored");
  return id ? came_back(visit, *id, done.error(), Part::none) : visit.refuse(done.error());
}

Reply MemberPages::add_seat(Visit& visit) {
  const auto id = visit.id<MemberId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = with_seat_chosen(read_add_seat(visit.fields()), not_chosen(visit, room_.tables().size() > 1));
  if (!told)
    return came_back(visit, *id, told.error(), Part::seat);
  const auto done = room_.add_seat(visit.actor(), *id, *told);
  return done ? visit.go(page_of(*id), "seat_given") : came_back(visit, *id, done.error(), Part::seat);
}

Reply MemberPages::take_seat_back(Visit& visit) {
  const auto id = visit.id<MemberId>();
  const auto seat = visit.id<SeatId>("seat");
  if (!id || !seat)
    return visit.refuse(Refusal::not_found());
  const auto done = room_.take_seat_back(visit.actor(), *id, *seat);
  if (!done)
    return came_back(visit, *id, done.error(), Part::none);
  // Without this seat the member may be out of the reader's reach, and then the page is gone too.
  const auto still = room_.member(visit.actor(), *id);
  return visit.go(still ? page_of(*id) : "/members", "seat_taken_back");
}

Reply MemberPages::seat_page(const Visit& visit, const MemberView& member, const SeatView& view, FormState state,
                             int status) {
  const auto& words = visit.say();
  const bool active = view.seat.state == State::active;
  Page page;
  page.title = seat_words(visit, view.seat);
  page.caption = words("access.seat.caption");
  page.breadcrumbs = {{words("access.members.title"), "/members"}, {member.name, page_of(member.id)}};
  page.address = page_of(member.id, view.seat.id);
  page.narrow = true;
  page.heading_note = state_tag(words, view.seat.state);
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  std::vector<Html> holders;
  for (const std::string& name : view.held_by)
    holders.push_back(name);
  page.before_heading = error_summary(state);
  page.body = summary_list({{words("access.members.table"), visit.site().table_name(view.seat.table, visit.language())},
                            {words("access.seat.held_by"), bullets(holders)}});
  if (Gate().allows(Act::edit_members, visit.actor()))
    page.body +=
        all({paragraph(words(active ? "access.seat.suspend_text" : "access.seat.restore_text")),
             html::form(visit.form(page.address + (active ? "/suspend" : "/restore"), view.seat.version),
                        actions({button({.label = words(active ? "access.seat.suspend" : "access.seat.restore"),
                                         .kind = active ? ButtonKind::danger : ButtonKind::primary}),
                                 link_to(page_of(member.id), words("access.members.cancel"))}))});
  return visit.page(std::move(page), status);
}

Reply MemberPages::seat(Visit& visit) {
  const auto id = visit.id<MemberId>();
  const auto seat = visit.id<SeatId>("seat");
  const Result<MemberView> member = id ? room_.member(visit.actor(), *id) : Refusal::not_found();
  const Result<SeatView> view = seat ? room_.seat(visit.actor(), *seat) : Refusal::not_found();
  const auto is_held = [&] {
    return std::any_of(member->seats.begin(), member->seats.end(), [&](const Seat& one) { return one.id == *seat; });
  };
  if (!member || !view || !is_held())
    return visit.refuse(member ? (view ? Refusal::not_found() : view.error()) : member.error());
  return seat_page(visit, *member, *view, visit.state(), 200);
}

Reply MemberPages::change_seat(Visit& visit, Result<Seat> (Room::*act)(const Actor&, SeatId, std::int64_t),
                               std::string_view said) {
  const auto id = visit.id<MemberId>();
  const auto seat = visit.id<SeatId>("seat");
  const Result<Seat> done =
      id && seat ? (room_.*act)(visit.actor(), *seat, visit.version().value_or(0)) : Result<Seat>(Refusal::not_found());
  if (done)
    return visit.go(page_of(*id, *seat), said);
  const Result<MemberView> member = id ? room_.member(visit.actor(), *id) : Refusal::not_found();
  const Result<SeatView> now = seat ? room_.seat(visit.actor(), *seat) : Refusal::not_found();
  if (!member || !now || done.error().kind == RefusalKind::not_permitted)
    return visit.refuse(done.error());
  return seat_page(visit, *member, *now, refused(visit, done.error()), http::status_of(done.error().kind));
}

Reply MemberPages::suspend_seat(Visit& visit) {
  return change_seat(visit, &Room::suspend_seat, "seat_suspended");
}

Reply MemberPages::restore_seat(Visit& visit) {
  return change_seat(visit, &Room::restore_seat, "seat_restored");
}

} // namespace concert::access
