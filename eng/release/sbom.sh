#!/usr/bin/env bash
# CycloneDX bills of materials: of the command, and of the image.

# shellcheck source=eng/release/common.sh
. "$(dirname "$0")/common.sh"

sbom() { python3 "$ENG/release/components.py" sbom "$BUILD/assets.json" "$VERSION" "$COMMIT" "$@"; }
mapfile -t packages <"$BUILD/image/packages-x64"
sbom >"$RELEASE/compose-$VERSION.cdx.json"
sbom "${packages[@]}" >"$RELEASE/compose-$VERSION-image.cdx.json"
