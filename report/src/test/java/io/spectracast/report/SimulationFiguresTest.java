package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.figure.Ink;
import io.spectracast.report.SimulationFigures.Curve;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationFiguresTest {

  @TempDir private Path folder;

  @Test
  void theDensityShowsTheLimitOnlyWhereThereIsOne() throws IOException {
    double[] values = IntStream.range(0, 500).mapToDouble(i -> 1 + i / 500.0).toArray();
    Curve limit = new Curve("limit", new double[] {1, 2}, new double[] {1, 1});

    int with = inked(density(values, Optional.of(limit)), Ink.VERMILION);
    int without = inked(density(values, Optional.empty()), Ink.VERMILION);

    assertThat(with).isGreaterThan(200);
    assertThat(without).isZero();
  }

  @Test
  void theTrajectoriesShowTheExactMeanApartFromTheSimulatedOne() throws IOException {
    int same = inked(trajectories(0), Ink.MODE_1);
    int apart = inked(trajectories(0.1), Ink.MODE_1);

    assertThat(same).isGreaterThan(200);
    assertThat(apart).isGreaterThan(same + 100);
  }

  @Test
  void aCurveHasAsManyHeightsAsPlaces() {
    assertThatThrownBy(() -> new Curve("limit", new double[2], new double[3]))
        .hasMessageContaining("y must be of the length of x, 2, was 3");
  }

  private BufferedImage density(double[] values, Optional<Curve> limit) throws IOException {
    Path png = folder.resolve("density.png");
    SimulationFigures.writeDensity(png, "Density", values, values, limit);
    return ImageIO.read(png.toFile());
  }

  private BufferedImage trajectories(double shift) throws IOException {
    double[] times = IntStream.range(0, 50).mapToDouble(i -> i).toArray();
    double[][] mean = path(times, 0);
    double[][][] members = {mean};
    Path png = folder.resolve("trajectories.png");
    SimulationFigures.writeTrajectories(png, "Paths", times, members, mean, path(times, shift));
    return ImageIO.read(png.toFile());
  }

  private static double[][] path(double[] times, double shift) {
    return Arrays.stream(times)
        .mapToObj(t -> IntStream.range(0, 9).mapToDouble(k -> 9 - k + shift).toArray())
        .toArray(double[][]::new);
  }

  /** The number of pixels of exactly this ink. */
  private static int inked(BufferedImage image, Ink ink) {
    assertThat(image.getWidth()).isEqualTo(1600);
    int rgb = PaperStyle.colour(ink, 1).getRGB();
    int count = 0;
    for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, 1600)) {
      count += pixel == rgb ? 1 : 0;
    }
    return count;
  }
}
