#!/bin/sh
# Builds what is needed and measures models: twin.sh speed | calibration SEED COUNT | refusal SEED COUNT.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
"$home/waymark" --version >/dev/null
(cd "$home" && mvn -B -q -DskipTests -pl pipelines/bench -am compile)
exec java -Xmx512m -cp "$home/pipelines/bench/target/classes:$home/pipelines/app/target/launcher/lib/*" \
  org.waymark.bench.twin.TwinBenchmark "$@"
