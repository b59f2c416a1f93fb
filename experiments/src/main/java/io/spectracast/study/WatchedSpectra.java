package io.spectracast.study;

import io.spectracast.lab.Task;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.lab.TrainingState;
import io.spectracast.linalg.Svd;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.model.Role;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The singular values of the first {@value #MOST} hidden matrices of a network that are large
 * enough, through training, in memory.
 */
final class WatchedSpectra implements TrainingObserver {

  private static final int MOST = 2;

  private final int every;
  private final Map<Integer, List<LayerSnapshot>> snapshots = new TreeMap<>();

  private WatchedSpectra(int every) {
    this.every = every;
  }

  /** Those of a network of the task, at steps that are multiples of {@code every}. */
  static WatchedSpectra of(Task task, int every) {
    WatchedSpectra spectra = new WatchedSpectra(every);
    try (Network network = task.network()) {
      List<Parameter> parameters = network.parameters().copy();
      for (int i = 0; i < parameters.size() && spectra.snapshots.size() < MOST; i++) {
        Parameter parameter = parameters.get(i);
        if (network.parameters().role(i) == Role.HIDDEN
            && parameter.isMatrix()
            && HiddenMatrix.isLargeEnough(parameter.layer().shortSide())) {
          spectra.snapshots.put(i, new ArrayList<>());
        }
      }
    }
    return spectra;
  }

  /** The indices of the parameters that are watched. */
  List<Integer> watched() {
    return List.copyOf(snapshots.keySet());
  }

  @Override
  public boolean wants(long step) {
    return step % every == 0;
  }

  @Override
  public void observe(TrainingState state) {
    snapshots.forEach(
        (i, taken) -> {
          Parameter parameter = state.parameters().get(i);
          taken.add(
              LayerSnapshot.of(parameter.layer(), state.step(), Svd.values(parameter.matrix())));
        });
  }

  /** What was seen of one of them. */
  LayerTrajectory trajectory(int parameter) {
    List<LayerSnapshot> taken = snapshots.get(parameter);
    return new LayerTrajectory(taken.get(0).layer(), taken);
  }
}
