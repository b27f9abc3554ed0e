#!/bin/sh
# Attacks a year of weekly publications under each rule and writes DISCLOSURE.md; --help tells more.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
"$home/waymark" --version >/dev/null
(cd "$home" && mvn -B -q -DskipTests -pl pipelines/bench -am compile)
exec nice -n 10 java -cp "$home/pipelines/bench/target/classes:$home/pipelines/app/target/launcher/lib/*" \
  org.waymark.bench.disclosure.DisclosureBenchmark --home "$home" "$@"
