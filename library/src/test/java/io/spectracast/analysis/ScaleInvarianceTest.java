package io.spectracast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.spectrum.BulkLaw;
import io.spectracast.tail.Alternative;
import io.spectracast.tail.PowerLawTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A layer multiplied by a constant is told the same. */
class ScaleInvarianceTest {

  private static final int ROWS = 150;
  private static final int COLUMNS = 80;

  @TempDir private Path folder;

  /** Powers of two are exact: every dimensionless number is the same to the last bit. */
  @ParameterizedTest
  @ValueSource(doubles = {0x1p20, 0x1p-20, 0x1p-400})
  void multipliedByAPowerOfTwoItIsTheSameToTheLastBit(double factor) throws IOException {
    LayerAnalysis one = analysis(1);
    LayerAnalysis other = analysis(factor);

    assertThat(other.tail().get().tailExponent()).isEqualTo(one.tail().get().tailExponent());
    assertThat(other.tail().get().kolmogorovDistance())
        .isEqualTo(one.tail().get().kolmogorovDistance());
    assertThat(other.plausibility().get().pValue()).isEqualTo(one.plausibility().get().pValue());
    assertThat(other.noise().get().pValue()).isEqualTo(one.noise().get().pValue());
    assertThat(other.bulk().get().spikes().get(0).pValue())
        .isEqualTo(one.bulk().get().spikes().get(0).pValue());
    assertThat(other.metrics().get().effectiveRank())
        .isEqualTo(one.metrics().get().effectiveRank());
    assertThat(other.laws().get(BulkLaw.GAMMA).get().shape())
        .isEqualTo(one.laws().get(BulkLaw.GAMMA).get().shape());
    assertThat(other.randomised().get().distance()).isEqualTo(one.randomised().get().distance());
    assertThat(other.fixedAspect().get().tail().tailExponent())
        .isEqualTo(one.fixedAspect().get().tail().tailExponent());
    for (Alternative alternative : Alternative.values()) {
      assertThat(other.alternatives().get(alternative))
          .isEqualTo(one.alternatives().get(alternative));
    }
    assertThat(other.singularValues())
        .isEqualTo(Arrays.stream(one.singularValues()).map(s -> factor * s).toArray());
  }

  /** Products by 10^±6 round each entry by up to 2⁻⁵³; nothing else differs. */
  @ParameterizedTest
  @ValueSource(doubles = {1e6, 1e-6})
  void multipliedByAPowerOfTenItIsTheSameButForTheProductsRounding(double factor)
      throws IOException {
    LayerAnalysis one = analysis(1);
    LayerAnalysis other = analysis(factor);
    PowerLawTail tail = one.tail().get();
    PowerLawTail same = other.tail().get();

    assertThat(same.tailSize()).isEqualTo(tail.tailSize());
    assertThat(same.tailExponent()).isCloseTo(tail.tailExponent(), within(1e-12));
    assertThat(same.kolmogorovDistance()).isCloseTo(tail.kolmogorovDistance(), within(1e-12));
    assertThat(same.xMin()).isCloseTo(factor * factor * tail.xMin(), within(1e-12 * same.xMin()));
    assertThat(other.plausibility().get().pValue()).isEqualTo(one.plausibility().get().pValue());
    assertThat(other.noise().get().pValue()).isEqualTo(one.noise().get().pValue());
    assertThat(other.bulk().get().spikes()).hasSameSizeAs(one.bulk().get().spikes());
    assertThat(other.randomised().get().exceeding()).isEqualTo(one.randomised().get().exceeding());
    assertThat(verdictsWithoutUnits(other)).isEqualTo(verdictsWithoutUnits(one));
  }

  private static List<String> verdictsWithoutUnits(LayerAnalysis analysis) {
    return analysis.verdicts().stream()
        .filter(verdict -> verdict.startsWith("this exponent") || verdict.contains("power law"))
        .toList();
  }

  @Test
  void theVerdictsComparedSaySomething() throws IOException {
    assertThat(verdictsWithoutUnits(analysis(1))).hasSizeGreaterThanOrEqualTo(2);
  }

  /** Column variances from a Pareto law, so that there is a tail and there are spikes. */
  private LayerAnalysis analysis(double factor) throws IOException {
    double[] entries = Planted.noise(ROWS, COLUMNS, 1, 7).values();
    for (int i = 0; i < entries.length; i++) {
      double column = (i % COLUMNS + 0.5) / COLUMNS;
      entries[i] = Math.pow(column, -0.4) * entries[i] * factor;
    }
    Path file = folder.resolve("scaled.safetensors");
    new SafetensorsWriter().doubles("w", entries, ROWS, COLUMNS).write(file);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return CheckpointAnalysis.of(
              checkpoint,
              LayerOptions.DEFAULT,
              AnalysisOptions.DEFAULT.parts(EnumSet.allOf(Part.class)))
          .run("digest")
          .layers()
          .get(0);
    }
  }
}
