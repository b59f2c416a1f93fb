package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.grid.Numbers;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/** Planted matrix motion, 24 × 16, four runs of 80 windows. */
class RepulsionRunTest {

  private static final int ROWS = 24;
  private static final int COLUMNS = 16;
  private static final double SIZE = 0.02;
  private static final double CONFIDENCE = 0.99;

  /** Noise whose entries between neighbouring modes are {@code neighbours} times the others. */
  private static Movement motion(double neighbours, UniformRandomProvider rng) {
    DenseMatrix w = Frames.shaken(zeros(), 1, rng);
    List<DenseMatrix> weights = new ArrayList<>(List.of(w));
    List<DenseMatrix> still = new ArrayList<>();
    for (int window = 0; window < 80; window++) {
      w = moved(w, neighbours, rng);
      weights.add(w);
      still.add(zeros());
    }
    return new Movement(1, weights, still);
  }

  private static DenseMatrix zeros() {
    return new DenseMatrix(ROWS, COLUMNS, new double[ROWS * COLUMNS]);
  }

  /** Isotropic if neighbours are as the others, else within the singular vectors' span. */
  private static DenseMatrix moved(DenseMatrix w, double neighbours, UniformRandomProvider rng) {
    if (neighbours == 1) {
      return Frames.shaken(w, SIZE, rng);
    }
    var normal = ZigguratSampler.NormalizedGaussian.of(rng);
    SingularTriplets frame = Svd.triplets(w);
    double[] values = w.values().clone();
    for (int j = 0; j < COLUMNS; j++) {
      for (int k = 0; k < COLUMNS; k++) {
        double a = SIZE * (Math.abs(j - k) == 1 ? neighbours : 1) * normal.sample();
        for (int i = 0; i < values.length; i++) {
          double u = frame.left().values()[i / COLUMNS * COLUMNS + j];
          values[i] += a * u * frame.right().values()[i % COLUMNS * COLUMNS + k];
        }
      }
    }
    return new DenseMatrix(ROWS, COLUMNS, values);
  }

  private static PooledSlopes pooled(double neighbours) {
    List<Numbers> runs = new ArrayList<>();
    for (int run = 0; run < 4; run++) {
      RandomStreams streams = new RandomStreams(run);
      Movement movement = motion(neighbours, streams.stream("motion"));
      RepulsionRun regressions = new RepulsionRun(movement, 24, streams).regress(() -> {});
      runs.add(new Numbers(RepulsionRun.COLUMNS, regressions.rows(0)));
    }
    return new PooledSlopes(runs, 0);
  }

  @Test
  void isotropicMotionRepelsAsBothTheoriesSay() {
    PooledSlopes slopes = pooled(1);
    for (RepulsionTrial trial :
        List.of(
            RepulsionTrial.MEASURED_SECOND,
            RepulsionTrial.ISOTROPIC_SECOND,
            RepulsionTrial.SIMULATED_SECOND,
            RepulsionTrial.REPLAYED_SECOND,
            RepulsionTrial.ISOTROPIC_WHOLE)) {
      assertThat(slopes.slope(trial, CONFIDENCE).orElseThrow().contains(1))
          .as("%s", trial)
          .isTrue();
    }
    assertThat(slopes.variance()).isBetween(0.00039, 0.00041);
    assertThat(slopes.slope(RepulsionTrial.MEASURED_SECOND, CONFIDENCE).orElseThrow().low())
        .isGreaterThan(0.8);
    assertThat(slopes.slope(RepulsionTrial.STILL_WHOLE, CONFIDENCE).orElseThrow().contains(0))
        .isTrue();
    assertThat(slopes.slope(RepulsionTrial.ISOTROPIC_FIRST, CONFIDENCE).orElseThrow().contains(0))
        .isTrue();
    assertThat(slopes.bins(RepulsionTrial.MEASURED_SECOND, CONFIDENCE))
        .hasSize(RepulsionRun.BINS)
        .first()
        .satisfies(bin -> assertThat(bin.change().low()).isPositive());
  }

  /** Noise that moves neighbours past each other less: only its own weights give slope 1. */
  @Test
  void anisotropicMotionRepelsAsItsOwnNoiseSays() {
    PooledSlopes slopes = pooled(0.2);
    assertThat(slopes.slope(RepulsionTrial.MEASURED_SECOND, CONFIDENCE).orElseThrow().contains(1))
        .isTrue();
    assertThat(slopes.slope(RepulsionTrial.ISOTROPIC_SECOND, CONFIDENCE).orElseThrow().high())
        .isLessThan(1);
  }
}
