# Sums test cases: prints "PASSED FAILED SKIPPED".
#   awk -f sum_tests.awk JUNIT LASTTEST_LOG      the results of ctest, and what each of its tests printed
#   awk -v status=N -f sum_tests.awk LOG         one program that ended with status N
# Cases are counted from the lines that programs print; a test that prints none is one case. A test that failed but whose
# lines tell of no failure (it crashed, or leaked at its end) is one failed case more.

FNR == 1 { file++ }

# JUnit: what became of each test. It also holds the beginning of what they printed, which counts only once.
file == 1 && status == "" {
  if (/^[ \t]*<testcase /) {
    name = value("name")
    state[name] = value("status")
    names[name] = 1
  }
  next
}

# LastTest.log: whose output follows.
/^[0-9]+\/[0-9]+ Test(ing)?: / { current = $NF; next }

/^\[doctest\] test cases:/ {
  line = $0
  gsub(/[^0-9]+/, " ", line)
  split(line, n, " ") # all, passed, failed, skipped
  count(n[2], n[3], n[4])
  next
}

/^ *[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?\.?$/ {
  line = $0
  gsub(/[^0-9]+/, " ", line)
  split(line, n, " ")
  count(n[1], n[2], n[3])
  next
}

function value(attribute,    rest) {
  rest = $0
  if (!sub(".*[ \t]" attribute "=\"", "", rest)) return ""
  sub("\".*", "", rest)
  return rest
}

function count(p, f, s) {
  passed += p; failed += f; skipped += s
  told[current] = 1
  told_failed[current] += f
}

END {
  if (status != "") names[""] = 1
  for (name in names) {
    good = status != "" ? status == 0 : state[name] == "run"
    left_out = status == "" && (state[name] == "notrun" || state[name] == "disabled")
    if (!told[name]) {
      if (left_out) skipped++
      else if (good) passed++
      else failed++
    } else if (!good && !told_failed[name]) {
      failed++
    }
  }
  print passed + 0, failed + 0, skipped + 0
}
