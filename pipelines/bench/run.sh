#!/bin/sh
# Builds Waymark and the benchmarks, then times the full run against the peer; --help tells more.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
"$home/waymark" --version >/dev/null
(cd "$home" && mvn -B -q -DskipTests -pl pipelines/bench -am compile)
# The libraries of the launcher: there DuckDB's native library lies ready and is not unpacked.
exec java -cp "$home/pipelines/bench/target/classes:$home/pipelines/app/target/launcher/lib/*" \
  org.waymark.bench.Benchmark --home "$home" "$@"
