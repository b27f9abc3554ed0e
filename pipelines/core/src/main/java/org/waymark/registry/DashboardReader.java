package org.waymark.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

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

  /** Words that {@code waymark serve} uses in addresses itself. */
  private static final Set<String> RESERVED = Set.of("as_of", "beside");

  private static final Map<String, Boolean> SCALES = Map.of("shared", true, "own", false);

  private final String name;
  private final DashboardFolder files;
  private final List<Problem> all = new ArrayList<>();
  private final Set<String> declared = new TreeSet<>();
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
    List<Dashboard.Parameter> parameters = new ArrayList<>();
    for (Fields parameter : fields.mappings("parameters", Keys.DASHBOARD_PARAMETER)) {
      parameter(parameter, problems).ifPresent(parameters::add);
    }
    if (!parameters.isEmpty() && each != Dashboard.Each.ALL) {
      problems.error(
          fields.at("parameters"),
          "a dashboard with a page for each "
              + fields.text("for").orElse("place")
              + " has no parameters",
          "`for` or `parameters`, not both");
    }
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
            List.copyOf(parameters),
            List.copyOf(tables),
            headline.get(),
            List.copyOf(blocks)));
  }

  private Optional<Dashboard.Parameter> parameter(Fields fields, FileProblems problems) {
    Optional<YamlNode.Scalar> word = fields.scalar("name");
    Optional<String> title = fields.text("title");
    List<Dashboard.Choosing> ways = new ArrayList<>();
    for (Dashboard.Choosing way : Dashboard.Choosing.values()) {
      if (fields.has(way.word())) {
        ways.add(way);
      }
    }
    if (ways.size() != 1) {
      problems.error(
          fields.at(),
          ways.isEmpty() ? "a parameter that nobody can choose" : "a parameter of several kinds",
          "one of `choice`, `date` or `number`");
    }
    if (word.isEmpty() || title.isEmpty() || ways.size() != 1) {
      return Optional.empty();
    }
    String name = word.get().text();
    if (!name.matches("[a-z][a-z0-9_]*") || RESERVED.contains(name) || declared.contains(name)) {
      problems.error(
          word.get().at(),
          declared.contains(name)
              ? "the parameter " + Wording.quoted(name) + " is declared twice"
              : Wording.quoted(name) + " cannot name a parameter",
          "small letters, digits and underscores, and not `as_of` or `beside`");
      return Optional.empty();
    }
    Optional<Dashboard.Parameter> parameter =
        chosen(fields, ways.get(0), name, title.get(), problems);
    declared.add(name);
    return parameter;
  }

  private Optional<Dashboard.Parameter> chosen(
      Fields fields, Dashboard.Choosing way, String name, String title, FileProblems problems) {
    Optional<YamlNode.Scalar> value = fields.scalar(way.word());
    if (value.isEmpty()) {
      return Optional.empty();
    }
    boolean file = way == Dashboard.Choosing.CHOICE || value.get().text().endsWith(".sql");
    Optional<DashboardQuery> query =
        file ? query(value.get(), Dashboard.Each.ALL, problems, all) : Optional.empty();
    if (file && query.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble least = fields.number("least");
    OptionalDouble most = fields.number("most");
    String initial = "";
    if (!file && way == Dashboard.Choosing.DATE) {
      Optional<LocalDate> date = fields.date("date");
      if (date.isEmpty()) {
        return Optional.empty();
      }
      initial = date.get().toString();
    } else if (!file) {
      OptionalDouble number = fields.number("number");
      if (number.isEmpty()) {
        return Optional.empty();
      }
      initial = value.get().text();
    }
    return Optional.of(new Dashboard.Parameter(name, title, way, query, initial, least, most));
  }

  /** A table is made once for all pages, so that it cannot ask what a page is about. */
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
        Utf8Text.decode(content.get(), sql)
            .map(text -> DashboardQuery.read(text, about, declared, sql));
    list.addAll(inQuery);
    return inQuery.isEmpty() ? query : Optional.empty();
  }
}
