#!/usr/bin/env bash
# Makes files with programs that nobody here wrote, and beside each that program's own CSV of it:
#   bash pipelines/bench/files-of-others.sh FOLDER
#   waymark.others=FOLDER makes FilesOfOthersTest of pipelines/beam compare them.
# It needs LibreOffice (soffice), R with haven, and PSPP: on Debian
#   apt-get install libreoffice-calc-nogui r-base-core r-cran-haven pspp
# What is missing is left out, and said.
set -eu
out=${1:?a folder}
mkdir -p "$out"
cd "$out"

sheet() { # NAME ROWS: a workbook as flat XML, with a date, a share, an amount, a text, a number
  {
    cat <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="N1"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<number:percentage-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="share" style:family="table-cell" style:data-style-name="N2"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Data">
XML
    echo '<table:table-row>'
    for name in area day share amount note made; do
      echo "<table:table-cell office:value-type=\"string\"><text:p>$name</text:p></table:table-cell>"
    done
    echo '</table:table-row>'
    for ((r = 1; r <= $2; r++)); do
      month=$((r % 12 + 1)); day=$((r % 28 + 1))
      printf '<table:table-row><table:table-cell office:value-type="string"><text:p>E%05d</text:p></table:table-cell>' "$r"
      printf '<table:table-cell table:style-name="day" office:value-type="date" office:date-value="20%02d-%02d-%02d"/>' $((r % 30)) "$month" "$day"
      printf '<table:table-cell table:style-name="share" office:value-type="percentage" office:value="0.%03d"/>' $((r * 7 % 1000))
      printf '<table:table-cell office:value-type="float" office:value="%d.%02d"/>' $((r * 137 - 5000)) $((r % 100))
      if ((r % 5 == 0)); then echo '<table:table-cell/>'; else
        printf '<table:table-cell office:value-type="string"><text:p>a "b", c; é %d</text:p></table:table-cell>' "$r"; fi
      printf '<table:table-cell table:formula="of:=[.D%d]*2" office:value-type="float"/></table:table-row>\n' $((r + 1))
    done
    echo '</table:table><table:table table:name="More"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>'
  } > "$1.fods"
}

if command -v soffice > /dev/null; then
  for size in 3 200 3000; do
    sheet "sheet-$size" "$size"
    for format in xlsx ods xls; do
      soffice --headless --convert-to "$format" "sheet-$size.fods" > /dev/null 2>&1
      # 44: comma, 34: quotes, 76: UTF-8; cells as they are and not as they are shown.
      cp "sheet-$size.$format" "$format-$size.$format"
      soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false' \
        "$format-$size.$format" > /dev/null 2>&1
      rm "sheet-$size.$format"
    done
  done
else
  echo "no LibreOffice: no xlsx, ods and xls" >&2
fi

if command -v Rscript > /dev/null && Rscript -e 'library(haven)' > /dev/null 2>&1; then
  Rscript - <<'R'
library(haven)
make <- function(n) {
  d <- data.frame(
    id = sprintf("R%05d", seq_len(n)),
    score = ifelse(seq_len(n) %% 7 == 0, NA, seq_len(n) * 1.25 - 50),
    day = as.Date("2024-01-31") + seq_len(n),
    note = ifelse(seq_len(n) %% 3 == 0, "", paste0("Größe \"x\", ", seq_len(n))),
    stringsAsFactors = FALSE)
  d$agree <- labelled(rep_len(c(1, 2, 3, 9), n), c(No = 1, Maybe = 2, Yes = 3))
  d$long <- vapply(seq_len(n), function(i) strrep("abcdefghij", i %% 40), "")
  d
}
for (n in c(1, 40, 2500)) {
  d <- make(n)
  for (how in c("byte", "none")) {
    name <- sprintf("haven-%s-%d", how, n)
    ok <- try(write_sav(d, paste0(name, ".sav"), compress = how), silent = TRUE)
    if (inherits(ok, "try-error")) write_sav(d, paste0(name, ".sav"), compress = (how == "zsav"))
    back <- read_sav(paste0(name, ".sav"))
    back$`agree label` <- as.character(as_factor(back$agree, levels = "labels"))
    back$`agree label`[back$agree == 9] <- ""
    back$agree <- as.numeric(back$agree)
    write.csv(back[, c("id", "score", "day", "note", "agree", "agree label", "long")],
      paste0(name, ".csv"), row.names = FALSE, na = "", fileEncoding = "UTF-8")
  }
}
R
else
  echo "no R with haven: no files of it" >&2
fi

if command -v pspp > /dev/null; then
  for n in 2 60 4000; do
    {
      echo 'DATA LIST LIST (",") /code (A8) x (F8.2) day (SDATE10) answer (F2).'
      echo 'BEGIN DATA'
      for ((r = 1; r <= n; r++)); do
        printf 'P%05d,%d.%d,20%02d/%02d/%02d,%d\n' "$r" $((r * 3 - 100)) $((r % 10)) $((r % 30)) $((r % 12 + 1)) $((r % 28 + 1)) $((r % 4 == 0 ? 9 : r % 4))
      done
      echo 'END DATA.'
      echo "VALUE LABELS answer 1 'Never' 2 'Often' 3 'Always'."
      echo 'MISSING VALUES answer (9).'
      echo "STRING long (A600)."
      echo "COMPUTE long = CONCAT(RPAD('', 290, 'a'), code, RPAD('', 250, 'b'), code)."
      for how in COMPRESSED UNCOMPRESSED; do
        echo "SAVE OUTFILE='pspp-$how-$n.sav' /$how."
      done
      echo "SAVE TRANSLATE /OUTFILE='pspp-$n.csv' /TYPE=CSV /REPLACE /FIELDNAMES /CELLS=VALUES /MISSING=RECODE."
    } > made.sps
    pspp -b made.sps > made.log 2>&1 || cat made.log >&2
    for how in COMPRESSED UNCOMPRESSED; do cp "pspp-$n.csv" "pspp-$how-$n.csv"; done
    rm -f "pspp-$n.csv"
  done
  rm -f made.sps made.log
else
  echo "no PSPP: no files of it" >&2
fi
rm -f sheet-*.fods sheet-*.csv
ls
