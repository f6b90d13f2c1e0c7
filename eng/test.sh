#!/usr/bin/env bash
# Tests everything: build, format, unit and golden tests, and the published command on real engines.
#
#   test.sh [--quick] [--no-engine] [--all-engines] [--podman]
#   test.sh fast [ROOM]
#
#   fast            for development: builds what has changed and runs the fast offline tests, of all rooms or one
#                   (model, lint, engine, planning, cli, house). These have no trait; `Category=Slow` tests run only
#                   in the full suite
#   --quick         no format check, the built instead of the published command, one engine only
#   --no-engine     skips tests that need an engine
#   --all-engines   all versions of engine.sh instead of the oldest and the newest
#   --podman        on Podman's service too, except for the tests that podman-left-out.txt names with a reason
#
# As root on Debian or Ubuntu it uses private engines, of two versions if available (see engine.sh), started for this run
# and removed after it, also on Ctrl-C. Elsewhere it uses the running engine.
# The engines are started while the command is built and the offline tests run.
# The last lines show how long each part took, and `N passed, N failed`; the exit code is 0 when nothing failed.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

ROOMS=(Model Lint Engine Planning Cli House)

# folders_of ROOM: the sources of its tests, from its solution filter; the house uses all.
folders_of() {
  local filter=$REPO/Compose.$1.slnf
  if [ -e "$filter" ]; then
    sed -nE 's#.*"([^"]*)\\\\[^"\\]*\.csproj".*#\1#p' "$filter" | tr -s '\\' /
  else
    printf '%s\n' src "tests/Compose.$1.Tests"
  fi
}

# is_stale ROOM: whether a source of its tests, or of the tested code, changed since the last build.
is_stale() {
  local built=$REPO/artifacts/bin/Compose.$1.Tests/debug/Compose.$1.Tests.dll
  [ -e "$built" ] || return 0
  # A folder is newer when a file in it was added, renamed or removed.
  [ -n "$(cd "$REPO" && find $(folders_of "$1") src/Shared Directory.*.props src/*.props tests/*.props \
    \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -type d \) -newer "$built" -print -quit)" ]
}

