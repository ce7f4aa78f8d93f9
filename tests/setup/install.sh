#!/usr/bin/env bash
# Installs what a bare Debian machine lacks to build and test, through apt where it may; otherwise
# says exactly what to install and ends with 1. Silent where nothing is missing.
set -euo pipefail

packages=()
lacks() { ! command -v "$1" >/dev/null 2>&1; }
lacks cc && packages+=(gcc libc6-dev)
lacks pkg-config && packages+=(pkg-config)
lacks curl && packages+=(curl)
lacks javac && packages+=(openjdk-17-jdk-headless)
lacks mvn && packages+=(maven)
lacks node && packages+=(nodejs)
lacks npm && packages+=(npm)
lacks chromium && packages+=(chromium)
# The JVM's text and picture libraries load these even without a display.
[ -e /usr/lib/x86_64-linux-gnu/libfreetype.so.6 ] || [ -e /usr/lib/aarch64-linux-gnu/libfreetype.so.6 ] || packages+=(libfreetype6)
ldconfig -p 2>/dev/null | grep -q libfontconfig.so.1 || packages+=(libfontconfig1)
ldconfig -p 2>/dev/null | grep -q libgomp.so.1 || packages+=(libgomp1)

if [ ${#packages[@]} -gt 0 ]; then
  run=()
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run=(sudo -n); else
      printf 'setup: please install, then call make again:\n\n    apt-get install -y --no-install-recommends %s\n\n' "${packages[*]}" >&2
      exit 1
    fi
  fi
  if ! command -v apt-get >/dev/null 2>&1; then
    printf 'setup: this is no Debian; please install what these packages hold: %s\n' "${packages[*]}" >&2
    exit 1
  fi
  printf 'setup: installing %s\n' "${packages[*]}"
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

if lacks cargo; then
  echo 'setup: please install Rust by rustup (any version of it; the toolchain itself is fetched), then call make again' >&2
  exit 1
fi
# rust-toolchain.toml names the version; rustup fetches it at the first call.
if ! cargo --version >/dev/null 2>&1; then
  echo 'setup: fetching the Rust toolchain'
  rustup toolchain install >/dev/null
fi

java=$(javac -version 2>&1 | sed -E 's/javac ([0-9]+).*/\1/')
if [ "$java" -lt 17 ]; then
  echo "setup: JDK 17 or later is needed, this one is $java: apt-get install -y openjdk-17-jdk-headless" >&2
  exit 1
fi
