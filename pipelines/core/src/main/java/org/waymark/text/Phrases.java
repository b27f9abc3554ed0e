package org.waymark.text;

import java.util.List;

/** What a theme is recognised by. */
public interface Phrases {
  /** Phrases of which one says that a sentence is about it. */
  List<String> phrases();

  /** Phrases of which one in the same sentence says that something else is meant. */
  List<String> exclusions();
}
