// What verification says of a log that was tampered with in a known way: first 10,000 single changes at random, each of
// which must be named exactly, then what only a witness can show.
#include <doctest/doctest.h>

#include <random>

#include "rooms/audit/tests/memory_log.h"

using namespace concert;
using namespace concert::audit;
using K = FindingKind;
using Findings = std::vector<Finding>;

namespace {

constexpr std::int64_t size = 50;

const MemoryLog& sound_log() {
  static const MemoryLog log(size);
  return log;
}

const KeptTree& tree_row_at(std::int64_t entries) { // as it was when the log had so many
  static const std::vector<KeptTree> rows = [] {
    std::vector<KeptTree> out;
    for (std::int64_t n = 0; n <= size; ++n)
      out.push_back(MemoryLog(n).kept_tree());
    return out;
  }();
  return rows.at(static_cast<std::size_t>(entries));
}

struct Tampered {
  explicit Tampered(const MemoryLog& log) : entries(log.entries), row(log.row), checkpoints(log.checkpoints) {}
  KeptEntry& at(std::int64_t seq) { return entries[static_cast<std::size_t>(seq - 1)]; }
  void renumber() {
    for (std::size_t i = 0; i < entries.size(); ++i)
      entries[i].seq = static_cast<std::int64_t>(i) + 1;
  }
  Report verify(std::vector<Checkpoint> witnesses = {}, VerifierLimits limits = {}) const {
    Verifier verifier(sound_log().keys, MemoryLog::origin,
                      {static_cast<std::int64_t>(entries.size()), row, checkpoints, std::move(witnesses)}, limits);
    for (const KeptEntry& kept : entries)
      verifier.add(kept);
    return verifier.finish();
  }
  Findings findings() const { return verify().findings; }

  std::vector<KeptEntry> entries;
  std::optional<KeptTree> row;
  std::vector<KeptCheckpoint> checkpoints;
};

class Dice {
public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
  }
  void flip(Bytes& bytes) {
    if (bytes.empty())
      bytes.push_back(0); // the one change that an empty column can suffer
    else
      bytes[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(bytes.size()) - 1))] ^=
          static_cast<std::uint8_t>(1 << between(0, 7));
  }
  void flip(std::string& text) {
    Bytes bytes = bytes_of(text);
    flip(bytes);
    text = text_of(bytes);
  }
  void flip(std::int64_t& number) { number ^= std::int64_t{1} << between(0, 62); }

private:
  std::mt19937 random_;
};

Part flip_column(KeptEntry& kept, std::int64_t column, Dice& dice) {
  Entry& entry = kept.entry;
  const Detail& detail = entry.detail;
  Bytes digest = detail.digest();
  Bytes box = detail.box();
  switch (column) {
  case 0:
    dice.flip(entry.at.us);
    return Part::header;
  case 1:
    dice.flip(entry.member);
    return Part::header;
  case 2:
    dice.flip(entry.seat);
    return Part::header;
  case 3:
    dice.flip(entry.agency);
    return Part::header;
  case 4:
    dice.flip(entry.act);
    return Part::header;
  case 5:
    dice.flip(entry.object_kind);
    return Part::header;
  case 6:
    dice.flip(entry.object);
    return Part::header;
  case 7:
    dice.flip(entry.field_class);
    return Part::header;
  case 8:
    dice.flip(digest);
    entry.detail = Detail::kept(detail.is_sealed(), digest, box);
    return Part::header;
  case 9:
    dice.flip(box);
    entry.detail = Detail::kept(detail.is_sealed(), digest, box);
    return Part::seal;
  case 10:
    entry.detail = Detail::kept(!detail.is_sealed(), digest, box);
    return Part::unknown;
  case 11:
    dice.flip(kept.leaf);
    return Part::leaf;
  default:
    dice.flip(kept.mac);
    return Part::seal;
  }
}
constexpr std::int64_t columns = 13;

KeptEntry forged(std::int64_t seq, Dice& dice, const Bytes& mac) {
  crypto::SeededChance chance(static_cast<std::uint64_t>(dice.between(1, 1'000'000)));
  KeptEntry out{seq, sample_entry(dice.between(1000, 2000), chance, crypto::SecretKey::draw(chance)), {}, mac};
  const Hash leaf = leaf_of(seq, out.entry);
  out.leaf.assign(leaf.begin(), leaf.end());
  return out;
}

