package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.ModelSpec;
import io.spectracast.optim.Optimization;
import io.spectracast.recorder.Recording;
import io.spectracast.recorder.RunPlan;
import java.util.Optional;
import java.util.function.Function;

/**
 * A network to be watched in training, if the data for it are there.
 *
 * @param id in small letters and digits
 * @param label as it is called in a table
 * @param data what to train on
 * @param model the network, as on a command line
 * @param optimization how
 * @param batchSize examples per update
 * @param members seeds that are trained
 * @param steps updates of each, a multiple of {@value #SNAPSHOTS}
 * @param initialSeeds seeds whose initial weights are looked at
 */
record EvolutionNetwork(
    String id,
    String label,
    Function<Datasets, Optional<DataSource>> data,
    String model,
    Optimization optimization,
    int batchSize,
    int members,
    int steps,
    int initialSeeds) {

  /** Besides the one at initialisation. */
  static final int SNAPSHOTS = 20;

  /** Only the loss is taken from it. */
  private static final int PROBE_EXAMPLES = 64;

  /** Empty where there are no data. */
  Optional<EvolutionSubject> subject(Datasets datasets, long seed) {
    return data.apply(datasets)
        .map(source -> new EvolutionSubject(id, label, plan(source, seed), members, initialSeeds));
  }

  private RunPlan plan(DataSource source, long seed) {
    return new RunPlan(
        source,
        TrainingConfig.DEFAULT
            .withModel(ModelSpec.parse(model))
            .withOptimization(optimization)
            .withBatchSize(batchSize)
            .withLength(RunLength.steps(steps))
            .withSeed(seed),
        new Recording(steps / SNAPSHOTS, SNAPSHOTS, PROBE_EXAMPLES, SNAPSHOTS / 2, 0));
  }
}
