package io.spectracast.cli;

import io.spectracast.optim.Fall;
import io.spectracast.optim.LearningRateSchedule;
import io.spectracast.optim.Method;
import io.spectracast.optim.Optimization;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the parameters are moved. */
final class OptimizationOptions {

  @Option(
      names = "--optimizer",
      paramLabel = "METHOD",
      description = Method.CHOICES + " (default: sgd).")
  private Optional<String> optimizer;

  @Option(
      names = "--learning-rate",
      paramLabel = "ETA",
      description = "Learning rate η (default: 0.02 for sgd, 0.001 for adamw and muon).")
  private Optional<Double> learningRate;

  @Option(
      names = "--momentum",
      paramLabel = "MU",
      description = "Momentum μ in [0, 1) (default: 0.9 for sgd, 0.95 for muon).")
  private Optional<Double> momentum;

  @Option(names = "--nesterov", description = "Let the momentum of sgd look ahead.")
  private boolean nesterov;

  @Option(
      names = "--betas",
      split = ",",
      paramLabel = "BETA",
      description = "β₁,β₂ of adamw (default: 0.9,0.999).")
  private List<Double> betas;

  @Option(
      names = "--weight-decay",
      paramLabel = "KAPPA",
      description =
          "On all parameters; an L2 penalty for sgd, decoupled otherwise"
              + " (default: 0 for sgd, 0.01 for adamw, 0.1 for muon).")
  private Optional<Double> weightDecay;

  @Option(
      names = "--clip",
      paramLabel = "NORM",
      description = "Largest norm of the whole gradient (default: none).")
  private Optional<Double> clip;

  @Option(
      names = "--schedule",
      paramLabel = "FALL",
      description = "Learning rate over the run: " + Fall.CHOICES + " (default: constant).")
  private Optional<String> schedule;

  @Option(
      names = "--warm-up",
      paramLabel = "UPDATES",
      description = "Let the learning rate rise linearly at first (default: 0).")
  private Optional<Long> warmUp;

  Optimization build() {
    Method method = method(optimizer.orElse("sgd"));
    return new Optimization(
        method,
        learningRate.orElse(method.defaultLearningRate()),
        weightDecay.orElse(method.defaultWeightDecay()),
        clip.orElse(Double.POSITIVE_INFINITY),
        new LearningRateSchedule(
            schedule.map(Fall::parse).orElse(new Fall.Constant()), warmUp.orElse(0L)));
  }

  private Method method(String word) {
    refuse(!word.equals("sgd") && nesterov, "--nesterov", "sgd", word);
    refuse(word.equals("adamw") && momentum.isPresent(), "--momentum", "sgd and muon", word);
    refuse(!word.equals("adamw") && betas != null, "--betas", "adamw", word);
    return switch (word) {
      case "sgd" -> new Method.Sgd(momentum.orElse(Method.Sgd.MOMENTUM), nesterov);
      case "adamw" -> adamW();
      case "muon" -> new Method.Muon(momentum.orElse(Method.Muon.MOMENTUM));
      default ->
          throw new InputException(
              "--optimizer must be %s, was '%s'".formatted(Method.CHOICES, word));
    };
  }

  private Method adamW() {
    if (betas == null) {
      return Method.AdamW.DEFAULT;
    }
    if (betas.size() != 2) {
      throw new InputException("--betas must be two numbers, was " + betas.size());
    }
    return new Method.AdamW(betas.get(0), betas.get(1), Method.AdamW.DEFAULT.epsilon());
  }

  private static void refuse(boolean misplaced, String option, String belongs, String word) {
    if (misplaced) {
      throw new InputException("%s belongs to %s, not to %s".formatted(option, belongs, word));
    }
  }
}
