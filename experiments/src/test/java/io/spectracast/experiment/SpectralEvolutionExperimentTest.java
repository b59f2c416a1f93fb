package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.data.DataSource;
import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.linalg.FloatMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.optim.Optimization;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.tail.GaussianNull;
import io.spectracast.tail.PowerLawFitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpectralEvolutionExperimentTest {

  private static final EvolutionNetwork TINY =
      new EvolutionNetwork(
          "tiny",
          "Tiny",
          d -> Optional.of(DataSource.parse("modular-addition:61")),
          "mlp:64",
          Optimization.sgd(0.1, 0.9, 0),
          32,
          2,
          40,
          12);

  private static final EvolutionNetwork WITHOUT_DATA =
      new EvolutionNetwork(
          "none", "Absent", Datasets::cifar10, "cnn", Optimization.sgd(0.1, 0.9, 0), 32, 2, 40, 12);

  private static final SpectralEvolutionExperiment.Config CONFIG =
      new SpectralEvolutionExperiment.Config(List.of(TINY, WITHOUT_DATA), 39, 59);

  @TempDir private Path folder;

  @Test
  void fromTrainingToVerdicts() throws IOException {
    Exhibit one = exhibit(folder.resolve("one"), 1);
    Exhibit two = exhibit(folder.resolve("two"), 2);
    Exhibit again = exhibit(folder.resolve("one"), 1);

    assertThat(one.claims()).hasSize(11).isEqualTo(two.claims()).isEqualTo(again.claims());
    assertThat(one.tables().stream().map(Table::rows).toList())
        .isEqualTo(two.tables().stream().map(Table::rows).toList());
    assertThat(one.method().toString()).contains("left out: Absent");
    assertThat(one.figures()).hasSize(4 + 3);
    Table evolution = one.tables().get(4);
    assertThat(evolution.rows()).hasSize(2 * 21);
  }

  private static Exhibit exhibit(Path work, int threads) throws IOException {
    return exhibit(work, threads, CONFIG, Path.of("none"));
  }

  private static Exhibit exhibit(
      Path work, int threads, SpectralEvolutionExperiment.Config config, Path datasets)
      throws IOException {
    Bench bench =
        new Bench(work, new Datasets(datasets), 1, threads, new SilentStages(), () -> false);
    return new SpectralEvolutionExperiment(config, config).run(Budget.QUICK, bench);
  }

  /** Published data, where they are, or drawn digits. */
  @Test
  @Tag("slow")
  void everyNetworkOfTheFullBudgetGoesAllTheWay() throws IOException {
    SpectralEvolutionExperiment.Config full = SpectralEvolutionExperiment.FULL;
    SpectralEvolutionExperiment.Config small =
        new SpectralEvolutionExperiment.Config(
            full.networks().stream()
                .map(
                    n ->
                        new EvolutionNetwork(
                            n.id(),
                            n.label(),
                            n.data(),
                            n.model(),
                            n.optimization(),
                            n.batchSize(),
                            2,
                            20,
                            3))
                .toList(),
            19,
            59);

    Exhibit exhibit = exhibit(folder, 2, small, Path.of("../../shared/data/datasets"));

    assertThat(exhibit.tables().get(0).rows()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(exhibit.claims()).hasSizeGreaterThanOrEqualTo(11);
  }

  @Test
  void noiseWithSpikesIsNoPowerLawAndAPowerLawIsNoNoise() throws IOException {
    Bench bench =
        new Bench(folder, new Datasets(Path.of("none")), 1, 1, new SilentStages(), () -> false);
    EvolutionSubject.Watched watched =
        new EvolutionSubject.Watched(0, new Layer("fc.weight", 120, 160));
    TailReadings.Meter meter =
        new TailReadings.Meter(new GaussianNull(PowerLawFitter.ALL_CANDIDATES, 1, 59, 1), 99, 1);

    TailReadings noise = reading(meter, watched, spikedNoise(), bench);
    TailReadings pareto = reading(meter, watched, paretoEigenvalues(), bench);

    assertThat(noise.spikes()).isEqualTo(3);
    assertThat(noise.isMostlyNoise()).isTrue();
    assertThat(noise.isPowerLaw()).isFalse();
    assertThat(pareto.isMostlyNoise()).isFalse();
    assertThat(pareto.isPowerLaw()).isTrue();
  }

  private static TailReadings reading(
      TailReadings.Meter meter, EvolutionSubject.Watched watched, double[] s, Bench bench) {
    List<LayerSnapshot> layers = List.of(LayerSnapshot.of(watched.layer(), 0, s));
    return TailReadings.of(meter.read(0, List.of(watched), layers, bench)).get(0);
  }

  private static double[] spikedNoise() {
    UniformRandomProvider rng = new RandomStreams(4).stream("entries");
    float[] entries = new float[120 * 160];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = (float) (2 * rng.nextDouble() - 1);
    }
    for (int k = 0; k < 3; k++) {
      entries[k * 161] += 30 + 10 * k;
    }
    return Svd.values(new FloatMatrix(120, 160, entries));
  }

  /** s² of density λ^−2.5. */
  private static double[] paretoEigenvalues() {
    double[] s = new double[120];
    Arrays.setAll(s, i -> Math.pow((i + 0.5) / s.length, -1 / 3.0));
    return s;
  }
}
