#!/usr/bin/env bash
# make soak: whatever takes long. Each prints what it did.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${ROUNDS:-10}
echo "── every walk, $rounds times"
cargo test --quiet -p tongtu-walks --test walks --no-run
for round in $(seq "$rounds"); do
  cargo test --quiet -p tongtu-walks --test walks | tail -n 1 | sed "s/^/round $round: /"
done
echo "── the bench: latency and memory over 2,000 steps"
tests/bench/measure.sh
