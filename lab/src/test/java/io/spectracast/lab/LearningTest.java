package io.spectracast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spectracast.data.DataSource;
import io.spectracast.model.ModelSpec;
import io.spectracast.model.Network;
import io.spectracast.optim.Fall;
import io.spectracast.optim.LearningRateSchedule;
import io.spectracast.optim.Method;
import io.spectracast.optim.Optimization;
import io.spectracast.run.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The published models learn what they are known to learn, on real data. */
@Tag("slow")
class LearningTest {

  private static final Path DATA = Path.of("../../shared/data/datasets");

  @Test
  void theConvolutionalNetworkTellsCifarImagesApart() throws IOException {
    TrainingConfig config =
        TrainingConfig.DEFAULT
            .withModel(ModelSpec.parse("cnn"))
            .withOptimization(Optimization.sgd(0.01, 0.9, 5e-4))
            .withLength(RunLength.epochs(8));

    assertThat(last(config, "cifar10:", "cifar10").accuracy().orElseThrow())
        .isGreaterThanOrEqualTo(0.45);
  }

  @Test
  void theVisionTransformerReadsDigits() throws IOException {
    TrainingConfig config =
        TrainingConfig.DEFAULT
            .withModel(ModelSpec.parse("vit"))
            .withOptimization(Optimization.defaults(Method.AdamW.DEFAULT))
            .withLength(RunLength.epochs(2));

    assertThat(last(config, "mnist:", "mnist").accuracy().orElseThrow())
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void theGptLearnsTextByCharacters() throws IOException {
    Optimization adam =
        new Optimization(new Method.AdamW(0.9, 0.99, 1e-8), 3e-3, 0.1)
            .withClip(1)
            .withSchedule(new LearningRateSchedule(new Fall.Cosine(0.1), 100));
    TrainingConfig config =
        TrainingConfig.DEFAULT
            .withModel(ModelSpec.parse("gpt"))
            .withOptimization(adam)
            .withBatchSize(12)
            .withLength(RunLength.steps(2000));

    assertThat(last(config, "text:", "text/tinyshakespeare.txt.gz").loss())
        .isLessThanOrEqualTo(1.9);
  }

  /** The published configuration: plain text pieces of GPT-2, 50 304 rows, SGD. */
  @Test
  void theGptLearnsTextByBytePairs() throws IOException {
    TrainingConfig config =
        TrainingConfig.DEFAULT
            .withModel(ModelSpec.parse("gpt:vocabulary=50304"))
            .withOptimization(Optimization.sgd(0.1, 0.9, 0).withClip(1))
            .withBatchSize(4)
            .withLength(RunLength.steps(2000));

    assertThat(last(config, "text-bpe:", "text/tinyshakespeare.txt.gz").loss())
        .isLessThanOrEqualTo(6.8);
  }

  /** Learnt by heart long before it is understood. */
  @Test
  void modularAdditionIsGrokked() throws IOException {
    TrainingConfig config =
        TrainingConfig.DEFAULT
            .withModel(ModelSpec.parse("mlp:256"))
            .withOptimization(new Optimization(Method.AdamW.DEFAULT, 0.01, 1))
            .withBatchSize(1404)
            .withLength(RunLength.steps(4000));
    TreeMap<Long, Scores> seen = scores(config, "modular-addition:53,fraction=0.5", 100, 1404);

    long learnt = first(seen, scores -> scores.train().accuracy().orElseThrow() == 1);
    long understood = first(seen, scores -> scores.test().accuracy().orElseThrow() >= 0.99);
    System.out.printf("grokking: train 100 %% at %d, test 99 %% at %d%n", learnt, understood);
    assertThat(understood).isGreaterThanOrEqualTo(5 * learnt);
  }

  private record Scores(Evaluation train, Evaluation test) {}

  private static long first(TreeMap<Long, Scores> seen, Predicate<Scores> wanted) {
    return seen.entrySet().stream()
        .filter(e -> wanted.test(e.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("never reached, at the end " + seen.lastEntry()));
  }

  /** The evaluation on the test set at the end. */
  private static Evaluation last(TrainingConfig config, String kind, String file)
      throws IOException {
    Path path = DATA.resolve(file);
    assumeTrue(Files.exists(path), "no data at " + path);
    var end = scores(config, kind + path, Integer.MAX_VALUE, 1).lastEntry();
    Evaluation test = end.getValue().test();
    System.out.printf(
        Locale.ROOT,
        "%s by %s: test loss %.4f, accuracy %.4f after %d updates%n",
        config.model().text(),
        config.optimization().method().word(),
        test.loss(),
        test.accuracy().orElseThrow(),
        end.getKey());
    return test;
  }

  /** By step, the evaluations on the first so many training examples and on the test set. */
  private static TreeMap<Long, Scores> scores(
      TrainingConfig config, String source, int every, int trainExamples) throws IOException {
    TreeMap<Long, Scores> seen = new TreeMap<>();
    try (Task task = new Task(config, DataSource.parse(source).load(1));
        Training training = new Training(config, task);
        Network network = task.network();
        Examples some = task.train().subset(IntStream.range(0, trainExamples).toArray())) {
      Evaluator train = new Evaluator(task, some);
      Evaluator test = new Evaluator(task, task.test());
      training.run(
          new TrainingObserver() {
            @Override
            public boolean wants(long step) {
              return step > 0 && step % every == 0 || step == training.totalSteps();
            }

            @Override
            public void observe(TrainingState state) {
              network.parameters().load(state.parameters());
              seen.put(state.step(), new Scores(train.evaluate(network), test.evaluate(network)));
            }
          },
          (step, total, loss, rate) -> {},
          () -> false);
    }
    return seen;
  }
}
