#!/bin/sh
# The bench's figures: delay from input to picture, memory over many steps (STEPS).
set -eu
cd "$(dirname "$0")"
[ -d node_modules/playwright-core ] || npm ci --omit=optional --no-audit --no-fund --silent
exec node measure.mjs
