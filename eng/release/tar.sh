#!/usr/bin/env bash
# compose-VERSION-linux-ARCHITECTURE.tar.gz: the command, manual pages, completion, licences.

# shellcheck source=eng/release/common.sh
. "$(dirname "$0")/common.sh"

for architecture in "${ARCHITECTURES[@]}"; do
  tree=$BUILD/tar/compose-$VERSION-linux-$architecture
  mkdir -p "$tree"
  cp -R "$BUILD/shared/." "$tree"
  install -m 755 "$(binary "$architecture")" "$tree/compose"
  pack "$tree" "$RELEASE/$(basename "$tree").tar.gz"
done
