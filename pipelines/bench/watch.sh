#!/bin/sh
# Builds what is needed, simulates the tests of the watch and writes WATCH.md.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
"$home/waymark" --version >/dev/null
(cd "$home" && mvn -B -q -DskipTests -pl pipelines/bench -am compile)
exec java -cp "$home/pipelines/bench/target/classes:$home/pipelines/app/target/launcher/lib/*" \
  org.waymark.bench.watch.WatchBenchmark "$home/pipelines/bench/WATCH.md"
