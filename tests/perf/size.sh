#!/bin/bash
# What the rules weigh in a stripped program: the same small program with and without them.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --release --locked --quiet -p tongtu-perf --no-default-features \
  --example size_with --example size_without
folder=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
weigh() {
  strip -o "$folder/release/examples/$1.stripped" "$folder/release/examples/$1"
  stat -c %s "$folder/release/examples/$1.stripped"
}
with=$(weigh size_with)
without=$(weigh size_without)
echo "figure rules in a stripped program: $(((with - without + 512) / 1024)) KiB ($((with / 1024)) against $((without / 1024)); goal ≤ 150, chrono and the collections it draws in included)"
