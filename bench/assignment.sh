#!/bin/bash
# bench/assignment.sh [small|large]
# The assignment engine beside LEMON's NetworkSimplex and CostScaling (Debian's liblemon-dev), on seeded regions, each solve
# in a process of its own: CPU seconds with the building of models included, median of runs in turn, peak memory above the
# question. Fails when two solvers disagree, or the checker finds fault. Then what keeping a region costs.
# small: up to 50,000 needs, a minute or two. large: 200,000 needs, one run of each peer (a minute of CPU each).
set -euo pipefail
cd "$(dirname "$0")/.."
program=build/bench/assignment_bench
[ -x $program ] || { echo "first: apt install liblemon-dev; cmake --preset bench && cmake --build build/bench --target assignment_bench" >&2; exit 2; }
case ${1:-small} in
small)
  for kind in geo zipf; do
    $program $kind 5000 --repeats 9
    $program $kind 50000 --repeats 3
    for levels in 100 20; do $program $kind 50000 --levels $levels --repeats 1; done
    $program $kind 50000 --changes yes
  done
  $program geo 50000 --peers none --repeats 3 --threads 2
  ;;
large)
  for kind in geo zipf; do
    $program $kind 200000 --repeats 1
    $program $kind 200000 --changes yes
  done
  ;;
*)
  echo "small or large" >&2
  exit 2
  ;;
esac
