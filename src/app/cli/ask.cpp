#include "app/cli/ask.h"

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "app/installing.h"
#include "app/share.h"
#include "app/surface.h"
#include "app/texts.h"
#include "base/text.h"
#include "platform/crypto/chance.h"
#include "platform/http/client.h"
#include "platform/http/forms.h"
#include "platform/json/parse.h"
#include "platform/json/write.h"

namespace concert::app {
namespace {

namespace fs = std::filesystem;

struct Answer {
  int status = 0;
  std::string etag;
  std::string body;
};

// Whoever answers: the running server, or a house of our own.
class Answering {
public:
  explicit Answering(const settings::Settings& settings) : socket_(fs::path(settings.data_folder) / "concert.socket") {
    if (is_serving()) {
      remote_ = true;
      return;
    }
    log_ = std::make_unique<log::Log>(std::clog, clock_, log::Level::warning);
    concert_ = std::make_unique<Concert>(settings, Opening::existing, clock_, chance_);
    surface_ = std::make_unique<Surface>(*concert_, *log_);
  }

  Answer call(const std::string& as, http::Method method, const std::string& target, const std::string& etag,
              const std::string& body) {
    http::HeaderList headers = {{"Concert-As", as}, {"Accept-Language", "en"}};
    if (!etag.empty())
      headers.emplace_back("If-Match", etag);
    if (!body.empty())
      headers.emplace_back("Content-Type", "application/json");
    if (remote_) {
      const auto reply = http::Client::local(socket_, std::chrono::minutes(5)).exchange(method, target, headers, body);
      return {reply.status, reply.headers.text_or("ETag"), reply.body};
    }
    http::Request request;
    request.method = method;
    const auto query = target.find('?');
    request.path = target.substr(0, query);
    request.query = query == std::string::npos ? "" : target.substr(query + 1);
    for (const auto& [name, value] : headers)
      request.headers.add(name, value);
    request.body = body;
    request.listener = http::Listener::local;
    const http::Reply reply = surface_->answer(request);
    return {reply.status, std::string(reply.header("ETag").value_or("")), reply.body};
  }

private:
  bool is_serving() const {
    std::error_code none;
    if (!fs::exists(socket_, none))
      return false;
    try {
      http::Client::local(socket_);
      return true;
    } catch (const std::exception&) {
      return false; // left over from a server that was killed
    }
  }

