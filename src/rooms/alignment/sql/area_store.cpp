#include "rooms/alignment/sql/area_store.h"

#include "base/check.h"
#include "base/text.h"

namespace concert::alignment {

using storage::Row;
using storage::Transaction;

namespace {

// "old_harbour=12 st_aurele=": an area whose count is hidden has none here either.
std::string packed_areas(const AreaCounts& counts) {
  std::vector<std::string> out;
  for (const AreaCounts::Of& one : counts.areas)
    out.push_back(one.area + "=" + (one.situations ? std::to_string(*one.situations) : ""));
  return text::join(out, " ");
}

} // namespace

std::optional<Placed> SqlAreaStore::area(SituationId id) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select mark, area from alignment_areas where situation = $1",
        [](const Row& row) {
          return Placed{row.get<std::string>(0), row.get<std::string>(1)};
        },
        id);
  });
}

std::map<SituationId, Placed> SqlAreaStore::areas() {
  return database_.read([](Transaction& tx) {
    std::map<SituationId, Placed> out;
    tx.each("select situation, mark, area from alignment_areas", [&](const Row& row) {
      out[row.get<SituationId>(0)] = {row.get<std::string>(1), row.get<std::string>(2)};
    });
    return out;
  });
}

void SqlAreaStore::keep(SituationId id, const std::optional<Placed>& placed, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    if (placed)
      tx.exec("insert into alignment_areas (situation, mark, area) values ($1, $2, $3)"
              " on conflict (situation) do update set mark = excluded.mark, area = excluded.area",
              id, placed->mark, placed->area);
    else
      tx.exec("delete from alignment_areas where situation = $1", id);
    log_.append(tx, entry);
  });
}

void SqlAreaStore::forget_ended() {
  const bool any = database_.read([](Transaction& tx) {
    return tx
        .first("select 1 from alignment_areas where situation not in"
               " (select id from situations where stage not in ('concluded', 'rejected')) limit 1",
               [](const Row&) { return true; })
        .has_value();
  });
  if (any)
    database_.write([](Transaction& tx) {
      storage::lock_appends(tx);
      tx.exec("delete from alignment_areas where situation not in"
              " (select id from situations where stage not in ('concluded', 'rejected'))");
    });
}

std::optional<AreaCounts> SqlAreaStore::shown(TableId table, MemberId member) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select counted_at, everything, areas, marks from alignment_area_counts where table_id = $1 and member = $2",
        [](const Row& row) {
          AreaCounts out;
          out.at = row.get<Instant>(0);
          out.all = row.get<int>(1);
          const auto areas = row.get<std::string>(2), marks = row.get<std::string>(3);
          for (const std::string_view one : text::split(areas, ' ')) {
            const std::size_t equals = one.find('=');
            check(equals != std::string_view::npos, "stored counts by area are whole");
            const std::string count(one.substr(equals + 1));
            out.areas.push_back(
                {std::string(one.substr(0, equals)), count.empty() ? std::nullopt : std::optional(std::stoi(count))});
          }
          for (const std::string_view mark : text::split(marks, ' '))
            out.marks.emplace(mark);
          return out;
        },
        table, member);
  });
}

void SqlAreaStore::keep_shown(TableId table, MemberId member, const AreaCounts& counts) {
  check(counts.all && !counts.areas.empty() && !counts.marks.empty(), "what is kept was shown");
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    tx.exec("insert into alignment_area_counts (table_id, member, counted_at, everything, areas, marks)"
            " values ($1, $2, $3, $4, $5, $6) on conflict (table_id, member) do update set"
            " counted_at = excluded.counted_at, everything = excluded.everything, areas = excluded.areas,"
            " marks = excluded.marks",
            table, member, counts.at, *counts.all, packed_areas(counts),
            text::join(std::vector<std::string>(counts.marks.begin(), counts.marks.end()), " "));
  });
}

} // namespace concert::alignment
