package org.waymark.app.query;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A table of a page: whole values as text, numbers to the right, NULL as ∅. */
final class HtmlFormat implements ResultFormat {
  private static final String NULL = "<span role=\"img\" aria-label=\"no value\">∅</span>";

  @Override
  public long write(ResultSet rows, PrintStream out) throws SQLException {
    Cells cells = new Cells(rows);
    int columns = cells.names().size();
    out.print("<table>\n<caption>Answer</caption>\n<thead><tr>");
    for (int column = 0; column < columns; column++) {
      String css = cells.isNumeric(column) ? " class=\"num\"" : "";
      out.print("<th scope=\"col\"" + css + ">" + HtmlText.of(cells.names().get(column)) + "</th>");
    }
    out.print("</tr></thead>\n<tbody>\n");
    long written = 0;
    while (!ResultFormat.abandoned(out, written) && rows.next()) {
      out.print("<tr>");
      for (int column = 0; column < columns; column++) {
        Optional<Object> value = cells.value(column);
        String text = value.map(Cells::shortText).map(HtmlText::of).orElse(NULL);
        out.print((cells.isNumeric(column) ? "<td class=\"num\">" : "<td>") + text + "</td>");
      }
      out.print("</tr>\n");
      written++;
    }
    out.print("</tbody>\n</table>\n");
    return written;
  }
}
