package org.waymark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the folder of a dashboard and reports every problem at once. A block that cannot be read
 * stays in its place with its problems, so that the rest of the page can be shown.
 *
 * <p>Pure, as {@link RegistryReader} is.
 */
public final class DashboardReader {
  private static final String YAML = "dashboard.yaml";
  private static final String QUERIES = "queries/";
  private static final Map<String, Dashboard.Each> EACH =
      Map.of(
          "mission",
          Dashboard.Each.MISSION,
          "place",
          Dashboard.Each.PLACE,
          "indicator",
          Dashboard.Each.INDICATOR);
  private static final Map<String, Boolean> SCALES = Map.of("shared", true, "own", false);

  private final String name;
  private final DashboardFolder files;
  private final List<Problem> all = new ArrayList<>();
  private Dashboard.Each each = Dashboard.Each.ALL;

  private DashboardReader(String name, DashboardFolder files) {
    this.name = name;
    this.files = files;
  }

  /**
   * Reads a dashboard.
   *
   * @param name of its folder
   * @param files what it holds
   */
  public static DashboardReading read(String name, DashboardFolder files) {
    return new DashboardReader(name, files).read();
  }

  private DashboardReading read() {
    FileProblems problems = of(YAML, all);
    Optional<byte[]> content = files.content(YAML);
    if (content.isEmpty()) {
      problems.error(Position.START, "there is no dashboard.yaml", "a file of that name");
      return new DashboardReading(Optional.empty(), all);
    }
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*") || name.equals("index")) {
      problems.error(
          Position.START,
          "a dashboard cannot be in a folder of the name " + Wording.quoted(name),
          "small letters, digits and hyphens, and not `index`");
      return new DashboardReading(Optional.empty(), all);
    }
    Optional<Dashboard> dashboard =
        YamlTree.read(content.get(), problems)
            .flatMap(root -> Fields.of(root, Keys.DASHBOARD, problems))
            .flatMap(fields -> dashboard(fields, problems));
    return new DashboardReading(dashboard, all);
  }

  private FileProblems of(String file, List<Problem> list) {
    return new FileProblems("dashboards/" + name + "/" + file, list);
  }

  private Optional<Dashboard> dashboard(Fields fields, FileProblems problems) {
    each = fields.has("for") ? fields.oneOf("for", EACH).orElse(each) : each;
    Optional<String> title = fields.text("title");
    Optional<String> description = fields.text("description");
    List<Dashboard.Table> tables = new ArrayList<>();
    for (Fields table : fields.mappings("tables", Keys.DASHBOARD_TABLE)) {
      table(table, problems).ifPresent(tables::add);
    }
    Optional<DashboardQuery> headline =
        fields.scalar("headline").flatMap(file -> query(file, each, problems, all));
    List<Dashboard.Block> blocks = new ArrayList<>();
    for (YamlNode node : fields.list("blocks")) {
      blocks.add(block(node));
    }
    if (title.isEmpty() || description.isEmpty() || headline.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Dashboard(
            name,
            title.get(),
            description.get(),
            each,
            List.copyOf(tables),
            headline.get(),
            List.copyOf(blocks)));
  }

  /** A table is made once for all pages, so that it can only ask for the date. */
  private Optional<Dashboard.Table> table(Fields fields, FileProblems problems) {
    Optional<YamlNode.Scalar> word = fields.scalar("name");
    Optional<DashboardQuery> query =
        fields.scalar("query").flatMap(file -> query(file, Dashboard.Each.ALL, problems, all));
    if (word.isEmpty() || query.isEmpty()) {
      return Optional.empty();
    }
    if (!word.get().text().matches("[a-z][a-z0-9_]*")) {
      problems.error(
          word.get().at(),
          Wording.quoted(word.get().text()) + " cannot name a table",
          "small letters, digits and underscores");
      return Optional.empty();
    }
    return Optional.of(new Dashboard.Table(word.get().text(), query.get()));
  }

  private Dashboard.Block block(YamlNode node) {
    List<Problem> own = new ArrayList<>();
    FileProblems problems = of(YAML, own);
    Optional<Fields> fields = Fields.of(node, Keys.DASHBOARD_BLOCK, problems);
    Dashboard.Block block =
        fields
            .map(f -> block(f, problems, own))
            .orElseGet(
                () ->
                    new Dashboard.Block(
                        Dashboard.Kind.TEXT,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        List.copyOf(own)));
    all.addAll(own);
    return block;
  }

  private Dashboard.Block block(Fields fields, FileProblems problems, List<Problem> own) {
    List<Dashboard.Kind> kinds = new ArrayList<>();
    for (Map.Entry<String, Dashboard.Kind> word : Dashboard.Kind.words().entrySet()) {
      if (fields.has(word.getKey())) {
        kinds.add(word.getValue());
      }
    }
    Dashboard.Kind kind = kinds.isEmpty() ? Dashboard.Kind.TEXT : kinds.get(0);
    if (kinds.size() != 1) {
      problems.error(
          fields.at(),
          kinds.isEmpty() ? "a block without a kind" : "a block of more than one kind",
          "one of " + Wording.anyOf(Dashboard.Kind.words().keySet()));
    }
    Optional<YamlNode.Scalar> value =
        kinds.isEmpty() ? Optional.empty() : fields.scalar(kind.word());
    boolean text = kind == Dashboard.Kind.TEXT;
    Optional<DashboardQuery> query =
        text ? Optional.empty() : value.flatMap(file -> query(file, each, problems, own));
    boolean shared = !fields.has("scale") || fields.oneOf("scale", SCALES).orElse(true);
    return new Dashboard.Block(
        kind,
        fields.text("title"),
        text ? value.map(YamlNode.Scalar::text).orElse("") : "",
        query,
        fields.text("unit"),
        fields.text("note"),
        shared,
        List.copyOf(own));
  }

  private Optional<DashboardQuery> query(
      YamlNode.Scalar file, Dashboard.Each about, FileProblems problems, List<Problem> list) {
    boolean plain = file.text().matches("[A-Za-z0-9_.-]+");
    Optional<byte[]> content = plain ? files.content(QUERIES + file.text()) : Optional.empty();
    if (content.isEmpty()) {
      problems.error(
          file.at(),
          "there is no " + Wording.quoted(QUERIES + file.text()),
          "the name of a file in queries/",
          NearMiss.of(file.text(), files.queries()));
      return Optional.empty();
    }
    List<Problem> inQuery = new ArrayList<>();
    FileProblems sql = of(QUERIES + file.text(), inQuery);
    Optional<DashboardQuery> query =
        Utf8Text.decode(content.get(), sql).map(text -> DashboardQuery.read(text, about, sql));
    list.addAll(inQuery);
    return inQuery.isEmpty() ? query : Optional.empty();
  }
}
