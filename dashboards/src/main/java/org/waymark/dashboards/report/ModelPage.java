package org.waymark.dashboards.report;

import java.util.List;
import java.util.Optional;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.page.Masthead;

/**
 * What the page of a model says, in the order in which a minister reads it.
 *
 * @param question in its owner's words
 * @param answers sentences, the most important first
 * @param elsewhere what it does elsewhere, the worst first
 * @param operations what operations need and by when
 * @param hangs what the answer hangs on and what evidence would change it
 * @param believe how far to believe it
 */
public record ModelPage(
    Masthead masthead,
    String mission,
    String missionAddress,
    String title,
    String question,
    List<String> answers,
    List<Figure> figures,
    List<String> elsewhere,
    List<String> operations,
    List<String> hangs,
    List<String> believe,
    Optional<DataTable> scenarios,
    List<DataTable> tables,
    MissionPage.Method method) {}
