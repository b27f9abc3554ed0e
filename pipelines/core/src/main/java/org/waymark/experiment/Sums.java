package org.waymark.experiment;

/** Sums over people with a known outcome: all that means, shares and their errors need. */
final class Sums {
  double n;
  double y;
  double yy;

  /** People whose value from before is known, and their sums. */
  double known;

  double x;
  double xx;
  double xy;
  double yOfKnown;

  void add(double outcome, double before) {
    n++;
    y += outcome;
    yy += outcome * outcome;
    if (!Double.isNaN(before)) {
      known++;
      x += before;
      xx += before * before;
      xy += before * outcome;
      yOfKnown += outcome;
    }
  }

  void add(Sums other) {
    n += other.n;
    y += other.y;
    yy += other.yy;
    known += other.known;
    x += other.x;
    xx += other.xx;
    xy += other.xy;
    yOfKnown += other.yOfKnown;
  }

  double mean() {
    return y / n;
  }
}
