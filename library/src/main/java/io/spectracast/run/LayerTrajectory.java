package io.spectracast.run;

import java.util.List;
import java.util.Optional;

/**
 * The measured history of one weight matrix.
 *
 * @param layer the matrix
 * @param snapshots in strictly increasing order of steps, all with the same number of singular
 *     values; at least one
 */
public record LayerTrajectory(Layer layer, List<LayerSnapshot> snapshots) {

  public LayerTrajectory {
    snapshots = List.copyOf(snapshots);
    if (snapshots.isEmpty()) {
      throw new IllegalArgumentException("layer '%s' has no snapshot".formatted(layer.name()));
    }
    for (int i = 1; i < snapshots.size(); i++) {
      requireSuccession(layer, snapshots.get(i - 1), snapshots.get(i));
    }
  }

  private static void requireSuccession(Layer layer, LayerSnapshot earlier, LayerSnapshot later) {
    if (later.step() <= earlier.step()) {
      throw new IllegalArgumentException(
          "layer '%s': steps must increase, was %d after %d"
              .formatted(layer.name(), later.step(), earlier.step()));
    }
    if (later.singularValues().length != earlier.singularValues().length) {
      throw new IllegalArgumentException(
          "layer '%s' at step %d: must have %d singular values as before, was %d"
              .formatted(
                  layer.name(),
                  later.step(),
                  earlier.singularValues().length,
                  later.singularValues().length));
    }
  }

  /** How many singular values are followed: all min(rows, columns), or the largest few. */
  public int modes() {
    return snapshots.get(0).singularValues().length;
  }

  /** The last recorded step. */
  public long lastStep() {
    return snapshots.get(snapshots.size() - 1).step();
  }

  /** The snapshot at exactly this step, if one was recorded. */
  public Optional<LayerSnapshot> at(long step) {
    return snapshots.stream().filter(s -> s.step() == step).findFirst();
  }

  /**
   * The part recorded up to and including {@code origin}: all a forecast may see.
   *
   * @throws IllegalArgumentException if nothing was recorded up to then
   */
  public LayerTrajectory upTo(long origin) {
    return new LayerTrajectory(layer, snapshots.stream().filter(s -> s.step() <= origin).toList());
  }
}
