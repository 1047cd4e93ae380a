#!/usr/bin/env bash
# The script of the desk: desk.ts and work.ts of src/onrecord/serve/assets -> desk.js beside them, with the hash of both.
# Needs node; the built file is kept in the repository so that nobody else does.
set -euo pipefail
cd "$(dirname "$0")/../src/onrecord/serve/assets"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" typescript@5.9.3 >/dev/null
"$work/node_modules/.bin/tsc" --strict --noUncheckedIndexedAccess --target es2022 --lib es2022,dom,dom.iterable \
  --module none --moduleDetection legacy --removeComments --outFile "$work/desk.js" desk.ts work.ts
{
  echo "// Made of desk.ts and work.ts by scripts/build_desk.sh; sha256 $(cat desk.ts work.ts | sha256sum | cut -d ' ' -f 1)"
  cat "$work/desk.js"
} >desk.js
