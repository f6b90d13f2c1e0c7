#!/usr/bin/env bash
# Two runs of a project at once, on the engine of DOCKER_HOST: how they end, and what they leave. Prints a table.
#
#   pairs.sh [N] [PAIR...]      each pair N times (default 3); PAIR is one of the names in the table, default all
#
# COMPOSE_BIN is the command (default artifacts/native/compose), COMPOSE_REFERENCE a Docker Compose to run it beside; pairs
# with it are left out without one. The second run starts 0 to 300 ms after the first. Needs busybox:local (images.sh).
#
# Columns: both ended with 0; one ended otherwise, with a message; wrong: ended without one, left a state that neither run
# alone leaves, a lock, or something that the next `up` and `down -v` do not tidy up. COMPOSE_PAIRS_LOG keeps the output of
# wrong ones in a folder.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

case ${1:-} in -h | --help) show_help && exit ;; esac
N=${1:-3}
shift || true
BIN=${COMPOSE_BIN:-$REPO/artifacts/native/compose}
REFERENCE=${COMPOSE_REFERENCE:-}
[ -x "$BIN" ] || fail "there is no $BIN; eng/publish.sh makes it"
SOCKET=${DOCKER_HOST:-unix:///var/run/docker.sock}
SOCKET=${SOCKET#unix://}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
# The lock of watch is in XDG_RUNTIME_DIR.
export GENERATION=1 COMPOSE_PROGRESS=plain XDG_RUNTIME_DIR=$WORK

cat >"$WORK/compose.yaml" <<'YAML'
name: pairs
services:
  web:
    image: busybox:local
    command: sleep 3600
    stop_signal: KILL
    environment: { GENERATION: "${GENERATION}" }
    depends_on: [db]
    develop: { watch: [{ path: ./site, target: /site, action: sync+restart }] }
  db:
    image: busybox:local
    command: sleep 3600
    stop_signal: KILL
    environment: { GENERATION: "${GENERATION}" }
    volumes: [data:/data]
volumes: { data: }
YAML
mkdir "$WORK/site"
cd "$WORK"

ours() { "$BIN" "$@"; }
theirs() { "$REFERENCE" "$@"; }

get() { curl -sf -G --unix-socket "$SOCKET" "http://engine/$1" --data-urlencode "filters=$2"; }

# state: services with the number of running containers, then networks: `db 1, web 1, 1 network`; what is not as it should be
# shows as `exited`, `created`, a name that is not final, or two networks.
state() {
  local label='{"label":["com.docker.compose.project=pairs"]}'
  {
    get 'containers/json?all=1' "$label" | jq -r '
      [.[] | select(.Labels["com.docker.compose.oneoff"] != "True")
        | .Labels["com.docker.compose.service"]
          + (if .State == "running" then "" else " \(.State)" end)
          + (if .Names[0] | test("^/pairs-[a-z]+-[0-9]+$") then "" else " \(.Names[0])" end)]
      | group_by(.)[] | "\(.[0]) \(length)"'
    get networks "$label" | jq -r 'if length > 0 then "\(length) network" else empty end'
  } | paste -sd, | sed 's/,/, /g'
}

# locks: announcements that were left.
locks() { get volumes '{"name":["compose-run.pairs"]}' | jq -r '(.Volumes // []) | length'; }

# generation: the distinct values that the containers run with.
generation() {
  get 'containers/json?all=1' '{"label":["com.docker.compose.project=pairs"]}' | jq -r '.[].Id' | while read -r id; do
    curl -sf --unix-socket "$SOCKET" "http://engine/containers/$id/json" | jq -r '.Config.Env[] | select(startswith("GENERATION"))'
  done | sort -u | paste -sd' '
}

MESSAGE='error|warning|conflict|failed|in use|no such|not found'
UP='db 1, web 1, 1 network'

# at_once FIRST SECOND: sets CODES, and writes the outputs to first and second.
at_once() {
  local one two
  eval "$1" >first 2>&1 </dev/null &
  one=$!
  sleep "0.$((RANDOM % 4))"
  eval "$2" >second 2>&1 </dev/null &
  two=$!
  local a=0 b=0
  wait $one || a=$?
  wait $two || b=$?
  CODES="$a $b"
}

watching() {
  local pid i
  "$BIN" watch >watch.out 2>&1 </dev/null &
  pid=$!
  for i in $(seq 100); do
    grep -q 'Watch enabled' watch.out && break
    sleep 0.1
  done
  date +%N >site/page
  GENERATION=2 ours up -d || { kill $pid; return 1; }
  for i in $(seq 100); do
    grep -qE 'restarted|Error handling' watch.out && break
    sleep 0.1
  done
  kill -TERM $pid || true
  local code=0
  wait $pid || code=$?
  cat watch.out
  [ $code = 130 ]
}

# pair NAME: prepares, runs both, and sets WANTED to the states that either alone leaves, one per line.
pair() {
  WANTED=$UP
  case $1 in
    'up + up, fresh') at_once 'ours up -d' 'ours up -d' ;;
    'up + up, recreate')
      ours up -d >/dev/null 2>&1
      at_once 'GENERATION=2 ours up -d' 'GENERATION=2 ours up -d'
      ;;
    'scale 3 + scale 1')
      ours up -d --scale web=2 >/dev/null 2>&1
      at_once 'ours scale web=3' 'ours scale web=1'
      WANTED=$(printf '%s\n' "$UP" 'db 1, web 3, 1 network')
      ;;
    'up + down, running')
      ours up -d >/dev/null 2>&1
      at_once 'GENERATION=2 ours up -d' 'ours down'
      WANTED=$'\n'$UP
      ;;
    'up + down, fresh')
      at_once 'ours up -d' 'ours down'
      WANTED=$'\n'$UP
      ;;
    'up + reference up') at_once 'ours up -d' 'theirs up -d' ;;
    'reference up + up') at_once 'theirs up -d' 'ours up -d' ;;
    'run + down')
      ours up -d >/dev/null 2>&1
      at_once 'ours run --rm -T web true' 'ours down'
      WANTED=$(printf '%s\n' '' 'db 1, 1 network')
      ;;
    'watch + up')
      CODES='0 0'
      watching >first 2>&1 || CODES='1 0'
      : >second
      ;;
    *) fail "there is no pair '$1'" ;;
  esac
}

