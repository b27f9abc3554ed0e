package org.waymark.app;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lets every option be written in kebab case, as shells do, or in camel case, as Beam's operators
 * do: {@code --as-of=2026-11-15} and {@code --asOf=2026-11-15} are the same.
 */
final class Spelling {
  private static final Pattern CAMEL = Pattern.compile("--[a-z]+(?:[A-Z][a-z]*)+");
  private static final Pattern HUMP = Pattern.compile("[A-Z]");

  private Spelling() {}

  /** The arguments with the names of options in kebab case; what follows {@code --} is kept. */
  static String[] kebab(String... arguments) {
    String[] kebab = arguments.clone();
    for (int i = 0; i < kebab.length && !kebab[i].equals("--"); i++) {
      int equals = kebab[i].indexOf('=');
      String name = equals < 0 ? kebab[i] : kebab[i].substring(0, equals);
      if (CAMEL.matcher(name).matches()) {
        kebab[i] =
            HUMP.matcher(name).replaceAll(hump -> "-" + hump.group().toLowerCase(Locale.ROOT))
                + kebab[i].substring(name.length());
      }
    }
    return kebab;
  }
}
