package org.waymark.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.registry.Feed;

/** The stratum that a row is of, among those that its indicator is standardised by. */
final class StratumText {
  /** A rate without counts cannot be standardised. */
  static final Refusal UNCOUNTED =
      new Refusal(
          "missing-part", "numerator", "a standardised rate is made of numerator and denominator");

  /**
   * A stratum that was looked up.
   *
   * @param position among those of the indicator; -1 where there is none
   */
  record Found(int position, Optional<Refusal> refusal) {}

  private final Optional<Feed.Source> source;
  private final String field;
  private final Columns columns;
  private final Map<Integer, Lookup<Found>> ofIndicators = new HashMap<>();

  StratumText(Optional<Feed.Source> source, Columns columns) {
    this.source = source;
    this.field = source.map(from -> Lookup.label(from, "stratum")).orElse("stratum");
    this.columns = columns;
  }

  /** Where the strata of a standardised indicator are looked up. */
  Lookup<Found> of(Surroundings.Known indicator) {
    return ofIndicators.computeIfAbsent(
        indicator.index(), fresh -> lookup(indicator.indicator().standard().strata()));
  }

  private Lookup<Found> lookup(List<String> strata) {
    if (source.isEmpty()) {
      Found none = refused("the feed maps no `stratum`, and this rate is standardised");
      return row -> none;
    }
    return Lookup.of(
        source.get(),
        columns,
        text -> find(text, strata),
        new Found(-1, Optional.of(DatedText.undecodable(field))));
  }

  private Found find(String text, List<String> strata) {
    int position = strata.indexOf(text);
    if (position >= 0) {
      return new Found(position, Optional.empty());
    }
    return refused(
        text.isEmpty()
            ? "no stratum is named"
            : "no stratum "
                + RowText.quoted(text)
                + " in the standard population"
                + RowText.question(text, strata));
  }

  private Found refused(String detail) {
    return new Found(-1, Optional.of(new Refusal("unknown-stratum", field, detail)));
  }
}