# fast [ROOM]
fast() {
  local rooms=("${ROOMS[@]}") room stale=() tests=()
  if [ $# -gt 0 ]; then
    rooms=()
    for room in "${ROOMS[@]}"; do [ "${room,,}" != "${1,,}" ] || rooms=("$room"); done
    [ ${#rooms[@]} -gt 0 ] || fail "there is no room '$1': use one of ${ROOMS[*],,}"
  fi
  for room in "${rooms[@]}"; do
    if is_stale "$room"; then stale+=("$room"); fi
    tests+=("$REPO/artifacts/bin/Compose.$room.Tests/debug/Compose.$room.Tests.dll")
  done
  if [ ${#stale[@]} = 1 ]; then
    dotnet build "$REPO/tests/Compose.${stale[0]}.Tests" -v q --nologo
  elif [ ${#stale[@]} -gt 1 ]; then
    dotnet build "$REPO/Compose.sln" -v q --nologo
  fi
  for room in ${stale[@]+"${stale[@]}"}; do touch "$REPO/artifacts/bin/Compose.$room.Tests/debug/Compose.$room.Tests.dll"; done
  dotnet vstest "${tests[@]}" --Parallel --TestCaseFilter:'Category!=Engine&Category!=Slow' --logger:"console;verbosity=minimal"
}

if [ "${1:-}" = fast ]; then
  shift
  fast "$@"
  exit
fi

QUICK='' ENGINES_WANTED=1 ALL_ENGINES='' PODMAN=''
for option; do
  case $option in
    -h | --help) show_help && exit ;;
    --quick) QUICK=1 ;;
    --no-engine) ENGINES_WANTED='' ;;
    --all-engines) ALL_ENGINES=1 ;;
    --podman) PODMAN=1 ;;
    *) fail "unknown option '$option'; see --help" ;;
  esac
done

PASSED=0 FAILED=0 STARTED=()
LOGS=$REPO/artifacts/test-logs
TIMES=$LOGS/times
declare -A MEANWHILE=()

finish() {
  local code=$? name
  trap - EXIT INT TERM
  if [ ${#MEANWHILE[@]} -gt 0 ]; then kill "${MEANWHILE[@]}" 2>/dev/null || true; fi
  for name in ${STARTED[@]+"${STARTED[@]}"}; do "$ENG/engine.sh" down "$name" || true; done
  if [ -n "$PODMAN" ] && [ -d "$("$ENG/podman.sh" folder "test-$$")" ]; then "$ENG/podman.sh" down "test-$$" || true; fi
  [ $code = 0 ] || [ $FAILED -gt 0 ] || FAILED=1
  cat "$TIMES" >&2
  # By name at the very end: a log of thousands of lines is often cut at its beginning.
  (cd "$LOGS" && grep -HsE '^  Failed [A-Za-z]' -- *.log) >&2 || true
  echo "$PASSED passed, $FAILED failed"
  [ $FAILED = 0 ] || exit $((code > 1 ? code : 1))
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Processes in the background inherit an ignored SIGINT, and tests of Ctrl-C would hang.
HEARING_INTERRUPTS=(env)
if env --default-signal=INT true 2>/dev/null; then HEARING_INTERRUPTS+=(--default-signal=INT); fi

# clocked PART COMMAND...: records its duration.
clocked() {
  local part=$1 begun=$SECONDS code=0
  shift
  "$@" || code=$?
  printf '%5d s  %s\n' $((SECONDS - begun)) "$part" >>"$TIMES"
  return $code
}

# begin PART COMMAND...: runs it in the background; `ended PART` waits, prints its output and returns its exit code.
begin() {
  local part=$1
  clocked "$@" >"$LOGS/$part.log" 2>&1 &
  MEANWHILE[$part]=$!
}

ended() {
  local code=0
  wait "${MEANWHILE[$1]}" || code=$?
  unset "MEANWHILE[$1]"
  cat "$LOGS/$1.log"
  return $code
}

# check NAME COMMAND...: a check that counts as one test.
check() {
  local name=$1
  shift
  say "$name"
  if "$@" >&2; then
    PASSED=$((PASSED + 1))
  else
    FAILED=$((FAILED + 1))
    say "FAILED: $name"
    return 1
  fi
}

# run_tests LOG COMMAND...: runs `dotnet test` and adds up its counts. A crashed host reports none, which is a failure.
run_tests() {
  local log=$LOGS/$1.log code=0 passed failed
  shift
  "$@" >"$log" 2>&1 || code=$?
  grep -vE '^(No test matches|Test run for|VSTest version|Starting test|A total of|[[:space:]]*$)' "$log" >&2 || true
  read -r passed failed < <(sed -nE 's/^(Passed|Failed)! +- Failed: +([0-9]+), Passed: +([0-9]+),.*/\3 \2/p' "$log" \
    | awk '{ passed += $1; failed += $2 } END { print passed + 0, failed + 0 }')
  if [ "$code" != 0 ] && [ "$failed" = 0 ]; then
    say "FAILED: dotnet test ended with exit code $code; see $log"
    failed=1
  fi
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed))
}

TESTS=(dotnet test "$REPO/Compose.sln" --no-build --nologo --logger "console;verbosity=minimal")

offline_tests() {
  say "tests that need no engine"
  clocked offline run_tests offline env "COMPOSE_BIN=${COMPOSE_BIN:-}" "${TESTS[@]}" --filter 'Category!=Engine'
}

# Programs must be provided first: an engine's network is isolated.
ENGINE_FILTER='Category=Engine'
provide_programs() {
  COMPOSE_REGISTRY=${COMPOSE_REGISTRY:-$("$ENG/program.sh" registry)} || leave_out Registry "a registry"
  COMPOSE_BUILDX=${COMPOSE_BUILDX:-$("$ENG/program.sh" buildx)} || leave_out Buildx "the plugin buildx"
  COMPOSE_SSHD=${COMPOSE_SSHD:-$("$ENG/program.sh" sshd)} || leave_out Sshd "OpenSSH's server"
}

# leave_out NEED IN-WORDS
leave_out() {
  say "NOTE: the tests that need $2 were LEFT OUT: there is none"
  ENGINE_FILTER="$ENGINE_FILTER&Needs!=$1"
}

# engine_tests LABEL COMMAND-PREFIX...
engine_tests() {
  local label=$1
  shift
  say "tests on a real engine ($label)"
  clocked "engine-$label" run_tests "engine-$label" "$@" "${HEARING_INTERRUPTS[@]}" "COMPOSE_BIN=${COMPOSE_BIN:-}" "COMPOSE_REGISTRY=${COMPOSE_REGISTRY:-}" "COMPOSE_BUILDX=${COMPOSE_BUILDX:-}" "COMPOSE_SSHD=${COMPOSE_SSHD:-}" \
    "${TESTS[@]}" --filter "$ENGINE_FILTER"
}

name_of() { echo "test-$$-$1"; }

# start_engines VERSION...: in sequence, as their images are built once.
start_engines() {
  local version
  for version; do
    "${HEARING_INTERRUPTS[@]}" "$ENG/engine.sh" up "$(name_of "$version")" --version "$version" \
      && COMPOSE_NO_PULL=1 DOCKER_HOST=$(engine_host "$(name_of "$version")") "$ENG/images.sh" \
      || say "FAILED: no engine of version '$version' with its images could be started"
  done
}

private_engine_tests() {
  local version=$1 name
  name=$(name_of "$version")
  if DOCKER_HOST=$(engine_host "$name") has_images; then
    engine_tests "$version" "$ENG/engine.sh" in "$name"
  else
    FAILED=$((FAILED + 1))
    say "FAILED: no engine of version '$version' with its images is there"
  fi
}

has_images() { docker image inspect busybox:local nginx:alpine >/dev/null 2>&1; }

# The oldest and the newest available versions, on one line.
versions_to_test() {
  local versions
  if [ -n "$QUICK" ]; then echo distribution && return; fi
  versions=$("$ENG/engine.sh" versions)
  if [ -z "$ALL_ENGINES" ]; then versions=$(printf '%s\n' "$versions" | sed -n '1p;$p' | uniq); fi
  printf '%s\n' "$versions" | paste -sd " "
}

engine_host() { "$ENG/engine.sh" env "$1" | sed 's/^export DOCKER_HOST=//'; }

# The suite on Podman's service; what its interface does not allow is left out by name.
podman_tests() {
  local name=test-$$ test
  "$ENG/podman.sh" up "$name"
  COMPOSE_NO_PULL=1 DOCKER_HOST=$("$ENG/podman.sh" env "$name" | sed 's/^export DOCKER_HOST=//') "$ENG/images.sh"
  while read -r test _; do
    case $test in '' | '#'*) ;; *) ENGINE_FILTER="$ENGINE_FILTER&FullyQualifiedName!~$test" ;; esac
  done <"$ENG/podman-left-out.txt"
  say "NOTE: $(grep -cvE '^(#|$)' "$ENG/podman-left-out.txt") tests and classes are LEFT OUT on Podman; podman-left-out.txt says why"
  local TESTS=(dotnet test "$REPO/tests/Compose.EndToEnd.Tests" --no-build --nologo --logger "console;verbosity=minimal")
  engine_tests podman "$ENG/podman.sh" in "$name"
}

