package io.spectracast.study;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules that turn associations and predictions into verdicts. */
final class GeneralizationClaims {

  /** τ that would be of use: in a pair of networks the order is right in 55 of 100 cases. */
  static final double USEFUL = 0.1;

  private static final List<String> SPECTRAL =
      List.of(
          NetMeasure.TAIL_EXPONENT.title(),
          NetMeasure.WEIGHTED_ALPHA.title(),
          NetMeasure.STABLE_RANK.title(),
          NetMeasure.SPIKES.title(),
          NetMeasure.BULK_MISFIT.title());

  private GeneralizationClaims() {}

  static List<Claim> of(GeneralizationAnswers answers) {
    List<Claim> claims = new ArrayList<>();
    claims.add(
        ordered(
            "Of networks trained for the same task, those with smaller α have the smaller test"
                + " error.",
            answers.byTask(),
            NetMeasure.TAIL_EXPONENT.title()));
    claims.add(
        ordered(
            "Of networks trained for the same task, those with smaller weighted α have the smaller"
                + " test error.",
            answers.byTask(),
            NetMeasure.WEIGHTED_ALPHA.title()));
    claims.add(sameOrder("of the trained networks, by task,", answers.byTask()));
    claims.add(sameOrder("of the trained networks, by shape,", answers.byShape()));
    claims.add(beyondControls(answers.byTask()));
    claims.add(temperature(answers.byTask()));
    claims.add(
        ordered(
            "Of networks trained for the same task, those nearer to the stationary law at their"
                + " measured rates have the smaller test error.",
            answers.byTask(),
            NetMeasure.STATIONARY_DISTANCE.title()));
    claims.add(
        prediction(
            "A spectral measure beside training loss and norm predicts the test error of tasks it has"
                + " not seen better than these two alone.",
            answers.predictions()));
    if (!answers.published().isEmpty()) {
      claims.addAll(published(answers));
    }
    if (!answers.known().isEmpty()) {
      claims.add(
          ordered(
              "Of the published checkpoints of one task, those with smaller weighted α have the"
                  + " smaller test error.",
              answers.known(),
              NetMeasure.WEIGHTED_ALPHA.title()));
    }
    return claims;
  }

  private static List<Claim> published(GeneralizationAnswers answers) {
    return List.of(
        ordered(
            "Of the published pretrained models of one series and data set, those with smaller"
                + " weighted α have the smaller test error.",
            answers.published(),
            NetMeasure.WEIGHTED_ALPHA.title()),
        ordered(
            "Of the published pretrained models of one data set, those with smaller weighted α have"
                + " the smaller test error.",
            answers.publishedByDataset(),
            NetMeasure.WEIGHTED_ALPHA.title()),
        sameOrder("of the published models, by series and data set,", answers.published()),
        prediction(
            "Beside size and norm a spectral measure predicts the error of published ImageNet models"
                + " of series it has not seen better than these two alone.",
            answers.publishedPredictions()));
  }

  /** By τ within families against {@link #USEFUL}. */
  private static Claim ordered(String statement, List<Association> all, String measure) {
    Association found = GeneralizationAnswers.find(all, measure, Outcomes.TEST_ERROR);
    return new Claim(
        statement,
        found.within().map(GeneralizationClaims::useful).orElse(Verdict.UNDECIDED),
        "τ within families %s, with what is held fixed %s, across all %s; %d networks, %d of %d families against the order across all."
            .formatted(
                words(found.within()),
                words(found.partial()),
                words(found.across()),
                found.count(),
                found.opposed(),
                found.byFamily().size()));
  }

  private static Verdict useful(Interval tau) {
    if (tau.low() > USEFUL) {
      return Verdict.SUPPORTED;
    }
    return tau.high() < USEFUL ? Verdict.REFUTED : Verdict.UNDECIDED;
  }

