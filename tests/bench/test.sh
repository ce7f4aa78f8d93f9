#!/bin/sh
# The bench's page in a headless browser: what QA does at it. Builds nothing.
set -eu
cd "$(dirname "$0")"
[ -d node_modules/playwright-core ] || npm ci --omit=optional --no-audit --no-fund --silent
exec node test.mjs