void set_leaf(KeptEntry& kept) {
  const Hash leaf = leaf_of(kept.seq, kept.entry);
  kept.leaf.assign(leaf.begin(), leaf.end());
}

Finding changed_entry(std::int64_t seq, Part part) {
  return {K::changed, seq, 1, std::nullopt, part};
}
Finding gone(std::int64_t seq) {
  return seq == size ? Finding{K::truncated, seq, 1, size} : Finding{K::missing, seq};
}

} // namespace

TEST_CASE("a sound log of any length is intact") {
  for (std::int64_t n = 0; n <= 70; ++n) {
    const MemoryLog log(n, 8);
    const Report report = log.verify();
    CHECK(report.intact());
    CHECK(report.entries == n);
    CHECK(report.sound == n);
    CHECK(report.root == log.tree.frontier.root());
    CHECK(report.checkpoints == n / 8);
  }
}

TEST_CASE("10,000 single changes: each is found and named") {
  Dice dice(20261122);
  int kinds[12] = {};
  for (int round = 0; round < 10'000; ++round) {
    Tampered log(sound_log());
    const std::int64_t i = dice.between(1, size);
    const std::int64_t j = dice.between(1, size);
    const auto at = log.entries.begin() + (i - 1);
    Findings expected;
    Findings or_else;
    const auto kind = dice.between(0, 11);
    CAPTURE(round);
    CAPTURE(kind);
    CAPTURE(i);
    CAPTURE(j);
    ++kinds[kind];
    switch (kind) {
    case 0:
    case 1: { // a byte of a column
      const auto column = dice.between(0, columns - 1);
      expected = {changed_entry(i, flip_column(*at, column, dice))};
      break;
    }
    case 2: { // the header, with a leaf that fits it
      flip_column(*at, dice.between(0, 8), dice);
      set_leaf(*at);
      expected = {changed_entry(i, Part::seal)};
      break;
    }
    case 3: { // the number: a bit, as long as no other row has it
      dice.flip(at->seq);
      if (at->seq >= 1 && at->seq <= size)
        continue;
      expected = {{K::moved, i, 1, std::min(at->seq, std::int64_t{1} << 61)}};
      std::ranges::stable_sort(log.entries, {}, &KeptEntry::seq);
      break;
    }
    case 4: // deleted
      log.entries.erase(at);
      expected = {gone(i)};
      break;
    case 5: // deleted, and the rest numbered anew
      log.entries.erase(at);
      log.renumber();
      expected = {gone(i)};
      break;
    case 6: { // put in, with a leaf that fits and somebody else's mark, the rest numbered anew
      const auto place = dice.between(0, size);
      const auto row = forged(place + 1, dice, log.at(j).mac);
      log.entries.insert(log.entries.begin() + place, row);
      log.renumber();
      expected = {{K::inserted, place + 1}};
      break;
    }
    case 7: { // a copy put in
      const auto place = dice.between(0, size);
      const KeptEntry copy = log.at(j);
      log.entries.insert(log.entries.begin() + place, copy);
      log.renumber();
      expected = {{K::inserted, place + 1, 1, j}};
      if (place + 1 == j) // beside its original: nobody can tell which is which
        or_else = {{K::inserted, j + 1, 1, j}};
      if (place == j)
        or_else = {{K::inserted, j, 1, j}};
      break;
    }
    case 8: { // two exchanged
      if (i == j)
        continue;
      std::swap(log.at(i), log.at(j));
      std::swap(log.at(i).seq, log.at(j).seq);
      expected = {{K::moved, std::min(i, j), 1, std::max(i, j)}, {K::moved, std::max(i, j), 1, std::min(i, j)}};
      break;
    }
    case 9: // the end cut off
      log.entries.resize(static_cast<std::size_t>(i - 1));
      expected = {{K::truncated, i, size - i + 1, size}};
      break;
    case 10: { // the tree row: set back, or a byte of it
      if (dice.between(0, 1)) {
        if (i == size)
          continue;
        log.row = tree_row_at(i);
        expected = {{K::tree_rolled_back, i, 1, size}};
      } else {
        switch (dice.between(0, 5)) {
        case 0:
          dice.flip(log.row->size);
          break;
        case 1:
          dice.flip(log.row->peaks);
          break;
        case 2:
          dice.flip(log.row->checkpoint_size);
          break;
        case 3:
          dice.flip(log.row->checkpoint_at.us);
          break;
        case 4:
          dice.flip(log.row->checkpoint_root);
          break;
        default:
          dice.flip(log.row->mac);
        }
        expected = {{K::tree_changed, log.row->size}};
      }
      break;
    }
    default: { // a checkpoint: changed, gone, or under another size
      const auto which = static_cast<std::size_t>(dice.between(0, 2));
      const auto at_size = log.checkpoints[which].size;
      const auto how = dice.between(0, 2);
      if (how == 0)
        dice.flip(log.checkpoints[which].note);
      else if (how == 1)
        log.checkpoints.erase(log.checkpoints.begin() + static_cast<std::ptrdiff_t>(which));
      else
        dice.flip(log.checkpoints[which].size);
      expected = {{how == 1 ? K::checkpoint_missing : K::checkpoint_changed, at_size}};
    }
    }
    const Report report = log.verify();
    const bool named = report.findings == expected || (!or_else.empty() && report.findings == or_else);
    if (!named)
      for (const Finding& finding : report.findings)
        MESSAGE(name_of(finding.kind) << " " << finding.seq << " x" << finding.count << " -> "
                                      << finding.other.value_or(-1) << " " << name_of(finding.part));
    REQUIRE(named);
    REQUIRE_FALSE(report.intact());
  }
  for (const int count : kinds)
    CHECK(count > 500);
}

