#!/usr/bin/env bash
# compose_VERSION_ARCHITECTURE.deb: /usr/bin/compose, the same as Docker's plugin, manual pages, completion. No file of configuration.

# shellcheck source=eng/release/common.sh
. "$(dirname "$0")/common.sh"

# A candidate comes before the release: 1.2.3~rc.1.
NUMBER=${VERSION/-/\~}
MAINTAINER=${COMPOSE_MAINTAINER:-$(git -C "$REPO" log -1 --format='%an <%ae>')}
control() {
  cat <<EOF
Package: compose
Version: $NUMBER
Architecture: $(debian_name "$1")
Maintainer: $MAINTAINER
Installed-Size: $(du -sk --apparent-size "$2" | cut -f1)
Depends: libc6 (>= 2.29)
Recommends: ca-certificates, libssl3 | libssl3t64 | libssl1.1
Suggests: docker-cli | docker-ce-cli | docker.io, git, openssh-client
Section: admin
Priority: optional
Description: check, plan and run compose projects
 Reads a compose project, reports every error at its exact position, shows
 what it would change and why, and brings a Docker engine to that state.
 Files, flags, output and exit codes are those of Docker Compose.
 .
 The command is installed as compose and as the plugin docker compose.
EOF
}

# script WORDS VERB: a maintainer script, for when it is called with one of these words. mailcap has a program and a page of this
# name: while this package is installed, they are elsewhere.
script() {
  cat <<EOF
#!/bin/sh
set -e
case \$1 in $1)
  dpkg-divert --package compose --rename --$2 --divert /usr/bin/compose.mailcap /usr/bin/compose
  dpkg-divert --package compose --rename --$2 --divert /usr/share/man/man1/compose.mailcap.1.gz /usr/share/man/man1/compose.1.gz
  ;;
esac
EOF
}

licence() {
  cat <<EOF
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: compose
Comment: The licences of what is compiled into the command are in
 THIRD-PARTY-LICENSES.txt.gz beside this file.

Files: *
Copyright: $(date -d "@$SOURCE_DATE_EPOCH" +%Y) The Compose authors
License: Apache-2.0
 On Debian systems, the full text of the Apache License version 2.0 is in
 /usr/share/common-licenses/Apache-2.0.
EOF
}

changes() {
  cat <<EOF
compose ($NUMBER) unstable; urgency=medium

  * Release $VERSION; CHANGELOG.md of the project has the details.

 -- $MAINTAINER  $(date -R -d "@$SOURCE_DATE_EPOCH")
EOF
}

overrides() {
  cat <<'EOF'
# Fixed addresses save 1,600 page faults at each start.
compose: hardening-no-pie [usr/bin/compose]
# Brotli and zlib come with the .NET runtime.
compose: embedded-library
EOF
}

put() { install -D -m 644 /dev/stdin "$1"; }

for architecture in "${ARCHITECTURES[@]}"; do
  tree=$BUILD/deb/$architecture
  share=$tree/usr/share
  doc=$share/doc/compose
  install -D -m 755 "$(binary "$architecture")" "$tree/usr/bin/compose"
  # Docker's own package has its plugin in /usr/libexec, which comes after this folder.
  mkdir -p "$tree/usr/lib/docker/cli-plugins"
  ln -sf ../../../bin/compose "$tree/usr/lib/docker/cli-plugins/docker-compose"
  for page in "$BUILD"/shared/man/man1/*; do
    gzip -9nc "$page" | put "$share/man/man1/$(basename "$page").gz"
  done
  put "$share/bash-completion/completions/compose" <"$BUILD/shared/completions/compose.bash"
  put "$share/zsh/vendor-completions/_compose" <"$BUILD/shared/completions/_compose"
  put "$share/fish/vendor_completions.d/compose.fish" <"$BUILD/shared/completions/compose.fish"
  licence | put "$doc/copyright"
  changes | gzip -9n | put "$doc/changelog.gz"
  gzip -9nc "$BUILD/shared/THIRD-PARTY-LICENSES.txt" | put "$doc/THIRD-PARTY-LICENSES.txt.gz"
  overrides | put "$share/lintian/overrides/compose"
  control "$architecture" "$tree" | put "$tree/DEBIAN/control"
  script 'install | upgrade' add | install -m 755 /dev/stdin "$tree/DEBIAN/preinst"
  script 'remove | abort-install' remove | install -m 755 /dev/stdin "$tree/DEBIAN/postrm"
  (cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum) | put "$tree/DEBIAN/md5sums"
  # One thread: with more, the bytes depend on how many there are.
  dpkg-deb --root-owner-group --threads-max=1 -Zxz \
    --build "$tree" "$RELEASE/compose_${NUMBER}_$(debian_name "$architecture").deb" >/dev/null
done
