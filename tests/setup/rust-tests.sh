#!/usr/bin/env bash
# Runs every Rust test and shows what failed whole; of what passed only the counts and the reports
# that a test prints on purpose (walks, vectors, figures, what was not run).
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A test waits for a disk or an answer for most of its time.
RUST_TEST_THREADS=$((4 * $(getconf _NPROCESSORS_ONLN)))
export RUST_TEST_THREADS
if {
  cargo test --workspace --locked --quiet -- --nocapture &&
    cargo test --locked --quiet -p tongtu-contract --features openapi --test document -- --nocapture
} >"$log" 2>&1; then
  grep -E '^(walks? |vectors|figure|NOT RUN|not run)' "$log" || true
  passed=$(grep -oE '^test result: ok\. [0-9]+ passed' "$log" | awk '{ n += $4 } END { print n + 0 }')
  echo "Rust: $passed tests passed"
else
  status=$?
  cat "$log"
  echo "Rust: tests failed" >&2
  exit "$status"
fi
