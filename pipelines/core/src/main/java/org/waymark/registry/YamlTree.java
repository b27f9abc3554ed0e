package org.waymark.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML text into {@link YamlNode}s and reports what is wrong with it as YAML: syntax, keys
 * written twice, and documents that are larger or deeper than any registry.
 */
public final class YamlTree {
  private static final int DEEPEST = 20;
  private static final int DEEPEST_FOR_PARSER = 200;
  private static final int MOST_NODES = 200_000;
  private static final int MOST_CHARACTERS = 2_000_000;

  /** The parser takes a time that grows with the square of a line. */
  private static final int LONGEST_LINE = 100_000;

  private final FileProblems problems;
  private int nodes;

  private YamlTree(FileProblems problems) {
    this.problems = problems;
  }

  /** The document, a mapping without entries where it is empty; empty where it cannot be read. */
  public static Optional<YamlNode> read(byte[] bytes, FileProblems problems) {
    return Utf8Text.decode(bytes, problems).flatMap(text -> read(text, problems));
  }

  private static Optional<YamlNode> read(String text, FileProblems problems) {
    if (!isOfUsualSize(text, problems)) {
      return Optional.empty();
    }
    try {
      Node root = new Yaml(limits()).compose(new java.io.StringReader(text));
      return root == null
          ? Optional.of(new YamlNode.Mapping(Position.START, List.of()))
          : Optional.of(new YamlTree(problems).converted(root, 1));
    } catch (TooMuch tooMuch) {
      problems.error(tooMuch.at, tooMuch.what, "a file that a person would write");
    } catch (MarkedYAMLException broken) {
      reportSyntax(broken, problems);
    } catch (ReaderException unprintable) {
      int offset = text.offsetByCodePoints(0, unprintable.getPosition());
      problems.error(
          Position.in(text, offset),
          "the character "
              + String.format(java.util.Locale.ROOT, "U+%04X", unprintable.getCodePoint())
              + " is not allowed in YAML",
          "printable text");
    } catch (YAMLException limit) {
      problems.error(
          Position.START,
          "this is not accepted as YAML: " + Wording.oneLine(String.valueOf(limit.getMessage())),
          "a file that a person would write");
    }
    return Optional.empty();
  }

  /** Looked at before anything is parsed. */
  private static boolean isOfUsualSize(String text, FileProblems problems) {
    if (text.length() > MOST_CHARACTERS) {
      problems.error(
          Position.START,
          "this file has more than " + MOST_CHARACTERS + " characters",
          "a file that a person would write");
      return false;
    }
    int line = 1;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        if (i - start > LONGEST_LINE) {
          problems.error(
              new Position(line, 1),
              "this line has more than " + LONGEST_LINE + " characters",
              "a file that a person would write");
          return false;
        }
        line += i < text.length() && text.charAt(i) == '\n' ? 1 : 0;
        start = i + 1;
      }
    }
    return true;
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setNestingDepthLimit(DEEPEST_FOR_PARSER);
    limits.setCodePointLimit(MOST_CHARACTERS);
    limits.setMaxAliasesForCollections(1_000);
    return limits;
  }

  private static void reportSyntax(MarkedYAMLException broken, FileProblems problems) {
    Mark mark = broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark();
    String problem = String.valueOf(broken.getProblem());
    String context = broken.getContext() == null ? "" : " " + broken.getContext();
    String what;
    String expected;
    if (problem.contains("(TAB)")) {
      what = "there is a tab where only spaces are allowed";
      expected = "indentation by spaces";
    } else if (problem.contains("cannot start any token")) {
      what = Wording.oneLine(problem);
      expected = "quotation marks around a value that starts with this character";
    } else {
      what = "this is not YAML: " + Wording.oneLine(problem + context);
      expected = "YAML; look at indentation, quotation marks and colons here and just above";
    }
    problems.error(mark == null ? Position.START : position(mark), what, expected);
  }

  private YamlNode converted(Node node, int depth) {
    Position at = position(node.getStartMark());
    nodes++;
    if (nodes > MOST_NODES) {
      throw new TooMuch(at, "aliases or lists here make more than " + MOST_NODES + " entries");
    }
    if (depth > DEEPEST) {
      throw new TooMuch(at, "this is nested more than " + DEEPEST + " deep");
    }
    if (!node.getTag().startsWith(Tag.PREFIX)) {
      problems.error(
          at,
          "the tag " + Wording.quoted(node.getTag().getValue()) + " has no meaning here",
          "a value without a tag");
    }
    if (node instanceof ScalarNode scalar) {
      return converted(scalar);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(converted(item, depth + 1));
      }
      return new YamlNode.Sequence(at, List.copyOf(items));
    }
    return mapping((MappingNode) node, depth);
  }

  private YamlNode.Mapping mapping(MappingNode node, int depth) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    Map<String, Position> first = new HashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Position at = position(tuple.getKeyNode().getStartMark());
      YamlNode value = converted(tuple.getValueNode(), depth + 1);
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        problems.error(at, "a list or mapping is used as a key", "a word as the key");
        continue;
      }
      YamlNode.Scalar key = converted(keyNode);
      Position before = first.putIfAbsent(key.text(), at);
      if (key.text().equals("<<") && !key.quoted()) {
        problems.error(at, "merge keys (`<<`) are not read", "the keys written out");
      } else if (before != null) {
        problems.error(
            at,
            Wording.quoted(key.text()) + " is written twice; first at line " + before.line(),
            "each key once");
      } else {
        entries.add(new YamlNode.Entry(key, value));
      }
    }
    return new YamlNode.Mapping(position(node.getStartMark()), List.copyOf(entries));
  }

  private YamlNode.Scalar converted(ScalarNode node) {
    if (node.getValue().indexOf('\0') >= 0) {
      problems.error(
          position(node.getStartMark()),
          "there is a null character in this text",
          "text without it");
    }
    ScalarStyle style = node.getScalarStyle();
    boolean plain = style == ScalarStyle.PLAIN;
    boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    int marks = plain ? 0 : 1;
    Mark start = node.getStartMark();
    Mark end = node.getEndMark();
    String text = node.getValue();
    boolean asWritten =
        !block
            && start.getLine() == end.getLine()
            && end.getColumn() - start.getColumn()
                == text.codePointCount(0, text.length()) + 2 * marks;
    int textColumn = asWritten ? start.getColumn() + 1 + marks : 0;
    return new YamlNode.Scalar(position(start), text, !plain, textColumn);
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Ends the reading of a document that is an attack or an accident. */
  private static final class TooMuch extends RuntimeException {
    private final transient Position at;
    private final String what;

    TooMuch(Position at, String what) {
      super(what, null, false, false);
      this.at = at;
      this.what = what;
    }
  }
}
