# Sourced by ./run and ./test: packages, quiet steps with progress, and logs in build/logs. Expects to be in the root of
# the checkout, and no terminal.
# shellcheck shell=bash

export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
logs=build/logs

say() { printf '%s\n' "$*"; }

# The log of a step that failed, indented, so that no line of it can be taken for ours.
show_tail() { tail -n "${2:-40}" "$1" | sed 's/^/    | /'; }

declare -A step_pids=() step_began=()
log_of() { echo "$logs/${1//[^a-zA-Z0-9]/_}.log"; }

# begin WORDS COMMAND...: starts it, with its output in build/logs/WORDS.log (blanks as _).
begin() {
  local words=$1
  shift
  mkdir -p "$logs"
  set -m # a process group of its own, so that end_steps reaches its children too
  "$@" >"$(log_of "$words")" 2>&1 </dev/null &
  step_pids[$words]=$!
  set +m
  step_began[$words]=$SECONDS
}

# await WORDS: one line when it ends; one with its progress when that takes longer than two seconds, then every 10 s, and
# every 30 s after the first minute. The end of the output is shown when the command failed.
await() {
  local words=$1 pid=${step_pids[$1]} began=${step_began[$1]} waited=$SECONDS status=0 shown=0 progress tenths=0
  local log
  log=$(log_of "$words")
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.1
    tenths=$((tenths + 1))
    if [ $tenths = 15 ] || { [ $tenths -gt 15 ] && [ $((SECONDS - waited - shown)) -ge $((SECONDS - waited < 60 ? 10 : 30)) ]; }; then
      shown=$((SECONDS - waited))
      progress=$(tail -c 2000 "$log" | tr '\r' '\n' | tr -s '\n' | tail -n 1)
      say "  $words, $((SECONDS - began)) s ... ${progress:0:80}"
    fi
  done
  wait "$pid" || status=$?
  unset "step_pids[$words]"
  if [ $status != 0 ]; then
    say "  $words: failed after $((SECONDS - began)) s, see $log"
    show_tail "$log"
    return $status
  fi
  local ended=$EPOCHSECONDS
  [ $((waited - began)) -lt 2 ] || ended=$(stat -c %Y "$log") # it may have ended long before it was awaited
  say "  $words: $((ended - EPOCHSECONDS + SECONDS - began)) s"
}

step() {
  begin "$@"
  await "$1"
}

# Steps that are interrupted must not live on. Call from the traps of the script.
end_steps() {
  local pid
  for pid in "${step_pids[@]}"; do
    kill -- "-$pid" 2>/dev/null || true
  done
}

missing_packages() { # SECTION...
  local section='' line package command wanted=" $* " candidates=()
  while IFS= read -r line; do
    line=${line%%#*}
    case $line in
    '['*']') section=${line#[} section=${section%]} ;;
    *[a-z]*)
      [[ $wanted == *" $section "* ]] || continue
      package=${line%%|*} command=
      [[ $line != *'|'* ]] || command=${line#*|}
      package=${package// /} command=${command// /}
      if [ -z "$command" ] || ! command -v "$command" >/dev/null; then
        candidates+=("$package")
      fi
      ;;
    esac
  done <tools/packages.txt
  [ ${#candidates[@]} -gt 0 ] || return 0
  local installed
  installed=" $(dpkg-query -W -f='${db:Status-Status}:${binary:Package} ' "${candidates[@]}" 2>/dev/null || true) "
  for package in "${candidates[@]}"; do
    [[ $installed == *" installed:$package "* || $installed == *" installed:$package:"* ]] || printf '%s ' "$package"
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

# need SECTION...: installs what is missing, and nothing and quickly when nothing is.
need() {
  command -v dpkg-query >/dev/null || {
    say "  this is not Debian: install what tools/packages.txt lists, by other names perhaps"
    return 0
  }
  local missing=()
  read -ra missing <<<"$(missing_packages "$@")"
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    say "  missing packages: ${missing[*]}"
    say "  install them, or run this as root"
    return 1
  fi
  say "  packages to install: ${missing[*]}"
  [ "$(id -u)" = 0 ] || [ ! -t 0 ] || sudo -v # asks for the password now, while there is somebody to ask
  step "package lists" as_root apt-get -o DPkg::Lock::Timeout=300 update
  step "packages for $*" as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y \
    --no-install-recommends "${missing[@]}"
}

# As many compilers as there are processors, but no more than memory for 1 GB each.
jobs_count() {
  local by_memory
  by_memory=$(awk '/^MemAvailable/ { print int($2 / 1000000) }' /proc/meminfo)
  local count
  count=$(nproc)
  [ "$by_memory" -ge "$count" ] || count=$by_memory
  [ "$count" -ge 1 ] || count=1
  echo "$count"
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  [ -f "build/$preset/build.ninja" ] || step "configure $preset" cmake --preset "$preset"
  step "build $preset" nice cmake --build "build/$preset" -j "$(jobs_count)" ${1:+--target "$@"}
}
