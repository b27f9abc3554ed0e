package org.waymark.registry;

import java.util.List;

/** A YAML document as far as a registry needs it: text, lists and mappings that know where. */
public sealed interface YamlNode {
  Position at();

  /** What it is, for messages. */
  String noun();

  /**
   * A scalar. It is kept as it is written: {@code No}, {@code 01} and {@code 2026-11} stay text
   * until a field asks for something else.
   *
   * @param at where it starts, its quotation mark included
   * @param quoted whether it is written between quotation marks or as a block
   * @param textColumn the column where the text itself starts; 0 where the text is not written on
   *     one line as it is
   */
  record Scalar(Position at, String text, boolean quoted, int textColumn) implements YamlNode {
    /** Whether nothing is written here: an empty value, {@code ~} or {@code null}. */
    public boolean isEmpty() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }

    /** Where the code unit at that offset of the text stands. */
    public Position inside(int offset) {
      return textColumn == 0
          ? at
          : new Position(at.line(), textColumn + text.codePointCount(0, offset));
    }

    @Override
    public String noun() {
      return isEmpty() ? "empty" : "the text " + Wording.quoted(text);
    }
  }

  record Sequence(Position at, List<YamlNode> items) implements YamlNode {
    @Override
    public String noun() {
      return "a list";
    }
  }

  /** A mapping. Keys are different from one another. */
  record Mapping(Position at, List<Entry> entries) implements YamlNode {
    @Override
    public String noun() {
      return "a mapping";
    }
  }

  record Entry(Scalar key, YamlNode value) {}
}
