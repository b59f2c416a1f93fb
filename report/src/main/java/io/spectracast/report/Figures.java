package io.spectracast.report;

import io.spectracast.figure.Figure;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The charts of a report as PNG images, {@value #WIDTH} points wide at two pixels a point. The
 * spectra of one layer share an image.
 */
public final class Figures {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 420;
  private static final int PANEL_HEIGHT = 270;
  private static final int BARE_HEIGHT = 150;
  private static final int PIXELS_PER_POINT = 2;

  private Figures() {}

  /**
   * Writes one PNG per figure, replacing files of the same name.
   *
   * @param directory where to write; created if it does not exist
   * @return the files written, in the order of the report
   * @throws IOException if a file cannot be written, or if this machine has no font to write with
   */
  public static List<Path> write(Path directory, ReportContent content) throws IOException {
    requireFont();
    Files.createDirectories(directory);
    List<Path> written = new ArrayList<>();
    for (Sheet sheet : sheets(Gallery.of(content))) {
      Path png = directory.resolve(sheet.name() + ".png");
      ImageIO.write(paint(sheet), "png", png.toFile());
      written.add(png);
    }
    return written;
  }

  /** Writes one figure of no report, replacing a file of this name. */
  static void write(Path png, Figure figure) throws IOException {
    requireFont();
    ImageIO.write(paint(Sheet.of(figure)), "png", png.toFile());
  }

  /** The panels of one image, from top to bottom. */
  private record Sheet(String name, List<Figure> panels) {

    static Sheet of(Figure figure) {
      return new Sheet(figure.id(), List.of(figure));
    }

    int panelHeight() {
      if (panels.stream().allMatch(Figure::densityIsBare)) {
        return BARE_HEIGHT;
      }
      return panels.size() == 1 ? HEIGHT : PANEL_HEIGHT;
    }
  }

  private static List<Sheet> sheets(Gallery gallery) {
    return Stream.concat(
            Stream.concat(gallery.loss().stream(), gallery.skill().stream()).map(Sheet::of),
            gallery.layers().stream().flatMap(Figures::sheets))
        .toList();
  }

  private static Stream<Sheet> sheets(LayerFigures layer) {
    Stream<Sheet> spectra =
        layer.spectra().isEmpty()
            ? Stream.empty()
            : Stream.of(new Sheet(layer.slug() + "-spectra", layer.spectra()));
    return Stream.of(
            Stream.of(Sheet.of(layer.trajectories())),
            spectra,
            layer.dynamics().stream().map(Sheet::of))
        .flatMap(s -> s);
  }

  private static BufferedImage paint(Sheet sheet) {
    int height = sheet.panelHeight();
    BufferedImage image =
        new BufferedImage(
            WIDTH * PIXELS_PER_POINT,
            height * sheet.panels().size() * PIXELS_PER_POINT,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
    for (Figure figure : sheet.panels()) {
      FigureImage.of(figure, WIDTH, height).paint(graphics, WIDTH, height);
      graphics.translate(0, height);
    }
    graphics.dispose();
    return image;
  }

  /** Without fontconfig or without any font AWT dies of an error that names neither. */
  private static void requireFont() throws IOException {
    try {
      new Font(Font.SANS_SERIF, Font.PLAIN, 12)
          .getStringBounds("s", new FontRenderContext(null, true, true));
    } catch (InternalError | NoClassDefFoundError | RuntimeException e) {
      throw new IOException(
          "figures need fontconfig and a font, and this machine lacks one of them"
              + " (Debian: apt-get install fontconfig fonts-dejavu-core)",
          e);
    }
  }
}
