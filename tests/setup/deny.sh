#!/usr/bin/env bash
# Licences and bans of deny.toml. cargo-deny is not installed by itself: it takes minutes to build.
set -euo pipefail
cd "$(dirname "$0")/../.."
if command -v cargo-deny >/dev/null 2>&1; then
  cargo deny --locked --offline check licenses bans
else
  echo "NOT RUN: cargo deny (cargo install --locked cargo-deny)"
fi
