package io.spectracast.experiment;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.experiment.LawContest.Entrant;
import io.spectracast.experiment.StationarityTest.Finding;
import io.spectracast.inference.Interval;
import io.spectracast.stationary.CandidateLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The claims on stationary laws, judged. A claim on stationary spectra is judged on every case that
 * lasted long enough and is not moving: one case that contradicts it refutes it; to support it all
 * must be stationary and agree.
 *
 * @param rules for the laws
 * @param tolerance change of ln s that still counts as standing still
 */
record StationaryClaims(LawRules rules, double tolerance) {

  private static final Entrant LAGUERRE = Entrant.atRates(CandidateLaw.LAGUERRE);
  private static final Entrant PUBLISHED = Entrant.atRates(CandidateLaw.PUBLISHED_GAMMA);

  /**
   * All claims.
   *
   * @param trained cases with and without weight decay
   * @param control motion that is exactly what the theory assumes
   */
  List<Claim> of(List<StationaryCase> trained, StationaryCase control) {
    List<Claim> claims = new ArrayList<>();
    claims.add(withDecay(trained));
    claims.add(withoutDecay(trained));
    claims.add(smallest(trained));
    claims.add(
        atStationarity(
            "published: at stationarity the singular values follow the gamma-type law of Eq. 13 at"
                + " the measured D and β",
            trained,
            c -> rules.follows(c.contest(), PUBLISHED)));
    claims.add(
        atStationarity(
            "published, its scale fitted: some gamma-type law of Eq. 13 describes the singular"
                + " values at stationarity",
            trained,
            c -> rules.follows(c.contest(), Entrant.fitted(CandidateLaw.PUBLISHED_GAMMA))));
    claims.add(
        atStationarity(
            "corrected one-mode gamma: at stationarity s² follows Gamma((m − n + 1)/2, κ/ν²) at the"
                + " measured ν and κ",
            trained,
            c -> rules.follows(c.contest(), Entrant.atRates(CandidateLaw.CORRECTED_GAMMA))));
    claims.add(
        atStationarity(
            "Laguerre law: at stationarity all singular values follow it at the measured ν and κ",
            trained,
            c -> rules.follows(c.contest(), LAGUERRE)));
    claims.add(
        atStationarity(
            "Marchenko–Pastur at the measured ν and κ describes the bulk at stationarity",
            trained,
            rules::bulk));
    claims.add(
        atStationarity(
            "Marchenko–Pastur and BBP spikes, fitted, is the best of the candidate laws at"
                + " stationarity",
            trained,
            c -> LawRules.isBest(c.contest(), Entrant.fitted(CandidateLaw.SPIKED_BULK))));
    claims.add(
        atStationarity(
            "beta-prime (noise that grows with the weights), fitted, is the best of the candidate"
                + " laws at stationarity",
            trained,
            c -> LawRules.isBest(c.contest(), Entrant.fitted(CandidateLaw.BETA_PRIME))));
    claims.add(
        atStationarity(
            "published: the tail of the singular values is a power law",
            trained,
            c -> LawRules.powerTail(c.contest())));
    claims.add(
        atStationarity(
            "control: where the motion is exactly linear and isotropic, the Laguerre law at the"
                + " measured ν and κ holds, so that this test can say yes",
            List.of(control),
            c -> rules.follows(c.contest(), LAGUERRE)));
    claims.add(
        atStationarity(
            "control: the Marchenko–Pastur law at the measured ν and κ describes the bulk",
            List.of(control),
            rules::bulk));
    claims.add(
        atStationarity(
            "control: even there the published gamma-type law holds",
            List.of(control),
            c -> rules.follows(c.contest(), PUBLISHED)));
    return claims;
  }

  private static Claim withDecay(List<StationaryCase> cases) {
    List<StationaryCase> lasting =
        cases.stream()
            .filter(c -> c.weights().decay() > 0)
            .filter(c -> c.settled().relaxations() >= StationarityTest.RELAXATIONS)
            .toList();
    return claim(
        "a run with weight decay becomes stationary, once it lasts %.0f relaxation times"
            .formatted(StationarityTest.RELAXATIONS),
        lasting,
        c -> stands(c, Finding.STATIONARY, Finding.MOVING),
        "no run with weight decay lasted so long");
  }

