// The forms of a page as a browser sees them: enough of HTML for the markup that this program makes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/fields.h"
#include "platform/http/message.h"

namespace concert::world {

struct Control {
  std::string kind; // of an input its type; "select", "textarea"
  std::string name;
  std::string value; // as it stands; of a box or a radio what it would send
  bool chosen = false;
  std::vector<std::string> options = {}; // of a select
};

struct ShownForm {
  std::string action;
  bool posts = false;
  bool is_drafted = false;
  std::map<std::string, std::string> hidden;
  std::vector<Control> controls; // those that a person touches
  bool is_typed() const { return !controls.empty(); }
  bool has_password() const;
};

std::vector<ShownForm> forms_in(const std::string& page);
std::vector<std::string> links_in(const std::string& page); // of this site, without what is behind "#"

// What somebody would make of the form: another text in each box, the last of each choice. `number` tells one call from
// another.
Fields typed_into(const ShownForm& form, int number);
// Whether the form shows just that; otherwise what differs.
std::string difference(const ShownForm& form, const Fields& typed);

} // namespace concert::world
