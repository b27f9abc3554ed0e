package org.waymark.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A dashboard as its folder declares it: {@code dashboard.yaml} and the SQL files in {@code
 * queries/} that it names.
 *
 * @param name of the folder, and of the page
 * @param title what the dashboard is about
 * @param description one sentence
 * @param each what it has a page for
 * @param parameters what a reader may choose where {@code waymark serve} shows the page, in order
 * @param tables queries whose results every query of the dashboard may read, in order
 * @param headline gives the headline, one text
 * @param blocks what the page shows, in order
 */
public record Dashboard(
    String name,
    String title,
    String description,
    Each each,
    List<Parameter> parameters,
    List<Table> tables,
    DashboardQuery headline,
    List<Block> blocks) {

  /** What a dashboard has a page for. */
  public enum Each {
    /** One page. */
    ALL,
    /** A page for each mission; queries may use {@code :mission}. */
    MISSION,
    /** A page for each place; queries may use {@code :place}. */
    PLACE,
    /** A page for each indicator; queries may use {@code :indicator}. */
    INDICATOR
  }

  /**
   * What a block shows, and the columns that its query has to give.
   *
   * <p>The key in the file is the name in small letters with hyphens.
   */
  public enum Kind {
    HEADLINE(""),
    TEXT(""),
    KPI("label value note"),
    TABLE(""),
    LINE("series day value"),
    BAR("label value"),
    DOT_AND_INTERVAL("label value low high"),
    SPC("period period_start period_end value mean lower_limit upper_limit rule variation"),
    FUNNEL("label size value mean lower_limit upper_limit"),
    SMALL_MULTIPLES("panel day value"),
    HEATMAP("row column value"),
    MAP("place_id value");

    private final String columns;

    Kind(String columns) {
      this.columns = columns;
    }

    /** The columns that a query has to give; others may stand beside them. */
    public List<String> columns() {
      return columns.isEmpty() ? List.of() : List.of(columns.split(" "));
    }

    /** The key in the file. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Map<String, Kind> words() {
      Map<String, Kind> words = new TreeMap<>();
      Arrays.stream(values()).forEach(kind -> words.put(kind.word(), kind));
      return words;
    }
  }

  /** How a reader chooses the value of a parameter. */
  public enum Choosing {
    /** One of the rows of a query: {@code value}, {@code label} and perhaps {@code heading}. */
    CHOICE,
    /** A day. */
    DATE,
    /** A number. */
    NUMBER;

    /** The key in the file. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a reader may choose.
   *
   * @param name the word after the colon in queries
   * @param title the label of the field
   * @param choosing how it is chosen
   * @param query of a choice its rows, the first of which is taken where nothing is chosen; of a
   *     date the day that is taken then; may use the parameters before this one
   * @param initial the day or number that is taken where nothing is chosen, as text
   * @param least the least number; empty where there is no bound
   * @param most the greatest number
   */
  public record Parameter(
      String name,
      String title,
      Choosing choosing,
      Optional<DashboardQuery> query,
      String initial,
      OptionalDouble least,
      OptionalDouble most) {}

  /** A query whose result is kept as a table for the dashboard's other queries. */
  public record Table(String name, DashboardQuery query) {}

  /**
   * A block.
   *
   * @param text words of a text block; empty in others
   * @param query empty in a text block, and where it cannot be read
   * @param unit of the values of a chart
   * @param shared whether the panels of small multiples have one scale
   * @param problems why the block cannot be shown; empty where it can
   */
  public record Block(
      Kind kind,
      Optional<String> title,
      String text,
      Optional<DashboardQuery> query,
      Optional<String> unit,
      Optional<String> note,
      boolean shared,
      List<Problem> problems) {}
}
