package io.spectracast.experiment;

import io.spectracast.experiment.NoiseConfig.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the experiment on noise proceeds, in sentences. */
final class NoiseMethod {

  private NoiseMethod() {}

  static List<String> lines(NoiseConfig config, List<String> missing) {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "Networks, trained by plain SGD from %d seeds each: %s.",
            config.seeds(),
            config.subjects().stream()
                .filter(subject -> !missing.contains(subject.name()))
                .map(NoiseMethod::subject)
                .collect(Collectors.joining("; "))));
    if (!missing.isEmpty()) {
      lines.add("Left out, since their data were not there: " + String.join(", ", missing) + ".");
    }
    lines.add(
        text(
            "At the start, in the middle and at the end of training: %d minibatch gradients at fixed"
                + " weights, batches drawn with replacement, less their mean (one degree of freedom);"
                + " then the %d updates that follow, over −η, which are minibatch gradients along the"
                + " run with its drift, batches drawn without replacement in each epoch.",
            config.samples(), config.successive()));
    lines.add(
        "Statistics and tests as in docs/noise.md: variance per entry, participation ratios of both"
            + " sides' covariances, correlation time τ in random directions,"
            + " E a_jk² over the leading singular block and over the bulk, excess kurtosis and"
            + " Hill's tail index of whitened single entries. The tables hold every layer, stage and"
            + " run; intervals at 95 %, jackknifed over stretches of samples.");
    lines.add(
        text(
            "An assumption is rejected in a case (layer, stage, run) at level %s. It is refuted if"
                + " rejected in more than half of the cases, supported if in no more than chance"
                + " explains (binomial probability above %s), undecided between. Whiteness is judged"
                + " along the run alone: at fixed weights batches are independent by construction.",
            NoiseRun.LEVEL, NoiseJudge.CHANCE));
    lines.add(
        text(
            "Heavy tails: supported if most tail indices of single entries lie below 2 with their"
                + " intervals, refuted if most lie above. Scaling: ν² of %d gradients"
                + " of each of B = %s, in the middle of training; refuted if an exponent excludes −1"
                + " (%s shared among layers and runs), supported if none does and all are known"
                + " within ±%s.",
            config.scalingSamples(), config.batches(), NoiseJudge.CHANCE, NoiseJudge.WIDEST));
    return lines;
  }

  private static String subject(Subject subject) {
    return text(
        "%s (%s), η = %s, B = %d, %d updates",
        subject.name(),
        subject.model(),
        subject.learningRate(),
        subject.batchSize(),
        subject.updates());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
