package io.spectracast.study;

import java.util.List;

/** What may move the weights of a path. */
sealed interface Law {

  /**
   * SGD itself.
   *
   * @param epochs whether batches are drawn in epochs, not independently
   */
  record Sgd(boolean epochs) implements Law {}

  /**
   * What the theory puts in its place.
   *
   * @param noise what the noise is
   * @param substeps steps in the time of one update
   */
  record Diffusion(NoiseLaw noise, int substeps) implements Law {}

  /** A path from where the landscape is. */
  default Motion begin(Landscape landscape, Course course, List<SideFactors> sides) {
    if (this instanceof Sgd sgd) {
      return new MinibatchDescent(landscape, course.batch(), course.momentum(), sgd.epochs());
    }
    Diffusion diffusion = (Diffusion) this;
    return new GradientDiffusion(
        landscape,
        diffusion.noise(),
        sides,
        course.batch(),
        course.momentum(),
        diffusion.substeps());
  }
}
