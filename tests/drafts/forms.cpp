#include "drafts/forms.h"

#include <algorithm>
#include <set>

namespace concert::world {
namespace {

std::string unescaped(std::string text) {
  const std::pair<std::string_view, char> all[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}};
  for (const auto& [from, to] : all)
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; ++at)
      text.replace(at, from.size(), 1, to);
  return text;
}

struct Tag {
  std::string name; // "/form" for its end
  std::map<std::string, std::string> attributes;
  std::size_t end = 0; // behind ">"
};

Tag tag_at(const std::string& page, std::size_t at) {
  Tag out;
  std::size_t i = at + 1;
  while (i < page.size() && page[i] != ' ' && page[i] != '>')
    out.name += page[i++];
  while (i < page.size() && page[i] != '>') {
    if (page[i] == ' ' || page[i] == '/') {
      ++i;
      continue;
    }
    std::string name, value;
    while (i < page.size() && page[i] != '=' && page[i] != ' ' && page[i] != '>')
      name += page[i++];
    if (i < page.size() && page[i] == '=') {
      i += 2;
      while (i < page.size() && page[i] != '"')
        value += page[i++];
      ++i;
    }
    out.attributes[name] = unescaped(value);
  }
  out.end = i + 1;
  return out;
}

template <class F>
void each_tag(const std::string& page, F&& look) {
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1))
    look(tag_at(page, at));
}

} // namespace

bool ShownForm::has_password() const {
  return std::any_of(controls.begin(), controls.end(), [](const Control& one) { return one.kind == "password"; });
}

std::vector<ShownForm> forms_in(const std::string& page) {
  std::vector<ShownForm> out;
  bool inside = false;
  each_tag(page, [&](const Tag& tag) {
    const auto& has = tag.attributes;
    const auto text = [&](const char* name) { return has.contains(name) ? has.at(name) : std::string(); };
    if (tag.name == "form") {
      inside = true;
      out.push_back({text("action"), text("method") == "post", has.contains("data-draft"), {}, {}});
    } else if (tag.name == "/form") {
      inside = false;
    } else if (!inside) {
      return;
    } else if (tag.name == "input" && text("type") == "hidden") {
      out.back().hidden[text("name")] = text("value");
    } else if (tag.name == "input" && !text("name").empty()) {
      out.back().controls.push_back({text("type"), text("name"), text("value"), has.contains("checked"), {}});
    } else if (tag.name == "textarea") {
      const auto end = page.find("</textarea>", tag.end);
      std::string value = unescaped(page.substr(tag.end, end - tag.end));
      if (value.starts_with('\n'))
        value.erase(0, 1);
      out.back().controls.push_back({"textarea", text("name"), value, false, {}});
    } else if (tag.name == "select") {
      out.back().controls.push_back({"select", text("name"), "", false, {}});
    } else if (tag.name == "option") {
      Control& select = out.back().controls.back();
      select.options.push_back(text("value"));
      if (has.contains("selected"))
        select.value = text("value");
    }
  });
  return out;
}

std::vector<std::string> links_in(const std::string& page) {
  std::vector<std::string> out;
  each_tag(page, [&](const Tag& tag) {
    if (tag.name != "a" || !tag.attributes.contains("href"))
      return;
    const std::string& to = tag.attributes.at("href");
    if (to.starts_with('/') && !to.starts_with("//"))
      out.push_back(to.substr(0, to.find('#')));
  });
  return out;
}

Fields typed_into(const ShownForm& form, int number) {
  Fields out;
  std::map<std::string, std::string> last; // of radios
  std::set<std::string> boxes;
  for (const Control& one : form.controls) {
    if (one.kind == "radio")
      last[one.name] = one.value;
    else if (one.kind == "checkbox") { // every other one
      if (boxes.insert(one.name + "|" + one.value).second && boxes.size() % 2 == 0)
        out.add(one.name, one.value);
    } else if (one.kind == "select") {
      if (!one.options.empty())
        out.add(one.name, one.options.back());
    } else if (one.kind != "password") {
      out.add(one.name, "qz" + std::to_string(number) + "x" + std::to_string(out.by_name().size()));
    }
  }
  for (const auto& [name, value] : last)
    out.add(name, value);
  return out;
}

std::string difference(const ShownForm& form, const Fields& typed) {
  std::string out;
  for (const Control& one : form.controls) {
    const std::vector<std::string> wanted = typed.all(one.name);
    const bool is_there = std::find(wanted.begin(), wanted.end(), one.value) != wanted.end();
    if (one.kind == "radio" || one.kind == "checkbox") {
      // How serious a thing is that was not chosen is asked anew when it is.
      const std::size_t part = one.name.find('~');
      const std::vector<std::string> chosen = part == std::string::npos ? std::vector<std::string>() : typed.all(one.name.substr(0, part));
      if (part != std::string::npos && std::find(chosen.begin(), chosen.end(), one.name.substr(part + 1)) == chosen.end())
        continue;
      if (one.chosen != is_there)
        out += one.name + "=" + one.value + (one.chosen ? " is chosen; " : " is not chosen; ");
    } else if (one.kind == "password") {
      if (!one.value.empty())
        out += one.name + " shows a secret; ";
    } else if (!(is_there || (wanted.empty() && one.value.empty()))) {
      out += one.name + " shows " + one.value + "; ";
    }
  }
  return out;
}

} // namespace concert::world
