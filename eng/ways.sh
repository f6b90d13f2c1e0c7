#!/usr/bin/env bash
# Takes each way of getting the command as a stranger would: from artifacts/release/ alone, in an empty home, on the same broken project.
#
#   ways.sh [WAY...]     tar deb tool tool-any library npm image arm64 papers; all of them by default
#
# Every way must report the same findings with exit code 1. Prints a table: the way, what is fetched, the seconds from there to the first
# finding. `papers` checks the checksums, the packages with lintian and the bills of materials. On Debian 12 as root; `eng/release.sh` first.

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

RELEASE=$REPO/artifacts/release
WORK=$REPO/artifacts/ways
ENGINE=ways-$$
ALL=(tar deb tool tool-any library npm image arm64 papers)

case ${1:-} in
  -h | --help) show_help && exit ;;
  -*) fail "unknown option '$1'; see --help" ;;
esac
[ -s "$RELEASE/SHA256SUMS" ] || fail "there is nothing in $RELEASE: run eng/release.sh"
VERSION=$(basename "$RELEASE"/compose-*-linux-x64.tar.gz | sed 's/^compose-\(.*\)-linux-x64\.tar\.gz$/\1/')

clean_up() {
  local code=$?
  trap - EXIT
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

# stranger COMMAND...: in the project, with an empty home and nothing else in the environment.
stranger() {
  mkdir -p "$WORK/home"
  (cd "$WORK/shop" && env -i HOME="$WORK/home" PATH="$PATH" LANG=C.UTF-8 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 \
    NUGET_PACKAGES="$WORK/home/nuget" npm_config_registry=http://127.0.0.1:9 "$@")
}

# --- the ways: each prepares without being timed, then installs and lints, then proves what else there is -----------

fetched_tar() { echo "$RELEASE/compose-$VERSION-linux-x64.tar.gz"; }
way_tar() {
  tar -xzf "$(fetched_tar)" -C "$WORK/tar" --strip-components 1
  stranger "$WORK/tar/compose" lint
}
proof_tar() { stranger man -l "$WORK/tar/man/man1/compose-lint.1" | grep -q fail-on; }

fetched_deb() { echo "$RELEASE/compose_${VERSION/-/\~}_amd64.deb"; }
# The oldest release that Debian's mirrors have. mailcap has a program of the same name.
prepare_deb() {
  install_packages debootstrap
  if [ ! -e "$REPO/artifacts/old-release/etc/os-release" ]; then
    debootstrap --variant=minbase --include=mime-support "${RELEASES[old]}" "$REPO/artifacts/old-release" "$(debian_mirror)" >&2
  fi
  cp -a "$REPO/artifacts/old-release" "$WORK/deb/root"
  cp -a "$WORK/shop" "$WORK/deb/root/tmp/shop"
  cp "$(fetched_deb)" "$WORK/deb/root/tmp/"
}
in_root() { chroot "$WORK/deb/root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 sh -c "cd /tmp/shop && $1"; }
way_deb() {
  in_root "dpkg -i /tmp/*.deb >/dev/null && compose lint"
}
proof_deb() {
  cp "$(command -v docker)" "$WORK/deb/root/usr/bin/"
  in_root "docker compose version --short" | grep -qxF "$VERSION" \
    && in_root "dpkg -r compose >/dev/null && test -L /usr/bin/compose" # that of mailcap is back
}

fetched_tool() { echo "$RELEASE/Compose.Tool.$VERSION.nupkg $RELEASE/Compose.Tool.linux-x64.$VERSION.nupkg"; }
way_tool() {
  stranger dotnet tool install Compose.Tool --version "$VERSION" --tool-path "$WORK/tool" --source "$RELEASE" >&2
  stranger "$WORK/tool/compose" lint
}

fetched_tool-any() { echo "$RELEASE/Compose.Tool.$VERSION.nupkg $RELEASE/Compose.Tool.any.$VERSION.nupkg"; }
way_tool-any() {
  stranger dotnet tool install Compose.Tool --version "$VERSION" --tool-path "$WORK/tool-any" --source "$RELEASE" --arch s390x >&2
  stranger dotnet "$(find "$WORK/tool-any" -name compose.dll)" lint
}

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
  echo '<Project />' | tee "$WORK/library/Directory.Build.props" "$WORK/library/Directory.Packages.props" >"$WORK/library/Directory.Build.targets"
  # shellcheck disable=SC2016
  unzip -p "$RELEASE/Compose.Lint.$VERSION.nupkg" README.md | sed -n '/^```csharp/,/^```/{/^```/d;s/"shop"/"."/;p}' >"$WORK/library/Program.cs"
}
way_library() {
  stranger dotnet run --project "$WORK/library"
  return 1
}

fetched_npm() { echo "$RELEASE/compose-lint-$VERSION.tgz $RELEASE/compose-lint-linux-x64-$VERSION.tgz"; }
# No registry answers: what is not in the two files is not needed.
way_npm() {
  # shellcheck disable=SC2046
  stranger npm install --prefix "$WORK/npm" --offline --no-audit --no-fund --loglevel error $(fetched_npm) >&2
  stranger "$WORK/npm/node_modules/.bin/compose-lint"
}

fetched_image() { echo "$RELEASE/compose-$VERSION-image.tar"; }
prepare_image() { "$ENG/engine.sh" up "$ENGINE"; }
way_image() {
  "$ENG/engine.sh" in "$ENGINE" docker load -q -i "$(fetched_image)" >&2
  "$ENG/engine.sh" in "$ENGINE" docker run --rm -v "$WORK/shop:/src" "compose:$VERSION" lint
}
proof_image() { "$ENG/engine.sh" down "$ENGINE"; }

fetched_arm64() { echo "$RELEASE/compose_${VERSION/-/\~}_arm64.deb"; }
# Emulated, on the C library of the oldest release.
prepare_arm64() {
  install_packages qemu-user-static
  unpack_release old:arm64 "$WORK/arm64/libraries" libc6
}
emulated() { stranger qemu-aarch64-static -L "$WORK/arm64/libraries" "$WORK/arm64/root/usr/bin/compose" "$@"; }
way_arm64() {
  dpkg-deb -x "$(fetched_arm64)" "$WORK/arm64/root"
  emulated lint
}
proof_arm64() {
  printf 'name: shop\nservices:\n  db:\n    image: postgres:16\n' >"$WORK/arm64/compose.yaml"
  emulated version --short | grep -qxF "$VERSION" && emulated -f "$WORK/arm64/compose.yaml" config | grep -q 'image: postgres:16'
}

papers() {
  (cd "$RELEASE" && sha256sum --quiet -c SHA256SUMS)
  install_packages lintian
  lintian --fail-on error,warning "$RELEASE"/*.deb
  mkdir -p "$WORK/papers"
  (cd "$WORK/papers" && npm install --no-audit --no-fund --loglevel error @cyclonedx/cyclonedx-library ajv ajv-formats ajv-formats-draft2019 >&2)
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
findings() { grep -oE 'compose\.yaml:[0-9]+:[0-9]+: [a-z]+\[[A-Z0-9]+\]' "$1" | sort; }

# take WAY: a line of the table; fails when its findings are not those of the first way.
take() {
  local code=0 start seconds size
  mkdir -p "$WORK/$1"
  rm -rf "${WORK:?}/home"
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
  printf '| %-8s | %9s | %6s | %8s |\n' "$1" "$size" "$seconds" "$(wc -l <"$WORK/findings")"
}

rm -rf "$WORK"
project
echo '| way      | MB        | s      | findings |'
echo '|---|---|---|---|'
for way in "${@:-${ALL[@]}}"; do
  case $way in
    papers) papers ;;
    *) is_there "way_$way" || fail "there is no way '$way'; see --help" && take "$way" ;;
  esac
done
