package io.spectracast.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.forecast.ForecastMethod;
import io.spectracast.forecast.LayerEnsemble;
import io.spectracast.forecast.LayerPast;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class BacktestTest {

  private static final int MODES = 12;
  private static final double NOISE = 0.02;

  /** Knows the law of {@link #run}: s_k(t) = s_k(0) + t/1000 + a random walk. */
  private record Truth(double bias) implements ForecastMethod {

    @Override
    public String name() {
      return "truth";
    }

    @Override
    public LayerEnsemble forecast(
        LayerPast past, long[] leads, int members, RandomStreams streams) {
      double[] now = past.trajectory().at(past.lastStep()).orElseThrow().singularValues();
      double[][][] values = new double[leads.length][now.length][members];
      var normal = ZigguratSampler.NormalizedGaussian.of(streams.stream("truth"));
      for (int i = 0; i < leads.length; i++) {
        for (int k = 0; k < now.length; k++) {
          for (int m = 0; m < members; m++) {
            double walk = NOISE * Math.sqrt(leads[i]) * normal.sample();
            values[i][k][m] = now[k] + (1 + bias) * leads[i] / 1000.0 + walk;
          }
        }
      }
      return new LayerEnsemble(past.layer(), past.lastStep(), leads, values, "the law");
    }
  }

  private static LayerPast layer(String name, long seed) {
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(seed).stream(name));
    Layer layer = new Layer(name, 40, MODES);
    double[] s = new double[MODES];
    Arrays.setAll(s, k -> 100 - 5.0 * k);
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (long step = 0; step <= 2000; step += 20) {
      snapshots.add(LayerSnapshot.of(layer, step, s.clone()));
      for (int k = 0; k < MODES; k++) {
        s[k] += 0.02 + NOISE * Math.sqrt(20) * normal.sample();
      }
    }
    return LayerPast.of(new LayerTrajectory(layer, snapshots));
  }

  private static Subject run(int seed) {
    return new Subject(
        "run" + seed, new Group("net", "sgd"), List.of(layer("a", seed), layer("b", seed)));
  }

  private static final List<Horizon> HORIZONS =
      Stream.of("100", "50%").map(Horizon::parse).toList();

  private static BacktestPlan plan(int threads) {
    return new BacktestPlan(
        Stream.of("600", "45%", "60%").map(Origin::parse).toList(), HORIZONS, 40, 1, threads);
  }

  private static List<Contender> contenders(double bias) {
    List<Contender> all = new ArrayList<>(Contender.references());
    all.add(Contender.candidate(new Truth(bias)));
    return all;
  }

  private static Leaderboard board(Backtest.Result result, double bias) {
    return Leaderboard.of(
        result.scores(), HORIZONS.stream().map(Horizon::label).toList(), contenders(bias), 1);
  }

  @Test
  void theTruthIsCalibratedAndBeatsEveryBaseline() throws IOException {
    List<Subject> runs = Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(BacktestTest::run).toList();
    Backtest.Result result = new Backtest(plan(2), contenders(0)).run(runs, () -> {}, () -> false);
    Leaderboard board = board(result, 0);

    assertThat(result.complete()).isTrue();
    assertThat(board.cells()).hasSize(2);
    assertThat(board.cells().get(0).forecasts()).isEqualTo(8 * 2 * 3);
    Standing truth = board.overall().of("truth").orElseThrow();
    assertThat(truth.skill().orElseThrow()).isBetween(0.02, 0.4);
    assertThat(truth.skillInterval().orElseThrow().low()).isPositive();
    assertThat(truth.test().orElseThrow().pValue()).isLessThan(0.05);
    assertThat(truth.coverage().orElseThrow()[2]).isCloseTo(0.9, within(0.03));
    assertThat(truth.coverageInterval().orElseThrow().contains(0.9)).isTrue();
    assertThat(board.overall().of("persistence").orElseThrow().coverage()).isEmpty();
    String best = board.cells().get(1).reference().orElseThrow();
    assertThat(board.cells().get(1).of(best).orElseThrow().skill()).hasValue(0);
    assertThat(board.cells().get(1).of(best).orElseThrow().test()).isEmpty();
    assertThat(result.remarks())
        .contains(new Remark("run1", "a", "not by relex: needs 5 kept weights, has 0"));
  }

  @Test
  void aWrongLawIsFoundOut() throws IOException {
    List<Subject> runs = Stream.of(1, 2, 3).map(BacktestTest::run).toList();
    Backtest.Result result = new Backtest(plan(2), contenders(4)).run(runs, () -> {}, () -> false);
    Standing wrong = board(result, 4).overall().of("truth").orElseThrow();
    assertThat(wrong.skill().orElseThrow()).isNegative();
    assertThat(wrong.coverage().orElseThrow()[2]).isLessThan(0.6);
  }

  @Test
  void scoresDependNeitherOnThreadsNorOnWhoElseTakesPart() throws IOException {
    List<Subject> runs = List.of(run(1), run(2));
    List<Contender> some = contenders(0).subList(1, 3);
    List<ScoredForecast> one =
        new Backtest(plan(1), some).run(runs, () -> {}, () -> false).scores();
    List<ScoredForecast> all =
        new Backtest(plan(3), contenders(0)).run(runs, () -> {}, () -> false).scores();
    assertThat(one).isNotEmpty();
    assertThat(all.stream().map(ScoredForecast::crps).toList())
        .containsAll(one.stream().map(ScoredForecast::crps).toList());
  }

  @Test
  void oneRunIsClusteredByLayers() throws IOException {
    Backtest.Result result =
        new Backtest(plan(1), contenders(0)).run(List.of(run(5)), () -> {}, () -> false);
    Section overall = board(result, 0).overall();
    assertThat(overall.clusters()).isEqualTo(Section.Clustering.LAYERS);
    assertThat(overall.of("truth").orElseThrow().test()).isEmpty(); // three origins are too few
  }

  @Test
  void aLayerThatCannotBeForecastIsNamedAndTheOthersAreScored() throws IOException {
    Layer zero = new Layer("zero", 4, 2);
    List<LayerSnapshot> snapshots =
        Stream.of(0L, 300L, 590L, 600L, 1000L, 1200L, 2000L)
            .map(step -> LayerSnapshot.of(zero, step, new double[2]))
            .toList();
    Subject subject =
        new Subject(
            "r",
            new Group("net", "sgd"),
            List.of(LayerPast.of(new LayerTrajectory(zero, snapshots)), layer("fine", 1)));
    Backtest.Result result =
        new Backtest(plan(1), contenders(0)).run(List.of(subject), () -> {}, () -> false);
    assertThat(result.remarks()).contains(new Remark("r", "zero", "is all zero at step 600"));
    assertThat(result.scores()).isNotEmpty().allMatch(s -> s.layer().equals("fine"));
  }

  @Test
  void whatIsStoppedIsNotComplete() throws IOException {
    Backtest.Result result =
        new Backtest(plan(1), contenders(0)).run(List.of(run(1)), () -> {}, () -> true);
    assertThat(result.complete()).isFalse();
    assertThat(result.scores()).isEmpty();
  }

  @Test
  void horizonsAndOriginsAreReadFromWords() {
    assertThat(Horizon.parse("12.5%").lead(100, 900)).isEqualTo(100);
    assertThat(Horizon.parse("12.5%").label()).isEqualTo("12.5 %");
    assertThat(Horizon.parse("50").label()).isEqualTo("+50");
    assertThat(Origin.parse("50%").step(layer("a", 1).trajectory())).hasValue(1000);
    assertThat(Origin.parse("1011").step(layer("a", 1).trajectory())).hasValue(1000);
    for (String bad : new String[] {"", "%", "0", "-5", "0%", "x", "1001%"}) {
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> Horizon.parse(bad));
    }
    for (String bad : new String[] {"", "%", "-5", "0%", "101%", "NaN%"}) {
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> Origin.parse(bad));
    }
  }
}