TEST_CASE("many changes at once are never taken for a sound log") {
  Dice dice(7);
  for (int round = 0; round < 1'000; ++round) {
    Tampered log(sound_log());
    std::vector<std::int64_t> touched;
    for (auto n = dice.between(2, 6); n > 0 && log.entries.size() > 3; --n) {
      const auto i = static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(log.entries.size()) - 1));
      switch (dice.between(0, 4)) {
      case 0:
        flip_column(log.entries[i], dice.between(0, columns - 1), dice);
        break;
      case 1:
        log.entries.erase(log.entries.begin() + static_cast<std::ptrdiff_t>(i));
        break;
      case 2:
        log.entries.insert(log.entries.begin() + static_cast<std::ptrdiff_t>(i), log.entries[i / 2]);
        break;
      case 3:
        log.entries.pop_back();
        break;
      default:
        log.entries.insert(log.entries.begin() + static_cast<std::ptrdiff_t>(i), forged(1, dice, log.entries[0].mac));
      }
    }
    if (dice.between(0, 1))
      log.renumber();
    else
      std::ranges::stable_sort(log.entries, {}, &KeptEntry::seq);
    const Report report = log.verify();
    // Two changes may undo each other; then the log is what it was.
    bool same = log.entries.size() == size;
    for (std::size_t i = 0; same && i < log.entries.size(); ++i)
      same = log.entries[i].seq == sound_log().entries[i].seq && log.entries[i].leaf == sound_log().entries[i].leaf &&
             log.entries[i].mac == sound_log().entries[i].mac &&
             encoded(log.entries[i].seq, log.entries[i].entry) ==
                 encoded(sound_log().entries[i].seq, sound_log().entries[i].entry) &&
             log.entries[i].entry.detail.box() == sound_log().entries[i].entry.detail.box();
    REQUIRE(report.intact() == same);
  }
}

TEST_CASE("a block moved and the rest numbered anew is one finding for each side") {
  Tampered log(sound_log());
  std::rotate(log.entries.begin() + 10, log.entries.begin() + 15, log.entries.begin() + 40);
  log.renumber();
  CHECK(log.findings() == Findings{{K::moved, 11, 5, 36}, {K::moved, 16, 25, 11}});
}

TEST_CASE("the tree row gone, with and without everything else") {
  Tampered log(sound_log());
  log.row = std::nullopt;
  CHECK(log.findings() == Findings{{K::tree_changed, 0}});
  log.entries.clear();
  CHECK_FALSE(log.verify().intact()); // the checkpoints remember
  log.checkpoints.clear();
  CHECK(log.verify().intact()); // an honest limit: nothing is left that could tell; hence witnesses
}

TEST_CASE("set back as a whole: only what was kept shows it") {
  const MemoryLog earlier(40);
  Tampered log(sound_log());
  log.entries.resize(40);
  log.row = earlier.row;
  // The later checkpoint was forgotten.
  CHECK(log.findings() == Findings{{K::tree_rolled_back, 40, 1, 48}, {K::truncated, 41, 8, 48}});
  log.checkpoints = earlier.checkpoints;
  CHECK(log.verify().intact()); // an honest limit
  const auto witness =
      open_note(sound_log().checkpoints[2].note, MemoryLog::origin, sound_log().keys.signing().public_key());
  REQUIRE(witness);
  CHECK(log.verify({*witness}).findings == Findings{{K::tree_rolled_back, 40, 1, 48}, {K::truncated, 41, 8, 48}});
}

