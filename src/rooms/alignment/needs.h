// From a risk to the kinds of help that answer it: the table that a Situation Table can edit (data/needs, then the
// tables of this room). One immutable value for all readers; a correction makes a new one. Its relevances and
// half-lives are expert judgement until observed outcomes replace them; each row says so in `evidence`.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace concert::alignment {

enum class FirstContact { hours, days, weeks }; // the target, in the order of haste

std::string_view name_of(FirstContact target);
std::optional<FirstContact> first_contact_of(std::string_view name);

// What the rows that come with the program say of where they come from.
inline constexpr std::string_view shipped_evidence = "expert judgement, not measured";

struct NeedRow {
  std::string risk_category; // of the list risk_categories
  std::string need;          // of the list needs
  std::string service_term;  // a title of the directory's taxonomy, or a term of our own, "x-…"
  double relevance = 0;      // 0 to 1; 0 switches the row off
  int half_life_days = 1;    // how fast the benefit decays while the person waits
  FirstContact first_contact = FirstContact::days;
  std::string evidence;
  friend bool operator==(const NeedRow&, const NeedRow&) = default;
};

struct ServiceTerm {
  std::string id; // as in NeedRow::service_term
  Bilingual<std::string> label;
  bool is_ours() const { return id.starts_with("x-"); }
  friend bool operator==(const ServiceTerm&, const ServiceTerm&) = default;
};

// A directory's own name for a term that it does not call by its title.
struct TermEquivalent {
  std::string local_term;
  std::string service_term;
  std::string directory; // name of the import: its names mean nothing elsewhere
  friend bool operator==(const TermEquivalent&, const TermEquivalent&) = default;
};

// As read from files or from the store; an empty version means that nothing was installed yet.
struct NeedsEdition {
  std::string version;
  std::vector<NeedRow> rows; // one for each category and term
  std::vector<ServiceTerm> terms;
  std::vector<TermEquivalent> equivalents;
  friend bool operator==(const NeedsEdition&, const NeedsEdition&) = default;
};

class Needs {
public:
  Needs() = default;
  explicit Needs(NeedsEdition edition);
  Needs(const Needs&) = delete; // holds pointers into itself
  Needs& operator=(const Needs&) = delete;

  const NeedsEdition& edition() const { return edition_; }
  const std::string& version() const { return edition_.version; }
  // Rows that are switched on, in the order of the table; empty for a category that the table leaves out.
  const std::vector<const NeedRow*>& rows_for(std::string_view risk_category) const;
  const ServiceTerm* term(std::string_view id) const;                   // null when unknown
  std::string label(std::string_view term_id, Language language) const; // the id itself if unknown
  std::vector<const TermEquivalent*> equivalents_of(std::string_view term_id) const;

private:
  NeedsEdition edition_;
  std::map<std::string, std::vector<const NeedRow*>, std::less<>> by_category_;
  std::map<std::string, const ServiceTerm*, std::less<>> terms_;
};

using SharedNeeds = std::shared_ptr<const Needs>;

} // namespace concert::alignment