  /** Refuted by one reversal; supported if every order across is the order within. */
  static Claim sameOrder(String which, List<Association> all) {
    List<Association> measures =
        all.stream().filter(a -> !a.measure().equals(Outcomes.CONTROL)).toList();
    List<Association> reversed = measures.stream().filter(Association::isReversed).toList();
    List<Association> told =
        measures.stream()
            .filter(a -> a.across().filter(GeneralizationClaims::isTold).isPresent())
            .toList();
    boolean same =
        told.stream()
            .allMatch(
                a ->
                    a.within().isPresent()
                        && isTold(a.within().get())
                        && a.across().get().estimate() * a.within().get().estimate() > 0);
    Verdict verdict = same ? Verdict.SUPPORTED : Verdict.UNDECIDED;
    String evidence =
        reversed.isEmpty()
            ? "no order is reversed beyond both intervals; %d orders across are told from chance."
                .formatted(told.size())
            : reversed.stream()
                .map(GeneralizationClaims::reversal)
                .collect(Collectors.joining("; ", "reversed (Simpson's paradox): ", "."));
    return new Claim(
        "Whatever order a measure has " + which + " across all is its order within families.",
        reversed.isEmpty() ? verdict : Verdict.REFUTED,
        evidence);
  }

  private static String reversal(Association a) {
    return "%s with %s, τ across %s, within %s"
        .formatted(a.measure(), a.outcome(), words(a.across()), words(a.within()));
  }

  private static boolean isTold(Interval tau) {
    return !tau.contains(0);
  }

  /** By τ of α with the gap, width and training loss held fixed. */
  private static Claim beyondControls(List<Association> all) {
    Association found =
        GeneralizationAnswers.find(all, NetMeasure.TAIL_EXPONENT.title(), Outcomes.GAP);
    return new Claim(
        "With width and training loss held fixed, networks of one task with smaller α have the"
            + " smaller gap between training and test error.",
        found.partial().map(GeneralizationClaims::useful).orElse(Verdict.UNDECIDED),
        "partial τ within families %s, without controls %s."
            .formatted(words(found.partial()), words(found.within())));
  }

  /** By τ of the temperature with the gap, against −{@link #USEFUL}. */
  private static Claim temperature(List<Association> all) {
    Association found =
        GeneralizationAnswers.find(all, NetMeasure.NOISE_TEMPERATURE.title(), Outcomes.GAP);
    Association nominal =
        GeneralizationAnswers.find(all, Outcomes.NOMINAL_TEMPERATURE, Outcomes.GAP);
    return new Claim(
        "With width and training loss held fixed, networks of one task with the higher noise"
            + " temperature have the smaller gap.",
        found.partial().map(tau -> useful(tau.mapDecreasing(t -> -t))).orElse(Verdict.UNDECIDED),
        "partial τ of measured lg T with the gap %s (without controls %s); of lg η/B %s."
            .formatted(words(found.partial()), words(found.within()), words(nominal.partial())));
  }

  /** Supported if a gain is above 0 beyond its interval; refuted if no estimate is. */
  static Claim prediction(String statement, List<Prediction> all) {
    List<Prediction> both =
        all.stream()
            .filter(p -> p.predictors().size() > 1)
            .filter(p -> SPECTRAL.contains(p.predictors().get(p.predictors().size() - 1)))
            .filter(p -> p.gain().isPresent())
            .toList();
    Optional<Prediction> best = both.stream().max((a, b) -> Double.compare(gain(a), gain(b)));
    boolean supported = both.stream().anyMatch(p -> p.gain().get().low() > 0);
    boolean refuted = both.stream().allMatch(p -> gain(p) <= 0);
    Verdict verdict = refuted ? Verdict.REFUTED : Verdict.UNDECIDED;
    String evidence =
        best.map(
                p ->
                    "skill of the trivial predictors %s; the best added measure, %s, gains %s of the variance."
                        .formatted(
                            words(all.get(0).skill()),
                            p.predictors().get(p.predictors().size() - 1),
                            words(p.gain())))
            .orElse("no measure is known of enough networks.");
    return new Claim(
        statement,
        both.isEmpty() ? Verdict.UNDECIDED : supported ? Verdict.SUPPORTED : verdict,
        evidence);
  }

  private static double gain(Prediction prediction) {
    return prediction.gain().orElseThrow().estimate();
  }

  static String words(Optional<Interval> interval) {
    return interval
        .map(i -> String.format(Locale.ROOT, "%.2f (%.2f … %.2f)", i.estimate(), i.low(), i.high()))
        .orElse("unknown");
  }
}
