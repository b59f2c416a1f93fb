package io.spectracast.sde;

import java.util.Arrays;

/** The two-sample Kolmogorov–Smirnov statistic and its asymptotic significance. */
final class KolmogorovSmirnov {

  private KolmogorovSmirnov() {}

  static double pValue(double[] x, double[] y) {
    double[] a = x.clone();
    double[] b = y.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    double distance = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] <= b[j]) {
        i++;
      } else {
        j++;
      }
      distance = Math.max(distance, Math.abs((double) i / a.length - (double) j / b.length));
    }
    double size = (double) a.length * b.length / (a.length + b.length);
    double z = distance * Math.sqrt(size);
    double p = 0;
    for (int k = 1; k < 100; k++) {
      p += 2 * (k % 2 == 1 ? 1 : -1) * Math.exp(-2.0 * k * k * z * z);
    }
    return Math.min(1, Math.max(0, p));
  }
}
