package io.spectracast.cli;

import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The matrix W₀ from which every member of a simulation starts.
 *
 * @param singularValues of W₀, descending
 * @param matrix W₀; empty for zero
 */
record StartMatrix(double[] singularValues, Optional<DenseMatrix> matrix) {

  private static final String GAUSSIAN = "gaussian:";

  /**
   * Reads what {@code --start} says.
   *
   * @param text {@code zero}, {@code gaussian:SIGMA} or {@code FILE.csv}
   */
  static StartMatrix of(String text, int rows, int columns, long seed) throws IOException {
    if (text.equals("zero")) {
      return new StartMatrix(new double[columns], Optional.empty());
    }
    DenseMatrix matrix =
        text.startsWith(GAUSSIAN)
            ? gaussian(text.substring(GAUSSIAN.length()), rows, columns, seed)
            : read(file(text), rows, columns);
    return new StartMatrix(Svd.values(matrix), Optional.of(matrix));
  }

  /** Refuses, before anything is made, what is none of the choices. */
  static void requireChoice(String text) {
    if (text.startsWith(GAUSSIAN)) {
      sigma(text.substring(GAUSSIAN.length()));
    } else if (!text.equals("zero")) {
      file(text);
    }
  }

  private static Path file(String text) {
    if (!text.endsWith(".csv")) {
      throw new InputException(
          "--start must be zero, gaussian:SIGMA or a file FILE.csv, was '%s'".formatted(text));
    }
    return Path.of(text);
  }

  private static double sigma(String text) {
    double sigma = NumberField.of(text);
    if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new InputException(
          "--start gaussian:SIGMA must be positive and finite, was '%s'".formatted(text));
    }
    return sigma;
  }

  private static DenseMatrix gaussian(String text, int rows, int columns, long seed) {
    double sigma = sigma(text);
    var normal = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(seed).stream("start"));
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> sigma * normal.sample());
    return new DenseMatrix(rows, columns, values);
  }

  /** A line of the file is a row of the matrix. */
  private static DenseMatrix read(Path file, int rows, int columns) throws IOException {
    double[] values = new double[rows * columns];
    // Any byte is a character of this charset: what is no number is told as such.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int row = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine(), row++) {
        require(row < rows, file, "must have %d lines, was longer", rows);
        String[] fields = line.split(",", -1);
        require(
            fields.length == columns,
            file,
            "line %d: must hold %d numbers, was %d",
            row + 1,
            columns,
            fields.length);
        for (int j = 0; j < columns; j++) {
          double value = NumberField.of(fields[j]);
          require(
              Double.isFinite(value),
              file,
              "line %d, field %d: must be a finite number, was '%s'",
              row + 1,
              j + 1,
              fields[j]);
          values[row * columns + j] = value;
        }
      }
      require(row == rows, file, "must have %d lines, was %d", rows, row);
    }
    return new DenseMatrix(rows, columns, values);
  }

  private static void require(boolean met, Path file, String message, Object... numbers) {
    if (!met) {
      throw new InputException("[%s] ".formatted(file) + message.formatted(numbers));
    }
  }
}
