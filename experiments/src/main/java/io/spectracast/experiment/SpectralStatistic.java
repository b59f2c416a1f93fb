package io.spectracast.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A number of one spectrum whose logarithm is followed through time. */
enum SpectralStatistic {
  ENERGY("Σs²", s -> Arrays.stream(s).map(x -> x * x).sum()),
  LARGEST("s₁", s -> s[0]),
  UPPER_QUARTILE("upper quartile", s -> s[(s.length - 1) / 4]),
  MEDIAN("median", s -> s[(s.length - 1) / 2]),
  LOWER_QUARTILE("lower quartile", s -> s[3 * (s.length - 1) / 4]),
  SMALLEST("smallest", s -> s[s.length - 1]);

  /**
   * Those that must stand still in a stationary spectrum. The smallest value is looked at apart:
   * where no noise reaches a direction it falls for ever.
   */
  static final List<SpectralStatistic> SETTLING =
      List.of(ENERGY, LARGEST, UPPER_QUARTILE, MEDIAN, LOWER_QUARTILE);

  private final String words;
  private final ToDoubleFunction<double[]> value;

  SpectralStatistic(String words, ToDoubleFunction<double[]> value) {
    this.words = words;
    this.value = value;
  }

  String words() {
    return words;
  }

  /**
   * Of descending singular values, {@linkplain WeightRuns#resolved as far as they are resolved}.
   */
  double logarithm(double[] singularValues) {
    return Math.log(value.applyAsDouble(WeightRuns.resolved(singularValues)));
  }
}
