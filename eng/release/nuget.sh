#!/usr/bin/env bash
# The libraries as NuGet packages, with symbols and source links in the assemblies, and the command as a .NET tool.

# shellcheck source=eng/release/common.sh
. "$(dirname "$0")/common.sh"

PACKAGES=$BUILD/nuget
for room in Model Engine Lint Planning; do
  dotnet_release pack "$REPO/src/Compose.$room" -o "$PACKAGES"
done

# The package that is named, the native ones with the binaries that are linked already, and one that needs .NET.
tool() { dotnet_release pack "$REPO/src/Compose.Cli" -o "$PACKAGES" -p:Tool=true "$@"; }
for architecture in "${ARCHITECTURES[@]}"; do
  mapfile -t options < <(native_options "$architecture")
  tool "${options[@]}"
done
tool -r any
tool -p:Native=true

python3 "$ENG/release/repack.py" "$RELEASE" "$PACKAGES"/*.nupkg
