#!/bin/bash
# A private PostgreSQL for tests:
#   conninfo=$(tools/postgres.sh start DIR)    prints the connection string on one line
#   tools/postgres.sh stop DIR                 stops it and removes everything
# It listens on a socket only, so no port can clash and nothing is on the network. As root it runs as the user postgres, who
# may not be able to enter DIR or the checkout: the cluster therefore lives in a short folder under /tmp (a socket's path
# is limited to 107 characters) and DIR keeps its address. The first start runs initdb (4 s) and keeps the result as
# build/postgres-template.tar; later ones unpack it. Durability is off: never keep anything in it.
set -euo pipefail
exec </dev/null

usage() {
  echo "usage: tools/postgres.sh start DIR | stop DIR" >&2
  exit 2
}
[ $# -eq 2 ] || usage
command=$1
dir=$(realpath -m "$2")
cd "$(dirname "$0")/.."

bin=${CONCERT_POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
if [ ! -x "$bin/initdb" ]; then
  echo "postgres.sh: PostgreSQL is not installed (apt-get install postgresql)" >&2
  exit 4
fi

if [ "$(id -u)" = 0 ]; then
  owner=postgres
  as_owner() { (cd / && runuser -u postgres -- env -i PATH="$bin:/usr/bin:/bin" LC_ALL=C.UTF-8 "$@"); }
else
  owner=$(id -un)
  as_owner() { (cd / && env -i PATH="$bin:/usr/bin:/bin" LC_ALL=C.UTF-8 "$@"); }
fi

new_place() { # an empty folder that belongs to the owner and that nobody else can enter
  local place
  place=$(mktemp -d /tmp/concert-pg.XXXXXX)
  chown "$owner" "$place"
  echo "$place"
}

make_template() { # $1: where the tar goes
  local place password
  place=$(new_place)
  password=$(head -c 18 /dev/urandom | base64 | tr '+/' 'xy')
  printf '%s\n' "$password" >"$place/password"
  chown "$owner" "$place/password"
  if ! as_owner initdb -D "$place/data" -U concert --auth=scram-sha-256 --pwfile="$place/password" --encoding=UTF8 \
    --locale=C.UTF-8 --wal-segsize=1 --no-sync >"$place/log" 2>&1; then
    cat "$place/log" >&2
    rm -rf "$place"
    return 4
  fi
  cat >>"$place/data/postgresql.conf" <<'CONF'
listen_addresses = ''
fsync = off
full_page_writes = off
max_connections = 100
shared_buffers = 32MB
min_wal_size = 4MB
max_wal_size = 128MB
logging_collector = off
log_min_messages = fatal
CONF
  mkdir -p "$(dirname "$1")"
  (umask 077 && tar -C "$place" --exclude=./log -cf "$1.$$" . && mv "$1.$$" "$1")
  rm -rf "$place"
}

start() {
  local template=build/postgres-template-$(basename "$(dirname "$bin")")-$owner.tar
  if [ -f "$dir/place" ]; then
    echo "postgres.sh: $dir already has one; stop it first" >&2
    exit 2
  fi
  [ -f "$template" ] || make_template "$template"
  local place
  place=$(new_place)
  trap 'rm -rf "$place"' EXIT
  tar -C "$place" -xf "$template"
  [ "$(id -u)" != 0 ] || chown -R "$owner" "$place"
  # The server must not inherit our output, or a caller's $(...) would wait for it to end.
  if ! as_owner pg_ctl -D "$place/data" -l "$place/log" -w -t 60 -o "-k $place" start >/dev/null 2>&1; then
    cat "$place/log" >&2
    exit 4
  fi
  mkdir -p "$dir"
  echo "$place" >"$dir/place"
  trap - EXIT
  echo "host=$place port=5432 user=concert password=$(cat "$place/password") dbname=postgres"
}

stop() {
  [ -f "$dir/place" ] || exit 0
  local place
  place=$(cat "$dir/place")
  case $place in /tmp/concert-pg.*) ;; *)
    echo "postgres.sh: $dir/place does not name a folder of ours" >&2
    exit 2
    ;;
  esac
  if [ -f "$place/data/postmaster.pid" ]; then
    as_owner pg_ctl -D "$place/data" -m immediate -w -t 30 stop >/dev/null 2>&1 || true
  fi
  rm -rf "$place" "$dir/place"
  rmdir "$dir" 2>/dev/null || true
}

case $command in
start) start ;;
stop) stop ;;
*) usage ;;
esac
