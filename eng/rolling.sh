#!/usr/bin/env bash
# Measures rolling updates under load: an update of the web application (nginx, flask, redis; fixtures/webapp) and a bad
# image that is rolled back, while wrk requests the page. Uses the engine that the environment selects, so for a private one:
#
#   eng/engine.sh in NAME eng/rolling.sh [REPLICAS] [RUNS]
#
# Prints a line for each update: seconds, requests, failed requests, the slowest answer. Exit code 1 if a request failed.
# COMPOSE_BIN names the binary; by default the native one is published first. Debian or Ubuntu, for wrk.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

case ${1:-} in -h | --help) show_help && exit ;; esac
REPLICAS=${1:-1} RUNS=${2:-3} CONNECTIONS=8

has wrk || install_packages wrk
engine_answers || fail "no engine answers; see --help"
BIN=${COMPOSE_BIN:-$("$ENG/publish.sh")}
WORK=$(mktemp -d)
FAILED=0

export WEBAPP_PORT=${WEBAPP_PORT:-6006}
PROJECT=(--project-name compose-rolling --file "$REPO/fixtures/webapp/compose.yaml")

cat >"$WORK/bad.yaml" <<'YAML'
services:
  app:
    build: !reset null
    image: nginx:alpine
    healthcheck: {retries: 3}
YAML

clean_up() {
  local code=$?
  trap - EXIT
  "$BIN" "${PROJECT[@]}" down --volumes --timeout 1 >"$WORK/log" 2>&1 || cat "$WORK/log" >&2
  rm -rf "$WORK"
  exit $code
}
trap clean_up EXIT

# under_load NAME EXPECTED COMMAND...: runs the command, which must exit as expected, while the page is requested.
under_load() {
  local name=$1 expected=$2 begun ended code=0
  shift 2
  wrk --threads 2 --connections $CONNECTIONS --duration 600 --timeout 30 --latency \
    "http://127.0.0.1:$WEBAPP_PORT/" >"$WORK/wrk" 2>&1 &
  sleep 1
  begun=$(date +%s%N)
  "$@" >"$WORK/log" 2>&1 || code=$?
  ended=$(date +%s%N)
  sleep 2
  kill -INT $!
  wait $! || true
  [ $code = "$expected" ] || { cat "$WORK/log" >&2; fail "exit code $code"; }
  local requests failed slowest
  requests=$(sed -nE 's/^ *([0-9]+) requests in .*/\1/p' "$WORK/wrk")
  failed=$(awk '/Non-2xx/ { sum += $NF } /Socket errors/ { gsub(",", ""); sum += $4 + $6 + $8 + $10 } END { print sum + 0 }' "$WORK/wrk")
  slowest=$(awk '/^ *Latency +[0-9]/ { print $4 }' "$WORK/wrk")
  printf '%s: %d.%01d s, %s requests, %s failed, slowest %s\n' "$name" \
    $(((ended - begun) / 1000000000)) $(((ended - begun) / 100000000 % 10)) "$requests" "$failed" "$slowest"
  FAILED=$((FAILED + failed))
}

say "engine $(docker version --format '{{.Server.Version}}'), $REPLICAS replicas"
"$BIN" "${PROJECT[@]}" up -d --build --wait --scale "app=$REPLICAS" >"$WORK/log" 2>&1 || { cat "$WORK/log" >&2; fail "up failed"; }
for run in $(seq "$RUNS"); do
  export WEBAPP_GREETING="Version $run"
  under_load "update $run" 0 "$BIN" "${PROJECT[@]}" up --rolling --scale "app=$REPLICAS"
done
under_load rollback 1 "$BIN" "${PROJECT[@]}" --file "$WORK/bad.yaml" up --rolling --scale "app=$REPLICAS"
[ $FAILED = 0 ] || fail "$FAILED requests failed"
