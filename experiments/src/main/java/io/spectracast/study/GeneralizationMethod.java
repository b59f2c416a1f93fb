package io.spectracast.study;

import io.spectracast.grid.GridResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the study of generalization goes about it, in words. */
final class GeneralizationMethod {

  private GeneralizationMethod() {}

  static List<String> lines(GridResult<NetSettings> result, boolean published, KnownModels known) {
    long diverged =
        result.done().stream()
            .filter(unit -> unit.numbers().column(NetWork.DIVERGED)[0] != 0)
            .count();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d perceptrons by plain SGD, each of a width, depth, learning rate, batch size and"
                + " weight decay drawn at random, the same number for each task (data set × images ×"
                + " random labels); %d diverged, %d failed. Together %.0f s of wall clock on one thread each; every number of"
                + " each: generalization-networks.parquet.",
            result.done().size(),
            diverged,
            result.failed().size(),
            result.coreSeconds()));
    lines.add(
        "Measures are means over the weight matrices with at least 20 singular values (not the last"
            + " one): α by maximum likelihood with the cut-off of least Kolmogorov distance; weighted α"
            + " = α lg λ₁; spikes above the Tracy–Widom 1 % edge; temperature T = η × variance of a"
            + " minibatch's gradient/2 at the final weights; distance to the stationary law: mean"
            + " |lg s/s′| to the quantiles s′ of the Marchenko–Pastur law of entry variance ν²/2κ with"
            + " measured ν² and κ = η(λ + ⟨W, ∇L⟩/|W|²), where κ > 0.");
    lines.add(
        "Order: Kendall's τ_b over all pairs (across) and over pairs of one family (within), the"
            + " latter also of what least squares on lg width and lg training loss leave (partial); 95 % bootstrap intervals,"
            + " networks drawn anew inside families. Reversed: both intervals exclude 0, on"
            + " opposite sides. A random number is measured too, as a control.");
    lines.add(
        "Prediction: lg test error by least squares, fitted without the family it is judged on;"
            + " skill 1 − MSE/variance, intervals by drawing families anew; the trivial predictors are"
            + " training loss and norm.");
    lines.add(
        "Rules, fixed beforehand: an order is supported where the interval of τ within lies above"
            + " 0.1 (in the direction of the claim), refuted where it lies below; that orders across hold"
            + " within is refuted by one reversal; a predictor is supported by one gain whose interval"
            + " lies above 0, and refuted where no estimate does. Intervals are not corrected for their"
            + " number.");
    if (published) {
      lines.add(
          "Published: top-1 errors of 296 pretrained models with WeightWatcher's metrics of 2020;"
              + " families are series of architectures on one data set, of 4 models at least; size is"
              + " held fixed instead, and predictions are on ImageNet from size and norm.");
    }
    if (known.errors().isEmpty()) {
      lines.add(
          "Left out, since they are not there: published models, looked for beside the data.");
    } else {
      lines.add(
          "%d published checkpoints of known test error were measured as the trained networks are, all"
                  .formatted(known.errors().size())
              + " of their large enough layers.");
    }
    return lines;
  }
}
