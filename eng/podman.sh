#!/usr/bin/env bash
# Podman's service as an engine, private and disposable like those of engine.sh. As root on Debian or Ubuntu.
#
#   podman.sh up NAME              starts it and waits until it answers; idempotent
#   podman.sh env NAME             prints DOCKER_HOST for it
#   podman.sh folder NAME          prints its folder
#   podman.sh in NAME COMMAND...   runs a command in its network, with DOCKER_HOST set
#   podman.sh down NAME            removes it and everything in it
#
# It has a network, processes, mounts and storage of its own. Container names are resolved by netavark and aardvark-dns, whose packages are unpacked under
# artifacts/. Podman runs healthchecks by systemd's timers; where there is no systemd, as here, a loop beside the service runs them every second.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

ENGINES=${COMPOSE_ENGINES:-/var/tmp/compose-engines}
NETWORK=$REPO/artifacts/podman-network

folder_of() { echo "$ENGINES/podman-$1"; }
socket_of() { echo "$(folder_of "$1")/podman.sock"; }
namespace_of() { echo "compose-podman-$1"; }

install_podman() {
  can_install || fail "Podman's service is started as root on Debian or Ubuntu only"
  install_packages podman runc conmon docker.io iptables iproute2 curl
  if [ -x "$NETWORK/usr/lib/podman/netavark" ]; then return 0; fi
  local packages=$NETWORK.partial package
  rm -rf "$packages" && mkdir -p "$packages"
  (cd "$packages" && apt-get -qq -o APT::Sandbox::User=root download netavark aardvark-dns >/dev/null)
  for package in "$packages"/*.deb; do dpkg-deb -x "$package" "$NETWORK"; done
  rm -rf "$packages"
}

configure() {
  local dir=$1
  cat >"$dir/containers.conf" <<EOF
[network]
network_backend = "netavark"
network_config_dir = "$dir/networks"
default_subnet = "10.178.255.0/24"
default_subnet_pools = [{ base = "10.178.0.0/17", size = 24 }]
[engine]
helper_binaries_dir = ["$NETWORK/usr/lib/podman", "/usr/lib/podman", "/usr/libexec/podman"]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
init_path = "/usr/bin/docker-init"
tmp_dir = "$dir/tmp"
[containers]
log_driver = "k8s-file"
EOF
  printf '[storage]\ndriver = "overlay"\ngraphroot = "%s/root"\nrunroot = "%s/run"\n' "$dir" "$dir" >"$dir/storage.conf"
  printf 'unqualified-search-registries = ["localhost"]\nshort-name-mode = "disabled"\n' >"$dir/registries.conf"
}

up() {
  local name=$1 dir
  dir=$(folder_of "$name")
  if socket_answers "$(socket_of "$name")"; then return 0; fi
  install_podman
  mkdir -p "$dir"/{root,run,tmp,networks}
  configure "$dir"
  ip netns add "$(namespace_of "$name")" 2>/dev/null || true
  ip -n "$(namespace_of "$name")" link set lo up
  export CONTAINERS_CONF=$dir/containers.conf CONTAINERS_STORAGE_CONF=$dir/storage.conf CONTAINERS_REGISTRIES_CONF=$dir/registries.conf SOCKET
  SOCKET=$(socket_of "$name")
  # shellcheck disable=SC2016
  setsid nsenter "--net=/run/netns/$(namespace_of "$name")" \
    unshare --mount --uts --propagation slave --pid --fork --kill-child --mount-proc sh -c '
      mkdir -p /run/containers /run/libpod /var/lib/containers
      for place in /run/netns /run/containers /run/libpod /var/lib/containers; do mount -t tmpfs none $place; done
      mount --make-rshared /
      exec docker-init -g -- sh -c "$0"' '
      while :; do
        sleep 1
        for id in $(podman ps -q --filter health=starting --filter health=healthy --filter health=unhealthy 2>/dev/null); do
          podman healthcheck run $id >/dev/null 2>&1
        done
      done &
      exec podman system service --time 0 "unix://$SOCKET"' >"$dir/log" 2>&1 </dev/null &
  echo $! >"$dir/pid"
  local deadline=$((SECONDS + 60))
  until socket_answers "$SOCKET"; do
    if [ $SECONDS -ge $deadline ] || ! kill -0 "$(cat "$dir/pid")"; then
      tail -5 "$dir/log" >&2
      fail "Podman's service does not answer; see $dir/log"
    fi
    sleep 0.05
  done
}

down() {
  local name=$1 dir child=''
  dir=$(folder_of "$name")
  [ -d "$dir" ] || fail "there is no '$name'"
  local wrapper
  wrapper=$(cat "$dir/pid")
  # The end of the first process in its namespace ends all others.
  read -r child _ <"/proc/$wrapper/task/$wrapper/children" || true
  kill -KILL "${child:-$wrapper}" 2>/dev/null || true
  while kill -0 "$wrapper" 2>/dev/null; do sleep 0.05; done
  ip netns del "$(namespace_of "$name")" 2>/dev/null || true
  find /sys/fs/cgroup -depth -type d -path '*/libpod_parent*' -exec rmdir {} \; 2>/dev/null || true
  rm -rf "$dir"
}

case ${1:---help} in
  -h | --help) show_help ;;
  up | env | in | folder | down)
    [[ ${2:-} =~ ^[a-z0-9][a-z0-9-]*$ ]] || fail "'$1' needs a name: small letters, digits and '-'"
    case $1 in
      up) up "$2" ;;
      env) echo "export DOCKER_HOST=unix://$(socket_of "$2")" ;;
      in)
        DOCKER_HOST=unix://$(socket_of "$2")
        export DOCKER_HOST
        exec nsenter "--net=/run/netns/$(namespace_of "$2")" "${@:3}"
        ;;
      folder) folder_of "$2" ;;
      down) down "$2" ;;
    esac
    ;;
  *) fail "unknown command '$1'; see --help" ;;
esac
