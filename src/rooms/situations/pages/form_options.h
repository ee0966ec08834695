// Options of forms made from code lists and agencies, and the one kind of field that the pages of situations add:
// radios under headings.
#pragma once

#include "platform/html/choices.h"
#include "rooms/situations/pages/telling.h"

namespace concert::situations {

std::vector<html::Option> options_of(const Telling& tell, std::string_view list, std::string_view group = {});
// The entries of `list` under the labels of `groups`; with the category's label as hint where `categories` is given.
std::vector<html::CheckGroup> groups_of(const Telling& tell, std::string_view list, std::string_view groups);
std::vector<html::Option> agency_options(const Telling& tell, const std::vector<AgencyId>& agencies);

// Yes and no in a row.
html::Html yes_or_no(const Telling& tell, std::string_view name, std::string legend, std::string hint,
                     const html::FormState& state);

// A check-list of codes with the words that every one of them shares.
html::CheckList code_list(const Telling& tell, std::string_view name, std::vector<html::CheckGroup> groups);
html::GradeWords grade_words(const Telling& tell);

struct GroupedRadios {
  std::string name;
  std::string legend;
  std::string hint = {};
  std::vector<html::CheckGroup> groups;
};
html::Html grouped_radios(const GroupedRadios& field, const html::FormState& state);

} // namespace concert::situations
