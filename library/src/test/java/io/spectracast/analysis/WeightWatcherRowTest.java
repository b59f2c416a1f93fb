package io.spectracast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.ConvolutionView;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.documents.SharedFiles;
import io.spectracast.linalg.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the output of WeightWatcher 0.7.5.5; the page is docs/weightwatcher.md. */
class WeightWatcherRowTest {

  /** Counted by module there; the largest of the slices' smallest there. */
  private static final Set<String> OTHER = Set.of("layer_id", "sv_min");

  private static final double ONE_MILLIONTH = 1e-6;

  @ParameterizedTest
  @CsvSource({
    "resnet20-12fca82f.th, resnet20_default.csv, 20",
    "resnet44-014dd654.th, resnet44_default.csv, 44"
  })
  void everyColumnOfTheDefaultAnalysisAgrees(String model, String golden, int layers)
      throws IOException {
    Map<String, WeightWatcherRow> rows = rows(model, List.of());
    List<Map<String, String>> expected = SharedFiles.weightWatcher(golden);

    assertThat(expected).hasSize(layers);
    for (Map<String, String> row : expected) {
      row.forEach((column, value) -> agrees(rows.get(row.get("longname")), column, value));
    }
  }

  private static void agrees(WeightWatcherRow row, String column, String value) {
    if (OTHER.contains(column)) {
      return;
    }
    String name = column + " of " + row.text("longname");
    if (row.cells().get(column) instanceof Double number) {
      double golden = Double.parseDouble(value);
      double size = column.startsWith("log") || column.endsWith("weighted") ? 1 : golden;
      assertThat(number).as(name).isCloseTo(golden, within(ONE_MILLIONTH * Math.abs(size)));
    } else {
      assertThat(row.text(column)).as(name).isEqualToIgnoringCase(value);
    }
  }

  /** The bulk is another estimate; its unit is not. */
  @Test
  void theBulkIsGivenInTheSameUnit() throws IOException {
    Map<String, WeightWatcherRow> rows = rows("resnet20-12fca82f.th", List.of());
    for (Map<String, String> golden : SharedFiles.weightWatcher("resnet20_mpfit.csv")) {
      WeightWatcherRow row = rows.get(golden.get("longname"));
      assertThat(row.cells().keySet()).as(golden.get("longname")).containsAll(golden.keySet());
      agrees(row, "W_scale", golden.get("W_scale"));
      double sigma = number(row, "sigma_mp");
      double root = 1 / Math.sqrt(Double.parseDouble(golden.get("Q")));
      assertThat(number(row, "bulk_max") * Math.pow(number(row, "W_scale"), 2))
          .isCloseTo(Math.pow(sigma * (1 + root), 2), within(0.03 * sigma));
    }
  }

  /** Their permutation is not ours; the largest of them scatters by a few per cent. */
  @Test
  void theRandomisedColumnsAgreeUpToChance() throws IOException {
    Map<String, WeightWatcherRow> rows = rows("resnet20-12fca82f.th", List.of(Part.RANDOMISED));
    double ratios = 0;
    double distances = 0;
    List<Map<String, String>> golden = SharedFiles.weightWatcher("resnet20_randomize.csv");
    for (Map<String, String> theirs : golden) {
      WeightWatcherRow row = rows.get(theirs.get("longname"));
      assertThat(row.cells().keySet()).containsAll(theirs.keySet());
      ratios += Math.log(number(row, "max_rand_eval") / number(theirs, "max_rand_eval"));
      distances += Math.log(number(row, "rand_distance") / number(theirs, "rand_distance"));
    }
    assertThat(ratios / golden.size()).isCloseTo(0, within(0.05));
    assertThat(distances / golden.size()).isCloseTo(0, within(0.1));
  }

  private static double number(WeightWatcherRow row, String column) {
    return (double) row.cells().get(column);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static Map<String, WeightWatcherRow> rows(String model, List<Part> parts)
      throws IOException {
    Path file = SharedFiles.file("data/models/resnet_cifar10_akamaster/" + model);
    Map<String, WeightWatcherRow> rows = new HashMap<>();
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      CheckpointAnalysis.of(
              checkpoint,
              LayerOptions.DEFAULT.convolution(ConvolutionView.POOLED),
              AnalysisOptions.DEFAULT.parts(parts).precision(Precision.FULL))
          .run(
              layer -> {
                WeightWatcherRow row = WeightWatcherRow.of(rows.size() + 1, layer);
                rows.put(row.text("longname").replaceFirst("^module\\.", ""), row);
              },
              () -> false);
    }
    return rows;
  }
}
