package io.spectracast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.data.Digits;
import io.spectracast.data.LabelledImages;
import io.spectracast.model.MlpSpec;
import io.spectracast.model.Network;
import io.spectracast.model.Parameter;
import io.spectracast.optim.Optimization;
import io.spectracast.run.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TrainingTest {

  private static final LabelledImages DIGITS = Digits.draw(5, 1000, 200, 1);
  private static final TrainingConfig SMALL = config(0.05, 0.9, 1e-4, 32, 2, 32, 16);

  @Test
  void theSameSeedGivesTheSameWeightsBitForBit() throws IOException {
    assertThat(values(train(SMALL))).isDeepEqualTo(values(train(SMALL)));
  }

  @Test
  void anotherSeedGivesOtherWeights() throws IOException {
    assertThat(values(train(SMALL))[0]).isNotEqualTo(values(train(SMALL.withSeed(12)))[0]);
  }

  @Test
  void trainingsSideBySideDoNotDisturbEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Callable<TrainingState> task = () -> train(SMALL);
    List<Future<TrainingState>> both = threads.invokeAll(List.of(task, task));
    threads.shutdown();

    float[][] alone = values(train(SMALL));
    assertThat(values(both.get(0).get())).isDeepEqualTo(alone);
    assertThat(values(both.get(1).get())).isDeepEqualTo(alone);
  }

  @Test
  void aStoppedTrainingGoesOnToTheSameWeights() throws IOException {
    TrainingState whole = train(SMALL);
    TrainingState part;
    try (Task task = new Task(SMALL, DIGITS);
        Training training = new Training(SMALL, task)) {
      long[] polls = {0};
      Outcome outcome =
          training.run(TrainingObserver.NONE, (s, t, l, r) -> {}, () -> ++polls[0] > 40);
      assertThat(outcome).isInstanceOf(Outcome.Stopped.class);
      part = outcome.state();
    }
    assertThat(part.step()).isEqualTo(40);

    try (Task task = new Task(SMALL, DIGITS);
        Training training = new Training(SMALL, task)) {
      training.resume(part);
      Outcome outcome = training.run(TrainingObserver.NONE, (s, t, l, r) -> {}, () -> false);
      assertThat(outcome).isInstanceOf(Outcome.Finished.class);
      assertThat(values(outcome.state())).isDeepEqualTo(values(whole));
      assertThat(outcome.state().since()).isEqualTo(whole.since());
      assertThat(outcome.state().seconds()).isGreaterThan(part.seconds());
    }
  }

  /** One update by the formula, in float64, from the gradients that the evaluator finds. */
  @Test
  void theUpdateIsThatOfMomentumSgdWithL2Decay() throws IOException {
    LabelledImages all = Digits.draw(5, 32, 8, 1);
    TrainingConfig config = config(0.1, 0.9, 0.01, 32, 2, 16).withSeed(4);
    List<TrainingState> states = new ArrayList<>();
    try (Task task = new Task(config, all);
        Training training = new Training(config, task)) {
      training.run(everyStep(states), (s, t, l, r) -> {}, () -> false);
    }

    try (Task task = new Task(config, all);
        Network network = task.network()) {
      Evaluator batch = new Evaluator(task, task.train());
      for (int step = 0; step < 2; step++) {
        TrainingState before = states.get(step);
        network.parameters().load(before.parameters());
        batch.differentiate(network);
        List<Parameter> gradients = network.parameters().copyGradients();
        for (int p = 0; p < gradients.size(); p++) {
          for (int i = 0; i < gradients.get(p).values().length; i++) {
            double w = before.parameters().get(p).values()[i];
            double g = gradients.get(p).values()[i] + 0.01 * w;
            double b = 0.9 * before.optimizer().get(p).values()[i] + g;
            double after = states.get(step + 1).parameters().get(p).values()[i];
            assertThat(after).isCloseTo(w - 0.1 * b, within(1e-6));
          }
        }
      }
    }
  }

  @Test
  void theObserverSeesTheMeanLossSinceItLastLooked() throws IOException {
    List<Double> losses = new ArrayList<>();
    List<TrainingState> states = new ArrayList<>();
    try (Task task = new Task(SMALL, DIGITS);
        Training training = new Training(SMALL, task)) {
      training.run(every(10, states), (s, t, l, r) -> losses.add(l), () -> false);
    }

    assertThat(states.get(0).since().meanLoss()).isEmpty();
    double mean = losses.subList(10, 20).stream().mapToDouble(l -> l).sum() / 10;
    assertThat(states.get(2).since().meanLoss().getAsDouble()).isEqualTo(mean);
    assertThat(states.get(2).step()).isEqualTo(20);
  }

  @Test
  void aRunawayLossEndsTheRunAndNamesTheLayer() throws IOException {
    TrainingConfig wild = config(1e5, 0.9, 0, 32, 2, 32, 16);
    try (Task task = new Task(wild, DIGITS);
        Training training = new Training(wild, task)) {
      Outcome outcome = training.run(TrainingObserver.NONE, (s, t, l, r) -> {}, () -> false);

      assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
      assertThat(((Outcome.Diverged) outcome).message())
          .matches("training diverged at step \\d+: layer 'fc\\d' is not finite; try a lower.*");
    }
  }

  /** A hidden unit with bias −∞ is silent: the loss stays finite and only the weights tell. */
  @Test
  void aWeightThatIsNotFiniteEndsTheRunBeforeItIsObserved() throws IOException {
    TrainingState state = train(SMALL);
    TrainingConfig longer = config(0.05, 0.9, 0, 32, 3, 32, 16);
    state.parameters().get(1).values()[0] = Float.NEGATIVE_INFINITY;
    List<TrainingState> seen = new ArrayList<>();
    try (Task task = new Task(longer, DIGITS);
        Training training = new Training(longer, task)) {
      training.resume(state);
      Outcome outcome = training.run(everyStep(seen), (s, t, l, r) -> {}, () -> false);

      assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
      assertThat(outcome.state().step()).isEqualTo(63);
      assertThat(((Outcome.Diverged) outcome).layer()).isEqualTo("fc1.bias");
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void refusesAStateOfAnotherRun() throws IOException {
    TrainingState state = train(SMALL);
    TrainingConfig shorter = SMALL.withLength(RunLength.epochs(1));
    try (Task task = new Task(shorter, DIGITS);
        Training training = new Training(shorter, task)) {
      assertThatThrownBy(() -> training.resume(state))
          .hasMessage("the step to resume from must be in [0, 31], was 62");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryStaysFlat() throws IOException {
    TrainingConfig tiny = config(0.01, 0.9, 0, 16, 50, 64);
    List<Long> resident = new ArrayList<>();
    try (Task task = new Task(tiny, DIGITS);
        Training training = new Training(tiny, task)) {
      training.run(
          TrainingObserver.NONE,
          (s, t, l, r) -> {
            if (s % 1000 == 0) {
              resident.add(residentKilobytes());
            }
          },
          () -> false);
    }
    // One leaked batch a step would be 2000 × 50 kB.
    assertThat(resident.get(resident.size() - 1) - resident.get(0)).isLessThan(40_000);
  }

  /** The default data set tells a linear model from a perceptron. */
  @Test
  @Tag("slow")
  void theDigitsAreHardForALinearModelAndNotForAPerceptron() throws IOException {
    LabelledImages digits = Digits.draw(Digits.DEFAULT_SEED, 30_000, 5_000, 2);
    double linear = accuracy(config(0.01, 0, 0, 64, 15), digits).accuracy().getAsDouble();
    double perceptron =
        accuracy(config(0.02, 0.9, 0, 64, 5, 256, 256), digits).accuracy().getAsDouble();

    System.out.printf("digits: linear %.4f, perceptron %.4f%n", linear, perceptron);
    assertThat(linear).isBetween(0.75, 0.93);
    assertThat(perceptron).isGreaterThan(0.97);
  }

  @Test
  void aFewDigitsSufficeToBeatChanceByFar() throws IOException {
    assertThat(accuracy(SMALL, DIGITS).accuracy().getAsDouble()).isGreaterThan(0.5);
  }

  private static Evaluation accuracy(TrainingConfig config, LabelledImages data)
      throws IOException {
    try (Task task = new Task(config, data);
        Training training = new Training(config, task);
        Network network = task.network()) {
      Outcome outcome = training.run(TrainingObserver.NONE, (s, t, l, r) -> {}, () -> false);
      network.parameters().load(outcome.state().parameters());
      return new Evaluator(task, task.test()).evaluate(network);
    }
  }

  private static TrainingConfig config(
      double learningRate,
      double momentum,
      double weightDecay,
      int batchSize,
      int epochs,
      Integer... hidden) {
    return TrainingConfig.DEFAULT
        .withModel(new MlpSpec(hidden))
        .withOptimization(Optimization.sgd(learningRate, momentum, weightDecay))
        .withBatchSize(batchSize)
        .withLength(RunLength.epochs(epochs))
        .withSeed(11);
  }

  private static TrainingState train(TrainingConfig config) throws IOException {
    try (Task task = new Task(config, DIGITS);
        Training training = new Training(config, task)) {
      return training.run(TrainingObserver.NONE, (s, t, l, r) -> {}, () -> false).state();
    }
  }

  private static TrainingObserver everyStep(List<TrainingState> seen) {
    return every(1, seen);
  }

  private static TrainingObserver every(int interval, List<TrainingState> seen) {
    return new TrainingObserver() {
      @Override
      public boolean wants(long step) {
        return step % interval == 0;
      }

      @Override
      public void observe(TrainingState state) {
        seen.add(state);
      }
    };
  }

  private static float[][] values(TrainingState state) {
    return state.parameters().stream().map(Parameter::values).toArray(float[][]::new);
  }

  private static long residentKilobytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
