// Every page with a form on one situation, as a function from what is seen and what was typed to a page. The same
// function shows the form for the first time and after a refusal.
#pragma once

#include <functional>

#include "rooms/situations/pages/telling.h"

namespace concert::situations {

using FormPage = std::function<html::Page(const Telling&, const View&, const html::FormState&)>;

// What every page of one situation shares: caption, way back, error summary.
html::Page situation_page(const Telling& tell, const View& view, std::string_view title_key,
                          const html::FormState& state);
html::Page form_page(const Telling& tell, const View& view, std::string_view title_key, const html::FormState& state);

html::Page new_page(const Telling& tell, const html::FormState& state);
html::Page screening_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page picture_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page identity_page(const Telling& tell, const View& view, const html::FormState& state);
// The same, filled in from what is kept. PRIVACY: without a draft, which would show it again with no look recorded.
html::Page kept_identity_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page account_page(const Telling& tell, const View& view, const html::FormState& state);
Fields account_fields_shown(const View& view, Language reader);
html::Page check_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page withdraw_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page decide_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page likely_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page assign_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page disclose_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page mobilize_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page conclude_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page reopen_page(const Telling& tell, const View& view, const html::FormState& state);
html::Page new_task_page(const Telling& tell, const View& view, const html::FormState& state);
// One planned task: hand it on or put it off, say what came of it, cancel it. Each a form of its own.
html::Page task_page(const Telling& tell, const View& view, const Task& task, const html::FormState& state);

// Pages without a form of their own.
// `said`: what rooms above have to say of it.
html::Page record_page(const Telling& tell, const View& view, const html::FormState& state,
                       const html::Html& said = {});
html::Page names_page(const Telling& tell, const View& view, const people::Names& names);
html::Page contact_page(const Telling& tell, const View& view, const people::Contact& contact);

// ---- From the names on a page to the fields of an act, and back.

// Somebody who changed it in the meantime: beside the typed form stands what is stored now.
html::Html stored_now(const Telling& tell, const View& view);
html::Html stored_screening(const Telling& tell, const View& view);

// One age band and one sex a person, as the page posts them: `person_1_age`, `person_1_sex`, … A row with only one of
// the two is a problem of that row.
struct TypedPicture {
  Fields fields;
  std::vector<Problem> problems;
};
TypedPicture picture_typed(const Fields& posted, const codes::CodeBook& book);
Fields picture_fields_shown(const Picture& picture);

// `due_day` and `due_time`, as the clock on the wall shows them, become `due`; with the task of the path.
struct TypedTask {
  Fields fields;
  std::vector<Problem> problems;
};
TypedTask task_typed(const Fields& posted, const FieldSpecs& specs, const words::TimeZone& zone);
Fields due_shown(Instant due, const words::TimeZone& zone);

// `reasons_TEST` of each test become `threshold_reasons`; a missing test is a problem of its own field.
Fields accept_typed(const Fields& posted, const codes::CodeBook& book);
Refusal in_names_of_page(Refusal refusal);

// The posted fields that an act knows; the rest belongs to the page.
Fields only(const Fields& posted, const FieldSpecs& specs);

} // namespace concert::situations
