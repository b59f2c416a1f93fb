package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.random.RandomStreams;
import io.spectracast.recorder.Recording;
import io.spectracast.recorder.RunPlan;
import io.spectracast.rmt.TracyWidom;
import io.spectracast.run.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/** Measurements of a network whose truth is known because it was made up. */
final class PlantedSpectra {

  static final EvolutionSubject SUBJECT =
      new EvolutionSubject(
          "planted",
          "Planted",
          new RunPlan(DataSource.parse("digits"), TrainingConfig.DEFAULT, Recording.DEFAULT),
          6,
          200);

  static final EvolutionSubject.Watched WIDE =
      new EvolutionSubject.Watched(0, new Layer("fc1.weight", 256, 784));

  static final EvolutionSubject.Watched SQUARE =
      new EvolutionSubject.Watched(1, new Layer("fc2.weight", 256, 256));

  private static final TracyWidom LAW = new TracyWidom(1);

  private PlantedSpectra() {}

  /** n′D of noise: some positive law serves. */
  static BulkNull noise() {
    UniformRandomProvider rng = new RandomStreams(1).stream("noise");
    return new BulkNull(distances(rng, 499, 1));
  }

  static double[] distances(UniformRandomProvider rng, int count, double unit) {
    return rng.doubles(count).map(u -> unit * (1 + u - Math.log(1 - u) / 4)).toArray();
  }

  static double[] tracyWidom(UniformRandomProvider rng, int count) {
    return rng.doubles(count).map(LAW::inverseCumulativeProbability).toArray();
  }

  /**
   * A matrix before training.
   *
   * @param publishedEdge whether the edge is where the published account has it
   * @param publishedWidth whether the width is the published one
   * @param unit of the bulk's distance, 1 for noise
   */
  static InitialSpectra initial(
      EvolutionSubject.Watched watched,
      boolean publishedEdge,
      boolean publishedWidth,
      double unit) {
    int seeds = SUBJECT.initialSeeds();
    UniformRandomProvider rng = new RandomStreams(5).stream("initial", watched.index());
    double[] statistics = tracyWidom(rng, seeds);
    double[] distances = distances(rng, seeds, unit);
    double[] ones = rng.doubles(seeds).map(u -> 1 + 0.001 * (u - 0.5)).toArray();
    InitialSpectra shape = new InitialSpectra(SUBJECT, watched, ones, ones, ones, ones);
    double edge = publishedEdge ? 2 : shape.edge();
    double scale = publishedWidth ? shape.published().scale() : shape.scale();
    double[] positions = new double[seeds];
    double[] measured = new double[seeds];
    for (int i = 0; i < seeds; i++) {
      positions[i] = edge + scale * statistics[i];
      measured[i] = (positions[i] - shape.edge()) / shape.scale();
    }
    return new InitialSpectra(SUBJECT, watched, positions, measured, distances, ones);
  }

  /** A matrix in training, three snapshots of each of six members. */
  static SnapshotSpectra trained(
      EvolutionSubject.Watched watched, double unit, IntToDoubleFunction spikes) {
    UniformRandomProvider rng = new RandomStreams(9).stream("trained", watched.index());
    List<List<SnapshotSpectra.Reading>> members = new ArrayList<>();
    for (int member = 0; member < 6; member++) {
      List<SnapshotSpectra.Reading> readings = new ArrayList<>();
      for (int k = 0; k < 3; k++) {
        int count = (int) Math.round(spikes.applyAsDouble(k));
        double distance = distances(rng, 1, k == 0 ? 1 : unit)[0];
        readings.add(new SnapshotSpectra.Reading(100L * k, count, distance, 1.5, 1e-9, 3, 40));
      }
      members.add(readings);
    }
    return new SnapshotSpectra(SUBJECT, watched, members);
  }

  /** A tail of a member's matrix. */
  static TailReadings tail(int member, boolean powerLaw) {
    return new TailReadings(
        member,
        0,
        3,
        40,
        2,
        powerLaw ? 0.6 : 0.01,
        powerLaw ? 0 : 2,
        0.01,
        powerLaw ? -0.05 : 0.05);
  }
}
