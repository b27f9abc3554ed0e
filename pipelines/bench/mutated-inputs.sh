#!/bin/sh
# Reads a million damaged files of all formats on one core; --help tells more.
# Inputs that are not read well are kept in pipelines/bench/target/mutated-inputs.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
"$home/waymark" --version >/dev/null
(cd "$home" && mvn -B -q -DskipTests -pl pipelines/bench -am compile)
exec nice -n 10 java -Xmx1g \
  -cp "$home/pipelines/bench/target/classes:$home/pipelines/app/target/launcher/lib/*" \
  org.waymark.bench.MutatedInputs --folder "$home/pipelines/bench/target/mutated-inputs" "$@"
