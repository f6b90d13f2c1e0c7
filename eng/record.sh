#!/usr/bin/env bash
# Records a real session in a terminal of 80 columns, and renders it as docs/session.svg.
#
#   record.sh
#
# recording/ has the session and its project. It runs on a private engine (as root on Debian or Ubuntu); asciinema records,
# svg-term renders, which needs npm. COMPOSE_BIN names a binary to use instead of publishing one.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

SVG_TERM=svg-term-cli@2.1.1
ENGINE=record-$$

case ${1:-} in
  -h | --help) show_help && exit ;;
  '') ;;
  *) fail "unknown option '$1'; see --help" ;;
esac

WORK=$(mktemp -d)
clean_up() {
  local code=$?
  trap - EXIT INT TERM
  "$ENG/engine.sh" down "$ENGINE" || true
  rm -rf "$WORK"
  exit $code
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

has npm || fail "npm is needed for svg-term"
has asciinema || install_packages asciinema
if [ -z "${COMPOSE_BIN:-}" ]; then "$ENG/publish.sh"; fi
mkdir "$WORK/bin" "$WORK/shop"
ln -s "$(realpath "${COMPOSE_BIN:-$REPO/artifacts/native/compose}")" "$WORK/bin/compose"
cp "$ENG/recording/compose.yaml" "$WORK/shop"
"$ENG/engine.sh" up "$ENGINE"
eval "$("$ENG/engine.sh" env "$ENGINE")"
"$ENG/images.sh" nginx redis

say "recording"
(cd "$WORK/shop" && PATH=$WORK/bin:$PATH "$ENG/engine.sh" in "$ENGINE" \
  asciinema rec --quiet --overwrite --cols 80 --rows 24 -i 3 -c "bash $ENG/recording/session.sh" "$WORK/session.cast" </dev/null)
say "rendering"
npm exec --yes --package "$SVG_TERM" -- svg-term --in "$WORK/session.cast" --out "$REPO/docs/session.svg" --window --no-cursor
say "docs/session.svg: $(($(stat -c %s "$REPO/docs/session.svg") / 1024)) KiB"
