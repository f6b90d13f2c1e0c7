#!/usr/bin/env bash
# Prepares the repository for a release, for review and commit: what is unreleased in CHANGELOG.md becomes a section of its own, and
# the lists of the public API move from unshipped to shipped, and the version becomes the one that people copy.
#
#   cut.sh VERSION [DATE]

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/../prelude.sh"

VERSION=${1:-} DATE=${2:-$(date -u +%F)}
[[ $VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] || fail "expected a version such as 1.2.3; see eng/release.sh --help"
grep -q '^## \[Unreleased\]' "$REPO/CHANGELOG.md" || fail "CHANGELOG.md has no section '## [Unreleased]'"
! grep -qF "## [$VERSION]" "$REPO/CHANGELOG.md" || fail "CHANGELOG.md has a section $VERSION already"

sed -i "s/^## \[Unreleased\].*/## [Unreleased]\n\n## [$VERSION] - $DATE/" "$REPO/CHANGELOG.md"
# Where the version stands for others to copy; PipelinePageTests holds that it is the current one.
former=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$REPO/Directory.Build.props")
for page in Directory.Build.props README.md docs/ci.md docs/install.md templates/gitlab.yml .pre-commit-hooks.yaml; do
  sed -i -E "s/(^|[^0-9.])${former//./\\.}([^0-9]|$)/\1$VERSION\2/g" "$REPO/$page"
done
for list in "$REPO"/src/*/PublicAPI.Unshipped.txt; do
  shipped=${list/Unshipped/Shipped}
  # A line that is removed says so, and takes its shipped one with it.
  { cat "$shipped" && sed 's/^\xef\xbb\xbf//' "$list"; } | awk '
    /^#nullable/ || /^$/ { next }
    sub(/^\*REMOVED\*/, "") { removed[$0]; next }
    { lines[$0] }
    END { for (line in lines) if (!(line in removed)) print line }' | LC_ALL=C sort >"$shipped.new"
  { echo '#nullable enable' && cat "$shipped.new"; } >"$shipped"
  rm "$shipped.new"
  echo '#nullable enable' >"$list"
done
say "run 'COMPOSE_UPDATE=1 eng/test.sh fast', as expected output has the version; look at 'git diff', run eng/test.sh, commit, and tag the commit v$VERSION"
