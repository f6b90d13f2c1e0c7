#!/usr/bin/env bash
# compose-VERSION-image.tar: an OCI image of the command for both processors, from nothing but the C library, OpenSSL (for registries
# and engines with TLS) and certificates of the current Debian release. No container runs for it, so no emulation is needed.

# shellcheck source=eng/release/common.sh
. "$(dirname "$0")/common.sh"

PACKAGES=(libc6 libssl3t64 libzstd1 zlib1g ca-certificates)
LIBRARIES=(libc.so.6 libm.so.6 libdl.so.2 librt.so.1 libpthread.so.0 libssl.so.3 libcrypto.so.3 libzstd.so.1 libz.so.1)

# base ARCHITECTURE DIR: the layer below the command.
base() {
  local from=$BUILD/image/debian-$1 to=$2 triplet library package
  triplet=$(gnu_name "$1")-linux-gnu
  unpack_release "next:$(debian_name "$1")" "$from" "${PACKAGES[@]}"
  mkdir -p "$to/etc/ssl/certs" "$to/usr/lib/$triplet" "$to/tmp" "$to/src" "$to/root"
  ln -s usr/lib "$to/lib"
  chmod 1777 "$to/tmp"
  for library in "${LIBRARIES[@]}"; do
    install -m 755 "$(readlink -f "$from/usr/lib/$triplet/$library")" "$to/usr/lib/$triplet/$library"
  done
  case $1 in
    x64)
      install -D -m 755 "$from/usr/lib/$triplet/ld-linux-x86-64.so.2" "$to/usr/lib64/ld-linux-x86-64.so.2"
      ln -s usr/lib64 "$to/lib64"
      ;;
    arm64) install -m 755 "$from/usr/lib/$triplet/ld-linux-aarch64.so.1" "$to/usr/lib/ld-linux-aarch64.so.1" ;;
  esac
  find "$from/usr/share/ca-certificates" -name '*.crt' | sort | xargs cat >"$to/etc/ssl/certs/ca-certificates.crt"
  echo 'root:x:0:0:root:/root:/sbin/nologin' >"$to/etc/passwd"
  echo 'hosts: files dns' >"$to/etc/nsswitch.conf"
  for package in "${PACKAGES[@]}"; do
    install -D -m 644 "$from/usr/share/doc/$package/copyright" "$to/usr/share/doc/$package/copyright"
    echo "$package=$(version_of "$from/usr/share/doc/$package")" >>"$BUILD/image/packages-$1"
  done
}

# version_of DIR: the version in the first line of a package's changelog.
version_of() {
  local log
  for log in "$1/changelog.Debian.gz" "$1/changelog.gz"; do
    [ ! -e "$log" ] || { zcat "$log" | sed -n '1s/.*(\(.*\)).*/\1/p' && return; }
  done
}

# layer DIR FILE: the content of DIR as an uncompressed layer.
layer() { plain_tar -C "$1" -cf "$2" .; }

parts=()
for architecture in "${ARCHITECTURES[@]}"; do
  work=$BUILD/image/$architecture
  base "$architecture" "$work/base"
  install -D -m 755 "$(binary "$architecture")" "$work/command/usr/bin/compose"
  install -D -m 644 "$BUILD/shared/LICENSE" "$work/command/usr/share/doc/compose/LICENSE"
  install -D -m 644 "$BUILD/shared/THIRD-PARTY-LICENSES.txt" "$work/command/usr/share/doc/compose/THIRD-PARTY-LICENSES.txt"
  layer "$work/base" "$work/base.tar"
  layer "$work/command" "$work/command.tar"
  parts+=("$(debian_name "$architecture"):$work/base.tar:$work/command.tar")
done
python3 "$ENG/release/image.py" "$VERSION" "$COMMIT" "$RELEASE/compose-$VERSION-image.tar" "${parts[@]}"
