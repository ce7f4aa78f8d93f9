#!/bin/sh
# The bench: the app in a page of the browser. After `mvn -f android/pom.xml test-compile`.
# usage: android/bench.sh PORT SANDBOX_URL DATA_DIR
set -eu
[ $# -eq 3 ] || { echo "usage: android/bench.sh PORT SANDBOX_URL DATA_DIR" >&2; exit 2; }
case $3 in /*) data=$3 ;; *) data=$PWD/$3 ;; esac
cd "$(dirname "$0")"
[ -f target/test.classpath ] || { echo "bench: not built; run mvn -f android/pom.xml test-compile" >&2; exit 1; }
opens=
for package in java.lang java.lang.reflect java.io java.net java.nio java.security java.text java.util jdk.internal.access; do
  opens="$opens --add-opens=java.base/$package=ALL-UNNAMED"
done
# shellcheck disable=SC2086 # the options are words
exec java -Xmx768m -XX:+UseSerialGC $opens --add-opens=java.desktop/java.awt.font=ALL-UNNAMED \
  -Drobolectric.offline=true -Drobolectric.dependency.dir=target/robolectric \
  -Drobolectric.windowManager.useRequestedSize=true \
  -Djna.library.path="${TONGTU_LIBRARY:-../target/debug}" \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" \
  cn.tongtu.app.bench.BenchKt "$1" "$2" "$data"
