#!/usr/bin/env bash
# Kills the command at each of its calls that change something, runs it again, and compares with an undisturbed run.
#
#   faults.sh [--at before|after] [SCENARIO...]     all scenarios, or those whose name contains a given word
#
# On a private engine of the distribution and one of the newest release, each started for this (as root on Debian or
# Ubuntu), else on the running one, whose containers, networks and volumes are all REMOVED. COMPOSE_BIN names a binary
# to test instead of publishing one. Prints a table for each engine; docs/reliability.md has the latest.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

case ${1:-} in
  -h | --help) show_help && exit ;;
esac

ENGINE=faults-$$
clean_up() {
  local code=$?
  trap - EXIT INT TERM
  if [ -n "${STARTED:-}" ]; then "$ENG/engine.sh" down "$ENGINE" || true; fi
  exit $code
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

has python3 || install_packages python3-minimal
if [ -z "${COMPOSE_BIN:-}" ]; then "$ENG/publish.sh"; fi
BINARY=${COMPOSE_BIN:-$REPO/artifacts/native/compose}
failed=0
if can_install; then
  for version in distribution unstable; do
    STARTED=1
    "$ENG/engine.sh" up "$ENGINE" --version "$version"
    eval "$("$ENG/engine.sh" env "$ENGINE")"
    "$ENG/images.sh" busybox
    say "engine: $version"
    "$ENG/engine.sh" in "$ENGINE" python3 "$ENG/faults.py" "$BINARY" "${DOCKER_HOST#unix://}" "$@" || failed=1
    "$ENG/engine.sh" down "$ENGINE"
    STARTED=
  done
else
  engine_answers || fail "no engine answers"
  [ -n "${COMPOSE_FAULTS_MAY_CLEAR:-}" ] || fail "everything on this engine would be removed: COMPOSE_FAULTS_MAY_CLEAR=1 allows that"
  "$ENG/images.sh" busybox
  SOCKET=${DOCKER_HOST:-unix:///var/run/docker.sock}
  python3 "$ENG/faults.py" "$BINARY" "${SOCKET#unix://}" "$@" || failed=1
fi
exit $failed
