// Every rule is fed a small bad snippet, so that each is known to fire, and a good one, so that it is known to stay
// quiet.
#include <doctest/doctest.h>

#include <algorithm>

#include "rules.h"

using namespace concert::tidy;

namespace {

struct File {
  std::string path, text;
};

std::vector<std::string> seen(std::vector<File> files, std::string_view rule) {
  std::vector<Source> tree;
  for (auto& file : files)
    tree.push_back(cut(file.path, file.text));
  std::sort(tree.begin(), tree.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  std::vector<std::string> out;
  for (const auto& finding : look_at(tree, rule))
    out.push_back(finding.path + ":" + std::to_string(finding.line));
  return out;
}

using Places = std::vector<std::string>;
const Places nothing;

std::string po(std::initializer_list<std::pair<const char*, const char*>> texts) {
  std::string out;
  for (const auto& [key, text] : texts)
    out += std::string("msgid \"") + key + "\"\nmsgstr \"" + text + "\"\n";
  return out;
}

} // namespace

TEST_CASE("the scanner tells code from comments and strings") {
  const auto source = cut("src/a.cpp", "int a = 1'000; // \"no\"\n"
                                       "/* rand( \n */ auto s = \"x \\\"y\\\"\" \n  \"z\"; char c = '\"';\n"
                                       "auto r = R\"sql(select\n1)sql\"; int last;\n"
                                       "#include \"base/id.h\"\n");
  REQUIRE(source.code.size() == source.lines.size());
  CHECK(source.code[0] == "int a = 1'000; ");
  REQUIRE(source.literals.size() == 2);
  CHECK(source.literals[0].text == "x \"y\"z");
  CHECK(source.literals[0].line == 3);
  CHECK(source.literals[1].text == "select\n1");
  CHECK(source.literals[1].line == 5);
  CHECK(source.code[4] == "auto r = \"\"");
  CHECK(source.code[5] == "; int last;");
  CHECK(source.code[6] == "#include \"base/id.h\"");
}

TEST_CASE("the scanner survives what is not finished") {
  for (const auto* text : {"\"open", "'", "/* open", "R\"(open", "R\"", "\\", "\"\\", "// x", "/*", "/", ""})
    CHECK(cut("src/a.cpp", text).code.size() == 1);
}

TEST_CASE("access: no clock, chance, environment, thread or file outside the listed places") {
  const auto at = [](const char* path, const char* code, const char* rule) { return seen({{path, code}}, rule); };
  const auto room = "src/rooms/people/person.cpp";
  CHECK(at(room, "\nauto n = std::chrono::system_clock::now();\n", "clock") == Places{"src/rooms/people/person.cpp:2"});
  CHECK(at(room, "auto t = time(nullptr);\n", "clock").size() == 1);
  CHECK(at(room, "auto t = std::time(0);\n", "clock").size() == 1);
  CHECK(at(room, "std::random_device d;\n", "randomness").size() == 1);
  CHECK(at(room, "int x = rand() % 6;\n", "randomness").size() == 1);
  CHECK(at(room, "std::mt19937_64 g;\n", "randomness").size() == 1);
  CHECK(at(room, "auto h = getenv(\"HOME\");\n", "environment").size() == 1);
  CHECK(at(room, "std::thread t([] {});\n", "threads").size() == 1);
  CHECK(at(room, "std::this_thread::sleep_for(1s);\n", "threads").size() == 1);
  CHECK(at(room, "std::ofstream out(\"x\");\n", "files").size() == 1);
  CHECK(at(room, "namespace fs = std::filesystem;\n", "files").size() == 1);
  CHECK(at("src/base/x.cpp", "std::ifstream in;\n", "files").size() == 1);
  CHECK(at("src/base/x.cpp", "#include <filesystem>\nint f(const std::filesystem::path& p);\n", "files") == nothing);
  CHECK(at("src/base/x.cpp", "std::filesystem::path p; std::filesystem::remove(p);\n", "files").size() == 1);

  for (const auto* rule : {"clock", "randomness", "environment", "threads", "files"}) {
    CAPTURE(rule);
    CHECK(at(room, "int operand(int); // rand() and time()\nauto s = \"std::thread t\"; int strand_time(int);\n",
             rule) == nothing);
    CHECK(at("src/rooms/people/tests/a_test.cpp", "std::thread t; std::ifstream in; rand();\n", rule) == nothing);
  }
  CHECK(at("src/platform/clock/system_clock.cpp", "std::chrono::system_clock::now();\n", "clock") == nothing);
  CHECK(at("src/platform/clock/system_clock.cpp", "std::ifstream in;\n", "files").size() ==
        1); // listed for another rule only
}

TEST_CASE("sql: statements stand in sql/ and platform/storage only") {
  const auto code = "auto q = \"select id, \"\n \"name from person\";\n"
                    "auto i = \"INSERT INTO person values ($1)\";\nauto u = R\"(\n update x\n set y = 1)\";\n"
                    "auto d = \"delete from x\"; auto c = \"create table x (a text)\";\n";
  CHECK(seen({{"src/rooms/people/room.cpp", code}}, "sql").size() == 5);
  CHECK(seen({{"src/rooms/people/sql/person_store.cpp", code}}, "sql") == nothing);
  CHECK(seen({{"src/platform/storage/sqlite_connection.cpp", code}}, "sql") == nothing);
  CHECK(seen({{"src/rooms/people/room.cpp", "auto a = \"select a seat\"; auto b = \"update\"; // select x from y\n"}},
             "sql") == nothing);
}

TEST_CASE("third_party: only the listed .cpp files include a library") {
  CHECK(seen({{"src/rooms/people/room.cpp", "#include <vector>\n#include <sqlite3.h>\n"}}, "third_party") ==
        Places{"src/rooms/people/room.cpp:2"});
  CHECK(seen({{"src/platform/words/words.cpp", "#include <date/tz.h>\n"}}, "third_party").size() == 1);
  CHECK(seen({{"src/platform/storage/storage.h", "// x\n#include <sqlite3.h>\n"}}, "third_party").size() == 1);
  CHECK(seen({{"src/base/a.cpp", "#include <unknown/thing.hpp>\n"}}, "third_party").size() == 1);
  CHECK(seen({{"src/base/a.cpp", "#include <doctest/doctest.h>\n"}}, "third_party").size() == 1);
  CHECK(seen({{"src/base/tests/a_test.cpp", "#include <doctest/doctest.h>\n"}}, "third_party") == nothing);
  CHECK(seen({{"src/platform/storage/sqlite_connection.cpp", "#include <sqlite3.h>\n#include <string>\n"}},
             "third_party") == nothing);
}

TEST_CASE("markup: only platform/html writes it") {
  CHECK(seen({{"src/rooms/people/pages/page.cpp", "auto x = \"<div class=a>\";\nauto y = \"</p>\";\n"}}, "markup") ==
        Places{"src/rooms/people/pages/page.cpp:1", "src/rooms/people/pages/page.cpp:2"});
  CHECK(seen({{"src/platform/http/error.cpp", "auto x = \"<!DOCTYPE html>\";\n"}}, "markup").size() == 1);
  CHECK(seen({{"src/platform/html/page.cpp", "auto x = \"<div>\";\n"}}, "markup") == nothing);
  CHECK(seen({{"src/rooms/people/a.cpp", "auto x = \"a < b and <date> or <pre\"; // <div>\n#include <string>\n"}},
             "markup") == nothing);
}

TEST_CASE("include: the full path, and of something that is there") {
  const File id{"src/base/id.h", "// x\n"};
  CHECK(seen({id, {"src/base/a.cpp", "#include \"id.h\"\n"}}, "include") == Places{"src/base/a.cpp:1"});
  CHECK(seen({id, {"src/rooms/people/a.cpp", "#include \"../../base/id.h\"\n"}}, "include").size() == 1);
  CHECK(seen({id, {"src/base/a.cpp", "#include \"base/id.h\"\n#include \"embedded/web.h\"\n"}}, "include") == nothing);
}

TEST_CASE("names: words that say nothing") {
  CHECK(seen({{"src/rooms/people/person_helper.cpp", "\n"}}, "names").size() == 1);
  CHECK(seen({{"src/rooms/people/a.cpp", "class SeatManager {};\nstruct RequestHandler;\nenum class UtilKind { a };\n"
                                         "namespace common {}\nusing Impl = int;\n"}},
             "names")
            .size() == 5);
  CHECK(seen({{"src/rooms/people/a.cpp", "class Handle {}; // manager\nclass Commons; auto s = \"struct Impl\";\n"}},
             "names") == nothing);
}

TEST_CASE("length: no file over 500 lines") {
  std::string lines;
  for (int i = 0; i < 500; ++i)
    lines += "int a;\n";
  CHECK(seen({{"src/base/a.cpp", lines}}, "length") == nothing);
  CHECK(seen({{"src/base/a.cpp", lines + "int b;\n"}}, "length").size() == 1);
}

TEST_CASE("header_comment, unfinished and white_space") {
  CHECK(seen({{"src/base/a.h", "#pragma once\n"}}, "header_comment").size() == 1);
  CHECK(seen({{"src/base/a.h", ""}}, "header_comment").size() == 1);
  CHECK(seen({{"src/base/a.h", "// What it is.\n#pragma once\n"}}, "header_comment") == nothing);
  CHECK(seen({{"src/base/a.cpp", "// TO"
                                 "DO later\n"},
              {"docs/a.md", "FIX"
                            "ME\n"}},
             "unfinished")
            .size() == 2);
  CHECK(seen({{"src/base/a.cpp", "int TO"
                                 "DOS;\n"}},
             "unfinished") == nothing);
  CHECK(seen({{"src/base/a.cpp", "int a; \n\tint b;\nint c;"}}, "white_space") ==
        Places{"src/base/a.cpp:1", "src/base/a.cpp:2", "src/base/a.cpp:3"});
  CHECK(seen({{"src/base/a.cpp", "int a;\n"}, {"docs/x.png.b64", "a "}}, "white_space") == nothing);
}

TEST_CASE("readme: every room and engine has one") {
  CHECK(seen({{"src/rooms/people/room.h", "// x\n"}, {"src/engines/linkage/solve.h", "// x\n"}}, "readme") ==
        Places{"src/engines/linkage/README.md:1", "src/rooms/people/README.md:1"});
  CHECK(seen({{"src/rooms/people/room.h", "// x\n"}, {"src/rooms/people/README.md", "People\n"}}, "readme") == nothing);
}

TEST_CASE("order: arrows point down") {
  const auto uses = [](std::string user_folder, std::string user, std::string used_folder, std::string used) {
    return seen({{"src/" + user_folder + "/CMakeLists.txt", "add_part(" + user + " # a part\n  IN " + user_folder +
                                                                "\n  SOURCES a.cpp\n  USES base " + used + ")\n"},
                 {"src/" + used_folder + "/CMakeLists.txt", "add_part(" + used + " IN " + used_folder + ")\n"}},
                "order")
        .size();
  };
  CHECK(uses("rooms/access", "access", "rooms/situations", "situations") == 1); // upward
  CHECK(uses("rooms/situations", "situations", "rooms/access", "access") == 0);
  CHECK(uses("rooms/situations", "situations", "rooms/access/sql", "access_sql") == 1); // through the back door
  CHECK(uses("rooms/situations/sql", "situations_sql", "rooms/audit/sql", "audit_sql") == 0);
  CHECK(uses("rooms/situations", "situations", "platform/http", "http") == 1); // rules do not touch the machine
  CHECK(uses("rooms/situations", "situations", "platform/crypto", "crypto") == 0);
  CHECK(uses("rooms/sites", "sites", "platform/crypto", "crypto") == 1);
  CHECK(uses("rooms/people", "people", "engines/linkage", "linkage") == 0);
  CHECK(uses("rooms/people/pages", "people_pages", "platform/html", "html") == 0);
  CHECK(uses("rooms/people/pages", "people_pages", "platform/storage", "storage") == 1);
  CHECK(uses("rooms/people/sql", "people_sql", "platform/html", "html") == 1);
  CHECK(uses("platform/html", "html", "rooms/people", "people") == 1);
  CHECK(uses("engines/linkage", "linkage", "platform/storage", "storage") == 1);
  CHECK(uses("rooms/situations/testing", "situations_testing", "rooms/people/sql", "people_sql") == 0);
  CHECK(uses("app", "app", "rooms/people/sql", "people_sql") == 0);
  CHECK(uses("rooms/people", "people", "app", "app") == 1);
  CHECK(uses("rooms/kitchen", "kitchen", "rooms/people", "people") >= 1); // no place in the order
}

TEST_CASE("stale_list: an exception for a file that is gone") {
  CHECK(seen({{"tools/tidy/rules.cpp", ""}, {"src/platform/words/time_zone.cpp", ""}}, "stale_list").size() > 10);
  CHECK(seen({{"src/base/a.cpp", ""}}, "stale_list") == nothing);
}

TEST_CASE("words: both languages have the same keys, forms and placeholders, and no key twice") {
  const std::string folder = "src/rooms/people/words/";
  const auto both = [&](std::string en, std::string fr) {
    return seen({{folder + "en.po", std::move(en)}, {folder + "fr.po", std::move(fr)}}, "words");
  };
  CHECK(both(po({{"a.x", "{n} of {m}"}}), po({{"a.x", "{m} et {n}"}})) == nothing);
  CHECK(both(po({{"a.x", "x"}, {"a.y", "y"}}), po({{"a.x", "x"}})) == Places{folder + "en.po:3"});
  CHECK(both(po({{"a.x", "x"}}), po({{"a.x", "x"}, {"a.y", "y"}})) == Places{folder + "fr.po:3"});
  CHECK(both(po({{"a.x", "{n}"}}), po({{"a.x", "{m}"}})) == Places{folder + "fr.po:1"});
  CHECK(both(po({{"a.x", "x"}}), "msgid \"a.x\"\nmsgid_plural \"a.x\"\nmsgstr[0] \"x\"\nmsgstr[1] \"x\"\n") ==
        Places{folder + "fr.po:1"});
  CHECK(both(po({{"a.x", ""}}), po({{"a.x", "x"}})).size() == 2); // empty in one, so missing to the other
  CHECK(both(po({{"a.x", "x"}, {"a.x", "y"}}), po({{"a.x", "x"}})) == Places{folder + "en.po:3"});
  CHECK(seen({{folder + "en.po", po({{"a.x", "x"}})}}, "words") == Places{folder + "fr.po:1"});
  const auto x = po({{"a.x", "x"}});
  CHECK(seen({{"src/rooms/people/words/en.po", x},
              {"src/rooms/people/words/fr.po", x},
              {"src/rooms/sites/words/en.po", x},
              {"src/rooms/sites/words/fr.po", x}},
             "words") == Places{"src/rooms/sites/words/en.po:1"});
}

TEST_CASE("french: typing slips are seen, and put right by --fix") {
  const auto slips = [](const std::string& text) {
    return seen({{"src/rooms/people/words/fr.po", po({{"a.x", text.c_str()}})},
                 {"src/rooms/people/words/en.po", po({{"a.x", "x"}})}},
                "french")
        .size();
  };
  for (const std::string bad : {"Nom :", "Nom: x", "Nom:", "Vraiment ?", "Non !", "un ; deux", "«mot»", "« mot »",
                                "l'agent", "Attendez...", "5 %", "5%", "10 $"}) {
    CAPTURE(bad);
    CHECK(slips(bad) == 1);
    const auto repaired = repaired_french(po({{"a.x", bad.c_str()}}));
    CHECK(seen({{"src/rooms/people/words/fr.po", repaired}, {"src/rooms/people/words/en.po", po({{"a.x", "x"}})}},
               "french") == nothing);
    CHECK(repaired_french(repaired) == repaired);
  }
  for (const std::string good : {"Nom\u00a0:", "Vraiment\u00a0? Non! Oui\u202f!", "\u00ab\u00a0mot\u00a0\u00bb",
                                 "l\u2019agent", "14:05", "https://exemple.ca?x", "5\u00a0%", "Attendez\u2026"}) {
    CAPTURE(good);
    CHECK(slips(good) == 0);
    const auto text = po({{"a.x", good.c_str()}});
    CHECK(repaired_french(text) == text);
  }
  CHECK(slips("dit \\\"oui\\\"") == 1);
}

TEST_CASE("known_keys: code asks only for words that were written") {
  const std::vector<File> words = {{"src/rooms/people/words/en.po", po({{"people.title", "x"}})},
                                   {"src/rooms/people/words/fr.po", po({{"people.title", "x"}})}};
  const auto with = [&](const char* code) {
    auto files = words;
    files.push_back({"src/rooms/people/pages/page.cpp", code});
    return seen(files, "known_keys").size();
  };
  CHECK(with("auto t = words(\"people.title\");\n") == 0);
  CHECK(with("auto t = words(\"people.titel\");\n") == 1);
  CHECK(with("auto t = words.count(\"people.many\", 3);\n") == 1);
  CHECK(with("return Refusal::conflict(\"refusal.taken\");\n") == 1);
  CHECK(with("return Refusal::invalid({{\"day\", \"problem.odd\", {}}});\n") == 1);
  CHECK(with("// words(\"people.titel\")\nauto n = map.count(\"plain\");\n") == 0);
}