# verdict: 0, message or wrong, with the reason in WHY.
verdict() {
  local left
  left=$(state)
  VERDICT=0
  WHY=''
  if [ "$CODES" != '0 0' ]; then
    VERDICT=message
    if grep -q 'this is a bug' first second || ! grep -qiE "$MESSAGE" first second; then
      WHY="codes $CODES without a message"
    fi
  fi
  grep -qxF -- "$left" <<<"$WANTED" || WHY="left '$left'"
  [ "$(generation | wc -w)" -le 1 ] || WHY="left containers of two generations"
  [ "$(locks)" = 0 ] || WHY="left $(locks) locks"
  if ! GENERATION=2 ours up -d --scale web=1 >next 2>&1; then
    WHY="$WHY; then up failed: $(tail -1 next)"
  elif [ "$(state)" != "$UP" ]; then
    WHY="$WHY; then up left '$(state)'"
  fi
  ours down -v >next 2>&1 || WHY="$WHY; then down failed"
  [ -z "$(state)" ] || WHY="$WHY; then down left '$(state)'"
  [ -z "$WHY" ] || VERDICT=wrong
}

PAIRS=("$@")
[ ${#PAIRS[@]} -gt 0 ] || PAIRS=('up + up, fresh' 'up + up, recreate' 'scale 3 + scale 1' 'up + down, running' 'up + down, fresh'
  'up + reference up' 'reference up + up' 'run + down' 'watch + up')
ours down -v --remove-orphans >/dev/null 2>&1 || fail "no engine answers at $SOCKET"

printf '| %-20s | %4s | %11s | %12s | %5s |\n|---|---|---|---|---|\n' pair runs 'both ended 0' 'with a message' wrong
for name in "${PAIRS[@]}"; do
  if [ -z "$REFERENCE" ] && [[ $name == *reference* ]]; then continue; fi
  zero=0 message=0 wrong=0
  for ((i = 1; i <= N; i++)); do
    pair "$name"
    verdict
    case $VERDICT in
      0) zero=$((zero + 1)) ;;
      message)
        message=$((message + 1))
        say "$name, run $i: codes $CODES; $(grep -hiE "$MESSAGE" first second | tail -1)"
        ;;
      wrong)
        wrong=$((wrong + 1))
        say "$name, run $i: $WHY"
        if [ -n "${COMPOSE_PAIRS_LOG:-}" ]; then
          mkdir -p "$COMPOSE_PAIRS_LOG"
          tail -n 100 first second next >"$COMPOSE_PAIRS_LOG/$name $i.txt"
        fi
        ;;
    esac
  done
  printf '| %-20s | %4d | %11d | %12d | %5d |\n' "$name" "$N" "$zero" "$message" "$wrong"
done
