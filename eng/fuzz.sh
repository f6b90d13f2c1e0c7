#!/bin/sh
# Mutates compose files and lints them in one process: no crash, no more than 2 s of processor time, no more than 256 MB for any.
# usage: eng/fuzz.sh [COUNT] [SEED] [FOLDER]
set -eu
cd "$(dirname "$0")/.."
dotnet build tests/Compose.Fuzz -c Release -v q --nologo
exec artifacts/bin/Compose.Fuzz/release/Compose.Fuzz "$@"
