package io.spectracast.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.provenance.Provenance;
import io.spectracast.run.Evaluation;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.NoiseLevel;
import io.spectracast.run.RunDescription;
import io.spectracast.run.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** A run whose every value is a function of the step, so that any process can check it. */
final class SampleRun {

  static final List<Layer> LAYERS =
      List.of(
          new Layer("fc1.weight", 256, 784),
          new Layer("fc2.weight", 256, 256),
          new Layer("fc3, \"last\".weight", 10, 256));

  private static final double[] AWKWARD = {
    -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Math.nextUp(1.0)
  };

  private SampleRun() {}

  static RunDescription description() {
    return description(LAYERS);
  }

  static RunDescription description(List<Layer> layers) {
    return new RunDescription(
        Map.of("learning-rate", "0.1", "model", "mlp 'a' \"b\"; ü\n", "empty", ""),
        layers,
        4000,
        new Provenance(Long.MIN_VALUE, "0.1", "17 (x)", "Linux", "OpenBLAS", "ab12"));
  }

  static Snapshot snapshot(long step) {
    return snapshot(LAYERS, step);
  }

  static Snapshot snapshot(List<Layer> layers, long step) {
    SplittableRandom random = new SplittableRandom(step);
    boolean whole = step % 3 == 0;
    return new Snapshot(
        step,
        random.nextDouble(),
        AWKWARD[(int) (step % AWKWARD.length)],
        step == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()),
        whole ? Optional.of(new Evaluation(random.nextDouble(), -0.0)) : Optional.empty(),
        whole ? Optional.empty() : Optional.of(new Evaluation(Double.MIN_VALUE, 1)),
        layers.stream().map(l -> layerSnapshot(l, step, random)).toList());
  }

  private static LayerSnapshot layerSnapshot(Layer layer, long step, SplittableRandom random) {
    double[] singularValues = random.doubles(layer.shortSide()).sorted().toArray();
    for (int i = 0; i < singularValues.length / 2; i++) {
      double swapped = singularValues[i];
      singularValues[i] = singularValues[singularValues.length - 1 - i];
      singularValues[singularValues.length - 1 - i] = swapped;
    }
    double[] drift = random.doubles(layer.shortSide(), -1, 1).toArray();
    System.arraycopy(AWKWARD, 0, drift, 0, Math.min(AWKWARD.length, drift.length));
    singularValues[singularValues.length - 1] = Double.MIN_VALUE;
    return new LayerSnapshot(
        layer,
        step,
        singularValues,
        step % 2 == 0 ? Optional.of(drift) : Optional.empty(),
        step % 5 == 0
            ? Optional.empty()
            : Optional.of(new NoiseLevel(0, random.nextDouble(), 1e-310, -0.0, 3, 40, 1L << 40)));
  }

  /** Fails unless both hold the same bits throughout. */
  static void assertSame(Snapshot actual, Snapshot expected) {
    assertThat(text(actual)).isEqualTo(text(expected));
  }

  /** Double.toString tells every double from every other but NaNs, and -0.0 from 0.0. */
  private static String text(Snapshot s) {
    StringBuilder text = new StringBuilder();
    text.append(s.step()).append(' ').append(s.seconds()).append(' ').append(s.learningRate());
    text.append(s.batchLoss()).append(s.probe()).append(s.test());
    for (LayerSnapshot layer : s.layers()) {
      text.append('\n').append(layer.layer()).append(layer.step());
      text.append(Arrays.toString(layer.singularValues()));
      text.append(layer.driftProjections().map(Arrays::toString)).append(layer.noise());
    }
    return text.toString();
  }
}
