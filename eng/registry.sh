#!/usr/bin/env bash
# Answers with the path of a registry's program, for tests that push and pull.
#
#   registry.sh
#
# What is on the path is used (docker-registry, or registry). Where there is none, on Debian or Ubuntu, the distribution's package is
# unpacked under artifacts/registry; nothing is installed and no service is started.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

UNPACKED=$REPO/artifacts/registry

case ${1:-} in
  -h | --help) show_help && exit ;;
  '') ;;
  *) fail "unknown option '$1'; see --help" ;;
esac
for program in "$UNPACKED/usr/bin/docker-registry" docker-registry registry; do
  if has "$program"; then
    command -v "$program"
    exit
  fi
done
can_install || fail "no registry is here, and its package can be had as root on Debian or Ubuntu only"
say "fetching the distribution's registry"
refresh_package_lists
work=$UNPACKED.partial
rm -rf "$work" && mkdir -p "$work/packages"
(cd "$work/packages" && apt-get -qq -o APT::Sandbox::User=root download docker-registry >/dev/null) \
  || fail "the package docker-registry could not be fetched; the lines above say why"
dpkg-deb -x "$work"/packages/docker-registry_*.deb "$work/root"
rm -rf "$UNPACKED" && mv "$work/root" "$UNPACKED" && rm -rf "$work"
echo "$UNPACKED/usr/bin/docker-registry"
