package io.spectracast.noise;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.sde.EmpiricalNoise;
import io.spectracast.sde.IsotropicNoise;
import io.spectracast.sde.KroneckerNoise;
import io.spectracast.sde.MatrixNoise;
import io.spectracast.sde.MultiplicativeNoise;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Noise whose truth is known, on the weights of a matrix with a few spikes. */
record Planted(int rows, int columns, int count, long seed) {

  /** Samples of a class of noise, in the order of time. */
  interface Law {
    double[][] samples(Planted planted, UniformRandomProvider rng);
  }

  static double gaussian(UniformRandomProvider rng) {
    return ZigguratSampler.NormalizedGaussian.of(rng).sample();
  }

  static double[] gaussians(int count, UniformRandomProvider rng) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> gaussian(rng));
    return values;
  }

  /** W, with singular values that spread over a factor of some ten. */
  DenseMatrix weights() {
    UniformRandomProvider rng = new RandomStreams(seed).stream("weights");
    double[] w = gaussians(rows * columns, rng);
    double[] u = gaussians(rows, rng);
    double[] v = gaussians(columns, rng);
    for (int i = 0; i < w.length; i++) {
      w[i] += u[i / columns] * v[i % columns];
    }
    return new DenseMatrix(rows, columns, w);
  }

  SingularTriplets frame() {
    return Svd.triplets(weights());
  }

  static Law isotropic(double volatility) {
    return of(p -> new IsotropicNoise(volatility));
  }

  /** Random factors whose eigenvalues span a factor of sixteen. */
  static Law kronecker() {
    return of(Planted::kroneckerNoise);
  }

  KroneckerNoise kroneckerNoise() {
    UniformRandomProvider rng = new RandomStreams(seed).stream("factors");
    return new KroneckerNoise(factor(rows, rng), factor(columns, rng));
  }

  /** An orthogonal matrix with its columns scaled by 1 … 4. */
  private static DenseMatrix factor(int size, UniformRandomProvider rng) {
    double[] values =
        Svd.triplets(new DenseMatrix(size, size, gaussians(size * size, rng))).left().values();
    double[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= 1 + 3.0 * (i % size) / (size - 1);
    }
    return new DenseMatrix(size, size, scaled);
  }

  /** A mixture of a few fixed matrices. */
  static Law lowRank(int rank) {
    return of(p -> p.empiricalNoise(rank));
  }

  EmpiricalNoise empiricalNoise(int rank) {
    UniformRandomProvider rng = new RandomStreams(seed).stream("fixed matrices");
    List<DenseMatrix> fixed =
        IntStream.range(0, rank)
            .mapToObj(r -> new DenseMatrix(rows, columns, gaussians(rows * columns, rng)))
            .toList();
    return new EmpiricalNoise(fixed, 1);
  }

  static Law multiplicative(double volatility, double relative) {
    return of(p -> new MultiplicativeNoise(volatility, relative));
  }

  private static Law of(java.util.function.Function<Planted, MatrixNoise> noise) {
    return (planted, rng) -> {
      MatrixNoise law = noise.apply(planted);
      int m = planted.rows;
      int n = planted.columns;
      double[] w = planted.weights().values();
      double[][] samples = new double[planted.count][m * n];
      for (double[] sample : samples) {
        law.diffuse(m, n, w, gaussians(law.noises(m, n), rng), sample);
      }
      return samples;
    };
  }

  /** ξ_t = ρ ξ_{t−1} + √(1 − ρ²) η_t from its stationary law. */
  static Law correlated(double rho, Law law) {
    return (planted, rng) -> {
      double[][] samples = law.samples(planted, rng);
      for (int t = 1; t < samples.length; t++) {
        for (int i = 0; i < samples[t].length; i++) {
          samples[t][i] = rho * samples[t - 1][i] + Math.sqrt(1 - rho * rho) * samples[t][i];
        }
      }
      return samples;
    };
  }

  /** Every sample divided by √(χ²_f/f): each projection has Student's law with f degrees. */
  static Law student(int freedom, Law law) {
    return (planted, rng) -> {
      double[][] samples = law.samples(planted, rng);
      for (double[] sample : samples) {
        double square = Arrays.stream(gaussians(freedom, rng)).map(x -> x * x).sum();
        double size = 1 / Math.sqrt(square / freedom);
        Arrays.setAll(sample, i -> sample[i] * size);
      }
      return samples;
    };
  }

  /** Independent entries ±x, P(x &gt; r) = r^−α, r ≥ 1. */
  static Law pareto(double alpha) {
    return (planted, rng) -> {
      double[][] samples = new double[planted.count][planted.rows * planted.columns];
      for (double[] sample : samples) {
        Arrays.setAll(
            sample, i -> (rng.nextBoolean() ? 1 : -1) * Math.pow(1 - rng.nextDouble(), -1 / alpha));
      }
      return samples;
    };
  }

  NoiseStatistics measure(NoiseMeasurement measurement, Law law) {
    NoiseSamples samples = measurement.of(rows, columns, count, Centre.ZERO, Optional.of(frame()));
    for (double[] sample : law.samples(this, new RandomStreams(seed).stream("noise"))) {
      samples.add(sample);
    }
    return samples.statistics().get();
  }
}
