package io.spectracast.cli;

import io.spectracast.data.DataSource;
import io.spectracast.data.LinearTeacher;
import io.spectracast.data.TeacherStudent;
import io.spectracast.lab.Loss;
import io.spectracast.lab.RunLength;
import io.spectracast.lab.TrainingConfig;
import io.spectracast.model.Activation;
import io.spectracast.model.MlpSpec;
import io.spectracast.model.ModelSpec;
import io.spectracast.recorder.Recording;
import io.spectracast.recorder.RunPlan;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to train on what, and what to record: the one way from a command line to a run. */
final class TrainingOptions {

  private static final RunLength DEFAULT_LENGTH = RunLength.epochs(3);

  @Option(
      names = "--data",
      paramLabel = "SOURCE",
      description = DataSource.CHOICES + " (default: digits, drawn on the spot).")
  private Optional<String> data;

  @ArgGroup private Model model;

  @Mixin private OptimizationOptions optimization;

  @Option(
      names = "--loss",
      paramLabel = "LOSS",
      description = Loss.CHOICES + " (default: cross-entropy; mse for vectors).")
  private Optional<String> loss;

  @Option(
      names = "--label-noise",
      paramLabel = "FRACTION",
      description = "Replace so many of the training labels by random ones (default: 0).")
  private Optional<Double> labelNoise;

  @Option(
      names = {"--batch-size", "--batch"},
      paramLabel = "B",
      description = "Examples per update; of a text, windows (default: 64; 12 for text).")
  private Optional<Integer> batchSize;

  @ArgGroup private Length length;

  @Mixin private RecordingOptions recording;

  /** The network, in one of two ways. */
  private static final class Model {

    @Option(
        names = "--model",
        paramLabel = "MODEL",
        description = {
          ModelSpec.CHOICES + ", with settings after a colon:",
          "mlp:512,256,activation=tanh; resnet:blocks=1,width=16;",
          "vit:patch=7,width=64,depth=2,heads=4,ratio=2,norm=post;",
          "gpt:layers=2,heads=2,width=128,block=128,vocabulary=50304",
          "(default: mlp:256,256; gpt for text)."
        })
    private Optional<String> spec;

    @Option(
        names = "--hidden",
        split = ",",
        paramLabel = "WIDTH",
        description = "Short for --model mlp:WIDTH,WIDTH….")
    private List<Integer> hidden;

    ModelSpec build() {
      return spec.map(ModelSpec::parse).orElseGet(() -> new MlpSpec(hidden, Activation.RELU));
    }
  }

  /** How long, in one of two ways. */
  private static final class Length {

    @Option(
        names = "--epochs",
        paramLabel = "N",
        description = "Passes over the training examples (default: 3).")
    private Optional<Integer> epochs;

    @Option(names = "--steps", paramLabel = "N", description = "Updates, instead of --epochs.")
    private Optional<Long> steps;

    RunLength build() {
      return epochs.map(RunLength::epochs).orElseGet(() -> RunLength.steps(steps.orElseThrow()));
    }
  }

  Optional<String> data() {
    return data;
  }

  /** The run that is asked for. */
  RunPlan plan(CommonOptions common) {
    DataSource source = DataSource.parse(data.orElse("digits"));
    Customary customary = Customary.of(source);
    TrainingConfig training =
        TrainingConfig.DEFAULT
            .withModel(model == null ? customary.model() : model.build())
            .withLoss(loss.map(Loss::parse).orElse(customary.loss()))
            .withLabelNoise(labelNoise.orElse(0.0))
            .withOptimization(optimization.build())
            .withBatchSize(batchSize.orElse(customary.batchSize()))
            .withLength(length == null ? DEFAULT_LENGTH : length.build())
            .withSeed(common.seed())
            .withThreads(common.threads());
    return new RunPlan(source, training, recording.build(customary.probeExamples()));
  }

  /**
   * What is trained by default on data of some kind.
   *
   * @param model the network
   * @param loss what is minimised
   * @param batchSize examples per update
   * @param probeExamples training examples in the probe set
   */
  private record Customary(ModelSpec model, Loss loss, int batchSize, int probeExamples) {

    private static final Customary CLASSES =
        new Customary(
            TrainingConfig.DEFAULT.model(),
            Loss.CROSS_ENTROPY,
            TrainingConfig.DEFAULT.batchSize(),
            Recording.DEFAULT.probeExamples());

    static Customary of(DataSource source) {
      if (source instanceof DataSource.Characters || source instanceof DataSource.BytePairs) {
        return new Customary(ModelSpec.parse("gpt"), Loss.CROSS_ENTROPY, 12, 64);
      }
      if (source instanceof TeacherStudent || source instanceof LinearTeacher) {
        return new Customary(
            CLASSES.model, new Loss.MeanSquare(), CLASSES.batchSize, CLASSES.probeExamples);
      }
      return CLASSES;
    }
  }
}
