package io.spectracast.run;

import java.util.List;

/**
 * A run as far as it has been recorded.
 *
 * @param description what the run is
 * @param snapshots in increasing order of steps
 */
public record RecordedRun(RunDescription description, List<Snapshot> snapshots) {

  public RecordedRun {
    snapshots = List.copyOf(snapshots);
  }

  /** The history of each recorded weight matrix, in the network's order. */
  public List<LayerTrajectory> trajectories() {
    return description.layers().stream().map(this::trajectory).toList();
  }

  private LayerTrajectory trajectory(Layer layer) {
    return new LayerTrajectory(
        layer,
        snapshots.stream()
            .flatMap(s -> s.layers().stream())
            .filter(s -> s.layer().equals(layer))
            .toList());
  }
}
