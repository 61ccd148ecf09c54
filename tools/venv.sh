#!/bin/sh
# Make .venv (or bring it up to date) from requirements.lock. Called by the Makefile; needs no argument.
# Every failure is one line that says what is missing and what to do.
set -eu
cd "$(dirname "$0")/.."

say() { printf 'tollbook: %s\n' "$*" >&2; }

new_enough() {
    # A version manager may put names on the path that do not run: only a Python that answers counts.
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        if new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    say "no Python 3.11 or newer among: ${PYTHON:-python3.13 python3.12 python3.11 python3}. Install one (Debian: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python"
    exit 1
}

make_venv() {
    python=$(find_python)
    if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
        say "$python has no venv module. Install it (Debian: apt-get install python3-venv), then run make again"
        exit 1
    fi
    "$python" -m venv --clear .venv
    # The pip that comes with older systems cannot resolve this set.
    .venv/bin/python -m pip install --quiet --upgrade "pip>=26"
}

check_openmp() {
    # lightgbm's wheel leaves the OpenMP library to the system; a bare Debian may lack it.
    if .venv/bin/python -c 'import ctypes; ctypes.CDLL("libgomp.so.1")' >/dev/null 2>&1 || [ "$(uname -s)" != Linux ]; then
        return
    fi
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing the system package libgomp1 (OpenMP, for lightgbm)"
        apt-get update -qq </dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libgomp1 </dev/null
    else
        say "the system library libgomp.so.1 is missing. Install it (Debian: sudo apt-get install libgomp1), then run make again"
        exit 1
    fi
}

if ! new_enough .venv/bin/python; then
    make_venv
fi
say "installing the packages of requirements.lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
check_openmp
