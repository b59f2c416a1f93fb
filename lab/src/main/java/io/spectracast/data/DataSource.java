package io.spectracast.data;

import java.nio.file.Path;

/** Where images come from, as one word on a command line. */
public sealed interface DataSource {

  /** What {@link #parse} understands. */
  String CHOICES = "digits, digits:SEED, mnist:DIR or fashion-mnist:DIR";

  /**
   * Loads or draws the images.
   *
   * @param threads how many to draw with; the images do not depend on it
   * @throws DatasetException if a file is missing or malformed
   */
  Dataset load(int threads) throws DatasetException;

  /** What {@link #parse} reads as this source. */
  String text();

  /**
   * Reads {@code digits} (or {@code digits:SEED}), {@code mnist:DIR} or {@code fashion-mnist:DIR}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static DataSource parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String argument = colon < 0 ? "" : text.substring(colon + 1);
    return switch (kind) {
      case "digits" -> new Drawn(argument.isEmpty() ? Digits.DEFAULT_SEED : seed(argument));
      case "mnist", "fashion-mnist" -> new Idx(kind, directory(kind, argument));
      default ->
          throw new IllegalArgumentException("data must be %s, was '%s'".formatted(CHOICES, text));
    };
  }

  private static long seed(String argument) {
    try {
      return Long.parseLong(argument);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the seed of digits must be an integer, was '%s'".formatted(argument), e);
    }
  }

  private static Path directory(String kind, String argument) {
    if (argument.isEmpty()) {
      throw new IllegalArgumentException(
          "data must name a directory, e.g. %s:data/%s, was '%s'".formatted(kind, kind, kind));
    }
    return Path.of(argument);
  }

  /**
   * Digits drawn on the spot.
   *
   * @param seed of the drawing; the same seed gives the same images
   */
  record Drawn(long seed) implements DataSource {
    @Override
    public String text() {
      return "digits:" + seed;
    }

    @Override
    public Dataset load(int threads) {
      return Digits.draw(seed, Digits.DEFAULT_TRAIN, Digits.DEFAULT_TEST, threads);
    }
  }

  /**
   * IDX files in a directory.
   *
   * @param name of the dataset
   * @param directory that holds the four files
   */
  record Idx(String name, Path directory) implements DataSource {
    @Override
    public String text() {
      return name + ":" + directory;
    }

    @Override
    public Dataset load(int threads) throws DatasetException {
      return IdxFiles.load(name, directory);
    }
  }
}
