#!/bin/bash
# C1 on a JVM: xerial's sqlite-jdbc on the file that `tongtu-perf cached` has written.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=$1
for tool in java javac mvn; do
  command -v "$tool" > /dev/null || { echo "not run: C1 on a JVM ($tool is missing)"; exit 0; }
done
jar=$folder/sqlite-jdbc.jar
if [ ! -s "$jar" ]; then
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy -Dmdep.stripVersion=true \
    -Dartifact=org.xerial:sqlite-jdbc:3.50.3.0 -DoutputDirectory="$folder" > "$folder/mvn.log" 2>&1 \
    || { echo "not run: C1 on a JVM (the driver cannot be fetched)"; exit 0; }
fi
javac -d "$folder" tests/perf/jdbc/Rows.java
read -r head drawn whole < "$folder/ours_us"
java -cp "$folder:$jar" Rows "$folder/rows.db" "$head" "$drawn" "$whole"
