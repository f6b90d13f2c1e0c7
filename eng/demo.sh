#!/usr/bin/env bash
# End-to-end demo: publishes the command, brings up a web application (nginx, flask, redis; fixtures/webapp), requests it
# through its published port until its counter increases, and takes it down again.
#
#   demo.sh [--keep]     --keep leaves the application running, for a browser
#
# WEBAPP_PORT replaces the published port 6006. COMPOSE_BIN names a binary to use instead of publishing one.
# Stops whatever it started (the application, and an engine if none was running).

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

KEEP=
case ${1:-} in
  -h | --help) show_help && exit ;;
  --keep) KEEP=1 ;;
  '') ;;
  *) fail "unknown option '$1'; see --help" ;;
esac

export WEBAPP_PORT=${WEBAPP_PORT:-6006}
URL=http://127.0.0.1:$WEBAPP_PORT/api/visits
PROJECT=(--project-name compose-demo --file "$REPO/fixtures/webapp/compose.yaml")

compose() {
  printf '\n$ compose %s\n' "$*" >&2
  "$BIN" "${PROJECT[@]}" "$@"
}

clean_up() {
  local code=$?
  trap - EXIT INT TERM
  if [ -n "$KEEP" ] && [ $code = 0 ]; then
    say "left up: $URL; take it down with: ${ENGINE_LINE:+$ENGINE_LINE; }$BIN ${PROJECT[*]} down -v"
    exit 0
  fi
  if [ -n "${STARTED:-}" ]; then compose down --volumes --rmi local || code=1; fi
  if [ -n "${ENGINE_LINE:-}" ] && [ -z "$ENGINE_WAS_THERE" ]; then "$ENG/engine.sh" down setup; fi
  [ $code != 0 ] || say "done"
  exit $code
}

# visits: prints the visit counter, including this request; nothing until the application answers.
visits() { curl -sf -m 5 "$URL" | sed -nE 's/.*"visits": *([0-9]+).*/\1/p'; }

visit_twice() {
  local first='' second='' deadline=$((SECONDS + 60))
  until first=$(visits) && [ -n "$first" ]; do
    [ $SECONDS -lt $deadline ] || fail "$URL does not answer"
    sleep 0.2
  done
  second=$(visits)
  printf '\n$ curl %s\nvisits: %s\n$ curl %s\nvisits: %s\n' "$URL" "$first" "$URL" "$second"
  [ "$second" -gt "$first" ] || fail "the counter stands still"
}

# Exit code 2 would mean that changes remain.
nothing_left_to_do() { compose plan || fail "a second 'up' would change something"; }

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Leave an engine from an earlier setup.sh running.
ENGINE_WAS_THERE=$("$ENG/engine.sh" list | grep '^setup .* running$' || true)
ENGINE_LINE=$("$ENG/setup.sh")
eval "$ENGINE_LINE"
if [ -z "${COMPOSE_BIN:-}" ]; then "$ENG/publish.sh"; fi
BIN=${COMPOSE_BIN:-$REPO/artifacts/native/compose}
say "providing the base images"
"$ENG/images.sh" nginx redis python

STARTED=1
compose up --detach --build --wait
compose ps
visit_twice
nothing_left_to_do
