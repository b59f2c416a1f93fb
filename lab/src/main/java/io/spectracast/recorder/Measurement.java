package io.spectracast.recorder;

import io.spectracast.lab.Evaluator;
import io.spectracast.lab.Examples;
import io.spectracast.lab.Task;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.lab.TrainingState;
import io.spectracast.linalg.Blas;
import io.spectracast.linalg.SingularTriplets;
import io.spectracast.linalg.Svd;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.model.Parameters;
import io.spectracast.optim.Optimizer;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Evaluation;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Turns training states, shown in order, into snapshots. Has its own copies of network and
 * optimizer, so it may work on another thread than the training.
 */
final class Measurement implements AutoCloseable {

  private final RecordingSchedule schedule;
  private final SpikeCount spikeCount;
  private final List<NoiseMeter> meters = new ArrayList<>();
  private final Network network;
  private final Optimizer optimizer;
  private final Examples probeExamples;
  private final Evaluator probe;
  private final Evaluator test;

  Measurement(TrainingConfig config, Task task, RecordingSchedule schedule, SpikeCount spikeCount) {
    this.schedule = schedule;
    this.spikeCount = spikeCount;
    this.network = task.network();
    this.optimizer = config.optimization().build(network.parameters());
    this.probeExamples = probe(task, schedule.recording().probeExamples(), config.seed());
    this.probe = new Evaluator(task, probeExamples);
    this.test = new Evaluator(task, task.test());
    for (Layer layer : layers()) {
      meters.add(new NoiseMeter(layer, schedule.recording().every()));
    }
  }

  /** Training examples chosen by the seed; all of them where there are fewer. */
  private static Examples probe(Task task, int examples, long seed) {
    int[] all = new RandomStreams(seed).permutation("probe", 0, task.train().count());
    return task.train().subset(Arrays.copyOf(all, Math.min(examples, all.length)));
  }

  /** The weight matrices, in the network's order. */
  List<Layer> layers() {
    return network.parameters().copy().stream()
        .filter(Parameter::isMatrix)
        .map(Parameter::layer)
        .toList();
  }

  /** One meter per weight matrix, in the network's order. */
  List<NoiseMeter> meters() {
    return meters;
  }

  /** Measures everything that the schedule wants at this step. */
  Snapshot measure(TrainingState state) {
    network.parameters().load(state.parameters());
    boolean probing = schedule.probes(state.step());
    Optional<Evaluation> probed = Optional.empty();
    List<Parameter> directions = List.of();
    if (probing) {
      probed = Optional.of(probe.differentiate(network));
      directions = directions(state);
    }
    List<LayerSnapshot> layers = new ArrayList<>();
    List<Parameter> matrices = state.matrices();
    for (int i = 0; i < matrices.size(); i++) {
      if (schedule.onGrid(state.step())) {
        meters.get(i).add(matrices.get(i).values());
      }
      layers.add(
          probing
              ? withVectors(state, matrices.get(i), directions.get(i), meters.get(i))
              : LayerSnapshot.of(
                  matrices.get(i).layer(), state.step(), Svd.values(matrices.get(i).matrix())));
    }
    return new Snapshot(
        state.step(),
        state.seconds(),
        state.learningRate(),
        state.since().meanLoss(),
        probed,
        schedule.tests(state.step()) ? Optional.of(test.evaluate(network)) : Optional.empty(),
        layers);
  }

  /** For each weight matrix its gradient on the probe set, as the optimizer would scale it. */
  @SuppressWarnings("try") // closed for what it frees
  private List<Parameter> directions(TrainingState state) {
    optimizer.load(state.step(), state.optimizer());
    Parameters parameters = network.parameters();
    List<Parameter> directions = new ArrayList<>();
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      for (int i = 0; i < parameters.count(); i++) {
        if (state.parameters().get(i).isMatrix()) {
          Tensor direction = optimizer.precondition(i, parameters.tensor(i).grad());
          directions.add(Parameter.copyOf(parameters.name(i), direction.contiguous()));
        }
      }
    }
    return directions;
  }

  private LayerSnapshot withVectors(
      TrainingState state, Parameter weights, Parameter direction, NoiseMeter meter) {
    Layer layer = weights.layer();
    SingularTriplets triplets = Svd.triplets(weights.matrix());
    int spikes = spikeCount.count(layer.longSide(), layer.shortSide(), triplets.singularValues());
    double rate =
        optimizer.effectiveLearningRate(state.learningRate()) * state.since().meanClipping();
    return new LayerSnapshot(
        layer,
        state.step(),
        triplets.singularValues(),
        Optional.of(drift(triplets, direction, rate)),
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
    optimizer.close();
    network.close();
    probeExamples.close();
  }
}
