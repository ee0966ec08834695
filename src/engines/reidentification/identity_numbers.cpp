#include "engines/reidentification/identity_numbers.h"

namespace concert::engines::reidentification {

bool luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (std::size_t i = digits.size(); i-- > 0;) {
    int value = digits[i] - '0';
    if (twice && (value *= 2) > 9)
      value -= 9;
    sum += value;
    twice = !twice;
  }
  return !digits.empty() && sum % 10 == 0;
}

bool is_social_insurance(std::string_view digits) {
  return digits.size() == 9 && luhn(digits);
}

bool is_ontario_health(std::string_view digits) {
  return digits.size() == 10 && digits.front() != '0' && luhn(digits);
}

bool is_telephone(std::string_view digits) {
  if (digits.size() == 11 && digits.front() == '1')
    digits.remove_prefix(1);
  return digits.size() == 10 && digits[0] >= '2' && digits[3] >= '2';
}

bool is_quebec_health(std::string_view letters, std::string_view digits) {
  if (letters.size() != 4 || digits.size() != 8)
    return false;
  const int month = (digits[2] - '0') * 10 + digits[3] - '0', day = (digits[4] - '0') * 10 + digits[5] - '0';
  return day >= 1 && day <= 31 && ((month >= 1 && month <= 12) || (month >= 51 && month <= 62));
}

bool is_day(int year, int month, int day) {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 &&
         ((year >= 0 && year <= 99) || (year >= 1880 && year <= 2099));
}

} // namespace concert::engines::reidentification
