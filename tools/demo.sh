#!/bin/sh
# Build a store from the sample reports and look at it, as a newcomer would. Called by `make demo`.
set -eu
cd "$(dirname "$0")/.."

tollbook=.venv/bin/tollbook
db=build/demo/tollbook.db

step() { printf '\n$ tollbook %s\n\n' "$*"; }

rm -rf build/demo
mkdir -p build/demo

step build examples --db "$db"
"$tollbook" build examples --db "$db"

step show --db "$db"
"$tollbook" show --db "$db"

# The incident whose toll has the longest history tells most.
id=$("$tollbook" incidents --db "$db" --format jsonl | .venv/bin/python -c '
import json, sys
incidents = [json.loads(line) for line in sys.stdin]
longest = lambda incident: max((len(toll["history"]) for toll in incident["tolls"]), default=0)
print(max(incidents, key=lambda incident: (not incident["background"], longest(incident), incident["id"]))["id"])
')
step show "$id" --db "$db"
"$tollbook" show "$id" --db "$db"

printf '\nThe store is %s. Try your own reports: .venv/bin/tollbook build FOLDER\n' "$db"
