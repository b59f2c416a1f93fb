package io.spectracast.study;

import io.spectracast.data.DatasetException;
import io.spectracast.data.LabelledImages;
import io.spectracast.experiment.LoadedData;
import io.spectracast.grid.StopRequest;
import io.spectracast.linalg.Svd;
import io.spectracast.model.ModelSpec;
import io.spectracast.model.Parameter;
import io.spectracast.optim.LearningRateSchedule;
import io.spectracast.random.RandomStreams;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A landscape, a point on it at which training has been for a while, and ensembles of paths from
 * there.
 */
final class Arena implements AutoCloseable {

  private final Landscape landscape;
  private final RandomStreams streams;
  private final BooleanSupplier stop;
  private final List<Parameter> start;
  private List<SideFactors> sides = List.of();

  /**
   * Trains up to the start.
   *
   * @param data of grey images
   * @param burnIn updates
   * @param seed of weights, batches and paths
   */
  Arena(String data, ModelSpec model, int examples, int burnIn, long seed, BooleanSupplier stop)
      throws DatasetException {
    LabelledImages whole = (LabelledImages) LoadedData.of(data);
    this.landscape = new Landscape(model, SmallImages.of(whole, examples), seed);
    this.streams = new RandomStreams(seed);
    this.stop = stop;
    var random = streams.stream("burn-in");
    int batch = Math.min(SdeCell.BURN_BATCH, examples);
    try (Motion descent = new MinibatchDescent(landscape, batch, 0, true)) {
      for (int step = 0; step < burnIn; step++) {
        descent.advance(SdeCell.BURN_RATE, random);
      }
    }
    this.start = landscape.point();
  }

  /** Where all paths begin. */
  List<Parameter> start() {
    return start;
  }

  /** The landscape, at the start. */
  Landscape landscape() {
    landscape.go(start);
    return landscape;
  }

  /** Singular values of each layer at the start. */
  List<double[]> spectra() {
    return start.stream()
        .filter(Parameter::isMatrix)
        .map(parameter -> Svd.values(parameter.matrix()))
        .toList();
  }

  /** λ at the start. */
  double sharpness() {
    return Sharpness.at(landscape(), streams);
  }

  Course course(double learningRate, int batch, double momentum, List<Integer> horizons) {
    return new Course(
        start, learningRate, LearningRateSchedule.CONSTANT, batch, momentum, horizons);
  }

  /**
   * Paths by a law.
   *
   * @param name of the streams they draw from
   */
  PathEnsemble walk(Course course, Law law, int paths, String name) {
    if (law instanceof Law.Diffusion diffusion
        && diffusion.noise() == NoiseLaw.KRONECKER
        && sides.isEmpty()) {
      sides = ExampleGradients.at(landscape()).sides();
    }
    return course.walk(landscape, law, sides, paths, streams.substreams(name), this::requireGoing);
  }

  /** For random choices beside the paths. */
  RandomStreams streams() {
    return streams;
  }

  private void requireGoing() {
    if (stop.getAsBoolean()) {
      throw new StopRequest();
    }
  }

  @Override
  public void close() {
    landscape.close();
  }
}
