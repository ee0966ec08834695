#include "platform/zip/zip.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include <zlib.h>

#include "base/text.h"

namespace concert::zip {

namespace {

Refusal refusal(const char* word, std::string name = {}) {
  Problem problem;
  problem.word = word;
  if (!name.empty())
    problem.values.push_back(std::move(name));
  return Refusal::invalid({std::move(problem)});
}

constexpr std::uint32_t end_of_list = 0x06054b50, in_list = 0x02014b50, before_file = 0x04034b50;
constexpr std::size_t end_bytes = 22, list_bytes = 46, local_bytes = 30, longest_comment = 65'535;
constexpr std::uint16_t encrypted = 1, stored = 0, deflated = 8;

// Little-endian numbers; the caller has checked that they are there.
std::uint32_t number(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t out = 0;
  for (int i = size - 1; i >= 0; --i)
    out = out << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return out;
}

struct Entry {
  std::string name;
  std::uint16_t flags = 0, method = 0;
  std::uint32_t checksum = 0;
  std::size_t packed = 0, size = 0, local = 0;
};

// The record at the end of the archive, whose comment reaches exactly to the end.
std::optional<std::size_t> end_record(std::string_view archive) {
  if (archive.size() < end_bytes)
    return std::nullopt;
  const std::size_t last = archive.size() - end_bytes;
  for (std::size_t back = 0; back <= std::min(last, longest_comment); ++back)
    if (number(archive, last - back, 4) == end_of_list && number(archive, last - back + 20, 2) == back)
      return last - back;
  return std::nullopt;
}

Result<std::vector<Entry>> listed(std::string_view archive, const Limits& limits) {
  const std::optional<std::size_t> end = end_record(archive);
  if (!end)
    return refusal("zip.no_archive");
  const std::size_t count = number(archive, *end + 10, 2), size = number(archive, *end + 12, 4),
                    start = number(archive, *end + 16, 4);
  const bool one_piece = number(archive, *end + 4, 2) == 0 && number(archive, *end + 8, 2) == count;
  if (!one_piece || start > *end || size > *end - start) // ZIP64 writes numbers that cannot be
    return refusal("zip.damaged");
  if (count > limits.entries)
    return refusal("zip.too_large");
  std::vector<Entry> out;
  std::size_t at = start;
  for (std::size_t i = 0; i < count; ++i) {
    if (*end - at < list_bytes || number(archive, at, 4) != in_list)
      return refusal("zip.damaged");
    const std::size_t name = number(archive, at + 28, 2), extra = number(archive, at + 30, 2),
                      comment = number(archive, at + 32, 2);
    if (*end - at - list_bytes < name + extra + comment)
      return refusal("zip.damaged");
    Entry entry;
    entry.flags = static_cast<std::uint16_t>(number(archive, at + 8, 2));
    entry.method = static_cast<std::uint16_t>(number(archive, at + 10, 2));
    entry.checksum = number(archive, at + 16, 4);
    entry.packed = number(archive, at + 20, 4);
    entry.size = number(archive, at + 24, 4);
    entry.local = number(archive, at + 42, 4);
    entry.name = archive.substr(at + list_bytes, name);
    if (!text::is_utf8(entry.name)) // an old code page: the name is a label, and none of ours has such letters
      for (char& c : entry.name)
        c = static_cast<unsigned char>(c) < 0x80 && c != '\0' ? c : '_';
    out.push_back(std::move(entry));
    at += list_bytes + name + extra + comment;
  }
  return out;
}

// Nothing when the stream does not give exactly `size` bytes out of exactly these.
std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    return std::nullopt;
  std::string out(size + 1, '\0'); // one more, so that a stream that goes on is noticed
  // zlib's interface predates const; it does not write through next_in.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = inflate(&stream, Z_FINISH);
  const bool whole = ended == Z_STREAM_END && stream.total_out == size && stream.avail_in == 0;
  inflateEnd(&stream);
  if (!whole)
    return std::nullopt;
  out.resize(size);
  return out;
}

Result<std::string> content(std::string_view archive, const Entry& entry) {
  if ((entry.flags & encrypted) != 0)
    return refusal("zip.encrypted", entry.name);
  if (entry.method != stored && entry.method != deflated)
    return refusal("zip.unknown_method", entry.name);
  if (entry.local > archive.size() || archive.size() - entry.local < local_bytes ||
      number(archive, entry.local, 4) != before_file)
    return refusal("zip.damaged", entry.name);
  const std::size_t begins =
      entry.local + local_bytes + number(archive, entry.local + 26, 2) + number(archive, entry.local + 28, 2);
  if (begins > archive.size() || archive.size() - begins < entry.packed)
    return refusal("zip.damaged", entry.name);
  const std::string_view packed = archive.substr(begins, entry.packed);
  std::optional<std::string> out;
  if (entry.method == deflated)
    out = inflated(packed, entry.size);
  else if (packed.size() == entry.size)
    out = std::string(packed);
  if (!out || crc32(0, reinterpret_cast<const Bytef*>(out->data()), static_cast<uInt>(out->size())) != entry.checksum)
    return refusal("zip.damaged", entry.name);
  return std::move(*out);
}

} // namespace

Result<std::map<std::string, std::string, std::less<>>>
read(std::string_view archive, const std::function<bool(std::string_view name)>& wanted, const Limits& limits) {
  const std::vector<Entry> entries = TRY(listed(archive, limits));
  std::map<std::string, std::string, std::less<>> out;
  std::size_t bytes = 0, packed = 0;
  for (const Entry& entry : entries) {
    if (entry.name.empty() || entry.name.back() == '/' || !wanted(entry.name))
      continue;
    // Before any memory is taken: sizes as the archive states them, which reading then holds it to.
    bytes += entry.size;
    packed += entry.packed;
    const bool grows = entry.size > limits.free_of_ratio && entry.size / limits.ratio > entry.packed;
    // Files that share their bytes, each other's or a list's, are how a small archive is made endless.
    if (bytes > limits.bytes || packed > archive.size() || grows)
      return refusal("zip.too_large", entry.name);
    if (out.count(entry.name) > 0)
      return refusal("zip.name_repeated", entry.name);
    std::string unpacked = TRY(content(archive, entry));
    out.emplace(entry.name, std::move(unpacked));
  }
  return out;
}

} // namespace concert::zip
