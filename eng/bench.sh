#!/usr/bin/env bash
# Measures the published command against Docker Compose: wall time and peak memory, medians of interleaved runs.
#
#   bench.sh [--runs N] [CASE...]     20 runs each; all cases, or those whose name contains a given word
#
# The reference is $REFERENCE, else docker-compose from PATH, else the docker plugin, else the package of the next
# Debian release, unpacked under artifacts/. COMPOSE_BIN names a binary to measure instead of publishing one.
# Uses a private engine, started for this (as root on Debian or Ubuntu), else a running one.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

case ${1:-} in
  -h | --help) show_help && exit ;;
esac

PLUGINS=("${DOCKER_CONFIG:-$HOME/.docker}" /usr/local/lib/docker /usr/local/libexec/docker /usr/lib/docker /usr/libexec/docker)
UNPACKED=$REPO/artifacts/reference
ENGINE=bench-$$

reference() {
  local folder
  if [ -n "${REFERENCE:-}" ]; then echo "$REFERENCE" && return; fi
  if has docker-compose; then command -v docker-compose && return; fi
  for folder in "${PLUGINS[@]}"; do
    if [ -x "$folder/cli-plugins/docker-compose" ]; then echo "$folder/cli-plugins/docker-compose" && return; fi
  done
  if [ ! -d "$UNPACKED" ]; then
    other_release_can_be_had || fail "there is no docker-compose to measure against: set REFERENCE to one"
    say "fetching docker-compose of the next Debian release"
    unpack_release next "$UNPACKED" docker-compose
  fi
  echo "$UNPACKED/usr/libexec/docker/cli-plugins/docker-compose"
}

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
THEIRS=$(reference)
if [ -z "${COMPOSE_BIN:-}" ]; then "$ENG/publish.sh"; fi
OURS=${COMPOSE_BIN:-$REPO/artifacts/native/compose}
INSIDE=()
if can_install; then
  STARTED=1
  "$ENG/engine.sh" up "$ENGINE"
  eval "$("$ENG/engine.sh" env "$ENGINE")"
  INSIDE=("$ENG/engine.sh" in "$ENGINE")
else
  engine_answers || fail "no engine answers"
fi
"$ENG/images.sh" busybox
say "ours: $OURS; theirs: $THEIRS"
${INSIDE[@]+"${INSIDE[@]}"} python3 "$ENG/measure.py" "$OURS" "$THEIRS" "$@"
