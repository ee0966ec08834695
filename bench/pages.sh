#!/bin/bash
# bench/pages.sh [SITUATIONS] [FOLDER]
# How long everyday pages take and what they cost, at SITUATIONS situations (10,000) on SQLite, under 50 concurrent
# signed-in readers, against a static file from the same server. Needs wrk and curl. Fills FOLDER (build/bench-town) on the
# first run, which takes some minutes.
#
# Columns: requests a second; milliseconds at the 50th and 95th percentile, seen from outside with 50 connections that ask
# again at once; microseconds of server CPU a request; and that as a multiple of a static file of the same size (a line
# through the smallest and the largest file that the program serves).
set -euo pipefail
cd "$(dirname "$0")/.."
situations=${1:-10000}
folder=${2:-build/bench-town}
program=build/release/concert
seconds=${BENCH_SECONDS:-5}
connections=${BENCH_CONNECTIONS:-50}

[ -x $program ] || { echo "build the release preset first: ./run --no-serve" >&2; exit 2; }
if [ ! -e "$folder/demo" ] || [ "$(cat "$folder/demo")" = filling ]; then
  echo "filling $folder with $situations situations ..."
  $program demo --no-serve --data "$folder" --situations "$situations" >/dev/null
fi

started=$(date +%s%N)
log=$(mktemp)
$program serve --data "$folder" --port 0 >"$log" 2>/dev/null &
server=$!
trap 'kill $server 2>/dev/null || true; rm -f "$log"' EXIT
until base=$(sed -n 's/^Concert is at \(http.*\)/\1/p' "$log") && [ -n "$base" ] && curl -sf -o /dev/null "$base/sign-in"; do
  kill -0 $server
  sleep 0.02
done
echo "start-up to first page: $((($(date +%s%N) - started) / 1000000)) ms"

sign_in() { # login -> cookie
  curl -s -o /dev/null -D - --data-urlencode "login=$1" --data-urlencode "password=concert-demo" "$base/sign-in" |
    sed -n 's/^Set-Cookie: \([^;]*\).*/\1/p'
}
cpu() { awk '{print ($14 + $15) * 10000}' /proc/$server/stat; } # microseconds, at 100 ticks a second
representative=$(sign_in nurse)
chair=$(sign_in chair)
[ -n "$representative" ] && [ -n "$chair" ]
record=$(curl -s -H "Cookie: $chair" "$base/situations?stage=intervention" | grep -o '/situations/[0-9a-f]\{32\}' | head -1)
service=$(curl -s -H "Cookie: $chair" "$base/directory?q=housing" | grep -o '/directory/services/[0-9a-f]\{32\}' | head -1)
asset() { curl -s "$base/sign-in" | grep -o "/assets/concert\.[0-9a-f]*\.$1" | head -1; }

static_fixed= # microseconds of a static file of no bytes …
static_each=0 # … and of each byte
measure() { # name path cookie: a {page} in the path is a different page of the list each time
  local size before after result
  size=$(curl -s -H "Cookie: $3" "$base$2" | wc -c)
  wrk -t1 -c"$connections" -d1s -s bench/pages.lua -H "Cookie: $3" "$base$2" >/dev/null 2>&1
  before=$(cpu)
  result=$(wrk -t1 -c"$connections" -d"${seconds}s" -s bench/pages.lua -H "Cookie: $3" "$base$2" | sed -n 's/^RESULT //p')
  after=$(cpu)
  read -r requests errors p50 p95 _ <<<"$result"
  awk -v name="$1" -v size="$size" -v n="$requests" -v e="$errors" -v p50="$p50" -v p95="$p95" -v cpu=$((after - before)) \
    -v s="$seconds" -v fixed="$static_fixed" -v a_byte="$static_each" 'BEGIN {
      each = cpu / n; ratio = fixed == "" ? 1 : each / (fixed + a_byte * size)
      printf "%-28s %6.1f KB %8.0f /s  p50 %7.2f ms  p95 %7.2f ms  %7.0f us CPU  %5.1f x static%s\n", name, size / 1024, n / s, p50, p95, each, ratio, (e > 0 ? "  " e " ERRORS" : "") }'
  each=$(awk -v c=$((after - before)) -v n="$requests" 'BEGIN { print c / n }')
  bytes=$size
}
measure "static, smallest" "$(asset svg)" ""
small_each=$each small_bytes=$bytes
measure "static, largest" "$(asset css)" ""
read -r static_fixed static_each < <(awk -v e1="$small_each" -v b1="$small_bytes" -v e2="$each" -v b2="$bytes" \
  'BEGIN { slope = (e2 - e1) / (b2 - b1); if (slope < 0) slope = 0; print e1 - slope * b1, slope }')
measure "sign-in" "/sign-in" ""
measure "home, representative" "/" "$representative"
measure "home, chair" "/" "$chair"
measure "list of situations" "/situations" "$representative"
measure "list, any of 400 pages" "/situations?page={page}" "$representative"
measure "record" "$record" "$chair"
measure "directory search" "/directory?q=housing" "$representative"
measure "service" "$service" "$representative"
measure "figures" "/figures" "$chair"

# A look at a name is recorded, durably, before it is answered: readers share the commits.
for named in $(curl -s -H "Cookie: $representative" "$base/situations?stage=discussion&mine=yes" | grep -o '/situations/[0-9a-f]\{32\}'); do
  form=$(curl -s -H "Cookie: $representative" "$base$named" | grep -o "action=\"$named/names\".\{0,300\}") || continue
  csrf=$(grep -o 'name="csrf" value="[^"]*"' <<<"$form" | head -1 | cut -d'"' -f4)
  BENCH_BODY="csrf=$csrf" measure "look at a name, audited" "$named/names" "$representative"
  break
done
echo "resident memory: $(awk '/VmRSS/ {print $2 / 1024}' /proc/$server/status) MB"
