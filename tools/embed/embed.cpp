// embed NAMESPACE HEADER SOURCE FILE...: writes the files as C++ constants. Plain string literals: g++ compiles 1 MB of
// them in about a tenth of a second, ccache can keep the result, and no assembler or linker feature is needed.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace {

struct Embedded {
  std::string path, name, identifier, bytes;
};

std::string identifier_of(const std::string& name) {
  std::string out;
  for (const char c : name)
    out += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
  if (out.empty() || (out[0] >= '0' && out[0] <= '9'))
    out.insert(0, "file_");
  return out;
}

std::string hash_of(const std::string& bytes) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : bytes)
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  char out[17];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(hash));
  return out;
}

// One literal per line of the file; always three octal digits, so that a digit that follows is not swallowed.
void write_literal(std::ostream& out, const std::string& bytes) {
  out << "    \"";
  std::size_t width = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\' || c == '?' || byte < 0x20 || byte > 0x7e) {
      char octal[5];
      std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(byte));
      out << octal;
    } else {
      out << c;
    }
    if (c == '\n' || ++width > 4000) {
      out << "\"\n    \"";
      width = 0;
    }
  }
  out << "\"";
}

int refuse(const std::string& why) {
  std::cerr << "embed: " << why << "\n";
  return 1;
}

} // namespace

int main(int count, char** arguments) {
  if (count < 4)
    return refuse("usage: embed NAMESPACE HEADER SOURCE FILE...");
  const std::string space = arguments[1], header_path = arguments[2], source_path = arguments[3];

  std::vector<Embedded> files;
  std::set<std::string> identifiers;
  for (int i = 4; i < count; ++i) {
    Embedded file;
    file.path = arguments[i];
    std::ifstream in(file.path, std::ios::binary);
    if (!in)
      return refuse("cannot read " + file.path);
    file.bytes.assign(std::istreambuf_iterator<char>(in), {});
    file.name = file.path.substr(file.path.rfind('/') + 1);
    file.identifier = identifier_of(file.name);
    if (!identifiers.insert(file.identifier).second)
      return refuse("two files would be called " + file.identifier + " in " + space);
    files.push_back(std::move(file));
  }

  std::sort(files.begin(), files.end(), [](const Embedded& a, const Embedded& b) { return a.name < b.name; });

  std::ofstream header(header_path, std::ios::binary);
  header << "// Made by tools/embed; do not edit.\n#pragma once\n\n#include <span>\n\n#include \"embedded/file.h\"\n\n"
         << "namespace concert::embedded::" << space << " {\n\n";
  for (const auto& file : files)
    header << "extern const File " << file.identifier << "; // " << file.bytes.size() << " bytes\n";
  header << "std::span<const File> all(); // in the order of their names\n\n} // namespace\n";

  std::ofstream source(source_path, std::ios::binary);
  source << "// Made by tools/embed; do not edit.\n#include \"embedded/" << space << ".h\"\n\n#include <array>\n\n"
         << "namespace concert::embedded::" << space << " {\n\nnamespace {\n";
  for (const auto& file : files) {
    source << "constexpr char " << file.identifier << "_bytes[] =\n";
    write_literal(source, file.bytes);
    source << ";\n";
  }
  source << "constexpr std::array<File, " << files.size() << "> files = {";
  for (const auto& file : files)
    source << "\n    File{\"" << file.name << "\", {" << file.identifier << "_bytes, " << file.bytes.size() << "}, \""
           << hash_of(file.bytes) << "\"},";
  source << "};\n} // namespace\n\n";
  for (std::size_t i = 0; i < files.size(); ++i)
    source << "constinit const File " << files[i].identifier << " = files[" << i << "];\n";
  source << "std::span<const File> all() { return files; }\n\n} // namespace\n";

  header.close();
  source.close();
  return header && source ? 0 : refuse("cannot write " + header_path + " or " + source_path);
}
