#!/usr/bin/env bash
# Builds everything a release consists of into artifacts/release/. On Debian 12 as root, with the .NET SDK of global.json.
#
#   release.sh VERSION          VERSION as in 1.2.3 or 1.2.3-rc.1, without v
#   release.sh --cut VERSION    only prepares the repository for it: the changelog, the lists of the public API
#
# The same commit gives the same bytes, in any folder and at any time, as long as the SDK and Debian's packages are the same:
# SOURCE_DATE_EPOCH is the time of the commit. What is not committed is built too, but told. docs/releasing.md says how a release is
# made; `eng/ways.sh` proves what was built.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

case ${1:-} in
  -h | --help) show_help && exit ;;
  --cut) exec "$ENG/release/cut.sh" "${@:2}" ;;
esac
[[ ${1:-} =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] || fail "expected a version such as 1.2.3 or 1.2.3-rc.1; see --help"
export VERSION=$1
SOURCE_DATE_EPOCH=$(git -C "$REPO" log -1 --format=%ct)
COMMIT=$(git -C "$REPO" rev-parse HEAD)
export SOURCE_DATE_EPOCH COMMIT TZ=UTC LC_ALL=C.UTF-8
export RELEASE=$REPO/artifacts/release BUILD=$REPO/artifacts/release-build

other_release_can_be_had || fail "the same bytes need the same tools: run this on Debian 12 as root, for instance in its container"
[ -z "$(git -C "$REPO" status --porcelain)" ] || say "note: the work tree has changes that are not committed"
install_packages clang lld llvm binutils binutils-aarch64-linux-gnu python3-minimal xz-utils
rm -rf "$RELEASE" "$BUILD"
umask 022
mkdir -p "$RELEASE" "$BUILD"
for part in binaries shared tar deb nuget npm image sbom notes; do
  say "$part"
  "$ENG/release/$part.sh"
done
(cd "$RELEASE" && sha256sum ./* | sed 's, \./, ,' >"$BUILD/SHA256SUMS" && mv "$BUILD/SHA256SUMS" .)
say "$RELEASE: $(wc -l <"$RELEASE/SHA256SUMS") files, $(du -sh "$RELEASE" | cut -f1)"
