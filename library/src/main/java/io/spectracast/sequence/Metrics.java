package io.spectracast.sequence;

import io.spectracast.forecast.TrainingPoint;
import io.spectracast.run.Evaluation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Numbers with names as training scripts give them, read as what a {@link TrainingPoint} holds:
 * names with {@code lr} or {@code learning_rate} are the learning rate; of those with {@code loss}
 * or {@code acc}, those that also have {@code val}, {@code test}, {@code valid} or {@code eval} are
 * of the test set, the others of training batches. A loss without any such word, as in file names,
 * is taken for one of the test set.
 */
final class Metrics {

  private Metrics() {}

  /** What is known of training at a step; the first of several names that mean the same counts. */
  static TrainingPoint point(long step, Map<String, Double> named) {
    OptionalDouble rate = OptionalDouble.empty();
    OptionalDouble batchLoss = OptionalDouble.empty();
    OptionalDouble testLoss = OptionalDouble.empty();
    OptionalDouble accuracy = OptionalDouble.empty();
    for (Map.Entry<String, Double> entry : named.entrySet()) {
      String name = entry.getKey().toLowerCase(Locale.ROOT);
      OptionalDouble value = OptionalDouble.of(entry.getValue());
      if (!Double.isFinite(entry.getValue())) {
        continue;
      }
      boolean loss = name.contains("loss");
      if (name.matches("(.*_)?lr(_.*)?") || name.contains("learning_rate")) {
        rate = first(rate, value);
      } else if (loss && name.contains("train")) {
        batchLoss = first(batchLoss, value);
      } else if (loss) {
        testLoss = first(testLoss, value);
      } else if (name.contains("acc") && !name.contains("train")) {
        accuracy = first(accuracy, value);
      }
    }
    return new TrainingPoint(step, rate, batchLoss, Optional.empty(), test(testLoss, accuracy));
  }

  private static OptionalDouble first(OptionalDouble before, OptionalDouble value) {
    return before.isPresent() ? before : value;
  }

  /** An accuracy without a loss cannot be kept. */
  private static Optional<Evaluation> test(OptionalDouble loss, OptionalDouble accuracy) {
    boolean fraction = accuracy.isPresent() && accuracy.getAsDouble() <= 1;
    return loss.isPresent()
        ? Optional.of(
            new Evaluation(loss.getAsDouble(), fraction ? accuracy : OptionalDouble.empty()))
        : Optional.empty();
  }
}
