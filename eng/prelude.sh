# Common start of the scripts in this folder: repository root, output, errors.
# shellcheck shell=bash
set -euo pipefail

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034
ENG=$REPO/eng

# Prints one line of progress; stdout is reserved for a script's result.
say() { printf '%s\n' "== $*" >&2; }

fail() {
  printf '%s\n' "$(basename "$0"): $*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Prints the script's leading comment as help.
show_help() { sed -n '2,/^$/{/^$/q;s/^# \{0,1\}//;p}' "$0"; }

# can_install: whether these scripts can install packages on this system.
can_install() { [ "$(id -u)" = 0 ] && has apt-get && [ -e /etc/debian_version ]; }

# install_packages PACKAGE...: installs missing packages from the distribution.
install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  refresh_package_lists
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null \
    || fail "the packages ${missing[*]} could not be installed; the lines above say why"
}

# Once per run: a fresh machine has no package lists, an old one has stale ones.
refresh_package_lists() {
  [ -z "${PACKAGE_LISTS_ARE_FRESH:-}" ] || return 0
  apt-get -qq update || say "some package lists could not be refreshed; going on with what there is"
  PACKAGE_LISTS_ARE_FRESH=1
}

# Whether the engine selected by the environment answers.
engine_answers() { has docker && timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# socket_answers SOCKET
socket_answers() { curl -sf -m 5 --unix-socket "$1" http://engine/_ping >/dev/null 2>&1; }

# Other Debian releases, by the names used here.
declare -A RELEASES=([old]=bullseye [next]=trixie [unstable]=sid)

other_release_can_be_had() { can_install && grep -q '^VERSION_CODENAME=bookworm' /etc/os-release; }

# debian_mirror: the address of the Debian mirror that this system uses.
debian_mirror() {
  find /etc/apt -name '*.sources' -o -name '*.list' | sort | xargs -r sed -nE \
    's/^(URIs:|deb( \[[^]]*\])?) +([^ ]*debian\/?)( .*)?$/\3/p' | sort -u | sed -n 1p | grep . \
    || fail "no Debian mirror is named under /etc/apt"
}

# unpack_release RELEASE[:ARCHITECTURE] DIR PACKAGE...: unpacks packages of another Debian release without installing them.
unpack_release() {
  local release=${RELEASES[${1%:*}]} architecture target=$2 work=$2.partial mirror options package
  architecture=$(dpkg --print-architecture)
  case $1 in *:*) architecture=${1#*:} ;; esac
  shift 2
  other_release_can_be_had || fail "packages of other Debian releases can be had on Debian 12 as root only"
  rm -rf "$work" && mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/packages" "$work/root"
  mirror=$(debian_mirror)
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $release main" >"$work/sources.list"
  options=(-qq -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root
    -o Dir::State::status=/dev/null -o "APT::Architecture=$architecture" -o "APT::Architectures::=$architecture")
  apt-get "${options[@]}" update
  (cd "$work/packages" && apt-get "${options[@]}" download "$@" >/dev/null)
  for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$work/root"; done
  rm -rf "$target" && mv "$work/root" "$target" && rm -rf "$work"
}
