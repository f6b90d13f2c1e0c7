#!/usr/bin/env bash
# Private Docker engines, independent of others on this machine. Debian or Ubuntu, as root.
#
#   engine.sh up NAME [--version VERSION] [--host-network]
#                               start one, unless it is already running
#   engine.sh env NAME          print client environment variables:  eval "$(engine.sh env NAME)"
#   engine.sh in NAME COMMAND   run COMMAND in the engine's network, with its environment variables
#   engine.sh stop NAME         stop it, keep its data
#   engine.sh down NAME         stop it and delete everything it stored
#   engine.sh list              list the engines
#   engine.sh versions          list the versions available on this machine
#
# VERSION is `distribution` (default: the docker.io package), `next` or `unstable` (the same package from the next Debian
# release or from Debian unstable, unpacked under artifacts/, not installed). They cover three generations of the engine
# API, and `unstable` uses the containerd image store, the default of fresh installations from version 29 on.
#
# An engine runs in its own namespaces (processes, mounts, network), so it leaves nothing behind. Its network is isolated:
# images come from images.sh, and published ports are reached through `engine.sh in`. With --host-network it shares the
# machine's network instead: ports are published on the machine and registries are reachable, but only one such engine
# can run, as two would remove each other's firewall rules.
#
# COMPOSE_ENGINES sets the engines' folder (default /var/tmp/compose-engines; socket paths are limited to 107 bytes).

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

ENGINES=${COMPOSE_ENGINES:-/var/tmp/compose-engines}
HOST_POOL=10.177

socket_of() { echo "$ENGINES/$1/docker.sock"; }
namespace_of() { echo "compose-$1"; }
is_running() { [ -s "$ENGINES/$1/pid" ] && kill -0 "$(cat "$ENGINES/$1/pid")" 2>/dev/null; }
must_exist() { [ -d "$ENGINES/$1" ] || fail "there is no engine '$1'; 'engine.sh list' names those there are"; }

# setting NAME KEY: a setting that `up` saved for the engine.
setting() { sed -n "s/^$2=//p" "$ENGINES/$1/settings"; }

# --- versions -------------------------------------------------------------------------------------------------------

unpacked() { echo "$REPO/artifacts/engine-$1"; }

versions() {
  echo distribution
  local version
  for version in next unstable; do
    if other_release_can_be_had && fetch "$version" && runs_here "$version"; then echo "$version"; fi
  done
}

# fetch VERSION. Without its runc, which needs a newer C library than this release has; the installed one serves all.
fetch() {
  local root
  root=$(unpacked "$1")
  [ ! -x "$root/usr/sbin/dockerd" ] || return 0
  say "fetching the engine of Debian's release '$1'"
  unpack_release "$1" "$root" docker.io containerd
}

# Debian unstable may need a newer C library one day.
runs_here() { "$(unpacked "$1")/usr/sbin/dockerd" --version >/dev/null; }

# programs_of VERSION DIR: fills DIR with the version's programs, which goes first on the engine's PATH.
programs_of() {
  mkdir -p "$2"
  [ "$1" != distribution ] || return 0
  local root program
  root=$(unpacked "$1")
  for program in "$root"/usr/bin/containerd* "$root"/usr/bin/ctr "$root"/usr/sbin/docker-proxy "$root"/usr/sbin/dockerd; do
    ln -sf "$program" "$2/"
  done
}

# features_of VERSION: the engine's configuration file.
features_of() {
  case $1 in
    unstable) echo '{"features":{"containerd-snapshotter":true}}' ;;
    *) echo '{}' ;;
  esac
}

# --- start ----------------------------------------------------------------------------------------------------------

