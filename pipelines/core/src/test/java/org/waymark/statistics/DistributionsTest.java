package org.waymark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

/** Values are those of SciPy 1.17 (Cephes and Boost), laws those of the functions. */
class DistributionsTest {

  private static void close(double expected, double actual, double relative) {
    Reference.assertClose(expected, actual, relative, 1e-300, expected + " against " + actual);
  }

  @Test
  void normalTailsAreAccurateFarOut() {
    close(0.9986501019683699, Normal.upperTail(-3), 1e-15);
    close(0.460172162722971, Normal.upperTail(0.1), 1e-15);
    close(0.24196365222307303, Normal.upperTail(0.7), 1e-15);
    close(1.0717590258310887e-08, Normal.upperTail(5.6), 1e-14);
    close(7.61985302416047e-24, Normal.upperTail(10), 1e-14);
    // SciPy is 1e-13 off here: Mills' ratio as a continued fraction in 40 digits.
    close(5.725571222524577e-300, Normal.upperTail(37), 1e-13);
    assertEquals(0, Normal.upperTail(Double.POSITIVE_INFINITY));
    assertEquals(1, Normal.upperTail(Double.NEGATIVE_INFINITY));
  }

  @Test
  void normalQuantilesAreAccurateFarOut() {
    close(37.0470962993612, Normal.beyond(1e-300), 1e-14);
    close(9.262340089798409, Normal.beyond(1e-20), 1e-14);
    close(2.053748910631823, Normal.beyond(0.02), 1e-14);
    close(-1.2815515655446004, Normal.beyond(0.9), 1e-14);
    assertEquals(0, Normal.beyond(0.5), 1e-16);
    assertEquals(Double.POSITIVE_INFINITY, Normal.beyond(0));
    assertThrows(IllegalArgumentException.class, () -> Normal.beyond(1.5));
  }

  @Property(seed = "11")
  void quantilesUndoTails(@ForAll @DoubleRange(min = -5, max = 37) double z) {
    assertEquals(z, Normal.beyond(Normal.upperTail(z)), z < -1 ? 1e-9 : 1e-13 * (1 + z));
  }

  @Test
  void studentIsToldAsNormal() {
    close(0.0097265659859436, new StudentTail(9).asNormal(0.01), 1e-12);
    close(0.9473972416965918, new StudentTail(9).asNormal(1), 1e-13);
    close(4.242191017184423, new StudentTail(9).asNormal(8), 1e-13);
    close(3.4099637328479306, new StudentTail(21).asNormal(4), 1e-13);
    close(1.97561297826449, new StudentTail(100.5).asNormal(2), 1e-13);
    close(7.8741745423011915, new StudentTail(999).asNormal(8), 1e-12);
    close(7.874417708888355, new StudentTail(1001).asNormal(8), 1e-12);
    close(3.9999830001441232, new StudentTail(1e6).asNormal(4), 1e-13);
    close(7.999870004480058, new StudentTail(1e6).asNormal(8), 1e-12);
    close(-1.8911823091687132, new StudentTail(21).asNormal(-2), 1e-13);
    assertEquals(0, new StudentTail(21).asNormal(0), 1e-16);
  }

  @Test
  void owensFunctionAgreesWithScipy() {
    close(0.013993020236280157, OwensT.of(0.5, 0.1), 1e-13);
    close(0.010928598829162459, OwensT.of(2, 0.9), 1e-13);
    close(1.4332028827835964e-07, OwensT.of(5, 0.8), 1e-12);
    close(2.0080002918489178e-11, OwensT.of(6.5, 1), 1e-12);
    close(4.034627162585483e-34, OwensT.of(12, 0.05), 1e-12);
    close(0.09720005610710739, OwensT.of(0, 0.7), 1e-14);
    close(0.03340357345492989, OwensT.of(1.5, 3), 1e-13);
    close(1.376812059303117e-89, OwensT.of(20, 0.5), 1e-12);
  }

  @Property(seed = "12")
  void owensFunctionKeepsItsSymmetries(
      @ForAll @DoubleRange(min = 0, max = 9) double h,
      @ForAll @DoubleRange(min = 0.01, max = 40) double a) {
    double t = OwensT.of(h, a);
    assertEquals(t, OwensT.of(-h, a));
    assertEquals(-t, OwensT.of(h, -a));
    double tail = Normal.upperTail(h);
    close(tail * (1 - tail) / 2, OwensT.of(h, 1), 1e-12);
    close(Math.atan(a) / (2 * Math.PI), OwensT.of(0, a), 1e-12);
    double other = Normal.upperTail(a * h);
    // Owen (1956): T(h, a) + T(ah, 1/a) = ½Φ(h) + ½Φ(ah) − Φ(h)Φ(ah)
    assertEquals((tail + other) / 2 - tail * other, t + OwensT.of(a * h, 1 / a), 1e-15);
  }

  /** The series of the scan and the quadrature of Owen's function are different roads. */
  @Property(seed = "13")
  void theSeriesOfAScanIsTheSumOfItsOwensFunctions(
      @ForAll @DoubleRange(min = -8, max = 8) double c,
      @ForAll @DoubleRange(min = -0.9, max = 0.99) double first,
      @ForAll @DoubleRange(min = 0.17, max = 0.99) double second) {
    ScanTail tail = new ScanTail(2);
    tail.correlations(new double[] {first, second}, 0, 2);
    double p =
        Normal.upperTail(c)
            + 2 * OwensT.of(c, Math.sqrt((1 - first) / (1 + first)))
            + 2 * OwensT.of(c, Math.sqrt((1 - second) / (1 + second)));
    close(Math.min(1, p), tail.reaching(c), 1e-10);
  }

  @Property(seed = "14")
  void aHigherLevelIsReachedLessOften(
      @ForAll @DoubleRange(min = 0, max = 9) double c,
      @ForAll @DoubleRange(min = 0.01, max = 1) double more,
      @ForAll @DoubleRange(min = -0.9, max = 0.99) double r) {
    ScanTail tail = new ScanTail(3);
    tail.correlations(new double[] {r, r, 0.9}, 0, 3);
    double p = tail.reaching(c + more);
    assertTrue(p < tail.reaching(c) || p == 1);
  }

  @Test
  void trigammaIsUndone() {
    for (double x : new double[] {0.6, 3, 10.5, 400}) {
      close(x, ModeratedDispersion.inverseTrigamma(Gamma.trigamma(x)), 1e-9);
    }
  }
}
