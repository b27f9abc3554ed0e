package org.waymark.dashboards.report;

import java.util.List;
import java.util.Optional;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.page.Masthead;

/** What the page of an experiment or a pilot says, in the order in which it says it. */
public record TrialPage(
    Masthead masthead,
    String kind,
    String title,
    String word,
    String sentence,
    Optional<String> changes,
    String missionAddress,
    List<Figure> figures,
    List<DataTable> tables,
    String note,
    MissionPage.Method method) {}
