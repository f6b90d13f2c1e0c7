#!/usr/bin/env bash
# NOTES.md: what the changelog says of this version; before it is cut, of the next one.

# shellcheck source=eng/release/common.sh
. "$(dirname "$0")/common.sh"

# section NAME: below its heading, up to the next one.
section() {
  awk -v name="## [$1]" 'index($0, "## ") == 1 { inside = index($0, name) == 1; next } inside' "$REPO/CHANGELOG.md" | sed '1{/^$/d}'
}

section "$VERSION" >"$RELEASE/NOTES.md"
if [ ! -s "$RELEASE/NOTES.md" ]; then
  say "note: CHANGELOG.md has no section $VERSION; 'eng/release.sh --cut $VERSION' makes it"
  section Unreleased >"$RELEASE/NOTES.md"
fi
