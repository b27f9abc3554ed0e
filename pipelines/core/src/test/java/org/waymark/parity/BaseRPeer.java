package org.waymark.parity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.Reference;

/** Base R: adjusted p-values. */
public final class BaseRPeer implements Peer {

  private static final String NAME = "R 4.2.2";

  private final Comparison bh =
      new Comparison(NAME, "`p.adjust`, Benjamini–Hochberg", 1e-9, "ties and p = 0, 1 among them");

  @Override
  public List<Comparison> compare() {
    Path folder = Reference.folder("base_stats");
    Map<String, List<NamedCsvRecord>> sets = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(folder.resolve("padjust_small.csv"))) {
      sets.computeIfAbsent(row.getField("set"), k -> new ArrayList<>()).add(row);
    }
    sets.forEach((set, rows) -> adjusted(set, rows, "BH"));
    adjusted("140 organisations", Reference.rows(folder.resolve("padjust_ae_2016-06.csv")), "p_BH");
    return List.of(bh);
  }

  private void adjusted(String set, List<NamedCsvRecord> rows, String column) {
    double[] p = rows.stream().mapToDouble(r -> Reference.number(r, "p")).toArray();
    double[] q = FalseDiscovery.qValues(p);
    for (int i = 0; i < q.length; i++) {
      bh.number(Reference.number(rows.get(i), column), q[i], set + " " + (i + 1));
    }
  }
}
