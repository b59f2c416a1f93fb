package io.spectracast.study;

import io.spectracast.linalg.FloatMatrix;
import io.spectracast.model.Parameter;
import io.spectracast.optim.LearningRateSchedule;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What all paths of an ensemble have in common.
 *
 * @param start where they begin
 * @param learningRate η before the schedule
 * @param schedule of η over the course
 * @param batch B
 * @param momentum μ
 * @param horizons at which they are seen, in updates from the start, increasing, positive
 */
record Course(
    List<Parameter> start,
    double learningRate,
    LearningRateSchedule schedule,
    int batch,
    double momentum,
    List<Integer> horizons) {

  /** Updates to the last horizon. */
  int length() {
    return horizons.get(horizons.size() - 1);
  }

  /** η in the update after so many. */
  double rateAt(int step) {
    return learningRate * schedule.at(step, length());
  }

  /**
   * Paths by one law.
   *
   * @param landscape is moved
   * @param sides for Kronecker noise; else not looked at
   * @param streams each path draws from its own
   * @param requireGoing run before each path
   */
  PathEnsemble walk(
      Landscape landscape,
      Law law,
      List<SideFactors> sides,
      int paths,
      RandomStreams streams,
      Runnable requireGoing) {
    List<List<List<FloatMatrix>>> seen = new ArrayList<>();
    int lost = 0;
    for (int path = 0; path < paths; path++) {
      requireGoing.run();
      landscape.go(start);
      List<List<FloatMatrix>> one = walk(landscape, law, sides, streams.stream("path", path));
      if (one.size() == horizons.size()) {
        seen.add(one);
      } else {
        lost++;
      }
    }
    return new PathEnsemble(seen, lost);
  }

  /** One path, until it leaves the range of float32. */
  private List<List<FloatMatrix>> walk(
      Landscape landscape, Law law, List<SideFactors> sides, UniformRandomProvider random) {
    List<List<FloatMatrix>> seen = new ArrayList<>();
    try (Motion motion = law.begin(landscape, this, sides)) {
      for (int step = 0; step < length(); step++) {
        motion.advance(rateAt(step), random);
        if (horizons.contains(step + 1)) {
          List<FloatMatrix> matrices = PathEnsemble.finite(landscape.matrices());
          if (matrices.isEmpty()) {
            return seen;
          }
          seen.add(matrices);
        }
      }
    }
    return seen;
  }
}
