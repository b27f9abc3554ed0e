package org.waymark.themes;

import java.io.Serializable;

/** The way in which one theme of a mission is found. */
sealed interface ThemeWay extends Serializable {

  /** By its phrases. */
  record ByPhrases() implements ThemeWay {}

  /** By what was learned from coded texts. */
  record Learned(LinearCode code) implements ThemeWay {}
}
