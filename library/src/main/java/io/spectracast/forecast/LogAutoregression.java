package io.spectracast.forecast;

import java.util.Arrays;

/**
 * A first-order autoregression of x = log s_k, mode by mode, at unevenly spaced steps:
 *
 * <pre>  x(t + h) = μ + e^{−θh}(x(t) − μ) + σ √g(h) ε,   g(h) = (1 − e^{−2θh})/(2θ)</pre>
 *
 * with μ, σ and θ ≥ 0 by maximum likelihood, and the error of μ counted; g(h) = h and no pull at θ
 * = 0, a random walk. Of evenly spaced values it is x_{i+1} = c + φx_i + ε with 0 &lt; φ ≤ 1.
 *
 * @param window the fraction of the past that is fitted, in (0, 1]
 */
record LogAutoregression(double window) implements Extrapolation {

  /** θ in units of one over the time seen. */
  private static final double[] PULLS = {0, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64};

  /** Smaller values are taken for this, relative to the largest: log 0 is no number. */
  private static final double LEAST = 1e-12;

  /** Of freedom: the exponential of a Student variable with fewer has no bounds worth a name. */
  private static final int FEWEST_DEGREES = 4;

  /** A factor of e: what comes from values near 0 has no use beyond. */
  private static final double WIDEST = 1;

  @Override
  public String label() {
    return "AR(1) of log s over the last %.0f %%".formatted(100 * window);
  }

  @Override
  public Marginals at(Track past, double lead) {
    Track seen = past.latest(window, FEWEST);
    double least = Math.max(Double.MIN_NORMAL, LEAST * past.last()[0]);
    double[] centre = new double[past.modes()];
    double[] spread = new double[past.modes()];
    double[][] decay = new double[PULLS.length][];
    double[][] growth = new double[PULLS.length][];
    for (int p = 0; p < PULLS.length; p++) {
      fill(seen, PULLS[p], decay, growth, p);
    }
    for (int k = 0; k < centre.length; k++) {
      double[] x = new double[seen.length()];
      for (int i = 0; i < x.length; i++) {
        x[i] = Math.log(Math.max(least, seen.values()[i][k]));
      }
      Fit fit = Fit.best(x, decay, growth);
      double theta = PULLS[fit.pull] / Math.max(1, seen.span());
      double kept = Math.exp(-theta * lead);
      centre[k] = fit.mean + kept * (x[x.length - 1] - fit.mean);
      double pulled = 1 - kept;
      spread[k] =
          Math.min(
              WIDEST,
              fit.volatility * Math.sqrt(growth(theta, lead) + pulled * pulled * fit.meanVariance));
    }
    return new Marginals(centre, spread, Math.max(FEWEST_DEGREES, seen.length() - 3), true);
  }

  private static void fill(Track seen, double pull, double[][] decay, double[][] growth, int p) {
    double theta = pull / Math.max(1, seen.span());
    decay[p] = new double[seen.length() - 1];
    growth[p] = new double[seen.length() - 1];
    for (int i = 0; i < decay[p].length; i++) {
      double dt = seen.steps()[i + 1] - seen.steps()[i];
      decay[p][i] = Math.exp(-theta * dt);
      growth[p][i] = growth(theta, dt);
    }
  }

  private static double growth(double theta, double h) {
    return theta == 0 ? h : -Math.expm1(-2 * theta * h) / (2 * theta);
  }

  /**
   * One mode's parameters.
   *
   * @param pull the index of θ
   * @param mean μ
   * @param volatility σ
   * @param meanVariance the variance of μ's estimate over σ²
   */
  private record Fit(int pull, double mean, double volatility, double meanVariance) {

    static Fit best(double[] x, double[][] decay, double[][] growth) {
      Fit best = new Fit(0, x[x.length - 1], 0, 0);
      double smallest = Double.POSITIVE_INFINITY;
      for (int p = 0; p < decay.length && x.length > 1; p++) {
        double mean = mean(x, decay[p], growth[p]);
        double variance = variance(x, mean, decay[p], growth[p]);
        double cost =
            decay[p].length * Math.log(Math.max(variance, Double.MIN_NORMAL))
                + Arrays.stream(growth[p]).map(Math::log).sum();
        if (cost < smallest) {
          smallest = cost;
          double unbiased = variance * decay[p].length / Math.max(1, decay[p].length - 2);
          double information = information(decay[p], growth[p]);
          best = new Fit(p, mean, Math.sqrt(unbiased), information > 0 ? 1 / information : 0);
        }
      }
      return best;
    }

    /** μ by weighted least squares; any value where nothing pulls. */
    private static double mean(double[] x, double[] decay, double[] growth) {
      double product = 0;
      for (int i = 0; i < decay.length; i++) {
        product += (1 - decay[i]) * (x[i + 1] - decay[i] * x[i]) / growth[i];
      }
      double information = information(decay, growth);
      return information > 0 ? product / information : x[x.length - 1];
    }

    /** Σ(1 − e^{−θΔt})²/g(Δt), which is σ² over the variance of μ's estimate. */
    private static double information(double[] decay, double[] growth) {
      double sum = 0;
      for (int i = 0; i < decay.length; i++) {
        sum += (1 - decay[i]) * (1 - decay[i]) / growth[i];
      }
      return sum;
    }

    private static double variance(double[] x, double mean, double[] decay, double[] growth) {
      double sum = 0;
      for (int i = 0; i < decay.length; i++) {
        double r = x[i + 1] - mean - decay[i] * (x[i] - mean);
        sum += r * r / growth[i] / decay.length;
      }
      return sum;
    }
  }
}
