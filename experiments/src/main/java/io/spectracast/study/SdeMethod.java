package io.spectracast.study;

import java.util.List;

/** How the study of SGD against its stochastic equation proceeds, in five lines. */
final class SdeMethod {

  private SdeMethod() {}

  static List<String> lines(SdeConfig config, double coreSeconds) {
    return List.of(
        Averages.words(
            "A perceptron with two hidden layers of %d on %d digits of 14 × 14 pixels is trained for %d"
                + " updates (η = %s, B = %d); from that one point SGD goes on in %d batch orders for each"
                + " of %s × %s and the full batch (μ = %s: η = %s), from %s. A batch holds B"
                + " different examples drawn independently of other batches, so that its noise is C/B"
                + " less the finite set's share.",
            config.width(),
            config.examples(),
            config.burnIn(),
            SdeCell.BURN_RATE,
            SdeCell.BURN_BATCH,
            2 * config.paths(),
            "η = " + config.rates(),
            "B = " + config.batches(),
            config.momentum(),
            config.momentumRates(),
            Averages.starts(config.starts())),
        Averages.words(
            "Rivals, %d paths each from the same point: the SDE over all parameters with the true drift"
                + " and noise of exactly the gradient's covariance at the weights of the moment, 4 to 16"
                + " steps an update; the same with one step an update (SGD with Gaussian noise); with"
                + " Kronecker and isotropic noise of the same level instead; gradient flow; SGD in epochs;"
                + " SGD with 4η and 4B at a quarter of the updates.",
            config.paths()),
        Averages.words(
            "D = Σ_k W₁(observed s_k, predicted s_k)/Σ_k E|s_k − s_k(0)| at %s updates in each layer, with"
                + " jackknife intervals over paths; sampling alone gives the D of two halves of SGD's own"
                + " paths, and p from 199 random halves. λ is the sharpness at the start, η̃ = η/(1 − μ).",
            config.horizons()),
        Averages.words(
            "A case (start, η, B, horizon, layer) rejects a law at level %s. A law is refuted if rejected in"
                + " more than half of the cases, supported if in at most %d %%, undecided between (cases of"
                + " one start, η and B share paths). An exponent supports its claim if within %s of it and"
                + " known to that, and refutes it if its interval excludes it and it is further off.",
            Rejections.LEVEL, Math.round(100 * Rejections.CHANCE), SdeJudge.WIDEST),
        Averages.words(
            "The map: the SDE breaks in a case if rejected and D exceeds sampling's by %s (full batch: D"
                + " exceeds %s); the boundary is where a logistic regression on log η̃λ and log B has even"
                + " odds, intervals by the bootstrap over units. The rules of verdicts were fixed before"
                + " the full run. Cost: the times of all units add up to %d s.",
            SdeJudge.TOLERANCE, SdeJudge.TOLERANCE, Math.round(coreSeconds)));
  }
}
