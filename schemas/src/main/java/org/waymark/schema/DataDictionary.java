package org.waymark.schema;

/** Writes {@code docs/data-dictionary.md}: every table and column, for people. */
public final class DataDictionary {

  private DataDictionary() {}

  /** The page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Data dictionary

        This page lists every table that a run publishes. It is generated from `schemas/src/main/avro`.
        The view `<table>` shows the latest published date. `<table>_all` shows every published date.
        A column marked *optional* may be empty (null).
        """);
    for (PublishedTable table : PublishedTable.all()) {
      page.append("\n## ").append(table.name()).append("\n\n").append(table.doc()).append("  \n");
      page.append("A row is identified by ")
          .append(
              String.join(", ", table.key().stream().map(column -> "`" + column + "`").toList()))
          .append(table.key().contains("as_of") ? "" : " and `as_of`")
          .append(".\n\n| column | type | meaning |\n|---|---|---|\n");
      for (PublishedColumn column : table.columns()) {
        page.append("| `")
            .append(column.name())
            .append("` | ")
            .append(column.type().sql())
            .append(column.optional() ? ", *optional*" : "")
            .append(" | ")
            .append(column.doc().replace("|", "\\|"))
            .append(" |\n");
      }
    }
    return page.toString();
  }
}
