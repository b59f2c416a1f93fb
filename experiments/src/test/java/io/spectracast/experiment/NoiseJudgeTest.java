package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Verdict;
import io.spectracast.experiment.NoiseJudge.Count;
import io.spectracast.inference.Interval;
import io.spectracast.noise.Assumption;
import io.spectracast.noise.Centre;
import io.spectracast.noise.NoiseMeasurement;
import io.spectracast.noise.NoiseOptions;
import io.spectracast.noise.NoiseSamples;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class NoiseJudgeTest {

  private static final NoiseMeasurement MEASUREMENT =
      new NoiseMeasurement(NoiseOptions.DEFAULT.withReplicates(999));

  /** Rows of planted noise: 12 × 8, rows of size 1 … {@code last}, carried over in time. */
  private static List<NoiseRow> rows(int source, double last, double carried, double tail) {
    List<NoiseRow> rows = new ArrayList<>();
    for (int layer = 0; layer < 4; layer++) {
      var normal =
          ZigguratSampler.NormalizedGaussian.of(
              new RandomStreams(3).stream("noise", layer, source));
      NoiseSamples samples =
          MEASUREMENT.of(12, 8, 96, Centre.known(new double[0]), Optional.empty());
      double[] sample = new double[96];
      for (int t = 0; t < 96; t++) {
        double size = Math.exp(tail * Math.abs(normal.sample()));
        for (int i = 0; i < sample.length; i++) {
          double row = 1 + (last - 1) * (i / 8) / 11;
          sample[i] = carried * sample[i] + size * row * normal.sample();
        }
        samples.add(sample.clone());
      }
      rows.add(NoiseRow.of(layer, 0, source, 64, samples.statistics().get()));
    }
    return rows;
  }

  private static Verdict judged(List<NoiseRow> fixed, List<NoiseRow> run) {
    List<NoiseRow> all = new ArrayList<>(fixed);
    all.addAll(run);
    return NoiseJudge.isotropicGaussianWhite("planted", all).verdict();
  }

  @Test
  void whiteGaussianIsotropicNoiseIsTakenForThatAndNothingElse() {
    List<NoiseRow> fixed = rows(NoiseRow.FIXED, 1, 0, 0);
    List<NoiseRow> run = rows(NoiseRow.SUCCESSIVE, 1, 0, 0);
    assertThat(judged(fixed, run)).isEqualTo(Verdict.SUPPORTED);
    assertThat(judged(rows(NoiseRow.FIXED, 3, 0, 0), run)).isEqualTo(Verdict.REFUTED);
    assertThat(judged(rows(NoiseRow.FIXED, 1, 0, 1), run)).isEqualTo(Verdict.REFUTED);
    assertThat(judged(fixed, rows(NoiseRow.SUCCESSIVE, 1, 0.6, 0))).isEqualTo(Verdict.REFUTED);
    Map<String, List<NoiseRow>> kronecker = Map.of("planted", rows(NoiseRow.FIXED, 3, 0, 0));
    assertThat(NoiseJudge.assumption("c", Assumption.KRONECKER, kronecker).verdict())
        .isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void rowsAreReadBackAsTheyWere() {
    NoiseRow row = rows(NoiseRow.FIXED, 1, 0, 0).get(2);
    assertThat(row.index("layer")).isEqualTo(2);
    assertThat(row.interval(NoiseRow.VARIANCE).orElseThrow().contains(1)).isTrue();
    assertThat(row.interval(NoiseRow.TIME).orElseThrow().contains(1)).isTrue();
    assertThat(row.pValue(Assumption.STATE_INDEPENDENT)).isEmpty(); // no frame was given
    NoiseRow size = NoiseRow.of(1, 2, 16, new Interval(2, 1, 3, 0.95));
    assertThat(size.interval(NoiseRow.VARIANCE)).contains(new Interval(2, 1, 3, 0.95));
    assertThat(size.interval(NoiseRow.TIME)).isEmpty();
  }

  @Test
  void rejectionsAreHeldAgainstChance() {
    assertThat(new Count(0, 12).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(new Count(1, 12).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(new Count(3, 12).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(new Count(7, 12).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(new Count(0, 0).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  private static Interval interval(double low, double high) {
    return new Interval((low + high) / 2, low, high, 0.95);
  }

  @Test
  void exponentsAreMinusOneOnlyIfAllAreAndAreKnown() {
    assertThat(NoiseJudge.inverse(List.of(interval(-1.05, -0.98), interval(-1.04, -0.9))))
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(NoiseJudge.inverse(List.of(interval(-1.05, -0.98), interval(-0.9, -0.8))))
        .isEqualTo(Verdict.REFUTED);
    assertThat(NoiseJudge.inverse(List.of(interval(-1.5, -0.5)))).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void varianceIsInfiniteOnlyBelowTwo() {
    assertThat(NoiseJudge.infiniteVariance(List.of(interval(1, 1.8), interval(1.2, 1.9))))
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(NoiseJudge.infiniteVariance(List.of(interval(2.5, 4), interval(3, 5))))
        .isEqualTo(Verdict.REFUTED);
    assertThat(NoiseJudge.infiniteVariance(List.of(interval(1.5, 4), interval(3, 5))))
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void thePlantedExponentComesOut() {
    double[] batches = {16, 64, 256};
    for (double exponent : new double[] {-1, -0.5}) {
      List<Interval> variances =
          Arrays.stream(batches)
              .mapToObj(b -> 3 * Math.pow(b, exponent))
              .map(v -> interval(0.9 * v, 1.1 * v))
              .toList();
      Interval found = NoiseScaling.exponent(batches, variances, 0.95);
      assertThat(found.estimate()).isBetween(exponent - 1e-9, exponent + 1e-9);
      assertThat(found.high() - found.low()).isBetween(0.05, 0.2);
    }
  }
}
