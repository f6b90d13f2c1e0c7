#!/usr/bin/env bash
# Takes each way of getting the command as a stranger would: the blocks of docs/install.md, with the files of artifacts/release/
# alone, in an empty home, then a lint of the same broken project.
#
#   ways.sh [WAY...]     archive deb tool tool-any npm image plugin library arm64 sources papers; all of them by default
#
# Every way must report the same findings with exit code 1. Prints a table: the way, what is fetched, the seconds from there to
# the findings. `papers` checks the checksums, the packages with lintian and the bills of materials. On Debian 12 as root;
# `eng/release.sh` first.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

RELEASE=$REPO/artifacts/release
WORK=$REPO/artifacts/ways
ENGINE=ways-$$
ALL=(archive deb tool tool-any npm image plugin library arm64 sources papers)

case ${1:-} in
  -h | --help) show_help && exit ;;
  -*) fail "unknown option '$1'; see --help" ;;
esac
[ -s "$RELEASE/SHA256SUMS" ] || fail "there is nothing in $RELEASE: run eng/release.sh"
VERSION=$(basename "$RELEASE"/compose-*-linux-x64.tar.gz | sed 's/^compose-\(.*\)-linux-x64\.tar\.gz$/\1/')

clean_up() {
  local code=$?
  trap - EXIT
  if [ -n "${REGISTRY:-}" ]; then kill "$REGISTRY" 2>/dev/null || true; fi
  if [ -d "${COMPOSE_ENGINES:-/var/tmp/compose-engines}/$ENGINE" ]; then "$ENG/engine.sh" down "$ENGINE" || true; fi
  exit $code
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# --- the project ----------------------------------------------------------------------------------------------------

project() {
  mkdir -p "$WORK/shop"
  cat >"$WORK/shop/compose.yaml" <<'EOF'
services:
  web:
    image: nginx:latest
    ports: ["8080:80"]
    networks: [frontned]
    depends_on: [database]
  db:
    image: postgres:16
    enviroment:
      POSTGRES_PASSWORD: secret
networks:
  frontend: {}
EOF
}

# block HEADING: the first block of commands below a heading of docs/install.md.
block() {
  awk -v heading="## $1" '
    /^## / { inside = $0 == heading }
    inside && /^```$/ { exit }
    inside && shown
    inside && /^```console$/ { shown = 1 }' "$REPO/docs/install.md" \
    | sed "s/0\.1\.0/$VERSION/g" | grep . || fail "docs/install.md has no block below '$1'"
}

# stranger COMMAND...: in the project, with a home of its own and nothing else in the environment.
stranger() {
  local home=$HOME_HERE
  (cd "$WORK/shop" && env -i HOME="$home" PATH="$home/.local/bin:$home/.dotnet/tools:$home/node/bin:$PATH" LANG=C.UTF-8 \
    DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 \
    npm_config_prefix="$home/node" npm_config_registry="${NPM_REGISTRY:-http://127.0.0.1:9}" "$@")
}

# follow HEADING: carries out the block; what it downloads is in the folder.
follow() { block "$1" | stranger bash -e >&2; }

# --- the ways: each prepares without being timed, then installs and lints, then proves what else there is -----------

fetched_archive() { echo "$RELEASE/compose-$VERSION-linux-x64.tar.gz"; }
way_archive() { follow Archive && stranger compose lint; }
proof_archive() { stranger man -l "$HOME_HERE/.local/lib/compose/man/man1/compose-lint.1" | grep -q fail-on; }

fetched_deb() { echo "$RELEASE/compose_${VERSION/-/\~}_amd64.deb"; }
# The oldest release that Debian's mirrors have. mailcap has a program of the same name.
prepare_deb() {
  install_packages debootstrap
  local old=$REPO/artifacts/old-release
  if [ ! -e "$old/.complete" ]; then
    debootstrap --variant=minbase --include=mailcap "${RELEASES[old]}" "$old" "$(debian_mirror)" >"$WORK/debootstrap.log"
    touch "$old/.complete"
  fi
  cp -a "$old" "$WORK/deb/root"
  cp -rL "$WORK/shop" "$WORK/deb/root/tmp/shop"
  # Root needs no sudo there.
  printf '#!/bin/sh\nexec "$@"\n' | install -m 755 /dev/stdin "$WORK/deb/root/usr/local/bin/sudo"
}
in_root() {
  chroot "$WORK/deb/root" env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    sh -ec "cd /tmp/shop && $1"
}
way_deb() { in_root "$(block 'Debian and Ubuntu')" >&2 && in_root "compose lint"; }
proof_deb() {
  cp "$(command -v docker)" "$WORK/deb/root/usr/bin/"
  in_root "docker compose version --short" | grep -qxF "$VERSION" \
    && in_root "dpkg -r compose >/dev/null && test -L /usr/bin/compose" # that of mailcap is back
}

# feed: a home whose only source of NuGet packages is the release.
feed() {
  mkdir -p "$HOME_HERE/.nuget/NuGet"
  echo "<configuration><packageSources><clear /><add key='release' value='$RELEASE' /></packageSources></configuration>" \
    >"$HOME_HERE/.nuget/NuGet/NuGet.Config"
}
fetched_tool() { echo "$RELEASE/Compose.Tool.$VERSION.nupkg $RELEASE/Compose.Tool.linux-x64.$VERSION.nupkg"; }
prepare_tool() { feed; }
way_tool() { follow '.NET tool' && stranger compose lint; }
proof_tool() {
  find "$HOME_HERE/.dotnet" -name compose -size +10M | grep -q . \
    && stranger dotnet tool exec --yes Compose.Tool version --short | grep -qxF "$VERSION"
}

# As on a platform without a native package.
fetched_tool-any() { echo "$RELEASE/Compose.Tool.$VERSION.nupkg $RELEASE/Compose.Tool.any.$VERSION.nupkg"; }
prepare_tool-any() { feed; }
way_tool-any() { block '.NET tool' | stranger DOTNET_RUNTIME_ID=linux-s390x bash -e >&2 && stranger compose lint; }
proof_tool-any() { find "$HOME_HERE/.dotnet" -name compose.dll | grep -q .; }

fetched_npm() { echo "$RELEASE/compose-lint-$VERSION.tgz $RELEASE/compose-lint-linux-x64-$VERSION.tgz"; }
prepare_npm() {
  python3 "$ENG/release/registry.py" "$RELEASE" >"$WORK/npm/address" &
  REGISTRY=$!
  until [ -s "$WORK/npm/address" ]; do sleep 0.05; done
  NPM_REGISTRY=$(cat "$WORK/npm/address")
}
way_npm() { follow npm && stranger compose lint; }
proof_npm() { { stranger npx compose-lint || true; } | grep -q CF102; }

fetched_image() { echo "$RELEASE/compose-$VERSION-image.tar"; }
prepare_image() { "$ENG/engine.sh" up "$ENGINE"; }
# The lint is in the block.
way_image() { block Image | stranger "$ENG/engine.sh" in "$ENGINE" bash -e; }
proof_image() { "$ENG/engine.sh" down "$ENGINE"; }

fetched_plugin() { fetched_archive; }
way_plugin() { follow Archive && follow "As \`docker compose\`" && stranger docker compose lint; }

fetched_library() { echo "$RELEASE/Compose.Model.$VERSION.nupkg $RELEASE/Compose.Lint.$VERSION.nupkg"; }
# The program of the package's page; what the packages depend on comes from the usual source.
prepare_library() {
  install_packages unzip
  cat >"$WORK/library/library.csproj" <<EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <RestoreAdditionalProjectSources>$RELEASE</RestoreAdditionalProjectSources>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="Compose.Lint" Version="$VERSION" /></ItemGroup>
</Project>
EOF
  echo '<Project />' | tee "$WORK"/library/Directory.{Build.props,Build.targets,Packages.props} >/dev/null
  # shellcheck disable=SC2016
  unzip -p "$RELEASE/Compose.Lint.$VERSION.nupkg" README.md \
    | sed -n '/^```csharp/,/^```/{/^```/d;s/"shop"/"."/;p}' >"$WORK/library/Program.cs"
}
# The program itself always ends with 0.
way_library() { ! stranger dotnet run --project "$WORK/library"; }

fetched_arm64() { echo "$RELEASE/compose_${VERSION/-/\~}_arm64.deb"; }
# Emulated, on the C library of the oldest release.
prepare_arm64() {
  install_packages qemu-user-static
  unpack_release old:arm64 "$WORK/arm64/libraries" libc6
}
emulated() { stranger qemu-aarch64-static -L "$WORK/arm64/libraries" "$WORK/arm64/root/usr/bin/compose" "$@"; }
way_arm64() { dpkg-deb -x "$(fetched_arm64)" "$WORK/arm64/root" && emulated lint; }
proof_arm64() {
  printf 'name: shop\nservices:\n  db:\n    image: postgres:16\n' >"$WORK/arm64/compose.yaml"
  emulated version --short | grep -qxF "$VERSION" && emulated -f "$WORK/arm64/compose.yaml" config | grep -q 'image: postgres:16'
}

# The only one without the release.
fetched_sources() { echo "$REPO/LICENSE"; }
way_sources() {
  local restored=${NUGET_PACKAGES:-$HOME/.nuget/packages}
  block 'From the sources' | sed "1i cd '$REPO'" | stranger NUGET_PACKAGES="$restored" bash -e >&2 && stranger compose lint
}

papers() {
  (cd "$RELEASE" && sha256sum --quiet -c SHA256SUMS)
  install_packages lintian
  lintian --fail-on error,warning "$RELEASE"/*.deb
  mkdir -p "$WORK/papers"
  (cd "$WORK/papers" && npm install --no-audit --no-fund --loglevel error \
    @cyclonedx/cyclonedx-library ajv ajv-formats ajv-formats-draft2019 >&2)
  cat >"$WORK/papers/validate.js" <<'EOF'
const { Validation, Spec } = require("@cyclonedx/cyclonedx-library");
const { readFileSync } = require("node:fs");
const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
Promise.all(process.argv.slice(2).map(async (file) => {
  const wrong = await validator.validate(readFileSync(file, "utf8"));
  if (wrong !== null) throw new Error(`${file}: ${JSON.stringify(wrong)}`);
})).catch((error) => { console.error(error); process.exit(1); });
EOF
  node "$WORK/papers/validate.js" "$RELEASE"/*.cdx.json
  say "checksums, packages and bills of materials are in order"
}

# --- comparison -----------------------------------------------------------------------------------------------------

is_there() { declare -F "$1" >/dev/null; }

# findings FILE: the positions and ids in an output, whatever surrounds them.
findings() { sed -nE 's/.*(compose\.yaml:[0-9]+:[0-9]+: [a-z]+)[ []([A-Z]+[0-9]+).*/\1 \2/p' "$1" | sort; }

# take WAY: a line of the table; fails when its findings are not those of the first way.
take() {
  local code=0 start seconds size
  HOME_HERE=$WORK/$1/home
  mkdir -p "$HOME_HERE"
  # shellcheck disable=SC2046
  ln -s $("fetched_$1") "$WORK/shop/"
  if is_there "prepare_$1"; then "prepare_$1"; fi
  start=$(date +%s.%N)
  "way_$1" >"$WORK/$1.out" || code=$?
  seconds=$(echo "$(date +%s.%N) $start" | awk '{ printf "%.1f", $1 - $2 }')
  [ $code = 1 ] || fail "$1: exit code $code instead of 1; its output is in $WORK/$1.out"
  findings "$WORK/$1.out" >"$WORK/$1.findings"
  [ -s "$WORK/$1.findings" ] || fail "$1: no finding; its output is in $WORK/$1.out"
  cp -n "$WORK/$1.findings" "$WORK/findings"
  diff "$WORK/findings" "$WORK/$1.findings" >&2 || fail "$1 finds something else (right) than the first way (left)"
  if is_there "proof_$1"; then "proof_$1" || fail "$1: the proof after the lint failed"; fi
  # shellcheck disable=SC2046
  size=$(wc -c $("fetched_$1") | awk 'END { printf "%.1f", $1 / 1e6 }')
  find "$WORK/shop" -type l -delete
  printf '| %-8s | %5s | %5s | %8s |\n' "$1" "$size" "$seconds" "$(wc -l <"$WORK/findings")"
}

rm -rf "$WORK"
project
echo '| way      |    MB |     s | findings |'
echo '|---|---|---|---|'
for way in "${@:-${ALL[@]}}"; do
  case $way in
    papers) papers ;;
    *) is_there "way_$way" || fail "there is no way '$way'; see --help" && take "$way" ;;
  esac
done
