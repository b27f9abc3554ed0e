package org.waymark.parity;

import java.util.List;

/**
 * Another program whose results ours are compared with. Every public class of the test sources that
 * implements this, is named …Peer and has a constructor without arguments is found and run: a new
 * peer is one new class.
 */
public interface Peer {

  /** The rows of the parity table, in the order in which they are printed. */
  List<Comparison> compare();
}
