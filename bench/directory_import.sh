#!/bin/bash
# bench/directory_import.sh FOLDER [ROUNDS]
# What it costs to take a directory of CSV tables in, encoding, links, mending, report, database and audit entry included,
# against a plain loader: Python's csv module into SQLite, one text column each, one transaction, nothing checked. The two
# take turns; medians of ROUNDS (5) in CPU seconds. FOLDER, for example, is that of Miami 211 (1,074 organizations, 4,089
# services, 4,089 locations): CONCERT_REFERENCE_DIR/directory/miami-211.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?usage: bench/directory_import.sh FOLDER [ROUNDS]}
rounds=${2:-5}
program=${CONCERT_PROGRAM:-build/release/concert}
[ -x "$program" ] || { echo "build the release preset first: ./run --no-serve" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/loader.py" <<'END'
import csv, pathlib, sqlite3, sys
csv.field_size_limit(10**9)
base = sqlite3.connect(sys.argv[2])
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.csv")):
    with open(file, newline="", encoding="utf-8", errors="replace") as lines:
        rows = csv.reader(lines)
        columns = next(rows)
        names = ",".join(f'"{i}_{name}" text' for i, name in enumerate(columns))
        base.execute(f'create table "{file.stem}" ({names})')
        marks = ",".join("?" * len(columns))
        base.executemany(f'insert into "{file.stem}" values ({marks})', (row for row in rows if len(row) == len(columns)))
base.commit()
END

"$program" demo --no-serve --data "$work/town" --situations 1 >/dev/null
cpu() { # command... -> user + system seconds
  local TIMEFORMAT='%U %S' spent
  spent=$({ time "$@" >"$work/out" 2>&1; } 2>&1) || { cat "$work/out" >&2; exit 1; }
  awk '{ print $1 + $2 }' <<<"$spent"
}
median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

for ((i = 1; i <= rounds; ++i)); do
  cpu "$program" agency list --data "$work/town" --as admin >>"$work/nothing"
  cpu "$program" directory import --data "$work/town" --as admin --folder "$folder" --name "round-$i" >>"$work/ours"
  cpu "$program" directory import --data "$work/town" --as admin --folder "$folder" --name "round-$i" >>"$work/again"
  cpu python3 "$work/loader.py" "$folder" "$work/plain-$i.sqlite" >>"$work/theirs"
done
nothing=$(median <"$work/nothing")
awk -v nothing="$nothing" -v ours="$(median <"$work/ours")" -v again="$(median <"$work/again")" -v theirs="$(median <"$work/theirs")" 'BEGIN {
  printf "import           %6.2f s CPU  %4.1f x plain loader\n", ours, ours / theirs
  printf "the same again   %6.2f s CPU  %4.1f x plain loader\n", again, again / theirs
  printf "plain loader     %6.2f s CPU\n", theirs
  printf "starting alone   %6.2f s CPU, in the first two\n", nothing }'
