package org.waymark.twin.xmile;

/** A file of another program that cannot be taken over, with the variable that is at fault. */
public final class XmileFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong, in words. */
  public XmileFailure(String what) {
    super(what, null, false, false);
  }

  /** What is wrong. */
  public String what() {
    return String.valueOf(getMessage());
  }
}
