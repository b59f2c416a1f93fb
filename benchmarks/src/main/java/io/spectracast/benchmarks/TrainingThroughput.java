package io.spectracast.benchmarks;

import io.spectracast.data.CharacterTokenizer;
import io.spectracast.data.Dataset;
import io.spectracast.data.Images;
import io.spectracast.data.LabelledImages;
import io.spectracast.data.Normalisation;
import io.spectracast.data.TokenText;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.Task;
import io.spectracast.lab.Training;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.lab.TrainingObserver;
import io.spectracast.model.ModelSpec;
import io.spectracast.model.Torch;
import io.spectracast.optim.Method;
import io.spectracast.optim.Optimization;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Training by Spectracast against the same model written directly against libtorch and trained by
 * libtorch's own optimizer, one update of the one and one of the other by turns: milliseconds per
 * update on one thread, by the wall clock and by its processor time, medians over all updates, and
 * the median ratio of an update to its neighbour. What else the machine does falls on both alike.
 * The data are noise.
 *
 * <p>Arguments: updates in a repetition, repetitions, then names of cases; by default {@code 100 5}
 * and all.
 */
public final class TrainingThroughput {

  private static final int WARM_UP = 5;

  /** A model with its optimizer. */
  private enum Case {
    MLP("mlp:256,256", 64, Optimization.sgd(0.02, 0.9, 0)),
    MLP_LARGE("mlp:1024,1024,1024", 64, Optimization.sgd(0.02, 0.9, 0)),
    MLP_ADAMW("mlp:1024,1024,1024", 64, Optimization.defaults(Method.AdamW.DEFAULT)),
    CNN("cnn", 64, Optimization.sgd(0.02, 0.9, 0)),
    GPT("gpt:block=128", 12, Optimization.defaults(Method.AdamW.DEFAULT)),
    GPT_BPE("gpt:block=128,vocabulary=50304", 12, Optimization.sgd(0.1, 0.9, 0));

    private final String model;
    private final int batchSize;
    private final Optimization optimization;

    Case(String model, int batchSize, Optimization optimization) {
      this.model = model;
      this.batchSize = batchSize;
      this.optimization = optimization;
    }

    Dataset data() {
      return switch (this) {
        case MLP, MLP_LARGE, MLP_ADAMW -> images(1, 28);
        case CNN -> images(3, 32);
        default -> text();
      };
    }

    private DirectModel direct() {
      return switch (this) {
        case MLP -> DirectModel.mlp(784, 256, 256, 10);
        case MLP_LARGE, MLP_ADAMW -> DirectModel.mlp(784, 1024, 1024, 1024, 10);
        case CNN -> DirectModel.cnn();
        case GPT -> DirectModel.gpt(65);
        case GPT_BPE -> DirectModel.gpt(50304);
      };
    }

    DirectTraining directTraining(Dataset data) {
      DirectModel model = direct();
      Tensor[] examples = examples(data);
      Optimizer optimizer = optimizer(model.parameters());
      return new DirectTraining(model, optimizer, examples[0], examples[1], batchSize);
    }

    private Optimizer optimizer(TensorVector parameters) {
      if (optimization.method() instanceof Method.Sgd sgd) {
        SGDOptions options = new SGDOptions(optimization.learningRate());
        options.momentum().put(sgd.momentum());
        return new SGD(parameters, options);
      }
      AdamWOptions options = new AdamWOptions(optimization.learningRate());
      options.weight_decay().put(optimization.weightDecay());
      return new AdamW(parameters, options);
    }
  }

  private TrainingThroughput() {}

  /** Prints a line for each case. */
  public static void main(String[] arguments) throws IOException {
    int updates = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    List<Case> cases =
        arguments.length > 2
            ? Arrays.stream(arguments, 2, arguments.length).map(Case::valueOf).toList()
            : List.of(Case.values());
    Torch.useOneThread();
    System.out.println("ms per update      direct wall / cpu   Spectracast wall / cpu   ratio");
    for (Case c : cases) {
      compare(c, updates, repetitions);
    }
  }

  private static void compare(Case c, int updates, int repetitions) throws IOException {
    Laps direct = new Laps();
    Laps ours = new Laps();
    Dataset data = c.data();
    for (int i = 0; i < repetitions; i++) {
      alternate(c, data, updates, direct, ours);
    }
    System.out.printf(
        "%-18s %7.3f / %7.3f     %7.3f / %7.3f        %.3f / %.3f%n",
        c,
        direct.wall(),
        direct.processor(),
        ours.wall(),
        ours.processor(),
        direct.wallOver(ours),
        direct.processorOver(ours));
  }

  /** After each update of Spectracast one of libtorch. */
  @SuppressWarnings("try") // closed for what it frees
  private static void alternate(Case c, Dataset data, int updates, Laps direct, Laps ours)
      throws IOException {
    TrainingConfig config =
        TrainingConfig.DEFAULT
            .withModel(ModelSpec.parse(c.model))
            .withOptimization(c.optimization)
            .withBatchSize(c.batchSize)
            .withLength(RunLength.steps(WARM_UP + updates))
            .withThreads(1);
    try (PointerScope scope = new PointerScope();
        Task task = new Task(config, data);
        Training training = new Training(config, task)) {
      DirectTraining libtorch = c.directTraining(data);
      ours.start();
      training.run(
          TrainingObserver.NONE,
          (step, total, loss, rate) -> {
            ours.stop(step > WARM_UP);
            direct.start();
            double other = libtorch.update();
            direct.stop(step > WARM_UP);
            requireFinite(other);
            ours.start();
          },
          () -> false);
    }
  }

  private static void requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException("loss must be finite, was " + loss);
    }
  }

  /** Inputs and targets as two tensors. */
  private static Tensor[] examples(Dataset data) {
    if (data instanceof LabelledImages images) {
      int count = images.train().count();
      return new Tensor[] {
        torch.randn(count, images.train().imageSize()),
        torch.randint(images.classes(), new long[] {count})
      };
    }
    return new Tensor[] {
      torch.randint(65, new long[] {600, 128}), torch.randint(65, new long[] {600, 128})
    };
  }

  private static LabelledImages images(int channels, int side) {
    return new LabelledImages(
        "noise",
        10,
        noise(2000, channels, side),
        noise(10, channels, side),
        new Normalisation(Collections.nCopies(channels, 0.5), Collections.nCopies(channels, 0.29)),
        "noise");
  }

  private static Images noise(int count, int channels, int side) {
    byte[] pixels = new byte[count * channels * side * side];
    byte[] labels = new byte[count];
    new Random(1).nextBytes(pixels);
    IntStream.range(0, count).forEach(i -> labels[i] = (byte) (i % 10));
    return new Images(channels, side, side, pixels, labels);
  }

  private static TokenText text() {
    StringBuilder characters = new StringBuilder();
    new Random(1).ints(80_000, '0', '0' + 65).forEach(c -> characters.append((char) c));
    CharacterTokenizer tokenizer = CharacterTokenizer.of(characters.toString());
    int[] tokens = tokenizer.encode(characters.toString());
    return new TokenText("noise", tokens, Arrays.copyOf(tokens, 200), tokenizer, "noise");
  }
}