TEST_CASE("rewritten by the holder of the key: only a witness shows it") {
  const MemoryLog other(size, 16, 99); // other salts and keys, so another log of the same length
  const auto& key = sound_log().keys.signing().public_key();
  const auto witness = open_note(sound_log().checkpoints[1].note, MemoryLog::origin, key);
  REQUIRE(witness);
  CHECK(other.verify().intact()); // an honest limit
  CHECK(other.verify({*witness}).findings == Findings{{K::witness_mismatch, 32}});
  CHECK(sound_log().verify({*witness}).intact());
  // Only the checkpoints of the true log were left beside the forged entries.
  MemoryLog forged(size, 16, 99);
  forged.checkpoints = sound_log().checkpoints;
  const auto findings = forged.verify().findings;
  REQUIRE_FALSE(findings.empty());
  CHECK(findings[0] == Finding{K::checkpoint_mismatch, 16});
}

TEST_CASE("one part taken from another log of the same key") {
  const MemoryLog other(size, 16, 99);
  Tampered log(sound_log());
  log.at(30).entry = other.entries[29].entry; // with its own leaf and mark: genuine by itself
  log.at(30).leaf = other.entries[29].leaf;
  log.at(30).mac = other.entries[29].mac;
  auto findings = log.findings();
  CHECK_FALSE(findings.empty()); // the roots do not fit; which entry it was cannot be told
  log = Tampered(sound_log());
  log.row = other.row;
  findings = log.findings();
  REQUIRE_FALSE(findings.empty());
  CHECK(std::ranges::count(findings, K::tree_mismatch, &Finding::kind) == 1);
  log = Tampered(sound_log());
  log.checkpoints[1] = other.checkpoints[1];
  findings = log.findings();
  REQUIRE_FALSE(findings.empty());
  CHECK(findings[0] == Finding{K::checkpoint_mismatch, 32});
}

TEST_CASE("a checkpoint in place of another") {
  Tampered log(sound_log());
  log.checkpoints[1].note = log.checkpoints[0].note;
  CHECK(log.findings() == Findings{{K::checkpoint_changed, 16}, {K::checkpoint_missing, 32}});
}

TEST_CASE("erasing a key leaves the log provable, and the detail gone") {
  MemoryLog log(size);
  const auto& detail = log.at(3).entry.detail;
  REQUIRE(detail.is_sealed());
  REQUIRE(detail.open(log.situation_key, "audit|test"));
  crypto::SeededChance chance(12);
  log.situation_key = crypto::SecretKey::draw(chance); // the old one is overwritten
  CHECK(log.verify().intact());
  CHECK_FALSE(detail.open(log.situation_key, "audit|test"));
}

TEST_CASE("another root key trusts nothing of it") {
  const MemoryLog log(5, 2);
  const Keys other(test_root(8));
  Verifier verifier(other, MemoryLog::origin, {5, log.row, log.checkpoints, {}});
  for (const KeptEntry& kept : log.entries)
    verifier.add(kept);
  const Report report = verifier.finish();
  CHECK(report.sound == 0);
  CHECK(std::ranges::count(report.findings, K::tree_changed, &Finding::kind) == 1);
  CHECK(std::ranges::count(report.findings, K::checkpoint_changed, &Finding::kind) == 2);
}

TEST_CASE("a ruined log is given up in bounded memory and time, and says so") {
  Tampered log(sound_log());
  for (KeptEntry& kept : log.entries)
    kept.entry.act = "nobody.knows";
  const Report report = log.verify({}, {.trials = 100, .irregularities = 10});
  CHECK_FALSE(report.complete);
  CHECK_FALSE(report.intact());
  CHECK(report.entries == size);
  CHECK(report.findings.size() >= 10);
  CHECK(std::ranges::all_of(report.findings, [](const Finding& f) { return f.kind == K::changed; }));
}

TEST_CASE("numbers at the edge of what can be stored") {
  for (const auto seq : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                         std::int64_t{0}, std::int64_t{-1}}) {
    Tampered log(sound_log());
    log.at(5).seq = seq;
    std::ranges::stable_sort(log.entries, {}, &KeptEntry::seq);
    const auto findings = log.findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].kind == K::moved);
    CHECK(findings[0].seq == 5);
  }
}