install_engine() {
  if has dockerd && has iptables && has ip && has docker && has docker-init && has curl; then return 0; fi
  can_install || fail "no engine is installed. Install Docker Engine with your system's packages, or run this as root on Debian or Ubuntu"
  # Refuse to start the packaged service (101): these scripts start engines themselves.
  local policy=/usr/sbin/policy-rc.d cli=()
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"
    # shellcheck disable=SC2064
    trap "rm -f '$policy'" EXIT
  fi
  refresh_package_lists
  # From Debian 13 on, the client is a separate package.
  if ! has docker && apt-cache show docker-cli >/dev/null 2>&1; then cli=(docker-cli); fi
  install_packages docker.io iptables iproute2 curl ${cli[@]+"${cli[@]}"}
}

# Our rules would replace those of another engine in the machine's network.
must_be_alone_in_host_network() {
  local process
  for process in /proc/[0-9]*; do
    [ "$(cat "$process/comm" 2>/dev/null)" = dockerd ] || continue
    [ "$(readlink "$process/ns/net" 2>/dev/null)" != "$(readlink /proc/self/ns/net)" ] \
      || fail "process ${process#/proc/} is an engine in this machine's network already; use that one, or leave out --host-network"
  done
}

up() {
  local name=$1 version=distribution network=private
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      --version) version=${2:?--version needs a word}; shift 2 ;;
      --host-network) network=host; shift ;;
      *) fail "unknown option '$1'; see --help" ;;
    esac
  done
  case $version in distribution | next | unstable) ;; *) fail "unknown version '$version'; there are: distribution, next, unstable" ;; esac
  if [ -d "$ENGINES/$name" ] && socket_answers "$(socket_of "$name")"; then return 0; fi
  [ "$(id -u)" = 0 ] || fail "a private engine needs root"
  install_engine
  if [ "$version" != distribution ]; then fetch "$version"; fi
  if [ "$network" = host ]; then must_be_alone_in_host_network; fi
  mkdir -p "$ENGINES/$name"
  printf 'version=%s\nnetwork=%s\n' "$version" "$network" >"$ENGINES/$name/settings"
  programs_of "$version" "$ENGINES/$name/programs"
  features_of "$version" >"$ENGINES/$name/daemon.json"
  launch "$name" "$network"
  await "$name"
}

launch() {
  local name=$1 network=$2 dir=$ENGINES/$1 enter=()
  rm -rf "$dir/exec" "$dir/docker.pid" "$dir/docker.sock"
  mkdir -p "$dir/data" "$dir/exec"
  local engine=(dockerd --data-root "$dir/data" --exec-root "$dir/exec" --pidfile "$dir/docker.pid" -H "unix://$dir/docker.sock"
    --config-file "$dir/daemon.json"
    --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/compose/$name"
    --bip "$HOST_POOL.255.1/24" --default-address-pool "base=$HOST_POOL.0.0/16,size=24")
  if [ "$network" = host ]; then
    note_forwarding "$dir"
  else
    ip netns add "$(namespace_of "$name")" 2>/dev/null || true
    ip -n "$(namespace_of "$name")" link set lo up
    # Not `ip netns exec`: it remounts /sys, hiding the control groups the engine needs.
    enter=(nsenter "--net=/run/netns/$(namespace_of "$name")")
  fi
  PATH=$dir/programs:/usr/sbin:/usr/bin:/sbin:/bin \
    setsid ${enter[@]+"${enter[@]}"} unshare --mount --pid --fork --kill-child --mount-proc --propagation slave \
    sh -c 'mount --make-rshared / && { [ ! -d /run/containerd ] || mount -t tmpfs none /run/containerd; } && exec docker-init -g -- "$@"' \
    engine "${engine[@]}" >>"$dir/log" 2>&1 </dev/null &
  echo $! >"$dir/pid"
}

await() {
  local deadline=$((SECONDS + 60))
  until socket_answers "$(socket_of "$1")"; do
    if ! is_running "$1"; then
      tail -5 "$ENGINES/$1/log" >&2
      fail "the engine '$1' ended at its start; the lines above are its last words"
    fi
    [ $SECONDS -lt $deadline ] || fail "the engine '$1' does not answer after a minute; see $ENGINES/$1/log"
    sleep 0.05
  done
}

