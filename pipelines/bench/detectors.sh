#!/bin/sh
# Compares detectors of positive deviance on simulated worlds; --help tells more.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
(cd "$home" && mvn -B -q -DskipTests -pl pipelines/bench -am compile \
  dependency:build-classpath -Dmdep.outputFile=target/jmh.classpath)
bench="$home/pipelines/bench/target"
exec java -cp "$bench/classes:$(cat "$bench/jmh.classpath")" \
  org.waymark.bench.detectors.DetectorBenchmark \
  --results "$home/pipelines/bench/DETECTORS.md" \
  --kept "$home/pipelines/bench/target/detectors" "$@"
