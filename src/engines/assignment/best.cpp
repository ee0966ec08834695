#include "engines/assignment/auction.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace concert::engines::assignment {
namespace {

template <class Benefit>
Best best_from(const std::int32_t* service, const Benefit* benefit, const std::int64_t* price, std::int32_t begin,
               std::int32_t length, Best best) {
  for (std::int32_t k = begin; k < length; ++k) {
    const std::int64_t value = benefit[k] - price[service[k]];
    if (value > best.second) {
      if (value > best.value) {
        best.second = best.value;
        best.value = value;
        best.offset = k;
      } else {
        best.second = value;
      }
    }
  }
  return best;
}

#if defined(__x86_64__)
// Eight pairs at a time without branches, where the processor can; the same answer as best_from, the first of equals.
// Only for narrow benefits: prices are little more, so that the low half of a price is the price and nothing overflows.
__attribute__((target("avx2"))) Best best_by_eights(const std::int32_t* service, const std::int32_t* benefit,
                                                    const std::int64_t* price, std::int32_t length) {
  const auto larger_of_halves = [](__m256i a) __attribute__((target("avx2"))) {
    const __m128i four = _mm_max_epi32(_mm256_castsi256_si128(a), _mm256_extracti128_si256(a, 1));
    const __m128i two = _mm_max_epi32(four, _mm_shuffle_epi32(four, 0x4e));
    return _mm_cvtsi128_si32(_mm_max_epi32(two, _mm_shuffle_epi32(two, 0xb1)));
  };
  __m256i best = _mm256_setzero_si256(), second = best, where = _mm256_set1_epi32(nobody);
  __m256i at = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  std::int32_t k = 0;
  for (; k + 8 <= length; k += 8) {
    const __m256i j = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(service + k));
    const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(benefit + k));
    const __m256i value = _mm256_sub_epi32(b, _mm256_i32gather_epi32(reinterpret_cast<const int*>(price), j, 8));
    const __m256i better = _mm256_cmpgt_epi32(value, best);
    second = _mm256_max_epi32(second, _mm256_min_epi32(best, value));
    best = _mm256_max_epi32(best, value);
    where = _mm256_blendv_epi8(where, at, better);
    at = _mm256_add_epi32(at, _mm256_set1_epi32(8));
  }
  Best out;
  out.value = larger_of_halves(best);
  if (out.value > 0) {
    alignas(32) std::int32_t values[8], offsets[8];
    _mm256_store_si256(reinterpret_cast<__m256i*>(values), best);
    _mm256_store_si256(reinterpret_cast<__m256i*>(offsets), where);
    std::int32_t lane = nobody;
    for (std::int32_t l = 0; l < 8; ++l)
      if (values[l] == out.value && (lane == nobody || offsets[l] < offsets[lane]))
        lane = l;
    out.offset = offsets[lane];
    // The second best is the best of another lane, or the second of any.
    values[lane] = 0;
    const __m256i others = _mm256_load_si256(reinterpret_cast<const __m256i*>(values));
    out.second = larger_of_halves(_mm256_max_epi32(others, second));
  }
  return best_from(service, benefit, price, k, length, out);
}

#endif

} // namespace

bool reads_by_eights() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

template <class Benefit>
Best best_of(const Rows<Benefit>& rows, const std::int64_t* price, std::int32_t unit) {
  const std::int32_t* const service = rows.service + rows.begin[unit];
  const Benefit* const benefit = rows.benefit + rows.begin[unit];
#if defined(__x86_64__)
  if constexpr (sizeof(Benefit) == 4)
    if (rows.by_eights)
      return best_by_eights(service, benefit, price, rows.length(unit));
#endif
  return best_from(service, benefit, price, 0, rows.length(unit), Best{});
}

template Best best_of<std::int32_t>(const Rows<std::int32_t>&, const std::int64_t*, std::int32_t);
template Best best_of<std::int64_t>(const Rows<std::int64_t>&, const std::int64_t*, std::int32_t);

} // namespace concert::engines::assignment
