#!/bin/bash
# The sums that ./test closes with decide whether a change is good, so they are tested themselves.
set -euo pipefail
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0 failed=0

expect() { # WORDS EXPECTED ACTUAL
  if [ "$2" = "$3" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "$1: expected $2, got $3"
  fi
}

junit() { # NAME=STATUS...
  local pair
  for pair in "$@"; do
    printf '\t<testcase name="%s" classname="%s" time="0.1" status="%s">\n' "${pair%=*}" "${pair%=*}" "${pair#*=}"
    printf '\t\t<system-out>[doctest] test cases: 100 | 100 passed | 0 failed | 0 skipped\n9 passed, 9 failed\n</system-out>\n'
  done >"$folder/junit.xml"
}
sums() { awk -f ../sum_tests.awk "$folder/junit.xml" "$folder/log"; }
log() { cat >"$folder/log"; }

junit a=run b=run tidy=run
log <<'LOG'
1/3 Testing: a
1/3 Test: a
[doctest] test cases:  30 |  28 passed | 0 failed | 2 skipped
2/3 Testing: b
2/3 Test: b
7 passed, 0 failed, 1 skipped
3 passed, 0 failed
3/3 Testing: tidy
3/3 Test: tidy
375 files, 0 findings
LOG
expect "doctest, plain lines and exit status" "39 0 3" "$(sums)"

junit a=fail b=fail c=fail d=notrun
log <<'LOG'
1/4 Testing: a
1/4 Test: a
[doctest] test cases:   3 |   2 passed | 1 failed | 0 skipped
2/4 Testing: b
2/4 Test: b
[doctest] test cases:   5 |   5 passed | 0 failed | 0 skipped
==1==ERROR: LeakSanitizer: detected memory leaks
3/4 Testing: c
3/4 Test: c
Segmentation fault
LOG
expect "failures, a leak at the end, a crash, a test left out" "7 3 1" "$(sums)"

junit a=run
log <<'LOG'
1/1 Testing: a
a sentence with 12 passed, 0 failed in the middle
    | 5 passed, 5 failed
LOG
expect "only whole lines count" "1 0 0" "$(sums)"

printf 'x\n4 passed, 1 failed, 2 skipped\n' >"$folder/log"
expect "a suite that told" "4 1 2" "$(awk -v status=1 -f ../sum_tests.awk "$folder/log")"
printf '4 passed, 0 failed, 0 skipped\n' >"$folder/log"
expect "a suite that told of no failure and failed" "4 1 0" "$(awk -v status=134 -f ../sum_tests.awk "$folder/log")"
: >"$folder/log"
expect "a silent suite that failed" "0 1 0" "$(awk -v status=1 -f ../sum_tests.awk "$folder/log")"
expect "a silent suite that succeeded" "1 0 0" "$(awk -v status=0 -f ../sum_tests.awk "$folder/log")"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