# --- stop -----------------------------------------------------------------------------------------------------------

# first_process NAME: process 1 of the engine's namespaces, whose end kills all others.
first_process() {
  local wrapper child=''
  wrapper=$(cat "$ENGINES/$1/pid")
  read -r child _ <"/proc/$wrapper/task/$wrapper/children" || true
  echo "${child:-$wrapper}"
}

stop() {
  must_exist "$1"
  if ! is_running "$1"; then return 0; fi
  local first deadline=$((SECONDS + 30))
  first=$(first_process "$1")
  kill "-${2:-TERM}" "$first" 2>/dev/null || true
  while is_running "$1" && [ $SECONDS -lt $deadline ]; do sleep 0.05; done
  if is_running "$1"; then kill -KILL "$first" 2>/dev/null || true; fi
}

down() {
  must_exist "$1"
  local name=$1 network
  network=$(setting "$name" network)
  stop "$name" KILL
  if [ "$network" = host ]; then
    clean_host_network "$ENGINES/$name"
  else
    ip netns del "$(namespace_of "$name")" 2>/dev/null || true
  fi
  find /sys/fs/cgroup -depth -type d -path "*/compose/$name*" -exec rmdir {} \; 2>/dev/null || true
  rm -rf "${ENGINES:?}/$name"
}

# An engine enables forwarding and, if it was off, sets the FORWARD policy to DROP.
note_forwarding() {
  [ ! -e "$1/forwarding" ] || return 0
  echo "$(cat /proc/sys/net/ipv4/ip_forward) $(iptables -S FORWARD | sed -n 's/^-P FORWARD //p')" >"$1/forwarding"
}

# Removes what an engine leaves in the machine's network: bridges of our address pool, DOCKER chains, forwarding.
clean_host_network() {
  local bridge forward policy
  ip -o -4 address show | awk -v pool="$HOST_POOL." 'index($4, pool) == 1 { print $2 }' | while read -r bridge; do
    ip link delete "$bridge" 2>/dev/null || true
  done
  iptables-save | grep -vE "DOCKER|docker0|$HOST_POOL\\.| br-[0-9a-f]{12} " | iptables-restore
  if read -r forward policy <"$1/forwarding"; then
    iptables -P FORWARD "$policy"
    echo "$forward" >/proc/sys/net/ipv4/ip_forward
  fi
}

# --- the rest -------------------------------------------------------------------------------------------------------

list() {
  local dir name
  for dir in "$ENGINES"/*/; do
    [ -e "$dir/settings" ] || continue
    name=$(basename "$dir")
    printf '%-20s %-14s %-9s %s\n' "$name" "$(setting "$name" version)" "$(setting "$name" network)" \
      "$(is_running "$name" && echo running || echo stopped)"
  done
}

run_inside() {
  must_exist "$1"
  local name=$1
  shift
  DOCKER_HOST=unix://$(socket_of "$name")
  export DOCKER_HOST
  if [ "$(setting "$name" network)" = host ]; then exec "$@"; fi
  exec nsenter "--net=/run/netns/$(namespace_of "$name")" "$@"
}

case ${1:---help} in
  -h | --help) show_help ;;
  list) list ;;
  versions) versions ;;
  up | env | in | stop | down)
    [[ ${2:-} =~ ^[a-z0-9][a-z0-9-]*$ ]] || fail "'$1' needs the name of an engine: small letters, digits and '-'"
    case $1 in
      up) up "${@:2}" ;;
      env) echo "export DOCKER_HOST=unix://$(socket_of "$2")" ;;
      in) run_inside "${@:2}" ;;
      stop) stop "$2" ;;
      down) down "$2" ;;
    esac
    ;;
  *) fail "unknown command '$1'; see --help" ;;
esac
