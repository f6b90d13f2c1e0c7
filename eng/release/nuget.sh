#!/usr/bin/env bash
# The libraries as NuGet packages, with symbols and source links in the assemblies, and of the .NET tool what is not native: the
# package that is named at installation, and those for where there is no native one.

# shellcheck source=eng/release/common.sh
. "$(dirname "$0")/common.sh"

for room in Model Engine Lint Planning; do pack_package "Compose.$room"; done
pack_tool -r any
# Analysis for ahead-of-time compilation would ask for a runtime that not every registry has for musl.
for platform in linux-musl-x64 linux-musl-arm64; do
  pack_tool -r "$platform" -p:SelfContained=false -p:UseAppHost=false -p:IsAotCompatible=false
done
pack_tool -p:Native=true
