package io.spectracast.experiment;

import io.spectracast.lab.Task;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.recorder.RunPlan;
import io.spectracast.run.Layer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network whose spectra are watched while it is trained.
 *
 * @param id in small letters and digits
 * @param label as it is called in a table
 * @param plan of its training; the seed is that of the first member
 * @param members seeds that are trained
 * @param initialSeeds seeds whose initial weights are looked at
 */
record EvolutionSubject(String id, String label, RunPlan plan, int members, int initialSeeds) {

  /** Matrices with a shorter side have no bulk whose edge could be judged. */
  static final int FEWEST_COLUMNS = 60;

  /**
   * A matrix of the network.
   *
   * @param index among all weight matrices, from 0
   * @param layer its name and shape
   */
  record Watched(int index, Layer layer) {

    /** m. */
    int rows() {
      return layer.longSide();
    }

    /** n. */
    int columns() {
      return layer.shortSide();
    }
  }

  /** The matrices of at least {@value #FEWEST_COLUMNS} singular values, in the network's order. */
  static List<Watched> watched(Task task) {
    try (Network network = task.network()) {
      List<Layer> layers =
          network.parameters().copy().stream()
              .filter(Parameter::isMatrix)
              .map(Parameter::layer)
              .toList();
      return IntStream.range(0, layers.size())
          .mapToObj(i -> new Watched(i, layers.get(i)))
          .filter(watched -> watched.columns() >= FEWEST_COLUMNS)
          .toList();
    }
  }
}
