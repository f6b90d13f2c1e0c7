#!/usr/bin/env bash
# Builds README.md and docs/ as a site with search, artifacts/site; a link that leads nowhere fails the build.
#
#   docs.sh [--check | --serve [PORT]]
#
# --check: also look at every page in a browser, in the width of a phone and of a desktop, follow its links, and search;
#          COMPOSE_BROWSER names a Chromium, else that of the distribution is installed (Debian or Ubuntu, as root)
# --serve: show it on http://127.0.0.1:8080 afterwards
#
# docfx is installed into artifacts/tools, as a .NET tool.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

case ${1:-} in
  -h | --help) show_help && exit ;;
  '' | --check | --serve) ;;
  *) fail "unknown option '$1'; see --help" ;;
esac

DOCFX_VERSION=2.81.0
TOOLS=$REPO/artifacts/tools
SOURCE=$REPO/artifacts/site-source
SITE=$REPO/artifacts/site

if [ ! -x "$TOOLS/docfx" ]; then
  say "installing docfx $DOCFX_VERSION"
  (cd / && dotnet tool install --tool-path "$TOOLS" docfx --version "$DOCFX_VERSION" >/dev/null)
fi
rm -rf "$SOURCE" "$SITE"
mkdir -p "$SOURCE"
cp -r "$ENG/site/." "$REPO"/{docs,schemas,CHANGELOG.md,CONTRIBUTING.md,SECURITY.md,LICENSE} "$SOURCE"
cp "$REPO/README.md" "$SOURCE/index.md"
install -D -t "$SOURCE/eng" "$ENG/podman-left-out.txt"
"$TOOLS/docfx" build "$SOURCE/docfx.json" --warningsAsErrors --logLevel warning >&2 || fail "the site was not built; the lines above say why"
say "$SITE: $(find "$SITE" -name '*.html' | wc -l) pages"

if [ "${1:-}" = --check ]; then
  has "${COMPOSE_BROWSER:-chromium}" || install_packages chromium
  COMPOSE_SITE=$SITE COMPOSE_BROWSER=$(command -v "${COMPOSE_BROWSER:-chromium}") \
    dotnet test "$REPO/tests/Compose.Site.Tests" --nologo >&2
fi
[ "${1:-}" != --serve ] || "$TOOLS/docfx" serve "$SITE" -n 127.0.0.1 -p "${2:-8080}"
