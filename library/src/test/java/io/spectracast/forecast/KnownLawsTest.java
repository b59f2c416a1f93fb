package io.spectracast.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stacked forecast of singular values alone where the weights follow a law that is known. */
@Tag("slow")
class KnownLawsTest {

  private static final int ROWS = 24;
  private static final int COLUMNS = 12;
  private static final int FORECASTS = 300;
  private static final int FUTURES = 100;
  private static final long ORIGIN = 400;
  private static final long LEAD = 100;

  private enum Law {
    ISOTROPIC,
    KRONECKER,
    LOW_RANK_DRIFT,
    RESTORING
  }

  /**
   * One singular value of each of 300 runs. Knowing the law exactly would score 1; the forecast,
   * which was fitted to trained networks, knows nothing of it. The standard error of the coverage
   * is 1.7 %.
   */
  @ParameterizedTest
  @EnumSource
  void holdsItsIntervalsAndLosesToTheExactLawByLessThanTwoThirds(Law law) throws IOException {
    double own = 0;
    double exact = 0;
    double covered = 0;
    for (int run = 0; run < FORECASTS; run++) {
      World world = new World(law, run);
      LayerPast past = LayerPast.of(world.record());
      double[][] futures = new double[COLUMNS][FUTURES];
      for (int i = 0; i < FUTURES; i++) {
        double[] future = world.future();
        for (int k = 0; k < COLUMNS; k++) {
          futures[k][i] = future[k];
        }
      }
      double outcome = world.future()[run % COLUMNS];
      double[] members =
          new StackedForecast(false)
              .forecast(past, new long[] {LEAD}, 100, new RandomStreams(run))
              .at(LEAD)[run % COLUMNS];
      own += FairCrps.of(members, outcome);
      exact += FairCrps.of(futures[run % COLUMNS], outcome);
      double[] interval = Quantiles.of(members, 0.05, 0.95);
      covered += outcome >= interval[0] && outcome <= interval[1] ? 1.0 / FORECASTS : 0;
    }

    System.out.printf("%s: CRPS %.2f of the exact law's, 90 %%: %.3f%n", law, own / exact, covered);
    assertThat(own / exact).isLessThan(1.67);
    assertThat(covered).isBetween(0.86, 0.98);
  }

  @Test
  void forecasts784ModesWithAThousandMembersWithinFiveSecondsOfOneProcessor() throws IOException {
    Layer layer = new Layer("w", 1024, 784);
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(1).stream("modes"));
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (int i = 0; i <= 200; i++) {
      double[] s = new double[784];
      for (int k = 0; k < s.length; k++) {
        s[k] = 2 - 1.9 * k / s.length + 1e-4 * Math.sqrt(i) * normal.sample();
      }
      snapshots.add(LayerSnapshot.of(layer, 10L * i, s));
    }
    long[] leads = new long[25];
    for (int i = 0; i < leads.length; i++) {
      leads[i] = 40 * (i + 1);
    }
    LayerPast past = LayerPast.of(new LayerTrajectory(layer, snapshots));

    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    LayerEnsemble ensemble =
        new StackedForecast(false).forecast(past, leads, 1000, new RandomStreams(1));
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;

    System.out.printf("1000 members, 784 modes, 1000 updates: %.1f s%n", spent / 1e9);
    assertThat(ensemble.at(1000)).hasDimensions(784, 1000);
    assertThat(spent / 1e9).isLessThan(5);
  }

  /**
   * W = e^{−κt}-decaying noise plus, under {@link Law#LOW_RANK_DRIFT}, growth of rank one as √t.
   */
  private static final class World {

    private static final double LEVEL = 0.01;
    private static final double DECAY = 0.005;

    private final Law law;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final double[] left;
    private final double[] right;
    private double[] noise;

    World(Law law, int run) {
      this.law = law;
      this.normal =
          ZigguratSampler.NormalizedGaussian.of(new RandomStreams(7).stream(law.name(), run));
      this.left = draw(ROWS * 3);
      this.right = draw(COLUMNS * 3);
      this.noise = draw(ROWS * COLUMNS);
      for (int e = 0; e < noise.length; e++) {
        noise[e] *= 0.1;
      }
    }

    LayerTrajectory record() {
      Layer layer = new Layer("w", ROWS, COLUMNS);
      List<LayerSnapshot> snapshots = new ArrayList<>();
      for (long step = 0; step <= ORIGIN; step += 10) {
        noise = step == 0 ? noise : moved(10);
        snapshots.add(LayerSnapshot.of(layer, step, spectrum(noise, step)));
      }
      return new LayerTrajectory(layer, snapshots);
    }

    double[] future() {
      return spectrum(moved(LEAD), ORIGIN + LEAD);
    }

    private double[] spectrum(double[] w, double step) {
      double[] sum = w.clone();
      for (int e = 0; e < sum.length && law == Law.LOW_RANK_DRIFT; e++) {
        sum[e] += 0.004 * Math.sqrt(step) * left[e / COLUMNS] * right[e % COLUMNS];
      }
      return Svd.values(new DenseMatrix(ROWS, COLUMNS, sum));
    }

    private double[] moved(double h) {
      double kept = law == Law.RESTORING ? Math.exp(-DECAY * h) : 1;
      double variance = law == Law.RESTORING ? (1 - kept * kept) / (2 * DECAY) : h;
      double[] kick = law == Law.KRONECKER ? kronecker() : draw(ROWS * COLUMNS);
      double[] result = new double[kick.length];
      for (int e = 0; e < result.length; e++) {
        result[e] = kept * noise[e] + LEVEL * Math.sqrt(variance) * kick[e];
      }
      return result;
    }

    private double[] kronecker() {
      double[] core = draw(9);
      double[] kick = new double[ROWS * COLUMNS];
      for (int e = 0; e < kick.length; e++) {
        for (int c = 0; c < 9; c++) {
          kick[e] += 0.3 * left[e / COLUMNS * 3 + c / 3] * core[c] * right[e % COLUMNS * 3 + c % 3];
        }
      }
      return kick;
    }

    private double[] draw(int count) {
      double[] result = new double[count];
      for (int i = 0; i < count; i++) {
        result[i] = normal.sample();
      }
      return result;
    }
  }
}
