package io.spectracast.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.inference.Interval;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.sde.FrameMoments;
import io.spectracast.sde.KroneckerNoise;
import io.spectracast.sde.MultiplicativeNoise;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether 95 % intervals hold the truth in 95 % of data sets, on planted noise of 20 × 12 matrices.
 *
 * <p>The default test sees each interval twelve times. One that covers 95 % falls below eight once
 * in 5 000; one that covers 50 % in eight cases of ten. The table (slow) sees each 200 times.
 */
class NoiseCoverageTest {

  private static final NoiseMeasurement MEASUREMENT =
      new NoiseMeasurement(NoiseOptions.DEFAULT.withReplicates(99));

  /** How often each interval held its truth. */
  private static final class Tally {
    final Map<String, int[]> counts = new LinkedHashMap<>();

    void see(String name, Interval interval, double truth) {
      int[] count = counts.computeIfAbsent(name, key -> new int[2]);
      count[0] += interval.contains(truth) ? 1 : 0;
      count[1]++;
    }
  }

  private interface Truths extends BiConsumer<Planted, Tally> {}

  private static Tally over(int seeds, int count, Truths truths) {
    Tally tally = new Tally();
    for (int seed = 0; seed < seeds; seed++) {
      truths.accept(new Planted(20, 12, count, seed), tally);
    }
    return tally;
  }

  private static void isotropic(Planted planted, Tally tally) {
    NoiseStatistics noise = planted.measure(MEASUREMENT, Planted.isotropic(0.3));
    tally.see("isotropic: one-step ν²", noise.volatility().oneStep(), 0.09);
    tally.see("isotropic: long-run ν²", noise.volatility().longRun().get(), 0.09);
    FrameStatistics frame = noise.frame().get();
    tally.see("isotropic: E a₁₁²", frame.square(0, 0), 0.09);
    tally.see("isotropic: E a₁₂a₂₁", frame.cross(0, 1), 0);
    tally.see("isotropic: block", frame.block(), 0.09);
    Autocorrelation random = noise.inRandomDirections().get();
    tally.see("isotropic: τ", random.time(), 1);
    tally.see("isotropic: r₁", random.lagOne(), 0);
    KroneckerFactors sides = noise.kronecker().get();
    tally.see("isotropic: row participation", sides.rowParticipation(), planted.rows());
    tally.see("isotropic: excess kurtosis", noise.tails().get(0).get().excessKurtosis(), 0);
  }

  private static void kronecker(Planted planted, Tally tally) {
    NoiseStatistics noise = planted.measure(MEASUREMENT, Planted.kronecker());
    KroneckerNoise law = planted.kroneckerNoise();
    FrameMoments exact = law.inFrame(planted.frame());
    FrameStatistics frame = noise.frame().get();
    int modes = exact.modes();
    tally.see("Kronecker: E a₁₁²", frame.square(0, 0), exact.squares()[0]);
    tally.see("Kronecker: E a₁₂²", frame.square(0, 1), exact.squares()[1]);
    tally.see("Kronecker: E a₁₂a₂₁", frame.cross(0, 1), exact.crosses()[1]);
    tally.see("Kronecker: E a₃₃²", frame.square(2, 2), exact.squares()[2 * modes + 2]);
    KroneckerFactors sides = noise.kronecker().get();
    double entries = planted.rows() * planted.columns();
    double level = squares(law.rowFactor()) * squares(law.columnFactor()) / entries;
    tally.see("Kronecker: one-step ν²", noise.volatility().oneStep(), level);
    tally.see("Kronecker: long-run ν²", noise.volatility().longRun().get(), level);
    tally.see(
        "Kronecker: row participation", sides.rowParticipation(), participation(law.rowFactor()));
    tally.see(
        "Kronecker: column participation",
        sides.columnParticipation(),
        participation(law.columnFactor()));
  }

  private static double squares(DenseMatrix factor) {
    double sum = 0;
    for (double x : factor.values()) {
      sum += x * x;
    }
    return sum;
  }

