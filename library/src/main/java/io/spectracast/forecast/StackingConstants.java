package io.spectracast.forecast;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The fitted constants of the stacked forecast for each kind of {@link Evidence}.
 *
 * @param ofValues for singular values alone
 * @param ofWeights where weights were kept
 * @param ofMeasurements where gradients and losses were measured, too
 */
record StackingConstants(Stacking ofValues, Stacking ofWeights, Stacking ofMeasurements) {

  private static final String RESOURCE = "stacking.properties";

  /** The constants shipped. */
  static StackingConstants shipped() {
    return Shipped.CONSTANTS;
  }

  private static final class Shipped {
    private static final StackingConstants CONSTANTS = load();

    private static StackingConstants load() {
      try (Reader reader =
          new InputStreamReader(
              StackingConstants.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8)) {
        return read(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * What {@link StackingFit#text} wrote.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it does not hold such constants, naming it
   */
  static StackingConstants read(Path file) throws IOException {
    try {
      return read(new StringReader(Files.readString(file)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("[%s] %s".formatted(file, e.getMessage()), e);
    }
  }

  private static StackingConstants read(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    return new StackingConstants(
        Stacking.of(properties, "values"),
        Stacking.of(properties, "weights"),
        Stacking.of(properties, "measurements"));
  }

  Stacking of(boolean weights, boolean measurements) {
    return measurements ? ofMeasurements : weights ? ofWeights : ofValues;
  }

  /** As a file holds them. */
  String text() {
    return ofValues.text("values")
        + ofWeights.text("weights")
        + ofMeasurements.text("measurements");
  }
}
