#!/bin/sh
# Builds what is needed, scores weekly looks at experiments and pilots and writes EXPERIMENTS.md; --help says more.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
"$home/waymark" --version >/dev/null
(cd "$home" && mvn -B -q -DskipTests -pl pipelines/bench -am compile)
exec java -cp "$home/pipelines/bench/target/classes:$home/pipelines/app/target/launcher/lib/*" \
  org.waymark.bench.experiments.ExperimentsBenchmark --home "$home" "$@"
