#!/usr/bin/env bash
# The script of the desk: src/onrecord/serve/assets/desk.ts -> desk.js beside it, with the hash of what it was made of.
# Needs node; the built file is kept in the repository so that nobody else does.
set -euo pipefail
cd "$(dirname "$0")/../src/onrecord/serve/assets"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" typescript@5.9.3 >/dev/null
"$work/node_modules/.bin/tsc" --strict --noUncheckedIndexedAccess --target es2022 --lib es2022,dom,dom.iterable \
  --module none --moduleDetection legacy --removeComments --outFile "$work/desk.js" desk.ts
{
  echo "// Made of desk.ts by scripts/build_desk.sh; sha256 $(sha256sum desk.ts | cut -d ' ' -f 1)"
  cat "$work/desk.js"
} >desk.js
