#!/usr/bin/env bash
# What accompanies the command wherever it goes: manual pages, completion, licences. As a tree, BUILD/shared.

# shellcheck source=eng/release/common.sh
. "$(dirname "$0")/common.sh"

SHARED=$BUILD/shared
COMPOSE=$(host_binary)
mkdir -p "$SHARED/completions"
"$COMPOSE" man "$SHARED/man/man1"
"$COMPOSE" completion bash >"$SHARED/completions/compose.bash"
"$COMPOSE" completion zsh >"$SHARED/completions/_compose"
"$COMPOSE" completion fish >"$SHARED/completions/compose.fish"
"$COMPOSE" completion powershell >"$SHARED/completions/compose.ps1"
cp "$REPO/LICENSE" "$SHARED/LICENSE"
python3 "$ENG/release/components.py" licences "$BUILD/assets.json" >"$SHARED/THIRD-PARTY-LICENSES.txt"
find "$SHARED" -type f -exec chmod 644 {} +
