package io.spectracast.stationary;

import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.EdgeTest;
import io.spectracast.rmt.LaguerreEnsemble;
import io.spectracast.rmt.TracyWidom;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The law of one singular value of an m × n matrix of independent N(0, 1) entries at its own size,
 * from exact samples of at least 20 000 values: the distribution function is linear between
 * quantiles of the pooled sample, at distances of at most 1/256 and closer towards both edges.
 * Above the 16 largest values it follows the Tracy–Widom law of s₁; below the 16 smallest the
 * density is even down to zero.
 */
final class LaguerreLaw implements SpectralLaw {

  private static final int VALUES = 20_000;
  private static final int FEWEST_SPECTRA = 32;

  /** So many values of the sample lie beyond the outermost quantile at either end. */
  private static final int VALUES_BEYOND = 16;

  private static final double WIDEST_STEP = 1.0 / 256;
  private static final TracyWidom EDGE = new TracyWidom(1);

  private final double[] values;
  private final double[] probabilities;
  private final EdgeTest edge;
  private final double logBeyond;

  LaguerreLaw(int rows, int columns, RandomStreams streams) {
    double[] pooled = sample(rows, columns, streams);
    double[] upper = probabilities((double) VALUES_BEYOND / pooled.length);
    this.probabilities = new double[upper.length + 1];
    System.arraycopy(upper, 0, probabilities, 1, upper.length);
    this.values = new double[probabilities.length];
    for (int i = 1; i < values.length; i++) {
      values[i] = quantile(pooled, probabilities[i]);
    }
    this.edge = new EdgeTest(rows, columns, 1);
    double last = edge.statistic(values[values.length - 1]);
    this.logBeyond =
        Math.log(1 - probabilities[probabilities.length - 1])
            - Math.log(EDGE.survivalProbability(last));
  }

  private static double[] sample(int rows, int columns, RandomStreams streams) {
    int spectra = Math.max(FEWEST_SPECTRA, VALUES / columns);
    LaguerreEnsemble ensemble = new LaguerreEnsemble(rows, columns, 1, 1);
    UniformRandomProvider rng = streams.stream("laguerre law", rows, columns);
    double[] pooled = new double[spectra * columns];
    for (int i = 0; i < spectra; i++) {
      System.arraycopy(ensemble.sampleSingularValues(rng), 0, pooled, i * columns, columns);
    }
    Arrays.sort(pooled);
    return pooled;
  }

  /** From the least to 1 − least, in steps that double from both edges up to 1/256. */
  private static double[] probabilities(double least) {
    double[] lower = new double[VALUES];
    int count = 0;
    for (double p = least; p < 0.5 - WIDEST_STEP / 2; p += Math.min(WIDEST_STEP, p)) {
      lower[count++] = p;
    }
    double[] all = new double[2 * count];
    for (int i = 0; i < count; i++) {
      all[i] = lower[i];
      all[2 * count - 1 - i] = 1 - lower[i];
    }
    return all;
  }

  private static double quantile(double[] ascending, double p) {
    double position = Math.max(0, Math.min(ascending.length - 1.0, p * ascending.length - 0.5));
    int below = (int) position;
    int above = Math.min(ascending.length - 1, below + 1);
    return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
  }

  @Override
  public double logDensity(double s) {
    if (s < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (s > values[values.length - 1]) {
      double slope = 2 * s / edge.scale(); // of the statistic, whose unit is s²
      return logBeyond + Math.log(slope) + EDGE.logDensity(edge.statistic(s));
    }
    int i = piece(s);
    return Math.log((probabilities[i + 1] - probabilities[i]) / (values[i + 1] - values[i]));
  }

  @Override
  public double cumulativeProbability(double s) {
    if (s <= 0) {
      return 0;
    }
    if (s > values[values.length - 1]) {
      return -Math.expm1(logSurvival(s));
    }
    int i = piece(s);
    double share = (s - values[i]) / (values[i + 1] - values[i]);
    return probabilities[i] + share * (probabilities[i + 1] - probabilities[i]);
  }

  @Override
  public double logSurvival(double s) {
    return s > values[values.length - 1]
        ? logBeyond + Math.log(EDGE.survivalProbability(edge.statistic(s)))
        : Math.log1p(-cumulativeProbability(s));
  }

  private int piece(double s) {
    int found = Arrays.binarySearch(values, s);
    int at = found >= 0 ? found : -found - 2;
    return Math.min(at, values.length - 2);
  }

  /** This law for entries of another variance. */
  SpectralLaw scaled(double entryVariance) {
    double unit = Math.sqrt(entryVariance);
    LaguerreLaw law = this;
    return new SpectralLaw() {
      @Override
      public double logDensity(double s) {
        return law.logDensity(s / unit) - Math.log(unit);
      }

      @Override
      public double cumulativeProbability(double s) {
        return law.cumulativeProbability(s / unit);
      }

      @Override
      public double logSurvival(double s) {
        return law.logSurvival(s / unit);
      }
    };
  }
}
