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
    double[] singularValues = new double[layer.shortSide()];
    for (int k = 0; k < singularValues.length; k++) {
      singularValues[k] = 100 / (1 + k + random.nextDouble());
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
    assertThat(withoutLayers(actual)).isEqualTo(withoutLayers(expected));
    assertThat(actual.layers()).hasSameSizeAs(expected.layers());
    for (int i = 0; i < expected.layers().size(); i++) {
      assertSame(actual.layers().get(i), expected.layers().get(i));
    }
  }

  private static void assertSame(LayerSnapshot actual, LayerSnapshot expected) {
    assertThat(actual.layer()).isEqualTo(expected.layer());
    assertThat(actual.step()).isEqualTo(expected.step());
    // Arrays.equals and a record's equals compare doubles by their bits, -0.0 apart from 0.0.
    assertThat(Arrays.equals(actual.singularValues(), expected.singularValues())).isTrue();
    assertThat(actual.driftProjections().isPresent())
        .isEqualTo(expected.driftProjections().isPresent());
    expected
        .driftProjections()
        .ifPresent(
            drift -> assertThat(Arrays.equals(actual.driftProjections().get(), drift)).isTrue());
    assertThat(actual.noise()).isEqualTo(expected.noise());
  }

  private static Snapshot withoutLayers(Snapshot s) {
    return new Snapshot(
        s.step(), s.seconds(), s.learningRate(), s.batchLoss(), s.probe(), s.test(), List.of());
  }
}
