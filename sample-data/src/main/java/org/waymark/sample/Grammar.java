package org.waymark.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences from the resource grammar.txt, whose head says how it is written. */
final class Grammar {
  private static final Pattern SLOT = Pattern.compile("<(?:#(\\d+)-(\\d+)|([^<>]+))>");

  private final Map<String, List<String>> rules = new HashMap<>();

  Grammar() {
    Csv.resource("grammar.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(this::read);
  }

  private void read(String line) {
    int colon = line.indexOf(": ");
    List<String> alternatives =
        rules.computeIfAbsent(line.substring(0, colon), key -> new ArrayList<>());
    for (String alternative : line.substring(colon + 2).split("\\|", -1)) {
      alternatives.add(alternative.strip());
    }
  }

  /** A sentence of that kind, with capitals where sentences start and single spaces. */
  String sentence(String key, Draws draws) {
    return sentence(key, draws, "");
  }

  /** The same, with {@code literal} where the grammar asks for it. */
  String sentence(String key, Draws draws, String literal) {
    return tidy(expand("<" + key + ">", draws).replace("<literal>", literal));
  }

  private String expand(String text, Draws draws) {
    Matcher slot = SLOT.matcher(text);
    StringBuilder done = new StringBuilder();
    while (slot.find()) {
      String low = slot.group(1);
      String high = slot.group(2);
      String key = slot.group(3);
      String words;
      if (low != null && high != null) {
        int least = Integer.parseInt(low);
        words = Integer.toString(least + draws.below(Integer.parseInt(high) - least + 1));
      } else if (key == null || key.equals("literal")) {
        words = slot.group();
      } else {
        words = expand(draws.pick(alternatives(key)), draws);
      }
      slot.appendReplacement(done, Matcher.quoteReplacement(words));
    }
    return slot.appendTail(done).toString();
  }

  private List<String> alternatives(String key) {
    List<String> alternatives = rules.get(key);
    if (alternatives == null) {
      throw new IllegalStateException("the grammar has no " + key);
    }
    return alternatives;
  }

  private static String tidy(String text) {
    String spaced = text.strip().replaceAll("\\s+", " ").replace("..", ".");
    StringBuilder done = new StringBuilder(spaced);
    boolean first = true;
    for (int i = 0; i < done.length(); i++) {
      char c = done.charAt(i);
      if (first && Character.isLetter(c)) {
        done.setCharAt(i, Character.toUpperCase(c));
        first = false;
      } else if (first && Character.isDigit(c)) {
        first = false;
      } else if ((c == '.' || c == '?' || c == '!')
          && i + 1 < done.length()
          && done.charAt(i + 1) == ' ') {
        first = true;
      }
    }
    return done.toString();
  }
}
