#!/usr/bin/env bash
# Publishes the command as one native file: DIR/compose (default artifacts/native).
#
#   publish.sh [DIR]
#
# Compiled ahead of time for net10.0; where that runtime's ahead-of-time pack is not to be had, for net9.0.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

case ${1:-} in
  -h | --help) show_help && exit ;;
  -*) fail "unknown option '$1'; see --help" ;;
esac
OUT=${1:-$REPO/artifacts/native}
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
    *) fail "no native build for $(uname -s)" ;;
  esac
}

# publish FRAMEWORK: each into its own folder, so the one does not meet the other's intermediate files.
publish() {
  dotnet publish "$REPO/src/Compose.Cli" -c Release -r "$(system)-$(architecture)" -p:Native=true -p:Framework="$1" \
    --artifacts-path "$BUILD/$1" -o "$BUILD/$1/out" -v q --nologo >"$LOG" 2>&1
}

# NU1101, NU1102: the registry does not know the package, or not this version.
pack_is_missing() { grep -qE 'NU110[12]' "$LOG"; }

mkdir -p "$BUILD" "$OUT"
framework=net10.0
say "publishing natively for $framework"
if ! publish $framework; then
  if pack_is_missing; then
    framework=net9.0
    say "its ahead-of-time pack is not to be had: publishing natively for $framework"
    publish $framework || { cat "$LOG" >&2; fail "publishing failed"; }
  else
    cat "$LOG" >&2
    fail "publishing failed"
  fi
fi
install -m 755 "$BUILD/$framework/out/compose" "$OUT/compose"
say "$OUT/compose: $(($(wc -c <"$OUT/compose") / 1024)) KiB"
