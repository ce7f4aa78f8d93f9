#!/bin/bash
# Every target, SECONDS_EACH (60) each; a crash is kept in target/fuzz/<target> and ends the run.
# Without cargo-fuzz: its flags are these, and the rest of it is not needed. No address sanitizer:
# what is fuzzed is safe Rust.
set -euo pipefail
cd "$(dirname "$0")"
each=${SECONDS_EACH:-60}

if ! cargo +nightly --version > /dev/null 2>&1; then
  echo "NOT RUN: fuzzing needs a nightly compiler (rustup toolchain install nightly)" >&2
  exit 0
fi
if ! command -v c++ > /dev/null; then
  echo "NOT RUN: fuzzing needs a C++ compiler for libFuzzer" >&2
  exit 0
fi

out=../../target/fuzz
mkdir -p "$out"
out=$(cd "$out" && pwd)
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
  -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
host=$(rustc +nightly -vV | sed -n 's/^host: //p')
# With a target named, the flags reach no build script.
cargo +nightly build --release --locked --quiet --target "$host" --target-dir "$out/build" --bins

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for file in targets/*.rs; do targets+=("$(basename "$file" .rs)"); done
fi
for target in "${targets[@]}"; do
  mkdir -p "$out/$target/corpus"
  longest=1024
  [ "$target" = photo ] && longest=65536
  echo "── fuzz: $target, $each s"
  if ! "$out/build/$host/release/$target" "$out/$target/corpus" -max_total_time="$each" \
    -max_len="$longest" -timeout=10 -rss_limit_mb=512 -artifact_prefix="$out/$target/" \
    > "$out/$target/log" 2>&1; then
    tail -30 "$out/$target/log" >&2
    echo "fuzz: $target failed; what broke it lies in $out/$target" >&2
    exit 1
  fi
  grep '^Done ' "$out/$target/log" || tail -1 "$out/$target/log"
done
