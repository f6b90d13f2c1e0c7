#!/usr/bin/env bash
# Runs the pre-commit hooks of this repository as somebody else would: the real pre-commit, a clone, the npm packages of a release.
#
#   hooks.sh [--packages DIR]
#
#   --packages DIR   the folder with the npm packages (default: made here from artifacts/native/compose, as eng/release.sh makes them)
#
# Installs pre-commit and Node.js on Debian or Ubuntu as root. Everything else happens in a temporary folder.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

PACKAGES=''
case ${1:-} in
  -h | --help) show_help && exit ;;
  --packages) PACKAGES=$(realpath "${2:?--packages needs a folder}") ;;
  '') ;;
  *) fail "unknown option '$1'; see --help" ;;
esac
COMPOSE=$REPO/artifacts/native/compose
[ -x "$COMPOSE" ] || fail "there is no $COMPOSE; eng/publish.sh makes it"
if can_install; then install_packages pre-commit nodejs git python3-minimal; has npm || install_packages npm; fi
{ has pre-commit && has npm; } || fail "pre-commit and Node.js are needed: install them with your system's packages"

WORK=$(mktemp -d)
SERVER=''
finish() {
  [ -z "$SERVER" ] || kill "$SERVER" 2>/dev/null || true
  rm -rf "$WORK"
}
trap finish EXIT

# The version that the hooks ask for.
VERSION=$(sed -n 's/.*"compose-lint@\([^"]*\)".*/\1/p' "$REPO/.pre-commit-hooks.yaml" | sort -u)
[ "$VERSION" = "$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$REPO/Directory.Build.props")" ] \
  || fail ".pre-commit-hooks.yaml installs compose-lint $VERSION, which is not the version of this repository"

# make_packages: both platforms with the one command, as only this machine's is installed here.
make_packages() {
  local architecture
  PACKAGES=$WORK/packages
  mkdir -p "$PACKAGES" "$WORK/build/shared"
  for architecture in x64 arm64; do install -D "$COMPOSE" "$WORK/build/native/$architecture/compose"; done
  touch "$WORK/build/shared/THIRD-PARTY-LICENSES.txt"
  VERSION=$VERSION RELEASE=$PACKAGES BUILD=$WORK/build SOURCE_DATE_EPOCH=0 "$ENG/release/npm.sh"
}

serve_packages() {
  python3 "$ENG/npm_registry.py" "$PACKAGES" >"$WORK/address" &
  SERVER=$!
  until [ -s "$WORK/address" ]; do kill -0 "$SERVER" && sleep 0.05; done
  npm_config_registry=$(cat "$WORK/address")
  export npm_config_registry npm_config_cache=$WORK/npm PRE_COMMIT_HOME=$WORK/home npm_config_audit=false npm_config_update_notifier=false
}

export GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@example.org GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@example.org
export GIT_CONFIG_GLOBAL=/dev/null

# publish_hooks: a repository with the hooks of the work tree, as pre-commit clones it.
publish_hooks() {
  git init -q -b main "$WORK/hooks"
  cp "$REPO/.pre-commit-hooks.yaml" "$REPO/package.json" "$REPO/README.md" "$WORK/hooks/"
  git -C "$WORK/hooks" add -A
  git -C "$WORK/hooks" commit -qm "Publish"
  git -C "$WORK/hooks" tag "v$VERSION"
}

# project HOOK...: a repository with a broken project, an unrelated YAML file, and these hooks; becomes the current folder.
project() {
  local hook
  rm -rf "$WORK/project" && git init -q -b main "$WORK/project" && cd "$WORK/project"
  mkdir -p shop/web docs
  printf 'services:\n  web:\n    build: web\n    ports: ["8080:80"]\n    networks: [frontned]\nnetworks:\n  frontend: {}\n' >shop/compose.yaml
  printf 'FROM busybox:1.36\nCMD ["httpd", "-f"]\n' >shop/web/Dockerfile
  printf 'TAG=1\n' >shop/.env.example
  printf '{}\n' >docs/composer.yml
  { echo 'repos:'; echo "- { repo: $WORK/hooks, rev: v$VERSION, hooks: [$(for hook; do printf '{ id: %s }, ' "$hook"; done)] }"; } >.pre-commit-config.yaml
  git add -A
}

FAILED=0 PASSED=0
# expect WORDS COMMAND...: its output contains these words.
expect() {
  local words=$1 output
  shift
  output=$("$@" 2>&1) || true
  if grep -qF -- "$words" <<<"$output"; then
    PASSED=$((PASSED + 1))
  else
    FAILED=$((FAILED + 1))
    say "FAILED: $*: no '$words' in"
    printf '%s\n' "$output" >&2
  fi
}

mend() { sed -i 's/frontned/frontend/' shop/compose.yaml && git add -A; }

finds_and_passes() {
  local hook=$1
  say "$hook"
  project "$hook"
  expect "shop/compose.yaml:5:16: error[CF102]" pre-commit run "$hook"
  # Whatever file of the project changes, the project is looked at; other files are none of its.
  expect "error[CF102]" pre-commit run "$hook" --files shop/web/Dockerfile
  expect "error[CF102]" pre-commit run "$hook" --files shop/.env.example
  expect "Skipped" pre-commit run "$hook" --files docs/composer.yml
  mend
  expect "Passed" pre-commit run "$hook" --all-files
}

[ -n "$PACKAGES" ] || make_packages
serve_packages
publish_hooks
finds_and_passes compose-lint
PATH=$(dirname "$COMPOSE"):$PATH finds_and_passes compose-lint-system

say "args"
project compose-lint
sed -i 's|id: compose-lint |id: compose-lint, args: ["--exit-zero"] |' .pre-commit-config.yaml && git add -A
expect "Passed" pre-commit run compose-lint

say "compose-lint-fix"
project compose-lint-fix
mend
sed -i 's/8080:80"\]/8080:80", "8080:80"]/' shop/compose.yaml && git add -A
expect "files were modified by this hook" pre-commit run compose-lint-fix
expect 'ports: ["8080:80"]' cat shop/compose.yaml
git add -A
expect "Passed" pre-commit run compose-lint-fix

say "compose-config"
project compose-config
git mv shop/* . && git add -A
expect "undefined network frontned" pre-commit run compose-config
sed -i 's/frontned/frontend/' compose.yaml && git add -A
expect "Passed" pre-commit run compose-config

say "$PASSED passed, $FAILED failed"
[ $FAILED = 0 ]
