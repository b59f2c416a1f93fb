package io.spectracast.forecast;

import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a forecast of one layer may see.
 *
 * @param trajectory the singular values recorded
 * @param weights the weights kept, empty where only singular values are at hand
 * @param training how training went, in increasing order of steps; points later than the trajectory
 *     tell the planned learning rate and nothing else; may be empty
 * @param alteration of what was planned, from the last step on
 */
public record LayerPast(
    LayerTrajectory trajectory,
    Optional<WeightSequence> weights,
    List<TrainingPoint> training,
    Alteration alteration) {

  private static final double SMALLEST = 1e-100;
  private static final double LARGEST = 1e100;

  public LayerPast {
    training = List.copyOf(training);
    if (weights.isPresent() && !weights.get().layer().equals(trajectory.layer())) {
      throw new IllegalArgumentException(
          "weights must be of %s, was %s".formatted(trajectory.layer(), weights.get().layer()));
    }
  }

  /** As planned. */
  public LayerPast(
      LayerTrajectory trajectory, Optional<WeightSequence> weights, List<TrainingPoint> training) {
    this(trajectory, weights, training, Alteration.NONE);
  }

  /** The same past with another future. */
  public LayerPast altered(Alteration other) {
    return new LayerPast(trajectory, weights, training, other);
  }

  /**
   * This past up to a step, and what was recorded of another after it; this as it is if it begins
   * later.
   *
   * @param other of the same layer, with as many singular values; empty for nothing
   */
  public LayerPast followedBy(Optional<LayerPast> other, long step) {
    if (trajectory.snapshots().get(0).step() > step) {
      return this;
    }
    List<LayerSnapshot> snapshots = new ArrayList<>(trajectory.upTo(step).snapshots());
    other.stream()
        .flatMap(o -> o.trajectory.snapshots().stream())
        .filter(s -> s.step() > step)
        .forEach(snapshots::add);
    return new LayerPast(new LayerTrajectory(layer(), snapshots), weights, training, alteration);
  }

  /** The same without weights. */
  public LayerPast withoutWeights() {
    return new LayerPast(trajectory, Optional.empty(), training, alteration);
  }

  /**
   * Why the spectrum at the last step is none that can be forecast: it is all zero, or so large or
   * small that its square is no double; empty if it is one.
   */
  public Optional<String> refusal() {
    double largest = trajectory.at(lastStep()).orElseThrow().singularValues()[0];
    if (largest == 0) {
      return Optional.of("is all zero at step " + lastStep());
    }
    return largest >= SMALLEST && largest <= LARGEST
        ? Optional.empty()
        : Optional.of(
            "its largest singular value must be in [%s, %s], was %s at step %d"
                .formatted(SMALLEST, LARGEST, largest, lastStep()));
  }

  /** Of singular values alone. */
  public static LayerPast of(LayerTrajectory trajectory) {
    return new LayerPast(trajectory, Optional.empty(), List.of());
  }

  /** The weight matrix. */
  public Layer layer() {
    return trajectory.layer();
  }

  /** The last recorded step: the origin of a forecast. */
  public long lastStep() {
    return trajectory.lastStep();
  }

  /**
   * What was known at {@code origin}: nothing recorded later, but the learning rates planned.
   *
   * @throws IllegalArgumentException if nothing was recorded up to then
   */
  public LayerPast upTo(long origin) {
    return new LayerPast(
        trajectory.upTo(origin),
        weights.map(w -> w.upTo(origin)),
        training.stream().map(p -> p.step() <= origin ? p : p.planned()).toList(),
        alteration);
  }
}
