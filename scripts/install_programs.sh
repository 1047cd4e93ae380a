#!/usr/bin/env bash
# Installs the programs that some tests run, where that needs nobody's password. Without them those tests are skipped.
set -euo pipefail
# program, its Debian packages, the tests that run it
wanted=(
    "tesseract|tesseract-ocr|scans"
    "chromium|chromium|the desk in a browser"
    "soffice|libreoffice-writer libreoffice-calc|Word and Excel files in LibreOffice"
)
packages=() tests=""
for line in "${wanted[@]}"; do
    IFS='|' read -r program names what <<<"$line"
    command -v "$program" >/dev/null && continue
    read -ra each <<<"$names"
    packages+=("${each[@]}")
    tests="${tests:+$tests; }$what"
done
[ ${#packages[@]} -gt 0 ] || exit 0
without() {
    echo "These tests are skipped: $tests ($1). On Debian and Ubuntu: sudo apt-get install ${packages[*]}"
    exit 0
}
command -v apt-get >/dev/null || without "no apt-get here"
root=()
if [ "$(id -u)" != 0 ]; then sudo -n true 2>/dev/null && root=(sudo -n) || without "no right to install it"; fi
echo "Installing Debian's ${packages[*]}, which some tests run (LibreOffice and Chromium: 300 MB each)"
install() { timeout 300 "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@" >/dev/null 2>&1; }
install install -y -qq --no-install-recommends "${packages[@]}" ||
    { install update -qq && install install -y -qq --no-install-recommends "${packages[@]}"; } ||
    without "apt-get could not install it"
