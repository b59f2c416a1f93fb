package io.spectracast.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.ConvolutionView;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.checkpoint.Layers;
import io.spectracast.checkpoint.WeightMatrix;
import io.spectracast.documents.SharedFiles;
import io.spectracast.linalg.Precision;
import io.spectracast.linalg.Svd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the output of WeightWatcher 0.7.5.5; see docs/weightwatcher.md. */
class WeightWatcherAgreementTest {

  private static final PowerLawFitter FITTER = PowerLawFitter.ALL_CANDIDATES;

  /** WeightWatcher divides the weights of convolutions by √2, in float32. */
  private static final double CONVOLUTION_FACTOR = 0.5;

  /** A float32 singular-value decomposition leaves this much. */
  private static final Percentage ONE_MILLIONTH = Percentage.withPercentage(1e-4);

  /** The layer {@code linear} of akamaster's ResNet-20; eigenvalues s² from numpy in float64. */
  @Test
  void theDenseLayerOfResNet20AgreesToTheLastDigits() {
    PowerLawTail tail =
        FITTER
            .fit(
                new double[] {
                  0.0004100412574578186, 14.220844809731705, 16.16240031623029,
                  16.605457842604164, 19.110299911318776, 19.845989755088112,
                  20.311260191526408, 24.41095912992242, 25.536843769752142,
                  35.81425309314621
                })
            .get();

    assertThat(tail.kolmogorovDistance()).isCloseTo(0.18786305623313881, within(1e-14));
    assertThat(tail.tailExponent()).isCloseTo(5.756089857436594, within(1e-13));
    assertThat(tail.standardError()).isCloseTo(1.9416655535910077, within(1e-13));
    assertThat(tail.xMin()).isEqualTo(19.110299911318776);
    assertThat(tail.tailSize()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "resnet20-12fca82f.th, resnet20_default.csv, 20",
    "resnet44-014dd654.th, resnet44_default.csv, 44"
  })
  void everyLayerHasTheSameTail(String model, String output, int layers) throws IOException {
    Map<String, double[]> spectra =
        spectra(SharedFiles.file("data/models/resnet_cifar10_akamaster/" + model));
    List<Map<String, String>> rows = SharedFiles.weightWatcher(output);

    assertThat(rows).hasSize(layers);
    for (Map<String, String> row : rows) {
      check(row, spectra.get(row.get("longname") + ".weight"));
    }
  }

  private static void check(Map<String, String> row, double[] eigenvalues) {
    String name = row.get("longname");
    PowerLawTail tail = FITTER.fit(eigenvalues).get();

    assertThat(eigenvalues.length).as(name).isEqualTo(Integer.parseInt(row.get("num_evals")));
    assertThat(tail.tailSize()).as(name).isEqualTo(Integer.parseInt(row.get("num_pl_spikes")));
    near(row, "alpha", tail.tailExponent());
    near(row, "xmin", tail.xMin());
    near(row, "xmax", tail.xMax());
    near(row, "D", tail.kolmogorovDistance());
    near(row, "sigma", tail.standardError());
  }

  private static void near(Map<String, String> row, String column, double value) {
    assertThat(value)
        .as("%s of %s", column, row.get("longname"))
        .isCloseTo(Double.parseDouble(row.get(column)), ONE_MILLIONTH);
  }

  /** By layer: λ = s² of dense weights, s²/2 of all slices of a convolution together. */
  private static Map<String, double[]> spectra(Path model) throws IOException {
    LayerOptions options = LayerOptions.DEFAULT.convolution(ConvolutionView.POOLED);
    try (Checkpoint checkpoint = Checkpoint.open(model)) {
      return Layers.of(checkpoint, options).matrices().stream()
          .collect(
              Collectors.groupingBy(
                  m -> m.origin().name().replaceFirst(".*module\\.|^state_dict\\.", ""),
                  LinkedHashMap::new,
                  Collectors.collectingAndThen(
                      Collectors.toList(), WeightWatcherAgreementTest::eigenvalues)));
    }
  }

  private static double[] eigenvalues(List<WeightMatrix> pool) {
    double factor = pool.size() > 1 ? CONVOLUTION_FACTOR : 1;
    return pool.stream()
        .flatMapToDouble(m -> Arrays.stream(Svd.values(m.matrix(), Precision.FULL)))
        .map(s -> factor * s * s)
        .toArray();
  }
}
