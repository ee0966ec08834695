// Seeded draws that give the same corpus on every machine; the standard library's distributions do not promise that,
// nor does the language for two draws within one expression: each draw is a statement of its own.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace concert::guard {

class Draw {
public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { // splitmix64
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool once_in(int n) { return below(n) == 0; }
  bool percent(int p) { return below(100) < p; }
  template <class T>
  const T& of(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }
  std::string one_of(std::initializer_list<std::string_view> list) {
    return std::string(list.begin()[below(static_cast<int>(list.size()))]);
  }
  std::string digits(int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
      out += static_cast<char>('0' + below(10));
    return out;
  }

private:
  std::uint64_t state_;
};

} // namespace concert::guard
