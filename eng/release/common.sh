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
host_binary() { case $(uname -m) in aarch64) binary arm64 ;; *) binary x64 ;; esac; }

# native_options ARCHITECTURE: how the native command is compiled and linked, one option a line.
native_options() {
  printf '%s\n' -r "linux-$1" -p:Native=true -p:CppCompilerAndLinker=clang -p:LinkerFlavor=lld "-p:SysRoot=$BUILD/sysroot-$1" \
    "-p:ObjCopyName=$(gnu_name "$1")-linux-gnu-objcopy"
}

# dotnet_release VERB ARGUMENT...: with the settings that all assemblies of a release share.
dotnet_release() {
  local log=$BUILD/dotnet-$1-$RANDOM.log
  dotnet "$1" "${@:2}" -c Release -p:Version="$VERSION" -p:ContinuousIntegrationBuild=true --artifacts-path "$BUILD/dotnet" -v q --nologo \
    >"$log" 2>&1 || { cat "$log" >&2; fail "dotnet $1 failed"; }
}

# pack DIR FILE: DIR as FILE, a .tar.gz without a trace of who packed it and when.
pack() {
  tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=ustar -C "$(dirname "$1")" -c "$(basename "$1")" \
    | gzip -9n >"$2"
}
