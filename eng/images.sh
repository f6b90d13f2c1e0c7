#!/usr/bin/env bash
# Provides the base images of fixtures and tests on the engine selected by DOCKER_HOST.
#
#   images.sh [NAME...]     all images, or the named ones: busybox nginx redis python postgres
#
# busybox:local is always built here, from busybox-static. The others have their well-known names (nginx:alpine, ...):
# existing images are kept, missing ones pulled; without a registry, an equivalent image is built from the distribution's
# packages (Debian or Ubuntu, as root) and cached under artifacts/images. COMPOSE_NO_PULL=1 skips the registry.
#
# images/NAME/ defines an image: `recipe` (packages, name, configuration) and `files` (copied over the packages).

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

CACHE=$REPO/artifacts/images
SEARCH_PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# Useless in any container: interpreters of maintainer scripts, accounts, boot, documentation.
NEVER='^(perl|lib.*-perl$|libperl|libgdbm|usrmerge|adduser|passwd|dpkg|debconf|init-system-helpers|sysvinit-utils|lsb-base|libsema|libsepol|libpam-modules|tar$)'
UNUSED=(doc man locale info lintian i18n bug)

is_there() { docker image inspect "$1" >/dev/null 2>&1; }

# After the first failed pull the registry counts as unreachable for this run.
REGISTRY=${COMPOSE_NO_PULL:+none}
pulled() {
  [ "${REGISTRY:-}" != none ] || return 1
  say "pulling $1"
  if timeout 300 docker pull -q "$1" >/dev/null 2>&1; then return 0; fi
  say "no registry answers; using the distribution's packages"
  REGISTRY=none
  return 1
}

# pack ROOT ARCHIVE: reproducible; equal files give equal archives.
pack() {
  tar -C "$1" --sort=name --mtime=@0 --numeric-owner -cf "$2.partial" .
  mv "$2.partial" "$2"
}

# --- busybox:local --------------------------------------------------------------------------------------------------

# applets ROOT: links every missing command to busybox.
applets() {
  install -D -m 755 "$(command -v busybox)" "$1/usr/bin/busybox"
  local applet
  for applet in $(busybox --list); do
    [ -e "$1/usr/bin/$applet" ] || [ -e "$1/usr/sbin/$applet" ] || ln -s busybox "$1/usr/bin/$applet"
  done
}

# skeleton ROOT: the standard folders, with /bin etc. as links to those under /usr.
skeleton() {
  local part
  chmod 755 "$1"
  mkdir -p "$1"/usr/{bin,sbin,lib,lib64,local/bin} "$1"/{etc,root,proc,sys,dev,run,home,mnt,var/log,var/lib,var/www}
  mkdir -m 1777 "$1/tmp" "$1/var/tmp"
  for part in bin sbin lib lib64; do ln -s "usr/$part" "$1/$part"; done
  ln -s ../run "$1/var/run"
}

accounts() {
  printf '%s\n' root:x:0:0::/root:/bin/sh www-data:x:33:33::/var/www:/bin/false postgres:x:70:70::/var/lib/postgresql:/bin/sh \
    redis:x:999:999::/data:/bin/sh nobody:x:65534:65534::/:/bin/false >"$1/etc/passwd"
  printf '%s\n' root:x:0: adm:x:4: www-data:x:33: postgres:x:70: redis:x:999: nogroup:x:65534: >"$1/etc/group"
  printf '%s\n' 'passwd: files' 'group: files' 'hosts: files dns' >"$1/etc/nsswitch.conf"
}

busybox_image() {
  if is_there busybox:local; then return 0; fi
  has busybox || { can_install && install_packages busybox-static; } \
    || fail "busybox:local is made of busybox-static: install that package"
  local archive=$CACHE/busybox.tar root
  if [ ! -e "$archive" ]; then
    root=$(mktemp -d)
    skeleton "$root"
    accounts "$root"
    applets "$root"
    pack "$root" "$archive"
    rm -rf "$root"
  fi
  docker import -c "ENV PATH=$SEARCH_PATH" -c 'CMD ["sh"]' "$archive" busybox:local >/dev/null
}

