#!/usr/bin/env bash
# Writes the Kotlin and Swift files of the bindings into the folder named; `built` after it: the library
# and its generator are there already.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$1
[ "${2-}" = built ] || cargo build --locked --quiet -p tongtu-bindings -p tongtu-bindgen
case $(uname) in Darwin) library=target/debug/libtongtu_bindings.dylib ;; *) library=target/debug/libtongtu_bindings.so ;; esac
rm -rf "$out"
for language in kotlin swift; do
  target/debug/tongtu-bindgen generate --library "$library" --language "$language" --no-format --out-dir "$out/$language"
done
