package io.spectracast.forecast;

import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.NoiseLevel;
import io.spectracast.sde.Repulsion;
import java.util.List;
import java.util.Optional;

/** A layer's history up to some snapshot, which is where a forecast or a backtest begins. */
final class History {

  /** Snapshots behind the typical repulsion: enough to see past a momentary collision. */
  private static final int RECENT = 9;

  private final Layer layer;
  private final List<LayerSnapshot> snapshots;

  private History(Layer layer, List<LayerSnapshot> snapshots) {
    this.layer = layer;
    this.snapshots = snapshots;
  }

  static History of(LayerTrajectory trajectory) {
    return new History(trajectory.layer(), trajectory.snapshots());
  }

  /** The first {@code count} snapshots. */
  History first(int count) {
    return new History(layer, snapshots.subList(0, count));
  }

  int length() {
    return snapshots.size();
  }

  int modes() {
    return values(0).length;
  }

  long step(int i) {
    return snapshots.get(i).step();
  }

  double[] values(int i) {
    return snapshots.get(i).singularValues();
  }

  long lastStep() {
    return step(length() - 1);
  }

  double[] last() {
    return values(length() - 1);
  }

  /** The values at any step inside the history, interpolated linearly between snapshots. */
  double[] at(double step) {
    int above = 0;
    while (above < length() - 1 && step(above) < step) {
      above++;
    }
    int below = Math.max(0, above - 1);
    double span = step(above) - step(below);
    double weight = span == 0 ? 0 : (step - step(below)) / span;
    double[] result = new double[modes()];
    for (int k = 0; k < result.length; k++) {
      result[k] = values(below)[k] + weight * (values(above)[k] - values(below)[k]);
    }
    return result;
  }

  /** The drift projections measured last; empty if none were. */
  double[] latestDriftProjections() {
    for (int i = length() - 1; i >= 0; i--) {
      Optional<double[]> measured = snapshots.get(i).driftProjections();
      if (measured.isPresent()) {
        return measured.get();
      }
    }
    return new double[0];
  }

  /**
   * ν, the isotropic volatility behind the repulsion: the long-run noise level measured last, or,
   * where none was, the median of the singular values' own volatilities.
   */
  double noise() {
    for (int i = length() - 1; i >= 0; i--) {
      Optional<NoiseLevel> measured = snapshots.get(i).noise();
      if (measured.isPresent() && measured.get().longRun() > 0) {
        return measured.get().longRun();
      }
    }
    return Quantiles.of(Volatility.aroundTrend(this), 0.5)[0];
  }

  /** The repulsion on each mode per update: its median over the latest snapshots. */
  double[] typicalRepulsion() {
    var unit = Repulsion.isotropic(layer.longSide(), layer.shortSide(), modes(), 1);
    double variance = noise() * noise();
    int first = Math.max(0, length() - RECENT);
    double[][] repulsion = new double[length() - first][];
    for (int i = first; i < length(); i++) {
      repulsion[i - first] = new double[modes()];
      unit.addDrift(values(i), repulsion[i - first]);
    }
    double[] typical = new double[modes()];
    for (int k = 0; k < typical.length; k++) {
      double[] ofMode = new double[repulsion.length];
      for (int i = 0; i < repulsion.length; i++) {
        ofMode[i] = repulsion[i][k];
      }
      typical[k] = variance * Quantiles.of(ofMode, 0.5)[0];
    }
    return typical;
  }
}