# --- images of packages ---------------------------------------------------------------------------------------------

# unpack ROOT PACKAGE...: the packages and their dependencies, without running their scripts. Resolved against an empty
# system, so that packages installed on this machine do not matter.
unpack() {
  local root=$1 nothing=$CACHE/nothing-installed packages package excludes=()
  shift
  : >"$nothing"
  local options=(-qq -o "Dir::State::status=$nothing" -o APT::Sandbox::User=root -o Debug::NoLocking=1)
  packages=$(apt-get "${options[@]}" -s --no-install-recommends install "$@" libc-bin \
    | awk '$1 == "Inst" { print $2 }' | grep -vE "$NEVER" | grep -vE "$WITHOUT")
  mkdir -p "$CACHE/packages"
  # shellcheck disable=SC2086
  (cd "$CACHE/packages" && apt-get "${options[@]}" download $packages >/dev/null)
  for package in "${UNUSED[@]}"; do excludes+=("--exclude=./usr/share/$package"); done
  for package in $packages; do
    dpkg-deb --fsys-tarfile "$(newest "$CACHE/packages/${package%%:*}"_*.deb)" \
      | tar -C "$root" -xpf - --keep-directory-symlink --exclude='./usr/include' "${excludes[@]}"
  done
}

newest() { printf '%s\n' "$@" | sort -V | tail -1; }

# put_together NAME ARCHIVE
put_together() {
  can_install || fail "no registry answers, and images are put together as root on Debian or Ubuntu only"
  has busybox || install_packages busybox-static
  refresh_package_lists
  say "putting $TAG together from packages"
  local root
  root=$(mktemp -d)
  skeleton "$root"
  # shellcheck disable=SC2086
  unpack "$root" $PACKAGES
  accounts "$root"
  applets "$root"
  ldconfig -r "$root"
  rm -rf "$root/var/cache/ldconfig"
  # With tar: `files` may have a folder where the packages have a link to one.
  tar -C "$ENG/images/$1/files" --owner=0 --group=0 -cf - . | tar -C "$root" -xf - --keep-directory-symlink --no-overwrite-dir
  finish "$root"
  pack "$root" "$2"
  rm -rf "$root"
}

packaged_image() {
  local name=$1 archive changes=() change
  # A recipe sets these and may define a step to run after the packages are unpacked.
  TAG='' PACKAGES='' WITHOUT='^$' CONFIGURATION=()
  finish() { :; }
  # shellcheck source=/dev/null
  . "$ENG/images/$name/recipe"
  if is_there "$TAG" || pulled "$TAG"; then return 0; fi
  archive=$CACHE/$name-$(made_of "$name").tar
  if [ ! -e "$archive" ]; then
    rm -f "$CACHE/$name"-*.tar
    put_together "$name" "$archive"
  fi
  for change in "ENV PATH=$SEARCH_PATH" "${CONFIGURATION[@]}"; do changes+=(-c "$change"); done
  docker import "${changes[@]}" "$archive" "$TAG" >/dev/null
}

# A changed recipe creates a new image.
made_of() { (cd "$ENG/images/$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12); }

# --------------------------------------------------------------------------------------------------------------------

case ${1:-} in
  -h | --help) show_help && exit ;;
esac
mkdir -p "$CACHE"
has docker || fail "the docker client is missing; eng/setup.sh installs it"
engine_answers || fail "no engine answers; start one with eng/engine.sh, or set DOCKER_HOST"
[ $# -gt 0 ] || set -- busybox nginx redis python postgres
for name; do
  if [ "$name" = busybox ]; then
    busybox_image
  else
    [ -e "$ENG/images/$name/recipe" ] || fail "there is no image '$name'; see --help"
    packaged_image "$name"
  fi
done
