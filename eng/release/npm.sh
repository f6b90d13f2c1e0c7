#!/usr/bin/env bash
# The npm packages: a small one that finds the command, and one with the command for each platform, of which npm installs the right one.
# Nothing is downloaded and no script runs at installation.

# shellcheck source=eng/release/common.sh
. "$(dirname "$0")/common.sh"

NAME=compose-lint
DESCRIPTION="Lint, resolve, plan and run Docker Compose projects, every message at its exact position"

# put_package FOLDER: the package in FOLDER as the file that npm would publish.
put_package() {
  cp "$REPO/LICENSE" "$1/package/"
  chmod 644 "$1"/package/*.*
  pack "$1/package" "$RELEASE/$(basename "$1").tgz"
}

common_fields() {
  printf '"version": "%s", "license": "Apache-2.0", "description": "%s"' "$VERSION" "$DESCRIPTION"
}

platforms=()
for architecture in "${ARCHITECTURES[@]}"; do
  folder=$BUILD/npm/$NAME-linux-$architecture-$VERSION
  install -D -m 755 "$(binary "$architecture")" "$folder/package/bin/compose"
  cp "$BUILD/shared/THIRD-PARTY-LICENSES.txt" "$folder/package/"
  cat >"$folder/package/package.json" <<EOF
{
  "name": "$NAME-linux-$architecture", $(common_fields),
  "os": ["linux"], "cpu": ["$architecture"], "libc": ["glibc"], "preferUnplugged": true
}
EOF
  put_package "$folder"
  platforms+=("\"$NAME-linux-$architecture\": \"$VERSION\"")
done

folder=$BUILD/npm/$NAME-$VERSION
mkdir -p "$folder/package"
cp "$ENG/release/npm"/* "$folder/package/"
cat >"$folder/package/package.json" <<EOF
{
  "name": "$NAME", $(common_fields),
  "bin": { "compose": "compose.js", "compose-lint": "lint.js" },
  "engines": { "node": ">=18" },
  "optionalDependencies": { $(IFS=,; echo "${platforms[*]}") }
}
EOF
chmod 755 "$folder"/package/*.js
put_package "$folder"
