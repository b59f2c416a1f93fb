package io.spectracast.report;

import io.spectracast.rmt.MarchenkoPastur;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.NoiseLevel;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.Spike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/** A matrix that starts Gaussian, diffuses isotropically and grows a few rank-one spikes. */
final class SyntheticLayer {

  private static final double NOISE = 4e-4;
  private static final double[] SPIKES = {3.2, 2.1, 1.2, 0.8};
  private static final double TIME_SCALE = 900;

  private final Layer layer;
  private final double[] noise;
  private final double[][] left;
  private final double[][] right;
  private final ZigguratSampler.NormalizedGaussian gaussian;
  private long step;

  SyntheticLayer(Layer layer, long seed) {
    UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(seed);
    this.layer = layer;
    this.gaussian = ZigguratSampler.NormalizedGaussian.of(rng);
    int m = layer.longSide();
    int n = layer.shortSide();
    this.noise = gaussians(m * n, 0.8 / (Math.sqrt(m) + Math.sqrt(n)));
    int spikes = Math.min(SPIKES.length, Math.max(0, n / 4));
    this.left = IntStream.range(0, spikes).mapToObj(k -> unit(m)).toArray(double[][]::new);
    this.right = IntStream.range(0, spikes).mapToObj(k -> unit(n)).toArray(double[][]::new);
  }

  private double[] gaussians(int count, double scale) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> scale * gaussian.sample());
    return values;
  }

  private double[] unit(int size) {
    double[] v = gaussians(size, 1);
    double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    Arrays.setAll(v, i -> v[i] / norm);
    return v;
  }

  /** Moves on to this step and measures. */
  LayerSnapshot at(long to) {
    double[] increment = gaussians(noise.length, NOISE * Math.sqrt(to - step));
    Arrays.setAll(noise, i -> noise[i] + increment[i]);
    step = to;
    double[] s = singularValues();
    double[] drift = new double[s.length];
    Arrays.setAll(
        drift, k -> 2e-3 * Math.exp(-step / TIME_SCALE) / (k + 1) + 1e-5 * gaussian.sample());
    Optional<NoiseLevel> level = step == 0 ? Optional.empty() : Optional.of(noiseLevel());
    return new LayerSnapshot(layer, step, s, Optional.of(drift), level);
  }

  private NoiseLevel noiseLevel() {
    double wobble = 1 + 0.05 * gaussian.sample();
    double spike = NOISE * (1 + 2 * Math.exp(-step / TIME_SCALE)) * wobble;
    return new NoiseLevel(
        NOISE * wobble, 0.8 * NOISE * wobble, 0.78 * NOISE * wobble, spike, left.length, 12, 25);
  }

  private double[] singularValues() {
    RealMatrix w = matrix();
    double[] eigenvalues = new EigenDecompositionSymmetric(w.transposeMultiply(w)).getEigenvalues();
    return Arrays.stream(eigenvalues)
        .map(x -> -Math.sqrt(Math.max(x, 0)))
        .sorted()
        .map(x -> -x)
        .toArray();
  }

  private RealMatrix matrix() {
    RealMatrix w = new Array2DRowRealMatrix(layer.longSide(), layer.shortSide());
    for (int i = 0; i < w.getRowDimension(); i++) {
      for (int j = 0; j < w.getColumnDimension(); j++) {
        w.setEntry(i, j, noise[i * w.getColumnDimension() + j] + spikes(i, j));
      }
    }
    return w;
  }

  private double spikes(int i, int j) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      double growth = 1 - Math.exp(-(step - 60.0 * k) / TIME_SCALE);
      sum += SPIKES[k] * Math.max(0, growth) * left[k][i] * right[k][j];
    }
    return sum;
  }

  /** A bulk fit good enough to draw: σ from what lies below the Tracy–Widom 99 % edge. */
  static Optional<BulkFit> fit(Layer layer, double[] singularValues) {
    int m = layer.longSide();
    int n = layer.shortSide();
    if (n < 16) {
      return Optional.empty();
    }
    double sum = Math.sqrt(m - 1.0) + Math.sqrt(n);
    double width = sum * Math.cbrt(1 / Math.sqrt(m - 1.0) + 1 / Math.sqrt(n));
    double edge = Math.sqrt(sum * sum + 2.0234492814 * width);
    double sigma = 0;
    int spikes = 0;
    for (int pass = 0; pass < 20; pass++) {
      double power = Arrays.stream(singularValues).skip(spikes).map(s -> s * s).sum();
      sigma = Math.sqrt(power / ((double) m * (n - spikes)));
      double limit = edge * sigma;
      spikes = (int) Arrays.stream(singularValues).filter(s -> s > limit).count();
    }
    return Optional.of(fit(m, n, sigma, edge * sigma, singularValues, spikes));
  }

  private static BulkFit fit(
      int m, int n, double sigma, double edge, double[] singularValues, int spikes) {
    List<Spike> found = new ArrayList<>();
    for (int k = 0; k < spikes; k++) {
      double p = 0.01 * Math.exp(-200 * (singularValues[k] / edge - 1));
      found.add(new Spike(k + 1, singularValues[k], p));
    }
    double root = Math.sqrt((double) n / m);
    double scale = sigma * Math.sqrt(m);
    return new BulkFit(
        m,
        n,
        1,
        sigma * sigma,
        scale * (1 - root),
        scale * (1 + root),
        edge,
        0.01,
        found,
        distance(new MarchenkoPastur((double) n / m, sigma * sigma), m, singularValues, spikes));
  }

  private static double distance(MarchenkoPastur law, int m, double[] s, int spikes) {
    int bulk = s.length - spikes;
    return IntStream.range(0, bulk)
        .mapToDouble(
            k -> {
              double value = s[spikes + k];
              double above = law.cumulativeProbability(value * value / m);
              return Math.abs(1 - above - (k + 0.5) / bulk);
            })
        .max()
        .orElse(0);
  }
}
