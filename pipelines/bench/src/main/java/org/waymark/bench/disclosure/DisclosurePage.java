package org.waymark.bench.disclosure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.waymark.bench.KeptWords;

/** The page of results. What stands between its two marks is written by hand and kept. */
record DisclosurePage(List<Judged> all, int weeks, int regions, int districts) {
  void write(Path page) throws IOException {
    KeptWords.SAYS.write(page, this::markdown);
  }

  private String markdown(String kept) {
    List<String> rules = all.stream().map(Judged::rule).distinct().toList();
    long worlds = all.stream().filter(judged -> judged.rule().equals(rules.get(0))).count();
    StringBuilder page = new StringBuilder();
    page.append("# Small numbers: what follows from a year of publications?\n\n").append(kept);
    page.append(
        String.format(
            Locale.ROOT,
            """


            ## What is done

            A world has a nation, %d regions and %d districts, and 18 months. Eight indicators are tied:
            falls, those of men and of women, patients, the harmed share and its rest, the rate by days, and falls
            by quarter. It is published %d times, a week apart: each week's numbers go through the protection of a run,
            with what the weeks before have shown. With `--runs N` real runs publish the first N worlds into a
            folder. A month is delivered in the week after it, one in twenty 2 to 8 weeks late. One district month in four is revised once or twice. Two districts move
            to another region: for the first all months are counted anew, for the second those from then on.

            The attacker holds every publication. He knows all sums, which region counts which district in which
            month, and the week of each revision, which is more than a reader knows. He treats a number before
            and after a revision as two. Of every number that is hidden and that
            no publication shows he asks linear programs for the bounds. He shares only the solver of these
            programs with the protection; a test compares it with every solution of small systems. Rounded
            numbers give him a range of 5.

            - *Exact*: hidden numbers with one solution.
            - *Within*: hidden numbers with bounds that are closer than the threshold.
            - *Hidden rows*: share of the rows of `observation` without a number, over all publications.
            - *Refused*: publications that a gate refused.
            - *Small shown*: small numbers that one publication hides and another shows.

            *Usual* hides, in each table of each week by itself, small numbers and where one
            part of a shown whole is hidden alone, the next smallest. *Small only* hides small
            numbers and nothing else.

            ## Results

            | rule | protection | numbers hidden | exact | of them small | within | small shown | hidden rows | refused |
            |---|---|--:|--:|--:|--:|--:|--:|--:|
            """,
            regions,
            districts,
            weeks));
    for (String rule : rules) {
      List<Judged> of = all.stream().filter(judged -> judged.rule().equals(rule)).toList();
      int refused = of.stream().mapToInt(Judged::refused).sum();
      page.append(
          line(
              rule,
              "ours",
              of,
              Judged::ours,
              Judged::oursHidden,
              refused + " of " + of.size() * weeks));
      page.append(line(rule, "usual", of, Judged::usual, Judged::usualHidden, ""));
      page.append(line(rule, "small only", of, Judged::bare, Judged::bareHidden, ""));
    }
    page.append(
        String.format(
            Locale.ROOT,
            """

            ## To repeat

            ```
            bash pipelines/bench/disclosure.sh
            ```

            %d %s for each rule, with fixed seeds from %d on.
            """,
            worlds,
            worlds == 1 ? "world" : "worlds",
            all.stream().mapToInt(Judged::seed).min().orElse(0)));
    return page.toString();
  }

  private static String line(
      String rule,
      String protection,
      List<Judged> of,
      Function<Judged, Attack> attack,
      ToDoubleFunction<Judged> share,
      String refused) {
    long hidden = of.stream().mapToLong(j -> attack.apply(j).hidden()).sum();
    long exact = of.stream().mapToLong(j -> attack.apply(j).exact()).sum();
    long smallExact = of.stream().mapToLong(j -> attack.apply(j).smallExact()).sum();
    long within = of.stream().mapToLong(j -> attack.apply(j).within()).sum();
    long shown = of.stream().mapToLong(j -> attack.apply(j).smallShown()).sum();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,d | %d | %d | %d (%.1f%%) | %d | %.1f%% | %s |%n",
        rule,
        protection,
        hidden,
        exact,
        smallExact,
        within,
        hidden == 0 ? 0 : 100.0 * within / hidden,
        shown,
        100 * of.stream().mapToDouble(share).average().orElse(0),
        refused);
  }
}
