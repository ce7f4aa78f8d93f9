#!/usr/bin/env bash
# Runs every Rust test and shows what failed whole; of what passed only the counts and the reports
# that a test prints on purpose (walks, vectors, figures, what was not run). The walks run beside the
# others: both wait for a disk or an answer for much of their time.
set -uo pipefail
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
RUST_TEST_THREADS=$((4 * $(getconf _NPROCESSORS_ONLN)))
export RUST_TEST_THREADS

cargo test --workspace --locked --quiet --test walks -- --nocapture >"$logs/walks" 2>&1 &
walks=$!
{
  cargo test --workspace --locked --quiet -- --nocapture &&
    cargo test --locked --quiet -p tongtu-contract --features openapi --test document -- --nocapture
} >"$logs/others" 2>&1
others=$?
wait "$walks"
walks=$?

[ "$walks" = 0 ] && grep -E '^walks? ' "$logs/walks" || cat "$logs/walks"
if [ "$others" = 0 ]; then
  grep -oE "(vectors: |figure [a-z]|NOT RUN).*" "$logs/others" || true
  passed=$(grep -oE '^test result: ok\. [0-9]+ passed' "$logs/others" | awk '{ n += $4 } END { print n + 0 }')
  echo "Rust: $passed tests passed"
else
  cat "$logs/others"
fi
[ "$walks" = 0 ] && [ "$others" = 0 ] || { echo "Rust: tests failed" >&2; exit 1; }
