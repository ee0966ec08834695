#!/bin/bash
# bench/offers.sh [SERVICES]
# Offers for situations with five needs out of 100,000 services, with explanation, beside SQLite in memory with an index of
# services by term: the same filter, score and order. CPU milliseconds, both in one process in turn. Fails when the two rank
# differently. Also what laying out the shelf costs in time and memory.
set -euo pipefail
cd "$(dirname "$0")/.."
program=build/bench/offers_bench
[ -x $program ] || { echo "first: cmake --preset bench && cmake --build build/bench --target offers_bench" >&2; exit 2; }
for seed in 1 2 3; do $program --services "${1:-100000}" --seed $seed; done
