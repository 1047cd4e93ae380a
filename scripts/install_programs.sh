#!/usr/bin/env bash
# Installs the programs that some tests run, where that needs nobody's password. Without them those tests are skipped.
set -euo pipefail
command -v tesseract >/dev/null && exit 0
without() {
    echo "The tests of scans are skipped: tesseract is not installed ($1). On Debian and Ubuntu: sudo apt-get install tesseract-ocr"
    exit 0
}
command -v apt-get >/dev/null || without "no apt-get here"
root=()
if [ "$(id -u)" != 0 ]; then sudo -n true 2>/dev/null && root=(sudo -n) || without "no right to install it"; fi
echo "Installing Debian's tesseract-ocr, which the tests of scans run"
install() { timeout 300 "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@" >/dev/null 2>&1; }
install install -y -qq --no-install-recommends tesseract-ocr ||
    { install update -qq && install install -y -qq --no-install-recommends tesseract-ocr; } ||
    without "apt-get could not install it"