VERSIONS=()
begin_engines() {
  local version
  can_install || return 0
  read -ra VERSIONS < <(versions_to_test)
  for version in "${VERSIONS[@]}"; do STARTED+=("$(name_of "$version")"); done
  begin engines start_engines "${VERSIONS[@]}"
}

all_engine_tests() {
  local version
  provide_programs
  if can_install; then
    ended engines >&2 || true
    for version in "${VERSIONS[@]}"; do private_engine_tests "$version"; done
    [ ${#VERSIONS[@]} -gt 1 ] || say "NOTE: one engine version only was tested"
  elif engine_answers; then
    "$ENG/images.sh"
    engine_tests answering
  else
    FAILED=$((FAILED + 1))
    say "FAILED: no engine answers, and none can be started here; --no-engine leaves these tests out"
  fi
}

mkdir -p "$LOGS"
rm -f "$LOGS"/*.log
: >"$TIMES"
"$ENG/setup.sh" --no-engine
check "build" clocked build dotnet build "$REPO/Compose.sln" --no-restore -v q --nologo
if [ -n "$ENGINES_WANTED" ]; then begin_engines; fi
# The build enforces style and analyzers, as warnings are errors; import order, charset and final newlines remain.
if [ -z "$QUICK" ]; then
  check "format" clocked format dotnet format whitespace "$REPO/Compose.sln" --no-restore --verify-no-changes || true
  if "$ENG/workflows.sh" --fetch; then
    check "workflows" clocked workflows "$ENG/workflows.sh" || true
  else
    say "NOTE: the workflows were NOT CHECKED: their checkers cannot be fetched"
  fi
  if [ -n "$ENGINES_WANTED" ] && [ -z "${COMPOSE_BIN:-}" ] && check "publish" clocked publish "$ENG/publish.sh"; then
    COMPOSE_BIN=$REPO/artifacts/native/compose
    if can_install; then check "hooks" clocked hooks "$ENG/hooks.sh" || true; fi
  fi
fi
offline_tests
if [ -n "$ENGINES_WANTED" ]; then
  all_engine_tests
  if [ -n "$PODMAN" ]; then podman_tests; fi
else
  say "NOTE: the tests that need an engine were LEFT OUT, as asked (--no-engine)"
fi
