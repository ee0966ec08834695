#include "engines/assignment/columns.h"

#include <algorithm>
#include <tuple>

namespace concert::engines::assignment {

// Goes through the needs one after the other, each time from the best option at these prices downwards, and turns back
// where even the best options of all further needs, whoever offers them, would not be enough.
class Person::Looking {
public:
  // What is found: called with every complete column worth more than `least`; may raise it.
  using Found = std::function<void(const Column&, std::int64_t& least)>;

  Looking(const Person& person, const std::vector<std::int64_t>& price, const std::vector<std::int32_t>& seats,
          std::int64_t least, Steps& steps, const Found& found)
      : person_(person), seats_(seats), least_(least), steps_(steps), found_(found) {
    for (const auto& need : person.needs_) {
      std::vector<Ranked> row = {{0, nullptr}};
      for (const Option& one : need)
        if (one.benefit > 0 && seats[static_cast<std::size_t>(one.service)] > 0)
          row.push_back({one.benefit - price[static_cast<std::size_t>(one.service)], &one});
      std::stable_sort(row.begin(), row.end(), [](const Ranked& a, const Ranked& b) {
        return a.value != b.value ? a.value > b.value : service_of(a) < service_of(b);
      });
      rows_.push_back(std::move(row));
    }
    rest_.assign(rows_.size() + 1, 0);
    for (std::size_t k = rows_.size(); k-- > 0;)
      rest_[k] = rest_[k + 1] + rows_[k].front().value;
    chosen_.assign(rows_.size(), nullptr);
  }
  std::int64_t relaxed() const { return rest_.front(); }
  void look() { from(0, 0, 0); }

private:
  struct Ranked {
    std::int64_t value = 0;
    const Option* option = nullptr; // null: the need is left out
  };
  static std::int32_t service_of(const Ranked& one) { return one.option == nullptr ? -1 : one.option->service; }

  void from(std::size_t need, std::int64_t value, std::int64_t benefit) {
    if (need == rows_.size()) {
      Column column{{}, benefit, value};
      for (const Option* one : chosen_)
        column.service.push_back(one == nullptr ? -1 : one->service);
      found_(column, least_);
      return;
    }
    for (const Ranked& one : rows_[need]) {
      if (value + one.value + rest_[need + 1] <= least_ || !steps_.take())
        return;
      if (one.option == nullptr) {
        from(need + 1, value, benefit);
        continue;
      }
      if (!fits(need, *one.option))
        continue;
      const std::int32_t whose = person_.organization_[static_cast<std::size_t>(one.option->service)];
      const bool is_new = std::find(asked_.begin(), asked_.end(), whose) == asked_.end();
      if (is_new && static_cast<std::int32_t>(asked_.size()) >= person_.problem_.most_organizations)
        continue;
      const std::int64_t further = is_new && !asked_.empty() ? person_.problem_.cost_of_further : 0;
      if (value + one.value - further + rest_[need + 1] <= least_)
        continue;
      if (is_new)
        asked_.push_back(whose);
      chosen_[need] = one.option;
      from(need + 1, value + one.value - further, benefit + one.option->benefit - further);
      chosen_[need] = nullptr;
      if (is_new)
        asked_.pop_back();
    }
  }

  bool fits(std::size_t need, const Option& option) const {
    std::int32_t here = 1;
    for (std::size_t k = 0; k < need; ++k) {
      if (chosen_[k] == nullptr)
        continue;
      if (chosen_[k]->service == option.service)
        ++here;
      else if (option.time && chosen_[k]->time == option.time)
        return false;
    }
    return here <= seats_[static_cast<std::size_t>(option.service)];
  }

  const Person& person_;
  const std::vector<std::int32_t>& seats_;
  std::vector<std::vector<Ranked>> rows_;
  std::vector<std::int64_t> rest_; // the most that needs from here on can add
  std::vector<const Option*> chosen_;
  std::vector<std::int32_t> asked_;
  std::int64_t least_;
  Steps& steps_;
  const Found& found_;
};

BestColumn Person::best(const std::vector<std::int64_t>& price, const std::vector<std::int32_t>& seats,
                        Steps& steps) const {
  BestColumn out;
  out.column.service.assign(needs_.size(), -1);
  const Looking::Found better = [&](const Column& column, std::int64_t& least) {
    out.column = column;
    least = column.value;
  };
  Looking looking(*this, price, seats, 0, steps, better);
  if (!steps.over())
    looking.look();
  out.most = steps.over() ? looking.relaxed() : out.column.value;
  return out;
}

Person::Listed Person::list(const std::vector<std::int64_t>& price, const std::vector<std::int32_t>& seats,
                            std::int64_t least, std::size_t most, Steps& steps) const {
  Listed out;
  const Looking::Found add = [&](const Column& column, std::int64_t& bar) {
    if (out.columns.size() < most) {
      out.columns.push_back(column);
    } else {
      out.all = false;
      bar = std::numeric_limits<std::int64_t>::max(); // enough: turn back everywhere
    }
  };
  Looking(*this, price, seats, least - 1, steps, add).look();
  out.all = out.all && !steps.over();
  std::sort(out.columns.begin(), out.columns.end(), [](const Column& a, const Column& b) {
    return a.value != b.value ? a.value > b.value : a.service < b.service;
  });
  return out;
}

} // namespace concert::engines::assignment
