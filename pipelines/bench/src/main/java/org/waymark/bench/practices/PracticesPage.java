package org.waymark.bench.practices;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.waymark.bench.KeptWords;

/** The page of results. What stands between its two marks is written by hand and kept. */
record PracticesPage(List<Tally> tallies, int worlds) {

  void write(Path page) throws IOException {
    KeptWords.SAYS.write(page, this::markdown);
  }

  private String markdown(String kept) {
    StringBuilder page = new StringBuilder();
    page.append(
        "# Practices: is a planted one found, and what only looks like one left alone?\n\n");
    page.append(kept);
    page.append(
        """


        ## What is done

        In every world places write reports, deviants more than others. Nine themes are tested
        together: the **practice**, which deviants speak of more; a **confounder**, which whoever
        writes more speaks of more, deviant or not; a **hobby**, on which in one setting one deviant
        wrote fifty more notes; and six **plain** themes. Places differ in how often they speak of each theme, so
        that reports of one place are not independent. The usual world: 80 places, 10 of them
        deviants; 20 reports a place in the year, from 8 to 50; the log odds of each theme differ
        between places by 0.5; deviants write twice as much; the confounder's log odds rise by 0.5
        as a place writes e times as much, so that among deviants it has an odds ratio of 1.4; the
        practice has 3. The other settings differ from it as they say.

        A rule calls a theme a practice where its q-value among the nine is at most 5%; ours also
        asks for three deviants that show it. Numbers are the share of worlds in which a theme was
        called a practice, and their Monte-Carlo error.

        A run also tests words that no theme covers, 30 at most, at a rate of their own. The last
        table adds 30 words, said in 2 to 12 of 100 reports, on which
        places differ as on themes and which have nothing to do with deviance: in how many worlds
        any of them is called a practice.

        """);
    for (Rule rule : Rule.values()) {
      boolean words = rule.topics() > ReportWorld.THEMES;
      page.append("## ").append(heading(rule));
      page.append("\n\n| setting | practice | confounder | hobby | a plain theme |");
      page.append(words ? " any word |\n" : "\n");
      page.append(words ? "|---|--:|--:|--:|--:|--:|\n" : "|---|--:|--:|--:|--:|\n");
      for (Tally tally : tallies) {
        if (tally.rule() == rule) {
          page.append(row(tally));
        }
      }
      page.append('\n');
    }
    page.append(
        String.format(
            Locale.ROOT,
            """
            ## To repeat

            ```
            bash pipelines/bench/practices.sh
            ```

            %,d worlds of each setting, with fixed seeds, the same for every rule.
            """,
            worlds));
    return page.toString();
  }

  private static String heading(Rule rule) {
    return switch (rule) {
      case OURS -> "Ours";
      case OURS_WITH_WORDS -> "Ours, beside words that no theme covers";
      default -> "Beside it: " + rule.title;
    };
  }

  private static String row(Tally tally) {
    boolean words = tally.rule().topics() > ReportWorld.THEMES;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.1f%% |%s\n",
        tally.setting().name(),
        share(tally, tally.practice()),
        share(tally, tally.confounder()),
        share(tally, tally.hobby()),
        100 * tally.plain(),
        words ? " " + share(tally, tally.word()) + " |" : "");
  }

  private static String share(Tally tally, double share) {
    return String.format(Locale.ROOT, "%.0f%% ± %.0f", 100 * share, 100 * tally.error(share));
  }
}
