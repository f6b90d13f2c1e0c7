#!/usr/bin/env bash
# On macOS, or on Windows in Git's bash: compose-VERSION-SYSTEM-ARCHITECTURE.tar.gz for the system that it runs on, in artifacts/release/.
#
#   host.sh VERSION

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/../prelude.sh"

[ -n "${1:-}" ] || fail "expected a version; see eng/release.sh --help"
case $(uname -s) in
  Darwin) SYSTEM=osx EXE= ;;
  MINGW* | MSYS*) SYSTEM=win EXE=.exe ;;
  *) fail "for Linux there is eng/release.sh, which links for older systems too" ;;
esac
export VERSION=$1 RELEASE=$REPO/artifacts/release BUILD=$REPO/artifacts/release-build
SOURCE_DATE_EPOCH=$(git -C "$REPO" log -1 --format=%ct)
export SOURCE_DATE_EPOCH

"$ENG/publish.sh" "$BUILD/native/host" -p:Version="$VERSION" -p:ContinuousIntegrationBuild=true
case $(uname -m) in arm64 | aarch64) ARCHITECTURE=arm64 ;; *) ARCHITECTURE=x64 ;; esac
TREE=compose-$VERSION-$SYSTEM-$ARCHITECTURE
cp "$REPO/artifacts/native-build/obj/Compose.Cli/project.assets.json" "$BUILD/assets.json"
"$ENG/release/shared.sh"
mkdir -p "$RELEASE" "$BUILD/$TREE"
cp -R "$BUILD/shared/." "$BUILD/native/host/compose$EXE" "$BUILD/$TREE/"
tar -C "$BUILD" -czf "$RELEASE/$TREE.tar.gz" "$TREE"
say "$RELEASE/$TREE.tar.gz"