  fs::path socket_;
  bool remote_ = false;
  clock::SystemClock clock_;
  crypto::SystemChance chance_;
  std::unique_ptr<log::Log> log_;
  std::unique_ptr<Concert> concert_;
  std::unique_ptr<Surface> surface_;
};

json::Value parsed(const std::string& body) {
  auto value = json::parse(body, {.bytes = std::size_t{64} << 20, .depth = 32, .values = 10'000'000});
  if (!value)
    throw std::runtime_error("the answer is not JSON");
  return std::move(*value);
}

const std::string* text_at(const json::Value& value, std::string_view name) {
  const json::Value* found = value.find(name);
  return found == nullptr ? nullptr : found->if_text();
}

// "S-0142" as the id behind it.
std::string id_of(Answering& answering, const std::string& as, const std::string& given) {
  if (!given.starts_with("S-") && !given.starts_with("s-"))
    return given;
  const Answer list =
      answering.call(as, http::Method::get, http::url("/api/v1/situations", {{"number", given}}), "", "");
  const json::Value value = list.status == 200 ? parsed(list.body) : json::Value();
  const json::Value* found = value.find("situations");
  if (found == nullptr || found->if_array() == nullptr || found->if_array()->empty())
    return given; // the act itself will say that there is none
  return *text_at(found->if_array()->front(), "id");
}

// Agencies may be called by their short names, also several separated by commas.
void resolve_agencies(Answering& answering, const std::string& as, const FieldSpecs& specs, Fields& fields) {
  Fields out;
  std::optional<json::Value> list;
  for (const auto& [name, values] : fields.by_name()) {
    const auto spec = std::find_if(specs.begin(), specs.end(), [&](const FieldSpec& s) { return s.name == name; });
    const bool agency = spec != specs.end() && spec->kind == FieldKind::id && name.find("agenc") != std::string::npos;
    for (std::string value : values) {
      if (agency && !AgencyId::parse(value)) {
        if (!list)
          list = parsed(answering.call(as, http::Method::get, "/api/v1/agencies", "", "").body);
        if (const json::Value* all = list->find("agencies"); all != nullptr && all->if_array() != nullptr)
          for (const json::Value& one : *all->if_array())
            if (const std::string* short_name = text_at(one, "short_name");
                short_name != nullptr && *short_name == value)
              value = *text_at(one, "id");
      }
      out.add(name, value);
    }
  }
  fields = std::move(out);
}

Fields fields_in(const std::string& file) {
  std::string bytes;
  if (file == "-") {
    std::ostringstream in;
    in << std::cin.rdbuf();
    bytes = in.str();
  } else {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    if (!in)
      throw BadInput("cannot read " + file);
    bytes = out.str();
  }
  const auto value = json::parse(bytes);
  if (!value) {
    print_refusal(value.error());
    throw BadInput(file + " is not one JSON object");
  }
  const json::Object* object = value->if_object();
  if (object == nullptr)
    throw BadInput(file + ": a JSON object with the fields is needed");
  Fields out;
  const auto add = [&](const std::string& name, const json::Value& one) {
    if (one.if_text() != nullptr)
      out.add(name, *one.if_text());
    else if (one.if_bool() != nullptr)
      out.add(name, *one.if_bool() ? "yes" : "no");
    else if (one.if_int() != nullptr)
      out.add(name, std::to_string(*one.if_int()));
    else if (!one.is_null())
      throw BadInput(file + ": " + name + " is neither a text, a number, true, false nor a list of texts");
  };
  for (const auto& [name, one] : *object) {
    if (one.if_array() != nullptr)
      for (const json::Value& element : *one.if_array())
        add(name, element);
    else
      add(name, one);
  }
  return out;
}

json::Value body_of(const Fields& fields, const FieldSpecs& specs) {
  json::Object out;
  for (const auto& [name, values] : fields.by_name()) {
    const auto spec = std::find_if(specs.begin(), specs.end(), [&](const FieldSpec& s) { return s.name == name; });
    if (spec != specs.end() && spec->plurality == Plurality::many) {
      json::Array all;
      for (const std::string& value : values)
        all.emplace_back(value);
      out.add(name, std::move(all));
    } else if (spec != specs.end() && spec->kind == FieldKind::yes_no &&
               (values.front() == "yes" || values.front() == "no")) {
      out.add(name, values.front() == "yes");
    } else {
      out.add(name, values.front());
    }
  }
  return out;
}

// For people: one "name: value" a line, indented.
void print(const json::Value& value, const std::string& indent, std::ostream& out) {
  if (const json::Object* object = value.if_object()) {
    for (const auto& [name, one] : *object) {
      if (one.is_null())
        continue;
      const bool nested = one.if_object() != nullptr || (one.if_array() != nullptr && !one.if_array()->empty());
      out << indent << name << ":" << (nested ? "\n" : " ");
      print(one, indent + "  ", out);
    }
  } else if (const json::Array* array = value.if_array()) {
    if (array->empty())
      out << "none\n";
    for (const json::Value& one : *array) {
      if (one.if_object() != nullptr) {
        out << indent << "-\n";
        print(one, indent + "  ", out);
      } else {
        out << indent << "- ";
        print(one, "", out);
      }
    }
  } else if (value.if_text() != nullptr) {
    out << *value.if_text() << "\n";
  } else {
    out << json::dump(value) << "\n";
  }
}

int exit_for(int status) {
  if (status < 300)
    return exit_done;
  if (status == 422 || status == 400)
    return exit_bad_input;
  return status >= 500 ? exit_world_failed : exit_refused;
}

void print_problem(const json::Value& problem) {
  for (const char* name : {"detail", "title"})
    if (const std::string* text = text_at(problem, name)) {
      std::cerr << "concert: " << *text << "\n";
      break;
    }
  const json::Value* problems = problem.find("problems");
  if (problems != nullptr && problems->if_array() != nullptr)
    for (const json::Value& one : *problems->if_array()) {
      const std::string* field = text_at(one, "field");
      const std::string* message = text_at(one, "message");
      std::cerr << "  " << (field != nullptr ? *field : "") << ": " << (message != nullptr ? *message : "") << "\n";
    }
}

} // namespace

int ask(const settings::Settings& settings, const ApiRoute& route, Question question) {
  Answering answering(settings);
  std::string target = route.path;
  if (const auto at = target.find("{id}"); at != std::string::npos)
    target.replace(at, 4, http::percent_encoded(id_of(answering, question.as, question.id)));
  const FieldSpecs& specs = route.described.body != nullptr ? route.described.body() : route.described.query;
  const Fields from_file = question.fields_file.empty() ? Fields() : fields_in(question.fields_file);
  for (const auto& [name, values] : from_file.by_name())
    for (const std::string& value : values)
      question.fields.add(name, value);
  for (const char* path : {"folder", "files", "file", "mapping"}) { // the server's working folder is not ours
    Fields absolute;
    for (const auto& [name, values] : question.fields.by_name())
      for (const std::string& value : values)
        absolute.add(name, route.described.local_only && name == path ? fs::absolute(value).string() : value);
    question.fields = std::move(absolute);
  }
  if (question.fields.has("situation")) {
    Fields by_id;
    for (const auto& [name, values] : question.fields.by_name())
      for (const std::string& value : values)
        by_id.add(name, name == "situation" ? id_of(answering, question.as, value) : value);
    question.fields = std::move(by_id);
  }
  resolve_agencies(answering, question.as, specs, question.fields);
  std::string etag = question.version.empty() ? "" : "\"v" + question.version + "\"";
  if (route.described.edits && etag.empty()) {
    const std::string thing = target.substr(0, target.rfind('/'));
    etag = answering.call(question.as, http::Method::get, thing, "", "").etag;
    if (etag.empty())
      etag = "\"v0\""; // not to be seen: the act itself says so
  }
  std::string body;
  if (route.described.body != nullptr) {
    body = json::dump(body_of(question.fields, specs));
  } else if (!question.fields.by_name().empty()) {
    std::vector<std::pair<std::string, std::string>> query;
    for (const auto& [name, values] : question.fields.by_name())
      query.emplace_back(name, values.front());
    target = http::url(target, query);
  }
  const Answer answer = answering.call(question.as, route.method, target, etag, body);
  const json::Value value = parsed(answer.body);
  const int exit = exit_for(answer.status);
  if (question.json)
    std::cout << answer.body << "\n";
  else if (exit == exit_done || value.find("findings") != nullptr)
    print(value, "", std::cout);
  if (exit != exit_done)
    print_problem(value);
  return exit;
}

int check_installation(const settings::Settings& settings) {
  clock::SystemClock clock;
  crypto::SystemChance chance;
  Concert concert(settings, Opening::existing, clock, chance);
  const audit::Report report = concert.audit_log().verify(concert.database());
  std::cout << "root key, database and key database open\n"
            << report.entries << " audit entries, "
            << (report.intact() ? "intact" : "NOT intact: see concert audit verify") << "\n";
  return report.intact() ? exit_done : exit_refused;
}

int print_refusal(const Refusal& refusal) {
  words::Catalogue catalogue(words::TimeZone::utc());
  add_texts(catalogue);
  const words::Words& say = catalogue.in(Language::en);
  std::cerr << "concert: " << say(refusal.word) << "\n";
  for (const Problem& problem : refusal.problems) {
    const std::string exact = problem.word + "." + problem.field;
    std::cerr << "  " << problem.field << (problem.field.empty() ? "" : ": ")
              << say.in_order(say.has(exact) ? exact : problem.word, problem.values) << "\n";
  }
  return refusal.kind == RefusalKind::invalid ? exit_bad_input : exit_refused;
}

std::string founding_fields_said() {
  return "table_name_en, table_name_fr, names_policy (ontario, kenora, massachusetts), agency_short_name, "
         "agency_name_en, "
         "agency_name_fr, sector, partner_kind, governing_law, login, name, language, password";
}

int found_table(const settings::Settings& settings, const std::string& fields_file) {
  const Fields told = fields_in(fields_file);
  clock::SystemClock clock;
  crypto::SystemChance chance;
  Concert concert(settings, Opening::create, clock, chance);
  if (!concert.access().tables().empty())
    return print_refusal(Refusal::conflict("access.already_set_up"));
  const fs::path share = share_folder();
  if (const auto installed = install_lists(concert, share); !installed)
    return print_refusal(installed.error());
  Fields agency;
  for (const auto& [name, from] : {std::pair("short_name", "agency_short_name"),
                                   {"name_en", "agency_name_en"},
                                   {"name_fr", "agency_name_fr"},
                                   {"sector", "sector"},
                                   {"partner_kind", "partner_kind"},
                                   {"governing_law", "governing_law"}})
    agency.add(name, told.text_or(from));
  const agencies::Agency* there = concert.agencies().agencies()->find(told.text_or("agency_short_name"));
  const auto agency_id = there != nullptr ? Result<AgencyId>(there->id) // a first try got this far
                                          : concert.agencies().install(agency, *concert.codes().book());
  if (!agency_id)
    return print_refusal(agency_id.error());
  const auto policy = access::names_policy_of(told.text_or("names_policy", "ontario"));
  const auto language = language_of(told.text_or("language", "en"));
  if (!policy || !language)
    return print_refusal(Refusal::invalid(policy ? "language" : "names_policy", "problem.not_in_list"));
  const auto founded = concert.access().bootstrap(
      {.table = {.name = {told.text_or("table_name_en"), told.text_or("table_name_fr")}, .names = *policy},
       .agency = *agency_id,
       .login = told.text_or("login"),
       .name = told.text_or("name"),
       .language = *language,
       .password = access::TypedPassword(told.text_or("password"))});
  if (!founded)
    return print_refusal(founded.error());
  std::cout << "founded; sign in as " << told.text_or("login") << " and add agencies, members and seats\n";
  return exit_done;
}

} // namespace concert::app
