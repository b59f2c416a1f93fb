package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Verdict;
import io.spectracast.experiment.RepulsionJudge.Slope;
import io.spectracast.inference.Interval;
import io.spectracast.levels.LevelTest;
import io.spectracast.levels.LevelVerdict;
import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.LaguerreEnsemble;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepulsionJudgeTest {

  private static final LevelTest TEST = new LevelTest(199, 0.95, 1);

  private static Slope slope(double low, double high) {
    return new Slope("here", Optional.of(new Interval((low + high) / 2, low, high, 0.95)));
  }

  @Test
  void slopesAreOneOnlyIfAllAreAndAreKnown() {
    assertThat(RepulsionJudge.one(List.of(slope(0.9, 1.1), slope(0.95, 1.2))))
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(RepulsionJudge.one(List.of(slope(0.9, 1.1), slope(0.5, 0.8))))
        .isEqualTo(Verdict.REFUTED);
    assertThat(RepulsionJudge.one(List.of(slope(0.9, 1.1), slope(-1, 3))))
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(RepulsionJudge.one(List.of(slope(0.9, 1.1), new Slope("there", Optional.empty()))))
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void controlsFailOnEitherSide() {
    List<Slope> ones = List.of(slope(0.9, 1.1));
    assertThat(RepulsionJudge.controls("c", ones, List.of(slope(-0.2, 0.2))).verdict())
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(RepulsionJudge.controls("c", ones, List.of(slope(0.1, 0.4))).verdict())
        .isEqualTo(Verdict.REFUTED);
    assertThat(RepulsionJudge.controls("c", ones, List.of(slope(-0.4, 1.4))).verdict())
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(
            RepulsionJudge.controls("c", List.of(slope(1.1, 1.3)), List.of(slope(-0.2, 0.2)))
                .verdict())
        .isEqualTo(Verdict.REFUTED);
  }

  private static LevelVerdict randomMatrices(long seed) {
    LaguerreEnsemble matrices = new LaguerreEnsemble(60, 40, 1, 1);
    var rng = new RandomStreams(seed).stream("matrices");
    return TEST.test(
        IntStream.range(0, 8).mapToObj(i -> matrices.sampleSingularValues(rng)).toList());
  }

  private static LevelVerdict independent(long seed) {
    var rng = new RandomStreams(seed).stream("independent");
    return TEST.test(IntStream.range(0, 8).mapToObj(i -> rng.doubles(40).toArray()).toList());
  }

  @Test
  void levelsAreThoseOfRandomMatricesOnlyIfTheyAre() {
    assertThat(RepulsionJudge.wigner(List.of(randomMatrices(1), randomMatrices(2))))
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(RepulsionJudge.wigner(List.of(randomMatrices(1), independent(2))))
        .isEqualTo(Verdict.REFUTED);
  }

  @Test
  void levelsThatLagBehindIsotropicNoiseAreToldFromThoseThatDoNot() {
    PooledLevels level =
        new PooledLevels(0, 0, true, 100, 0.01, randomMatrices(3), randomMatrices(4));
    PooledLevels behind =
        new PooledLevels(0, 0, true, 100, 0.01, independent(5), randomMatrices(6));
    PooledLevels neither = new PooledLevels(0, 0, true, 100, 0.01, independent(9), independent(10));
    assertThat(RepulsionJudge.asFast("c", List.of(level), List.of("here")).verdict())
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(RepulsionJudge.asFast("c", List.of(level, behind), List.of("a", "b")).verdict())
        .isEqualTo(Verdict.REFUTED);
    assertThat(RepulsionJudge.asFast("c", List.of(neither), List.of("here")).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }
}
