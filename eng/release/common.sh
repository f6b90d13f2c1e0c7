# Common start of the parts of a release; eng/release.sh runs them and sets what they share.
# shellcheck shell=bash
# shellcheck source=eng/prelude.sh
. "$(dirname "${BASH_SOURCE[0]}")/../prelude.sh"
: "${VERSION:?is set by eng/release.sh, which runs this}" "${RELEASE:?}" "${BUILD:?}" "${SOURCE_DATE_EPOCH:?}"

# The processors that there are binaries for, as .NET calls them.
# shellcheck disable=SC2034
ARCHITECTURES=(x64 arm64)

# What they are called elsewhere: by Debian (as by images), and in the names of tools.
debian_name() { case $1 in x64) echo amd64 ;; *) echo "$1" ;; esac; }
gnu_name() { case $1 in x64) echo x86_64 ;; *) echo aarch64 ;; esac; }

# binary ARCHITECTURE: the native command.
binary() { echo "$BUILD/native/$1/compose"; }

# host_binary: the one that runs here.
host_binary() {
  case $(uname -s)/$(uname -m) in
    Linux/aarch64) binary arm64 ;;
    Linux/*) binary x64 ;;
    *) binary host ;;
  esac
}

# pack_package PROJECT OPTION...: its NuGet package. All assemblies of a release share these settings.
pack_package() {
  local log=$BUILD/pack-$1-$RANDOM.log
  dotnet pack "$REPO/src/$1" "${@:2}" -o "$RELEASE" -c Release -p:Version="$VERSION" -p:ContinuousIntegrationBuild=true \
    -p:RepositoryBranch="refs/tags/v$VERSION" --artifacts-path "$BUILD/dotnet" -v q --nologo >"$log" 2>&1 \
    || { cat "$log" >&2; fail "packing $1 failed"; }
}

# pack_tool OPTION...: one of the packages of the .NET tool.
pack_tool() { pack_package Compose.Cli -p:Tool=true "$@"; }

# plain_tar ARGUMENT...: tar without order, owners and times of the files.
plain_tar() { tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=ustar "$@"; }

# pack DIR FILE: DIR as FILE, a .tar.gz without a trace of who packed it and when.
pack() {
  plain_tar -C "$(dirname "$1")" -c "$(basename "$1")" | gzip -9n >"$2"
}