  private static Claim withoutDecay(List<StationaryCase> cases) {
    return claim(
        "a run without weight decay does not become stationary in the time of these runs",
        cases.stream().filter(c -> c.weights().decay() == 0).toList(),
        c -> stands(c, Finding.MOVING, Finding.STATIONARY),
        "there is no such run");
  }

  private Claim smallest(List<StationaryCase> cases) {
    return claim(
        "where a run with weight decay is not moving, its smallest singular values stand still too",
        cases.stream().filter(StationaryCase::mayBeStationary).toList(),
        c -> standsStill(c.smallest(), c.weights()),
        "every run with weight decay is too short, or moving");
  }

  private Judged standsStill(Interval change, WeightRuns weights) {
    double free = -weights.decay() * weights.updates() / 3;
    String evidence =
        Judged.words(
            "ln of the smallest changes by %s; weight decay alone would change it by %.3g",
            Judged.range(change), free);
    if (change.high() < -tolerance || change.low() > tolerance) {
      return new Judged(Verdict.REFUTED, evidence);
    }
    boolean still = change.low() > -tolerance && change.high() < tolerance;
    return new Judged(still ? Verdict.SUPPORTED : Verdict.UNDECIDED, evidence);
  }

  private static Judged stands(StationaryCase c, Finding yes, Finding no) {
    Finding finding = c.settled().finding();
    Verdict verdict =
        finding == yes ? Verdict.SUPPORTED : finding == no ? Verdict.REFUTED : Verdict.UNDECIDED;
    String changes =
        c.settled().changes().entrySet().stream()
            .map(e -> e.getKey().words() + " " + percent(e.getValue()))
            .collect(Collectors.joining(", "));
    return new Judged(
        verdict,
        Judged.words("%s after %.3g relaxation times (", finding.word(), c.settled().relaxations())
            + changes
            + ")");
  }

  private static String percent(Interval change) {
    Interval c = change.map(x -> 100 * Math.expm1(x));
    return Judged.words("%+.1f %% (%+.1f … %+.1f)", c.estimate(), c.low(), c.high());
  }

  private static Claim atStationarity(
      String statement, List<StationaryCase> cases, Function<StationaryCase, Judged> rule) {
    return claim(
        statement,
        cases.stream().filter(StationaryCase::mayBeStationary).toList(),
        c -> asFarAsSettled(c, rule.apply(c)),
        "every case is moving, or too short to be stationary");
  }

  /** What is not shown to be stationary can contradict a law, but not support it. */
  private static Judged asFarAsSettled(StationaryCase c, Judged judged) {
    if (c.isStationary()) {
      return judged;
    }
    boolean supported = judged.verdict() == Verdict.SUPPORTED;
    return new Judged(
        supported ? Verdict.UNDECIDED : judged.verdict(),
        "(not moving, but not shown to be stationary) " + judged.evidence());
  }

  private static Claim claim(
      String statement,
      List<StationaryCase> cases,
      Function<StationaryCase, Judged> rule,
      String otherwise) {
    if (cases.isEmpty()) {
      return new Claim(statement, Verdict.UNDECIDED, otherwise);
    }
    List<Judged> judged = cases.stream().map(rule).toList();
    List<String> evidence = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      evidence.add(cases.get(i).name() + ": " + judged.get(i).evidence());
    }
    return new Claim(
        statement,
        together(judged.stream().map(Judged::verdict).toList()),
        String.join("; ", evidence));
  }

  /** Of a statement on all cases. */
  static Verdict together(List<Verdict> verdicts) {
    if (verdicts.contains(Verdict.REFUTED)) {
      return Verdict.REFUTED;
    }
    return verdicts.contains(Verdict.UNDECIDED) ? Verdict.UNDECIDED : Verdict.SUPPORTED;
  }
}
