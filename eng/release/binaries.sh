#!/usr/bin/env bash
# The native commands, and the packages of the .NET tool that contain them. Linked against the C library of the oldest Debian
# release that can be had, they run there and on whatever is newer.

# shellcheck source=eng/release/common.sh
. "$(dirname "$0")/common.sh"

# sysroot ARCHITECTURE: what a linker needs of the old release. Its links are absolute; within a folder they must not be.
sysroot() {
  local root=$BUILD/sysroot-$1 link
  unpack_release "old:$(debian_name "$1")" "$root" libc6 libc6-dev libgcc-10-dev libgcc-s1
  find "$root" -type l -lname '/*' | while read -r link; do ln -sfnr "$root$(readlink "$link")" "$link"; done
}

for architecture in "${ARCHITECTURES[@]}"; do
  sysroot "$architecture"
  pack_tool -r "linux-$architecture" -p:Native=true -p:CppCompilerAndLinker=clang -p:LinkerFlavor=lld \
    -p:SysRoot="$BUILD/sysroot-$architecture" -p:ObjCopyName="$(gnu_name "$architecture")-linux-gnu-objcopy"
  install -D -m 755 "$BUILD/dotnet/publish/Compose.Cli/release_linux-$architecture/compose" "$(binary "$architecture")"
done

# What was restored for them, for the licences and the bill of materials.
cp "$BUILD/dotnet/obj/Compose.Cli/project.assets.json" "$BUILD/assets.json"
