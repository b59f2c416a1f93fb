package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.exhibit.Exhibit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows what the experiment found.
 *
 * @param config of the runs
 * @param data trained on
 * @param trained all cases
 * @param control simulated
 * @param accuracies mean test accuracy by weight decay
 */
record StationaryExhibit(
    StationaryConfig config,
    DataSource data,
    List<StationaryCase> trained,
    StationaryCase control,
    Map<Double, Double> accuracies) {

  Exhibit of(Budget budget, Bench bench) {
    return new Exhibit(
        "stationary",
        "The stationary law of the singular values",
        "Do the singular values of a trained layer settle, and if so, in the gamma-type law of"
            + " arXiv 2507.12709, Eq. 13, in the Laguerre law of its own assumptions, or in another?",
        method(),
        new StationaryClaims(
                new LawRules(StationaryExperiment.MARGIN, StationaryExperiment.DISTANCE, spectra()),
                StationaryExperiment.TEST.tolerance())
            .of(trained, control),
        new StationaryTables(all(), config.learningRate(), spectra()).all(accuracies),
        new StationaryFigures(all()).all(),
        config.asMap(data),
        bench.command("stationary", budget),
        bench.seconds(),
        bench.provenance());
  }

  private int spectra() {
    return config.spectra();
  }

  private List<StationaryCase> all() {
    return Stream.concat(trained.stream(), Stream.of(control)).toList();
  }

  private List<String> method() {
    StationarityTest test = StationaryExperiment.TEST;
    return List.of(
        Judged.words(
            "A perceptron with hidden widths %s is trained on %s by plain SGD, η = %s, B = %d, for"
                + " %d updates, at each weight decay λ with %d seeds. κ = ηλ.",
            config.model().hidden(),
            data.text().split(":")[0],
            config.learningRate(),
            config.batchSize(),
            config.updates(),
            config.seeds()),
        Judged.words(
            "Stationary: the logarithms of %s, averaged over the middle and over the last third of a"
                + " run, differ by less than %s; all %d intervals over seeds together hold at"
                + " %.0f %% (Student, Bonferroni); and the runs last at least %.0f relaxation times"
                + " 1/κ, κ the whole restoring force. Moving: one interval is wholly beyond. A run"
                + " alone is judged alike, with errors from the means of %d blocks in each third.",
            SpectralStatistic.SETTLING.stream()
                .map(SpectralStatistic::words)
                .collect(Collectors.joining(", ")),
            test.tolerance(),
            SpectralStatistic.SETTLING.size(),
            100 * test.level(),
            StationarityTest.RELAXATIONS,
            StationarityTest.BLOCKS),
        "Rates are measured, never taken from the spectrum to be explained: ν² is the growth of the"
            + " variance of weight increments between lags of one and two snapshots; the restoring"
            + " force κ is the weight decay plus −Σdₖsₖ/Σsₖ² over the modes in the bulk, with"
            + " dₖ = −ηuₖᵀ∇L vₖ on a probe set. D = ν²/2η and β = κ/η.",
        Judged.words(
            "Every law is scored on one run after the other, by the log-likelihood per singular value"
                + " of %d spectra, with parameters from the measured rates or fitted to all other"
                + " runs. Beta-prime stands for its limit too, a gamma law of any shape. Nothing is"
                + " shifted or rescaled; values below 2⁻²⁴s₁, which weights in single"
                + " precision do not resolve, count as 2⁻²⁴s₁. Differences are taken run by run;"
                + " intervals hold at %.0f %% over seeds (Student).",
            spectra(), 100 * Seeds.LEVEL),
        Judged.words(
            "A law describes the values if it is at most %s nats per value behind the best other law"
                + " and at most %s off in Kolmogorov distance, both with their intervals; it is"
                + " refuted if one of the intervals is wholly beyond, or a value has no density. A"
                + " law is the best if its lead over the best other one is positive with its"
                + " interval; in the tail, the values above the fitted start of the power law, only"
                + " the power law is fitted to the tail alone, which favours it. A claim must hold in every case, and only stationary ones"
                + " count for it; one that lasted long enough, is not moving and contradicts it"
                + " refutes it.",
            StationaryExperiment.MARGIN, StationaryExperiment.DISTANCE),
        Judged.words(
            "Control: %d matrices of %d × %d that move exactly by dW = −κW dt + ν dB, recorded,"
                + " measured and scored in the same way.",
            control.weights().runs().size(),
            control.weights().rows(),
            control.weights().columns()));
  }
}
