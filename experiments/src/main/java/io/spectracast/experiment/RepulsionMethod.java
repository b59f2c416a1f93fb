package io.spectracast.experiment;

import java.util.List;
import java.util.Locale;

/** How the experiment on repulsion proceeds, in sentences. */
final class RepulsionMethod {

  private RepulsionMethod() {}

  static List<String> lines(RepulsionConfig config) {
    return List.of(
        text(
            "A perceptron 784-%d-%d-10 is trained by %s, B = %d, for %d updates.",
            config.hidden(),
            config.hidden(),
            config.steppings().stream().map(RepulsionConfig.Stepping::words).toList(),
            config.batchSize(),
            config.updates()),
        text(
            "Levels: at updates %s the middle 80 %% of the singular values of %d runs are put"
                + " together; their unfolded spacings and the mean ratio ⟨r⟩ are tested against real"
                + " random matrices (Wigner) and independent levels (Poisson) by %d simulated data"
                + " sets each. Weights as drawn repel before any training, so half of the runs start"
                + " from singular values drawn independently and uniformly between the least and the"
                + " largest, with the same singular vectors.",
            config.times(), config.levelSeeds(), config.replicates()),
        text(
            "Isotropic noise beside it: W₀ + rms(W_t − W₀)·Z with independent Gaussian Z, which moves"
                + " the entries as far as training did, drift included."),
        text(
            "Increments: from update %d on, windows of %d updates, in %d runs. In the singular frame"
                + " at the start of a window Δs_k = u_kᵀΔW v_k + second order. The mean of the second"
                + " order is the repulsion drift, that of u_kᵀΔW v_k the drift by gradients; without"
                + " the latter the repulsion stands out far more sharply.",
            config.firstWindow(), config.lag(), config.seeds()),
        text(
            "Measured noise: E a_jk² and E a_jk a_kj of a = UᵀΔW V from the increments of up to %d"
                + " windows on either side that do not touch the window, in its own frame: never from"
                + " the displacement they explain. Slopes on them are divided by their reliability,"
                + " which halves of the windows tell. Isotropic noise: ν² the mean square of an entry"
                + " of all increments.",
            config.reach()),
        text(
            "Slope: least squares through 0 over values whose gaps exceed %.0f root mean square"
                + " changes, all runs together; interval at %.4g %%, jackknifed over runs (0.05 shared"
                + " among %d cases). Whole displacements: less −η∇L on %d training examples at the"
                + " start and what momentum carries over.",
            RepulsionRun.SEPARATION,
            100 * config.confidence(),
            config.steppings().size() * config.layers().size(),
            config.probe()),
        text(
            "Rules. Slopes are 1: supported if every interval holds 1 and none is wider than ±%.2f,"
                + " refuted if one excludes 1, else undecided. Wigner statistics: refuted if Wigner is"
                + " rejected in a case, supported if in none and Poisson in all (level 0.05 over the"
                + " number of cases, two tests in each). As fast as isotropic noise: refuted if the"
                + " difference of ⟨r⟩ excludes 0 in a case, supported if in none and isotropic noise"
                + " itself has left Poisson. Controls: refuted if a slope that is known to be 1 or 0"
                + " excludes it.",
            RepulsionJudge.WIDEST));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
