package org.waymark.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small workbooks, part by part, for tests to bend. */
final class MadeWorkbook {
  private static final String TYPES = "[Content_Types].xml";

  private MadeWorkbook() {}

  /** A ZIP archive of texts. */
  static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** The parts of an xlsx workbook: the sheets `Notes` (hidden), `Data` and `More`. */
  static Map<String, String> xlsxParts(String dataRows) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        TYPES, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    parts.put(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/officeDocument\""
            + " Target=\"xl/workbook.xml\"/></Relationships>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships>
        <Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/a.xml"/>
        <Relationship Id="r2" Type="http://x/worksheet" Target="/xl/worksheets/b.xml"/>
        <Relationship Id="r3" Type="http://x/worksheet" Target="worksheets/c.xml"/>
        <Relationship Id="r4" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
        <Relationship Id="r5" Type="http://x/styles" Target="styles.xml"/>
        </Relationships>
        """);
    parts.put(
        "xl/workbook.xml",
        """
        <workbook xmlns:r="http://r"><sheets>
        <sheet name="Notes" sheetId="1" state="hidden" r:id="r1"/>
        <sheet name="Data" sheetId="2" r:id="r2"/>
        <sheet name="More" sheetId="3" r:id="r3"/>
        </sheets></workbook>
        """);
    parts.put("xl/worksheets/a.xml", "<worksheet><sheetData/></worksheet>");
    parts.put(
        "xl/worksheets/b.xml", "<worksheet><sheetData>" + dataRows + "</sheetData></worksheet>");
    parts.put(
        "xl/worksheets/c.xml",
        """
        <worksheet><sheetData>
        <row r="1"><c t="inlineStr"><is><t>place</t></is></c>
        <c t="inlineStr"><is><t>period</t></is></c><c t="inlineStr"><is><t>calls</t></is></c></row>
        <row r="2"><c t="str"><v>RC</v></c><c t="str"><v>2019-01</v></c><c><v>9</v></c></row>
        </sheetData></worksheet>
        """);
    parts.put(
        "xl/sharedStrings.xml",
        """
        <sst><si><t>place</t></si><si><t>period</t></si><si><t>calls</t></si>
        <si><r><t>R</t></r><r><t>A</t></r><rPh><t>ignored</t></rPh></si></sst>
        """);
    parts.put(
        "xl/styles.xml",
        """
        <styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm\\-yy"/>
        <numFmt numFmtId="165" formatCode="0000"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/>
        <xf numFmtId="165"/></cellXfs></styleSheet>
        """);
    return parts;
  }

  /** Rows of the sheet `Data` with dates, percentages and shared texts. */
  static final String ROWS =
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
      <row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="2"><v>45292</v></c><c r="C3"><f>1+4</f><v>5</v></c></row>
      <row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4" s="1"><v>45323</v></c><c r="C4" s="3"><v>0.30000000000000004</v></c></row>
      <row r="5"><c r="A5" t="s"><v>3</v></c><c r="B5" s="1"><v>45352.5</v></c></row>
      <row r="6"><c r="A6" t="s"><v>3</v></c><c r="B6" s="1"><v>45383</v></c><c r="C6" t="e"><v>#N/A</v></c></row>
      """;

  /** An ods workbook with the same cells in the sheet `Data`, behind a hidden one. */
  static byte[] ods() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put(
        "content.xml",
        """
        <document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">
        <automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></automatic-styles>
        <body><spreadsheet>
        <table:table table:name="Notes" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>
        <table:table table:name="Data">
        <table:table-row><table:table-cell office:value-type="string"><text:p>place</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>per<text:span>iod</text:span></text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>calls</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16381"/></table:table-row>
        <table:table-row><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>RA</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-01-01"><text:p>Jan-24</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>RA</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-02-01T00:00:00"><text:p>1</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.3"><text:p>30%</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>RA</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-03-01T12:00:00"><text:p>1</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>RA</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-04-01"><text:p>1</text:p></table:table-cell><table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value=""><text:p>#N/A</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table></spreadsheet></body></document-content>
        """);
    return zip(parts);
  }
}
