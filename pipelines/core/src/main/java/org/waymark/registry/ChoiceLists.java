package org.waymark.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lists of choices of a form.
 *
 * @param lists name of the list to its choices, each with its name and then its labels
 */
record ChoiceLists(SortedMap<String, List<List<String>>> lists) {

  /** Of a file that could not be read. */
  static final ChoiceLists NONE = new ChoiceLists(new TreeMap<>());

  ChoiceLists {
    lists = Collections.unmodifiableSortedMap(new TreeMap<>(lists));
  }

  /**
   * All that a file may write for a choice, which may be given by its name or one of its labels.
   */
  Optional<List<String>> writings(String list, String choice) {
    List<List<String>> choices = lists.getOrDefault(list, List.of());
    return choices.stream()
        .filter(texts -> texts.get(0).equals(choice))
        .findFirst()
        .or(() -> choices.stream().filter(texts -> texts.contains(choice)).findFirst());
  }

  /** All names and labels of a list. */
  Collection<String> texts(String list) {
    Set<String> texts = new LinkedHashSet<>();
    lists.getOrDefault(list, List.of()).forEach(texts::addAll);
    return new ArrayList<>(texts);
  }
}
