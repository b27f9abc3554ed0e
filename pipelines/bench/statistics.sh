#!/bin/sh
# Times the statistics of one indicator (JMH); arguments go to JMH, e.g. -h, or the name of one.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
(cd "$home" && mvn -B -q -DskipTests -pl pipelines/bench -am compile \
  dependency:build-classpath -Dmdep.outputFile=target/jmh.classpath)
bench="$home/pipelines/bench/target"
exec java -cp "$bench/classes:$(cat "$bench/jmh.classpath")" org.openjdk.jmh.Main \
  org.waymark.bench.IndicatorStatistics "$@"
