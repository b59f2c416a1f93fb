package io.spectracast.recorder;

import io.spectracast.data.LabelledImages;
import io.spectracast.lab.Evaluator;
import io.spectracast.lab.Mlp;
import io.spectracast.lab.Parameter;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.lab.TrainingState;
import io.spectracast.linalg.Blas;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Evaluation;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns training states, shown in order, into snapshots. Has its own copy of the network, so it may
 * work on another thread than the training.
 */
final class Measurement implements AutoCloseable {

  private final TrainingConfig config;
  private final RecordingSchedule schedule;
  private final SpikeCount spikeCount;
  private final List<NoiseMeter> meters = new ArrayList<>();
  private final Mlp network;
  private final Evaluator probe;
  private final Evaluator test;

  Measurement(
      TrainingConfig config,
      LabelledImages data,
      List<Layer> layers,
      RecordingSchedule schedule,
      SpikeCount spikeCount) {
    this.config = config;
    this.schedule = schedule;
    this.spikeCount = spikeCount;
    layers.forEach(layer -> meters.add(new NoiseMeter(layer, schedule.recording().every())));
    this.network = new Mlp(Training.widths(config, data));
    this.probe = probe(data, schedule.recording().probeImages(), config.seed());
    this.test = new Evaluator(data.test(), data.normalisation());
  }

  /** Training images chosen by the seed; all of them where there are fewer. */
  private static Evaluator probe(LabelledImages data, int images, long seed) {
    int[] all = new RandomStreams(seed).permutation("probe", 0, data.train().count());
    int[] chosen = Arrays.copyOf(all, Math.min(images, all.length));
    return new Evaluator(data.train(), data.normalisation(), chosen);
  }

  /** One meter per weight matrix, in the network's order. */
  List<NoiseMeter> meters() {
    return meters;
  }

  /** Measures everything that the schedule wants at this step. */
  Snapshot measure(TrainingState state) {
    network.load(state.parameters());
    boolean probing = schedule.probes(state.step());
    Optional<Evaluation> probed = Optional.empty();
    List<Parameter> gradients = List.of();
    if (probing) {
      probed = Optional.of(probe.differentiate(network));
      gradients = network.copyGradients().stream().filter(Parameter::isMatrix).toList();
    }
    List<LayerSnapshot> layers = new ArrayList<>();
    List<Parameter> matrices = state.matrices();
    for (int i = 0; i < matrices.size(); i++) {
      if (schedule.onGrid(state.step())) {
        meters.get(i).add(matrices.get(i).values());
      }
      layers.add(
          probing
              ? withVectors(state.step(), matrices.get(i), gradients.get(i), meters.get(i))
              : LayerSnapshot.of(
                  matrices.get(i).layer(), state.step(), Svd.values(matrices.get(i).matrix())));
    }
    return new Snapshot(
        state.step(),
        state.seconds(),
        state.learningRate(),
        state.batchLoss(),
        probed,
        schedule.tests(state.step()) ? Optional.of(test.evaluate(network)) : Optional.empty(),
        layers);
  }

  private LayerSnapshot withVectors(
      long step, Parameter weights, Parameter gradient, NoiseMeter meter) {
    Layer layer = weights.layer();
    SingularTriplets triplets = Svd.triplets(weights.matrix());
    int spikes = spikeCount.count(layer.longSide(), layer.shortSide(), triplets.singularValues());
    return new LayerSnapshot(
        layer,
        step,
        triplets.singularValues(),
        Optional.of(drift(triplets, gradient, config.effectiveLearningRate())),
        meter.level(triplets, spikes));
  }

  /** −η u_kᵀ G v_k for every k: the diagonal of UᵀGV. */
  static double[] drift(SingularTriplets triplets, Parameter gradient, double learningRate) {
    int m = triplets.left().rows();
    int n = triplets.right().rows();
    int k = triplets.count();
    double[] g = new double[m * n];
    gradient.matrix().copyRows(0, m, g);
    double[] gv = new double[m * k];
    Blas.gemm(false, false, m, k, n, 1, g, triplets.right().values(), 0, gv);
    double[] drift = new double[k];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < k; j++) {
        drift[j] -= learningRate * triplets.left().values()[i * k + j] * gv[i * k + j];
      }
    }
    return drift;
  }

  @Override
  public void close() {
    network.close();
    probe.close();
    test.close();
  }
}
