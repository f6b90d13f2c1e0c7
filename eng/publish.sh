#!/usr/bin/env bash
# Publishes the command as one native file: DIR/compose (default artifacts/native).
#
#   publish.sh [DIR [OPTION OF DOTNET...]]
#
# Compiled ahead of time, without trimmer warnings.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

case ${1:-} in
  -h | --help) show_help && exit ;;
  -*) fail "unknown option '$1'; see --help" ;;
esac
OUT=${1:-$REPO/artifacts/native}
NAME=compose
case $(uname -s) in MINGW* | MSYS*) NAME=compose.exe ;; esac
BUILD=$REPO/artifacts/native-build
LOG=$BUILD/publish.log

architecture() {
  case $(uname -m) in
    x86_64) echo x64 ;;
    aarch64 | arm64) echo arm64 ;;
    *) fail "no native build for $(uname -m)" ;;
  esac
}

system() {
  case $(uname -s) in
    Linux) if ldd --version 2>&1 | grep -q musl; then echo linux-musl; else echo linux; fi ;;
    Darwin) echo osx ;;
    MINGW* | MSYS*) echo win ;;
    *) fail "no native build for $(uname -s)" ;;
  esac
}

mkdir -p "$BUILD" "$OUT"
say "publishing natively"
dotnet publish "$REPO/src/Compose.Cli" -c Release -r "$(system)-$(architecture)" -p:Native=true \
  --artifacts-path "$BUILD" -o "$BUILD/out" -v q --nologo "${@:2}" >"$LOG" 2>&1 || { cat "$LOG" >&2; fail "publishing failed"; }
install -m 755 "$BUILD/out/$NAME" "$OUT/$NAME"
say "$OUT/$NAME: $(($(wc -c <"$OUT/$NAME") / 1024)) KiB"
