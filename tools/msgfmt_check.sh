#!/bin/bash
# msgfmt_check.sh MSGFMT FOLDER: gettext's own opinion of every .po file below FOLDER.
set -euo pipefail
passed=0 failed=0
while IFS= read -r -d '' file; do
  if "$1" -c -o /dev/null "$file" 2>/dev/null; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    "$1" -c -o /dev/null "$file" || true
  fi
done < <(find "$2" -name '*.po' -print0)
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
