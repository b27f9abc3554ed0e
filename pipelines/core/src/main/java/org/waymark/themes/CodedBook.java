package org.waymark.themes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.waymark.registry.Mission;
import org.waymark.registry.Theme;
import org.waymark.schema.record.ThemeAgreement;
import org.waymark.text.Report;

/** What people have coded for a mission, beside its reports. */
public final class CodedBook {
  private final Mission mission;

  /** The coded reports of that mission. */
  public CodedBook(Mission mission) {
    this.mission = mission;
  }

  /** Whether anybody coded a report. */
  public boolean isEmpty() {
    return mission.coded().themes().isEmpty();
  }

  /**
   * A report with the themes that people found in it; empty where nobody coded it.
   *
   * @param redacted its text
   */
  public Optional<CodedText> text(Report report, String redacted) {
    SortedSet<String> found = mission.coded().themes().get(report.id());
    if (found == null) {
      return Optional.empty();
    }
    BitSet themes = new BitSet();
    for (int theme = 0; theme < mission.themes().size(); theme++) {
      themes.set(theme, found.contains(mission.themes().get(theme).id()));
    }
    CodedText text = CodedText.of(redacted, report.question(), themes);
    @Nullable Double score = mission.coded().scores().get(report.id());
    return Optional.of(score == null ? text : text.sounding(score));
  }

  /** Rows of the published table: how well each theme is found. */
  public List<ThemeAgreement> rows(ThemeModel model, LocalDate asOf, String runId) {
    List<ThemeAgreement> rows = new ArrayList<>();
    ToneAgreement tone = model.toneAgreement();
    for (int theme = 0; theme < mission.themes().size(); theme++) {
      Theme known = mission.themes().get(theme);
      Agreement agreement = model.agreement(theme);
      boolean found = agreement.both() + agreement.only() > 0;
      rows.add(
          ThemeAgreement.newBuilder()
              .setMissionId(mission.id())
              .setThemeId(known.id())
              .setMethod(model.method(theme).published())
              .setTexts(agreement.texts())
              .setPositives(agreement.positives())
              .setPrecision(found ? agreement.precision() : null)
              .setRecall(agreement.positives() > 0 ? agreement.recall() : null)
              .setF1(agreement.f1())
              .setKappa(agreement.kappa())
              .setToneMethod(tone.method().published())
              .setToneTexts(tone.texts())
              .setToneCorrelation(tone.isKnown() ? tone.correlation() : null)
              .setAsOf(asOf)
              .setRunId(runId)
              .build());
    }
    return rows;
  }
}
