#include "base/personal.h"

#include <doctest/doctest.h>

#include <ostream>
#include <type_traits>

using namespace concert;

template <class T>
concept Streams = requires(std::ostream& out, T value) { out << value; };

// Forgetting that a value is personal does not compile.
static_assert(!Streams<Personal<std::string>>);
static_assert(!std::is_convertible_v<Personal<std::string>, std::string>);
static_assert(!std::is_convertible_v<std::string, Personal<std::string>>);

TEST_CASE("a personal value shows as dots") { CHECK(Personal<std::string>("Zoé").shown() == "•••"); }
