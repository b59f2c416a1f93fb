package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Leaves its images in {@code target/pictures/figures} to be looked at. */
class FiguresTest {

  @Test
  void everyFigureBecomesAnImageOfItsOwn() throws IOException {
    Path folder = Path.of("target/pictures/figures");
    List<Path> written = Figures.write(folder, SyntheticRun.complete());
    assertThat(written)
        .hasSize(2 + 3 * 4)
        .startsWith(
            folder.resolve("loss.png"),
            folder.resolve("skill.png"),
            folder.resolve("fc1.weight-singular-values.png"),
            folder.resolve("fc1.weight-spectra.png"));
    for (Path png : written) {
      BufferedImage image = ImageIO.read(png.toFile());
      assertThat(image.getWidth()).isEqualTo(1600);
      assertThat(share(image)).as(png.toString()).isBetween(0.005, 0.5);
    }
  }

  /** The share of pixels that are not white. */
  private static double share(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return IntStream.of(pixels).filter(p -> p != 0xffffffff).count() / (double) pixels.length;
  }

  @Test
  void oneSnapshotOfOneModeCanBeDrawn(@TempDir Path folder) throws IOException {
    Layer layer = new Layer("bias", 5, 1);
    LayerSnapshot only = LayerSnapshot.of(layer, 0, new double[] {1.5});
    Snapshot snapshot =
        new Snapshot(
            0, 0, 0.1, OptionalDouble.empty(), Optional.empty(), Optional.empty(), List.of(only));
    RecordedRun run = new RecordedRun(SyntheticRun.description(0, layer), List.of(snapshot));
    ReportContent content = new ReportContent("one", run, List.of(), SyntheticRun.spectra(run, 0));
    assertThat(Figures.write(folder, content)).hasSize(2).allSatisfy(p -> assertThat(p).exists());
  }

  @Test
  void aDivergedRunCanBeDrawn(@TempDir Path folder) throws IOException {
    assertThat(Figures.write(folder, SyntheticRun.diverged())).hasSize(4);
  }

  /** Draws in a process whose fontconfig knows no font. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aMachineWithoutFontsIsToldWhatItNeeds(@TempDir Path folder) throws Exception {
    Path fontless = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-Duser.home=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            FontlessMachine.class.getName(),
            folder.toString());
    child.environment().put("FONTCONFIG_FILE", fontless.toString());
    Process process = child.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("apt-get install fontconfig fonts-dejavu-core");
    assertThat(process.waitFor()).isZero();
  }

  /** The program of that process. */
  static final class FontlessMachine {

    private FontlessMachine() {}

    public static void main(String[] arguments) {
      try {
        RecordedRun run = SyntheticRun.run(100, 50, new Layer("w", 8, 4));
        Figures.write(Path.of(arguments[0]), new ReportContent("w", run, List.of(), List.of()));
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
