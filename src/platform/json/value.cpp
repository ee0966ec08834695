#include "platform/json/value.h"
#include "platform/json/fields.h"
#include "platform/json/parse.h"
#include "platform/json/write.h"
namespace concert::json {
Value probe() {
  Value v("x");
  v = 3;
  v = Object{{"a", 1}, {"b", Array{1, "x", nullptr, 2.0, true}}};
  Writer w;
  w.begin_object()
      .member("x", 3)
      .member("y", "z")
      .member("b", true)
      .member("d", 1.0)
      .member("s", std::string("s"))
      .member("v", v);
  return v;
}
} // namespace concert::json
