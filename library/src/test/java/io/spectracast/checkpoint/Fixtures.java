package io.spectracast.checkpoint;

import io.spectracast.linalg.Matrix;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The small checkpoints that fixtures.py wrote with the formats' own tools. */
final class Fixtures {

  private Fixtures() {}

  static Path file(String name) {
    try {
      return Path.of(Fixtures.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static double[] values(Checkpoint checkpoint, String tensor) throws IOException {
    return checkpoint.tensor(tensor).values();
  }

  static double[] values(Path path, String tensor) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      return values(checkpoint, tensor);
    }
  }

  /** All entries, row by row. */
  static double[] entries(Matrix matrix) {
    double[] all = new double[matrix.rows() * matrix.columns()];
    matrix.copyRows(0, matrix.rows(), all);
    return all;
  }

  /** 0, 1, … scaled. */
  static double[] ramp(int count, double step) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = i * step;
    }
    return values;
  }
}
