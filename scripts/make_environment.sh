#!/usr/bin/env bash
# A folder name -> a Python environment with pip in it. Does nothing where there is one already.
# PYTHON chooses the interpreter; without it, the newest of 3.11 and later that is found.
set -euo pipefail
folder=${1:?the folder to make the environment in}
if "$folder/bin/python" -m pip --version >/dev/null 2>&1; then exit 0; fi

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

python=${PYTHON:-}
if [ -z "$python" ]; then
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if is_new_enough "$name"; then python=$name; break; fi
    done
fi
if [ -z "$python" ] || ! is_new_enough "$python"; then
    echo "On Record needs Python 3.11 or later; found ${python:-none}. Install one, or name it: make PYTHON=/path/to/python3.11" >&2
    exit 2
fi
echo "Making $folder with $("$python" --version) ($(command -v "$python"))"

# Debian and Ubuntu keep the part of venv that brings pip in a package of its own; each way is tried in turn.
with_venv() { "$python" -m venv --clear "$folder" >/dev/null 2>&1; }
with_pip() { "$python" -m venv --clear --without-pip "$folder" && "$python" -m pip --python "$folder/bin/python" install -q pip; }
with_virtualenv() { "$python" -m virtualenv -q --clear "$folder"; }
with_uv() { uv venv -q --seed --clear --python "$python" "$folder"; }
with_apt() {
    local root=() package
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" != 0 ]; then sudo -n true && root=(sudo -n) || return 1; fi
    command -v apt-get >/dev/null || return 1
    echo "Installing Debian's $package, which brings pip"
    "${root[@]}" apt-get update -qq && "${root[@]}" apt-get install -y -qq --no-install-recommends "$package" >/dev/null && with_venv
}
for way in with_venv with_pip with_virtualenv with_uv with_apt; do
    if "$way" 2>/dev/null && "$folder/bin/python" -m pip --version >/dev/null 2>&1; then exit 0; fi
done
rm -rf "$folder"
cat >&2 <<REMEDY
$python can make no environment with pip in it. On Debian and Ubuntu this mends it:
    sudo apt-get install python3-venv
Then run the same make command again.
REMEDY
exit 2
