// Between the names on the pages and the fields of the acts.
#include <algorithm>
#include <charconv>

#include "rooms/situations/pages/form_pages.h"

namespace concert::situations {
namespace {

constexpr int most_rows = 40; // of people; the page shows six and as many as are stored

std::string person(int row, std::string_view what) {
  return "person_" + std::to_string(row) + "_" + std::string(what);
}

void copy(const Fields& from, std::string_view name, Fields& to) {
  for (const std::string& value : from.all(name))
    to.add(std::string(name), value);
}

} // namespace

Fields only(const Fields& posted, const FieldSpecs& specs) {
  Fields out;
  for (const FieldSpec& spec : specs)
    copy(posted, spec.name, out);
  return out;
}

TypedPicture picture_typed(const Fields& posted, const codes::CodeBook& book) {
  TypedPicture out;
  for (int row = 1; row <= most_rows; ++row) {
    const auto age = posted.one(person(row, "age")), sex = posted.one(person(row, "sex"));
    if (age && sex) {
      out.fields.add("age_band", *age);
      out.fields.add("sex", *sex);
    } else if (age || sex) {
      out.problems.push_back({person(row, age ? "sex" : "age"), "problem.person_incomplete", {std::to_string(row)}});
    }
  }
  for (const std::string_view name : {"risk_factors", "protective_factors", "study_flags", "tried", "urgency"})
    copy(posted, name, out.fields);
  // Fields below an option that was not chosen are posted all the same and mean nothing.
  const std::string source = posted.text_or("youth_source", "none");
  if (source != "none") {
    out.fields.add("youth_source", source);
    if (book.is_in_group("youth_sources", source, "youth_justice_record"))
      for (const std::string_view name : {"youth_authority", "youth_until"})
        copy(posted, name, out.fields);
  }
  return out;
}

Fields picture_fields_shown(const Picture& picture) {
  const Fields stored = fields_of(picture);
  Fields out;
  for (const auto& [name, values] : stored.by_name()) {
    int row = 0;
    for (const std::string& value : values) {
      ++row;
      if (name == "age_band" || name == "sex")
        out.add(person(row, name == "sex" ? "sex" : "age"), value);
      else
        out.add(name, value);
    }
  }
  if (!stored.has("youth_source"))
    out.add("youth_source", "none");
  return out;
}

TypedTask task_typed(const Fields& posted, const FieldSpecs& specs, const words::TimeZone& zone) {
  TypedTask out;
  for (const FieldSpec& spec : specs)
    if (spec.name != "due")
      copy(posted, spec.name, out.fields);
  const auto day = posted.one("due_day"), time = posted.one("due_time");
  if (!day)
    out.problems.push_back({"due_day", "problem.required", {}});
  if (!time)
    out.problems.push_back({"due_time", "problem.required", {}});
  if (!day || !time)
    return out;
  const auto date = LocalDate::parse_iso(*day);
  int hour = -1, minute = -1;
  const auto colon = time->find(':');
  const char *begin = time->data(), *end = begin + time->size(), *middle = begin + std::min(colon, time->size());
  const bool is_time = colon != std::string::npos && end - middle == 3 && middle - begin <= 2 &&
                       std::from_chars(begin, middle, hour).ptr == middle &&
                       std::from_chars(middle + 1, end, minute).ptr == end && hour >= 0 && hour < 24 && minute >= 0 &&
                       minute < 60;
  if (!date)
    out.problems.push_back({"due_day", "problem.not_a_date", {}});
  if (!is_time)
    out.problems.push_back({"due_time", "problem.not_an_hour", {}});
  if (!date || !is_time)
    return out;
  const auto due = zone.instant({.day = *date, .hour = hour, .minute = minute}, "due_time");
  if (due)
    out.fields.add("due", due->iso());
  else
    out.problems.push_back({"due_time", "problem.no_such_time", {}});
  return out;
}

Fields due_shown(Instant due, const words::TimeZone& zone) {
  const words::LocalMoment at = zone.local(due);
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  Fields out;
  out.add("due_day", at.day.iso());
  out.add("due_time", two(at.hour) + ":" + two(at.minute));
  return out;
}

Fields accept_typed(const Fields& posted, const codes::CodeBook& book) {
  Fields out;
  for (const codes::CodeEntry* test : book.entries("threshold_tests"))
    for (const std::string& reason : posted.all("reasons_" + test->id))
      out.add("threshold_reasons", reason);
  copy(posted, "likely_agencies", out);
  return out;
}

Refusal in_names_of_page(Refusal refusal) {
  for (Problem& problem : refusal.problems) {
    if (problem.field == "age_band" || problem.field == "sex")
      problem.field = "person_1_age";
    if (problem.field == "due")
      problem.field = "due_day";
    if (problem.word == "problem.threshold_test_missing") {
      problem.field = "reasons_" + problem.values.at(0);
      problem.values.clear();
    }
  }
  return refusal;
}

} // namespace concert::situations
