package io.spectracast.benchmarks;

import io.spectracast.data.DataSource;
import io.spectracast.data.LabelledImages;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.model.Activation;
import io.spectracast.model.MlpSpec;
import io.spectracast.recorder.RecordedTraining;
import io.spectracast.recorder.Recording;
import io.spectracast.recorder.RunPlan;
import io.spectracast.recorder.SpikeCount;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The cost of recording with the default schedule: the same training by itself, recorded on the
 * training thread, and recorded on a second thread, in alternation. Given are milliseconds per
 * update, by the wall clock and by the processor time of the training thread; the latter hardly
 * depends on what else the machine is doing.
 *
 * <p>Arguments: data source, hidden widths, epochs, repetitions; by default {@code digits 256,256 3
 * 3}.
 */
public final class RecorderOverhead {

  private static final String[] DEFAULTS = {"digits", "256,256", "3", "3"};

  private RecorderOverhead() {}

  /** Prints the medians over the repetitions. */
  public static void main(String[] arguments) throws IOException {
    String[] words = Arrays.copyOf(DEFAULTS, DEFAULTS.length);
    System.arraycopy(arguments, 0, words, 0, arguments.length);
    DataSource source = DataSource.parse(words[0]);
    List<Integer> hidden = Arrays.stream(words[1].split(",")).map(Integer::parseInt).toList();
    int epochs = Integer.parseInt(words[2]);
    int repetitions = Integer.parseInt(words[3]);

    LabelledImages data = images(source);
    bare(config(hidden, 1, 1), data); // loads natives, warms up
    Cost[][] costs = new Cost[3][repetitions];
    for (int i = 0; i < repetitions; i++) {
      costs[0][i] = bare(config(hidden, epochs, 1), data);
      costs[1][i] = recorded(source, config(hidden, epochs, 1), data);
      costs[2][i] = recorded(source, config(hidden, epochs, 2), data);
    }
    System.out.println("ms per update       wall    processor");
    print("bare", costs[0], costs[0]);
    print("recorded, 1 thread", costs[1], costs[0]);
    print("recorded, 2 threads", costs[2], costs[0]);
  }

  private static LabelledImages images(DataSource source) throws IOException {
    if (source.load(2) instanceof LabelledImages images) {
      return images;
    }
    throw new IllegalArgumentException("data must be labelled images, was " + source.text());
  }

  private static void print(String name, Cost[] costs, Cost[] bare) {
    System.out.printf(
        "%-19s %.3f (%+.1f %%)   %.3f (%+.1f %%)%n",
        name,
        median(costs, Cost::wall),
        100 * (median(costs, Cost::wall) / median(bare, Cost::wall) - 1),
        median(costs, Cost::processor),
        100 * (median(costs, Cost::processor) / median(bare, Cost::processor) - 1));
  }

  /** Milliseconds per update, by the wall clock and of the training thread's processor time. */
  private record Cost(double wall, double processor) {}

  private static TrainingConfig config(List<Integer> hidden, int epochs, int threads) {
    return TrainingConfig.DEFAULT
        .withModel(new MlpSpec(hidden, Activation.RELU))
        .withLength(RunLength.epochs(epochs))
        .withThreads(threads);
  }

  private static Cost bare(TrainingConfig config, LabelledImages data) throws IOException {
    try (Task task = new Task(config, data);
        Training training = new Training(config, task)) {
      return cost(() -> training.run(TrainingObserver.NONE, (s, t, l, r) -> {}, () -> false));
    }
  }

  private static Cost recorded(DataSource source, TrainingConfig config, LabelledImages data)
      throws IOException {
    Path directory = Files.createTempDirectory("recorder-overhead");
    RunPlan plan = new RunPlan(source, config, Recording.DEFAULT);
    try (RecordedTraining run =
        new RecordedTraining(plan, data, directory, SpikeCount::aboveTheEdge)) {
      return cost(() -> run.run(snapshot -> {}, (s, t, l, r) -> {}, () -> false));
    } finally {
      Files.deleteIfExists(directory.resolve(RecordedTraining.STATE));
      Files.delete(directory);
    }
  }

  private static Cost cost(Run run) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long wall = System.nanoTime();
    long processor = threads.getCurrentThreadCpuTime();
    double updates = run.run().state().step();
    return new Cost(
        (System.nanoTime() - wall) / 1e6 / updates,
        (threads.getCurrentThreadCpuTime() - processor) / 1e6 / updates);
  }

  private interface Run {
    Outcome run() throws IOException;
  }

  private static double median(Cost[] costs, ToDoubleFunction<Cost> part) {
    double[] sorted = Arrays.stream(costs).mapToDouble(part).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
