#!/usr/bin/env bash
# make run: builds, starts the sandbox and the bench, prints the address, and ends both with itself.
set -euo pipefail
cd "$(dirname "$0")/../.."
port=$1
data=$2
mkdir -p "$data"
started=$SECONDS
say() { printf '\n[%3ds] %s\n' $((SECONDS - started)) "$1"; }

say "1/4 building the core and the sandbox (the first time some minutes)"
cargo build --locked -p tongtu-bindings -p tongtu-sandbox

say "2/4 building the Android shell (the first time some minutes)"
mvn -q -B -f android/pom.xml -Dkotlin.compiler.daemon=false -DskipTests test

say "3/4 starting the sandbox, its data in $data/sandbox"
log="$data/sandbox.log"
: >"$log"
target/debug/tongtu-sandbox --listen "127.0.0.1:$((port + 1))" --data "$data/sandbox" >"$log" 2>&1 &
sandbox=$!
bench=
stop() {
  trap - EXIT INT TERM
  [ -n "$bench" ] && kill "$bench" 2>/dev/null || true
  kill "$sandbox" 2>/dev/null || true
  wait 2>/dev/null || true
}
trap stop EXIT
trap 'stop; exit 0' INT TERM
for _ in $(seq 200); do
  grep -q '^listening on ' "$log" && break
  if ! kill -0 "$sandbox" 2>/dev/null; then cat "$log" >&2; exit 1; fi
  read -rt 0.1 <> <(:) || true
done
address=$(sed -n 's/^listening on //p' "$log" | head -n 1)
if [ -z "$address" ]; then echo "the sandbox does not answer; see $log" >&2; exit 1; fi

say "4/4 starting the bench"
android/bench.sh "$port" "$address" "$data" &
bench=$!
wait "$bench"
