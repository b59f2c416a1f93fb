package io.spectracast.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.LaguerreEnsemble;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three spectra of 60 levels tell Wigner from Poisson in every case; level 5 %. */
class LevelTestTest {

  private static final LevelTest TEST = new LevelTest(199, 0.95, 1);

  private static List<double[]> wigner(long seed) {
    UniformRandomProvider rng = new RandomStreams(seed).stream("levels");
    var matrices = new LaguerreEnsemble(90, 60, 1, 3);
    return IntStream.range(0, 3).mapToObj(i -> matrices.sampleSingularValues(rng)).toList();
  }

  private static List<double[]> poisson(long seed) {
    UniformRandomProvider rng = new RandomStreams(seed).stream("levels");
    return IntStream.range(0, 3).mapToObj(i -> rng.doubles(60).toArray()).toList();
  }

  /** Of eight true laws two are rejected once in 170 cases. */
  @Test
  void wignerAndPoissonAreToldApart() {
    int wigner = 0;
    int poisson = 0;
    for (int seed = 0; seed < 8; seed++) {
      LevelVerdict repelling = TEST.test(wigner(seed));
      LevelVerdict independent = TEST.test(poisson(seed));
      wigner += repelling.isWigner(0.05) ? 1 : 0;
      poisson += independent.isPoisson(0.05) ? 1 : 0;
      assertThat(repelling.isPoisson(0.05)).isFalse();
      assertThat(independent.isWigner(0.05)).isFalse();
    }
    assertThat(wigner).isGreaterThanOrEqualTo(6);
    assertThat(poisson).isGreaterThanOrEqualTo(6);
  }

  @Test
  @Tag("slow")
  void table() {
    int seeds = 200;
    LevelTest test = new LevelTest(999, 0.95, 1);
    int[] rejected = new int[4];
    int[] covered = new int[2];
    for (int seed = 0; seed < seeds; seed++) {
      LevelVerdict w = test.test(wigner(seed));
      LevelVerdict p = test.test(poisson(seed));
      rejected[0] += w.wignerSpacings().rejects(0.05) ? 1 : 0;
      rejected[1] += w.wignerRatio().rejects(0.05) ? 1 : 0;
      rejected[2] += p.poissonSpacings().rejects(0.05) ? 1 : 0;
      rejected[3] += p.poissonRatio().rejects(0.05) ? 1 : 0;
      covered[0] += w.meanRatio().contains(0.5307) ? 1 : 0;
      covered[1] += p.meanRatio().contains(0.3863) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "levels: false rejections %s of %d, coverage of <r> %s%n",
        java.util.Arrays.toString(rejected),
        seeds,
        java.util.Arrays.toString(covered));
    for (int count : rejected) {
      assertThat(count).isLessThan(20); // 5 % and three standard errors
    }
    for (int count : covered) {
      assertThat(count).isGreaterThan(176);
    }
  }

  @Test
  void verdictsAreSentencesWithTheirEvidence() {
    assertThat(TEST.test(wigner(1)).sentence(0.05))
        .startsWith("Levels repel as those of a real random matrix: 141 spacings, ⟨r⟩ = 0.5");
    assertThat(TEST.test(poisson(1)).sentence(0.05)).startsWith("Levels lie as if independent: ");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TEST.test(List.of(new double[5])))
        .withMessage("spectra must have at least 20 levels, was 5");
    assertThatIllegalArgumentException().isThrownBy(() -> TEST.test(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new LevelTest(0, 0.95, 1));
  }
}
