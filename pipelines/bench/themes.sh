#!/bin/sh
# Builds what is needed, codes comments that a person has coded and writes THEMES.md.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
"$home/waymark" --version >/dev/null
(cd "$home" && mvn -B -q -DskipTests -pl pipelines/bench -am compile)
# With sentence embeddings too where their module has been packaged (docs/embeddings.md).
embeddings=$home/pipelines/embeddings/target/lib
[ -d "$embeddings" ] && embeddings=":$embeddings/*" || embeddings=
exec java -cp "$home/pipelines/bench/target/classes:$home/pipelines/app/target/launcher/lib/*$embeddings" \
  org.waymark.bench.themes.ThemesBenchmark --home "$home" "$@"