  /** Of factors whose columns are orthogonal with norms 1 … 4. */
  private static double participation(DenseMatrix factor) {
    double second = 0;
    double fourth = 0;
    for (int j = 0; j < factor.columns(); j++) {
      double norm = 1 + 3.0 * j / (factor.columns() - 1);
      second += norm * norm;
      fourth += Math.pow(norm, 4);
    }
    return second * second / fourth;
  }

  private static void correlated(double rho, Planted planted, Tally tally) {
    String name = "AR(1), ρ = %s: ".formatted(rho);
    double time = (1 + rho) / (1 - rho);
    NoiseStatistics noise =
        planted.measure(MEASUREMENT, Planted.correlated(rho, Planted.isotropic(0.3)));
    Autocorrelation random = noise.inRandomDirections().get();
    tally.see(name + "τ", random.time(), time);
    tally.see(name + "r₁", random.lagOne(), rho);
    tally.see(name + "τ, singular", noise.inSingularDirections().get().time(), time);
    tally.see(name + "one-step ν²", noise.volatility().oneStep(), 0.09);
    noise
        .volatility()
        .longRun()
        .value()
        .ifPresent(interval -> tally.see(name + "long-run ν²", interval, 0.09 * time));
  }

  private static void heavy(Planted planted, Tally tally) {
    NoiseStatistics student =
        planted.measure(MEASUREMENT, Planted.student(10, Planted.isotropic(0.3)));
    tally.see("Student, f = 10: one-step ν²", student.volatility().oneStep(), 0.09 * 10 / 8);
    tally.see("Student, f = 10: kurtosis", student.tails().get(0).get().excessKurtosis(), 1);
    NoiseStatistics pareto = planted.measure(MEASUREMENT, Planted.pareto(2.5));
    tally.see(
        "Pareto, α = 2.5: tail index of entries", pareto.tails().get(2).get().tailIndex(), 2.5);
    NoiseStatistics three =
        planted.measure(MEASUREMENT, Planted.student(3, Planted.isotropic(0.3)));
    tally.see("Student, f = 3: tail index", three.tails().get(0).get().tailIndex(), 3);
  }

  private static void multiplicative(Planted planted, Tally tally) {
    MultiplicativeNoise law = new MultiplicativeNoise(0.3, 0.3);
    NoiseStatistics noise = planted.measure(MEASUREMENT, Planted.multiplicative(0.3, 0.3));
    FrameMoments exact = law.inFrame(planted.frame());
    tally.see("multiplicative: ρ²", noise.growth().get().left(), 0.09);
    tally.see("multiplicative: E a₁₁²", noise.frame().get().square(0, 0), exact.squares()[0]);
  }

  /** Known to miss: the interval of a kurtosis whose own variance hardly exists. */
  private static final String TOO_NARROW = "Student, f = 10: kurtosis";

  /** 95 % less three standard errors of 200 data sets, and two points for finite samples. */
  @Test
  @Tag("slow")
  void table() {
    for (int count : new int[] {128, 512}) {
      Tally tally =
          over(
              200,
              count,
              (planted, t) -> {
                isotropic(planted, t);
                kronecker(planted, t);
                correlated(0.5, planted, t);
                correlated(-0.2, planted, t);
                heavy(planted, t);
                multiplicative(planted, t);
              });
      tally.counts.forEach((name, n) -> print(count, name, n));
      tally.counts.forEach(
          (name, n) ->
              assertThat(n[0] / (double) n[1])
                  .as(name)
                  .isGreaterThan(name.equals(TOO_NARROW) ? 0.5 : 0.88));
    }
  }

  private static void print(int count, String name, int[] n) {
    System.out.printf(
        Locale.ROOT, "coverage N=%d  %-45s %.3f%n", count, name, n[0] / (double) n[1]);
  }

  @Test
  void intervalsHoldTheTruth() {
    Tally tally =
        over(
            12,
            128,
            (planted, t) -> {
              isotropic(planted, t);
              kronecker(planted, t);
              correlated(0.5, planted, t);
            });
    tally.counts.forEach((name, n) -> assertThat(n[0]).as(name).isGreaterThanOrEqualTo(8));
  }
}
