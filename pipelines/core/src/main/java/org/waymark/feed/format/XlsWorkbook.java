package org.waymark.feed.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;

/** A workbook of Excel 97 to 2003 ({@code .xls}), read by Apache POI. */
final class XlsWorkbook implements Workbook {
  /** Bytes of the largest such file; it needs some ten times as much memory. */
  private static final long MOST = 64L << 20;

  private final HSSFWorkbook book;
  private final List<Sheet> sheets = new ArrayList<>();

  XlsWorkbook(HeldBytes bytes) throws IOException {
    if (bytes.size() > MOST) {
      throw new Unreadable(
          "a workbook of Excel 97 is read up to "
              + (MOST >> 20)
              + " MB; save it as .xlsx or CSV, or deliver it in parts");
    }
    try {
      book = new HSSFWorkbook(bytes.stream());
      for (int s = 0; s < book.getNumberOfSheets(); s++) {
        sheets.add(
            new Sheet(book.getSheetName(s), book.isSheetHidden(s) || book.isSheetVeryHidden(s)));
      }
    } catch (EncryptedDocumentException locked) {
      throw new Unreadable("the workbook is locked by a password; deliver it without");
    } catch (OldExcelFormatException old) {
      throw new Unreadable("the workbook is older than Excel 97; save it as .xlsx or CSV");
    } catch (IOException | RuntimeException broken) {
      // POI throws many things at what is no sound workbook.
      throw ZippedParts.damaged();
    }
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  @Override
  public InputStream text(int sheet) throws IOException {
    try {
      return new SheetText(book.getSheetAt(sheet).rowIterator());
    } catch (RuntimeException broken) {
      throw ZippedParts.damaged();
    }
  }

  private final class SheetText extends MadeText {
    private final Iterator<Row> rows;
    private final CsvText csv = new CsvText(out);

    SheetText(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    protected boolean make() throws IOException {
      try {
        if (!rows.hasNext()) {
          return false;
        }
        Row row = rows.next();
        csv.row(row.getRowNum() + 1);
        for (Cell cell : row) {
          String text = text(cell);
          if (!text.isEmpty()) {
            csv.cell(cell.getColumnIndex(), text);
          }
        }
        csv.end();
        return true;
      } catch (RuntimeException broken) {
        throw ZippedParts.damaged();
      }
    }

    private String text(Cell cell) {
      CellType type = cell.getCellType();
      if (type == CellType.FORMULA) {
        type = cell.getCachedFormulaResultType();
      }
      return switch (type) {
        case NUMERIC ->
            CellText.number(
                cell.getNumericCellValue(),
                CellText.format(cell.getCellStyle().getDataFormatString()),
                book.getInternalWorkbook().isUsing1904DateWindowing());
        case STRING -> cell.getStringCellValue();
        case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
        case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
        default -> "";
      };
    }
  }
}
