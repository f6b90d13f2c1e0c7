#!/usr/bin/env bash
# Prints the path of a program that tests use.
#
#   program.sh registry       a registry to push to and pull from
#   program.sh buildx         docker's plugin for builds with secrets or SSH keys
#   program.sh sshd           OpenSSH's server; adds its user, without which it does not start
#
# Uses an installed program. Otherwise, on Debian or Ubuntu, unpacks the distribution's package under artifacts/, or that of the
# next Debian release if there is none; installs nothing and starts no service.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

PLUGINS=cli-plugins/docker-buildx
case ${1:-} in
  -h | --help) show_help && exit ;;
  registry)
    PACKAGE=docker-registry INSIDE=usr/bin/docker-registry
    PLACES=(docker-registry registry)
    ;;
  buildx)
    PACKAGE=docker-buildx INSIDE=usr/libexec/docker/$PLUGINS
    PLACES=("${DOCKER_CONFIG:-${HOME:-}/.docker}/$PLUGINS" "/usr/local/lib/docker/$PLUGINS" "/usr/local/libexec/docker/$PLUGINS" "/usr/lib/docker/$PLUGINS" "/usr/libexec/docker/$PLUGINS")
    ;;
  sshd)
    PACKAGE=openssh-server INSIDE=usr/sbin/sshd
    PLACES=(/usr/sbin/sshd)
    if can_install; then
      install_packages openssh-client libwrap0
      mkdir -p /run/sshd
      getent passwd sshd >/dev/null || useradd --system --home-dir /run/sshd --no-create-home --shell /usr/sbin/nologin sshd
    fi
    ;;
  *) fail "expected registry, buildx or sshd; see --help" ;;
esac

UNPACKED=$REPO/artifacts/$1
for program in "$UNPACKED/$INSIDE" "${PLACES[@]}"; do
  if has "$program"; then
    command -v "$program"
    exit
  fi
done
can_install || fail "$1 is not here, and its package can be had as root on Debian or Ubuntu only"
say "fetching $1"
refresh_package_lists
if apt-cache show "$PACKAGE" >/dev/null 2>&1; then
  work=$UNPACKED.partial
  rm -rf "$work" && mkdir -p "$work/packages"
  (cd "$work/packages" && apt-get -qq -o APT::Sandbox::User=root download "$PACKAGE" >/dev/null) \
    || fail "the package $PACKAGE could not be fetched; the lines above say why"
  dpkg-deb -x "$work/packages/$PACKAGE"_*.deb "$work/root"
  rm -rf "$UNPACKED" && mv "$work/root" "$UNPACKED" && rm -rf "$work"
else
  unpack_release next "$UNPACKED" "$PACKAGE"
fi
echo "$UNPACKED/$INSIDE"
