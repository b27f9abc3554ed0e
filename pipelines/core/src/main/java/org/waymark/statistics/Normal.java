package org.waymark.statistics;

/** The standard normal distribution, to full relative accuracy far into its tails. */
public final class Normal {

  private static final double CENTRE = 0.67448975;
  private static final double FAR = 5.656854249492381;
  private static final double ROOT_TWO_PI = 2.5066282746310007;

  /* Rational approximations of Cody (1969), in the form of R's pnorm. */
  private static final double[] A = {
    2.2352520354606837,
    161.02823106855587,
    1067.6894854603709,
    18154.98125334356,
    0.06568233791820745
  };
  private static final double[] B = {
    47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673
  };
  private static final double[] C = {
    0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
    2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
    1.0765576773720192e-08
  };
  private static final double[] D = {
    22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761,
    18615.571640885097, 34900.95272114598, 38912.00328609327, 19685.429676859992
  };
  private static final double[] P = {
    0.215898534057957,
    0.12740116116024736,
    0.022235277870649807,
    0.0014216191932278934,
    2.9112874951168793e-05,
    0.023073441764940174
  };
  private static final double[] Q = {
    1.284260096144911,
    0.4682382124808651,
    0.06598813786892856,
    0.0037823963320275824,
    7.297515550839662e-05
  };

  /* Rational approximations of Wichura's algorithm AS 241 (1988), lowest power first. */
  private static final double[] MIDDLE = {
    3.3871328727963665, 133.14166789178438, 1971.5909503065513,
    13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227
  };
  private static final double[] UNDER_MIDDLE = {
    1,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };
  private static final double[] OUTER = {
    1.4234371107496835, 4.630337846156546, 5.769497221460691,
    3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414
  };
  private static final double[] UNDER_OUTER = {
    1,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-09
  };
  private static final double[] FAR_OUT = {
    6.657904643501103, 5.463784911164114, 1.7848265399172913,
    0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
    2.7115555687434876e-05, 2.0103343992922881e-07
  };
  private static final double[] UNDER_FAR_OUT = {
    1,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-05,
    1.421511758316446e-07,
    2.0442631033899397e-15
  };

  private Normal() {}

  /** Φ(−z): the probability beyond {@code z}. */
  public static double upperTail(double z) {
    double y = Math.abs(z);
    if (y <= CENTRE) {
      double square = y * y;
      double above = A[4] * square;
      double under = square;
      for (int i = 0; i < 3; i++) {
        above = (above + A[i]) * square;
        under = (under + B[i]) * square;
      }
      return 0.5 - z * (above + A[3]) / (under + B[3]);
    }
    double tail = y <= FAR ? outer(y) : farOut(y);
    return z > 0 ? tail : 1 - tail;
  }

  private static double outer(double y) {
    double above = C[8] * y;
    double under = y;
    for (int i = 0; i < 7; i++) {
      above = (above + C[i]) * y;
      under = (under + D[i]) * y;
    }
    return bell(y) * (above + C[7]) / (under + D[7]);
  }

  private static double farOut(double y) {
    double square = 1 / (y * y);
    double above = P[5] * square;
    double under = square;
    for (int i = 0; i < 4; i++) {
      above = (above + P[i]) * square;
      under = (under + Q[i]) * square;
    }
    double rest = square * (above + P[4]) / (under + Q[4]);
    return bell(y) * (1 / ROOT_TWO_PI - rest) / y;
  }

  /** exp(−y²/2) with y split so that its square loses nothing. */
  private static double bell(double y) {
    double coarse = (int) (Math.min(y, 64) * 16) / 16.0;
    return Math.exp(-coarse * coarse * 0.5) * Math.exp(-(y - coarse) * (y + coarse) * 0.5);
  }

  /**
   * The z beyond which the standard normal has probability {@code tail}.
   *
   * @param tail from 0 (+∞) to 1 (−∞)
   */
  public static double beyond(double tail) {
    if (!(tail > 0 && tail < 1)) {
      if (tail == 0 || tail == 1) {
        return tail == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      }
      throw new IllegalArgumentException("no probability: " + tail);
    }
    double off = tail - 0.5;
    if (Math.abs(off) <= 0.425) {
      double r = 0.180625 - off * off;
      return -off * polynomial(MIDDLE, r) / polynomial(UNDER_MIDDLE, r);
    }
    double root = Math.sqrt(-Math.log(Math.min(tail, 1 - tail)));
    double z =
        root <= 5
            ? polynomial(OUTER, root - 1.6) / polynomial(UNDER_OUTER, root - 1.6)
            : polynomial(FAR_OUT, root - 5) / polynomial(UNDER_FAR_OUT, root - 5);
    return off < 0 ? z : -z;
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = coefficients[7];
    for (int i = 6; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
