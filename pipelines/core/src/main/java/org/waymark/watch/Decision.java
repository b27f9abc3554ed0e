package org.waymark.watch;

import java.time.LocalDate;
import java.util.List;

/**
 * A decision that was written down.
 *
 * @param codes of alerts that it cites, as codes are written
 */
public record Decision(String id, LocalDate opened, List<String> codes) {
  public Decision {
    codes = List.copyOf(codes);
  }
}
