#!/usr/bin/env bash
# Prepares a fresh machine: installs the SDK if the distribution has it, restores the packages, and starts an engine if none
# answers.
#
#   setup.sh [--no-engine]
#
# Uses a running engine (DOCKER_HOST, the client's context, the default socket). Otherwise, on Debian or Ubuntu as root,
# installs the distribution's engine and starts it on a separate socket in the machine's network;
# `eng/engine.sh down setup` removes it. Idempotent.
# Prints client environment variables, nothing if none are needed:  eval "$(eng/setup.sh)"

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

ENGINE=setup

# sdk_advice VERSION: what installs the SDK on this system.
sdk_advice() {
  case $(sed -nE 's/^ID="?([a-z]+).*/\1/p' /etc/os-release 2>/dev/null) in
    ubuntu) echo "sudo apt-get install dotnet-sdk-$1.0" ;;
    debian) echo "Debian has no package of it; https://learn.microsoft.com/dotnet/core/install/linux-debian names Microsoft's" ;;
    fedora | rhel | centos | rocky | almalinux) echo "sudo dnf install dotnet-sdk-$1.0" ;;
    alpine) echo "sudo apk add dotnet$1-sdk" ;;
    arch) echo "sudo pacman -S dotnet-sdk" ;;
    *) echo "https://dotnet.microsoft.com/download/dotnet/$1.0 has it for every system" ;;
  esac
}

newest_sdk() { if has dotnet; then (cd / && dotnet --list-sdks | cut -d. -f1 | sort -n | tail -1); fi; }

check_sdk() {
  local wanted found package
  wanted=$(sed -nE 's/.*"version": *"([0-9]+)\..*/\1/p' "$REPO/global.json")
  wanted=${wanted:-10}
  package=dotnet-sdk-$wanted.0
  found=$(newest_sdk)
  if [ "${found:-0}" -lt "$wanted" ] && can_install; then
    refresh_package_lists
    if apt-cache show "$package" >/dev/null 2>&1; then install_packages "$package"; fi
    found=$(newest_sdk)
  fi
  [ "${found:-0}" -ge "$wanted" ] || fail "the .NET SDK $wanted is needed, the newest here is ${found:-none}: $(sdk_advice "$wanted")"
}

restore() {
  say "restoring packages"
  dotnet restore "$REPO/Compose.sln" -v q >&2
}

# Native publishing links with the system's C compiler.
check_linker() {
  if has clang || has gcc; then return 0; fi
  if can_install; then install_packages gcc libc6-dev zlib1g-dev; fi
  has clang || has gcc || say "no C compiler here: eng/publish.sh will need clang or gcc"
}

provide_engine() {
  if engine_answers; then return 0; fi
  if ! can_install && ! has dockerd; then
    fail "no Docker engine answers. Start one, or set DOCKER_HOST, or run this as root on Debian or Ubuntu"
  fi
  say "no engine answers: starting a private one"
  "$ENG/engine.sh" up "$ENGINE" --host-network
  "$ENG/engine.sh" env "$ENGINE"
}

case ${1:-} in
  -h | --help) show_help && exit ;;
  '' | --no-engine) ;;
  *) fail "unknown option '$1'; see --help" ;;
esac
check_sdk
check_linker
restore
[ "${1:-}" = --no-engine ] || provide_engine
