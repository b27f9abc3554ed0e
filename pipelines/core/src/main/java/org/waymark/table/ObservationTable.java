package org.waymark.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.waymark.panel.Panel;
import org.waymark.schema.PublishedTable;

/** Panels as rows of the published table {@code observation}. */
public final class ObservationTable {
  private static final Column.Dictionary STATUS =
      new Column.Dictionary.Texts(new String[] {"normal", "revised"});
  private static final Column.Dictionary STATUS_WITH_SUPPRESSED =
      new Column.Dictionary.Texts(new String[] {"normal", "revised", "suppressed", "withdrawn"});

  private ObservationTable() {}

  /**
   * The cells that hold a value and, with nothing but their place and period, those whose value
   * must not be shown; by indicator, place and period.
   */
  public static ColumnTable of(PanelRows shown, Labels labels) {
    PanelRows rows = shown.withSuppressed();
    boolean suppressed = rows.rows() > shown.rows();
    List<Panel> panels = rows.panels();
    int[] status = new int[rows.rows()];
    int[] feed = new int[rows.rows()];
    int[] file = new int[rows.rows()];
    long[] line = new long[rows.rows()];
    for (int r = 0; r < rows.rows(); r++) {
      Panel panel = panels.get(rows.panel()[r]);
      int cell = rows.cell()[r];
      status[r] = status(panel, cell);
      feed[r] = panel.feed()[cell];
      file[r] = panel.file()[cell];
      line[r] = panel.line()[cell] == 0 ? Column.Longs.EMPTY : panel.line()[cell];
    }
    List<Column> columns = new ArrayList<>(rows.identity(labels));
    columns.add(numbers(rows, Panel::value));
    columns.add(numbers(rows, Panel::numerator));
    columns.add(numbers(rows, Panel::denominator));
    columns.add(numbers(rows, Panel::standardError));
    columns.add(numbers(rows, Panel::n));
    columns.add(new Column.Coded(status, suppressed ? STATUS_WITH_SUPPRESSED : STATUS));
    columns.add(new Column.Coded(feed, new Column.Dictionary.Texts(labels.feeds())));
    columns.add(new Column.Coded(file, new Column.Dictionary.Texts(labels.files())));
    columns.add(new Column.Longs(line));
    columns.add(labels.asOfColumn());
    columns.add(labels.runIdColumn());
    return new ColumnTable(PublishedTable.named("observation"), rows.rows(), columns);
  }

  private static int status(Panel panel, int cell) {
    if (panel.suppressed(cell)) {
      return 2;
    }
    if (panel.withdrawn(cell)) {
      return 3;
    }
    return panel.revised()[cell] ? 1 : 0;
  }

  private static Column numbers(PanelRows rows, Function<Panel, double[]> column) {
    if (rows.panels().stream().allMatch(panel -> column.apply(panel).length == 0)) {
      return new Column.Repeated(new Column.Dictionary.Doubles(new double[0]));
    }
    double[] numbers = new double[rows.rows()];
    for (int r = 0; r < numbers.length; r++) {
      numbers[r] = Panel.at(column.apply(rows.panels().get(rows.panel()[r])), rows.cell()[r]);
    }
    return new Column.Doubles(numbers);
  }
}
