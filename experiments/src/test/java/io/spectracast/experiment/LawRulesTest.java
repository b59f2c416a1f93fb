package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Verdict;
import io.spectracast.experiment.LawContest.Entrant;
import io.spectracast.grid.Numbers;
import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.LaguerreEnsemble;
import io.spectracast.rmt.PublishedSingularValueLaw;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.stationary.CandidateLaw;
import io.spectracast.stationary.MeasuredRates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class LawRulesTest {

  private static final int ROWS = 40;
  private static final int COLUMNS = 24;
  private static final int SPECTRA = 30;
  private static final Entrant LAGUERRE = Entrant.atRates(CandidateLaw.LAGUERRE);
  private static final Entrant PUBLISHED = Entrant.atRates(CandidateLaw.PUBLISHED_GAMMA);
  private static final LawRules RULES = new LawRules(0.05, 0.05, SPECTRA);

  /** σ² = 1, and c = κ/2ν² = 1/4 of Eq. 13. */
  private static final MeasuredRates RATES = new MeasuredRates(1, 0.5, 0);

  @Test
  void theLaguerreLawIsBelievedWhereItIsTrueAndTheGammasAreNot() {
    LawContest contest = contest(wishart());
    assertThat(RULES.follows(contest, LAGUERRE).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(RULES.follows(contest, PUBLISHED).verdict()).isEqualTo(Verdict.REFUTED);
    Entrant gamma = Entrant.fitted(CandidateLaw.CORRECTED_GAMMA);
    assertThat(LawRules.isBest(contest, gamma).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(LawRules.powerTail(contest).verdict()).isNotEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void thePublishedGammaLawIsBelievedWhereItIsTrueAndTheLaguerreLawIsNot() {
    var law = new PublishedSingularValueLaw(ROWS, COLUMNS, 0.25);
    LawContest contest = contest(independent(law.createSampler(rng("gamma"))::sample));
    assertThat(RULES.follows(contest, PUBLISHED).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(RULES.follows(contest, LAGUERRE).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void aPowerLawTailIsBelievedWhereItIsTrue() {
    UniformRandomProvider rng = rng("tail");
    LawContest contest = contest(independent(() -> Math.pow(1 - rng.nextDouble(), -1 / 3.0)));
    assertThat(LawRules.powerTail(contest).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void aLawThatLeavesValuesOutIsRefuted() {
    Entrant pastur = Entrant.atRates(CandidateLaw.MARCHENKO_PASTUR);
    LawContest contest = contest(wishart());
    assertThat(contest.outside(pastur)).isBetween(1e-4, 0.05);
    Judged judged = RULES.follows(contest, pastur);
    assertThat(judged.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(judged.evidence()).startsWith("no density in double precision at");
  }

  @Test
  void aLeadIsJudgedByItsInterval() {
    LawContest contest = planted(new double[] {-1.0, -1.1, -0.9}, new double[] {-1.5, -1.6, -1.45});
    assertThat(LawRules.isBest(contest, Entrant.fitted(CandidateLaw.SPIKED_BULK)).verdict())
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(LawRules.isBest(contest, Entrant.fitted(CandidateLaw.BETA_PRIME)).verdict())
        .isEqualTo(Verdict.REFUTED);
    LawContest even = planted(new double[] {-1.0, -1.1, -0.9}, new double[] {-1.2, -0.9, -1.0});
    assertThat(LawRules.isBest(even, Entrant.fitted(CandidateLaw.SPIKED_BULK)).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void oneCaseRefutesAndAllMustSupport() {
    assertThat(StationaryClaims.together(List.of(Verdict.SUPPORTED, Verdict.SUPPORTED)))
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(StationaryClaims.together(List.of(Verdict.SUPPORTED, Verdict.UNDECIDED)))
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(StationaryClaims.together(List.of(Verdict.UNDECIDED, Verdict.REFUTED)))
        .isEqualTo(Verdict.REFUTED);
  }

  /** Scores of three runs under two laws, both 0.02 off. */
  private static LawContest planted(double[] spiked, double[] betaPrime) {
    List<double[]> rows = new ArrayList<>();
    for (int run = 0; run < spiked.length; run++) {
      rows.add(row(run, CandidateLaw.SPIKED_BULK, spiked[run]));
      rows.add(row(run, CandidateLaw.BETA_PRIME, betaPrime[run]));
    }
    return new LawContest(new Numbers(LawContest.COLUMNS, rows));
  }

  private static double[] row(int run, CandidateLaw law, double logLikelihood) {
    return new double[] {run, law.ordinal(), 1, logLikelihood, 0, 0, 100, 0.02, logLikelihood, 10};
  }

  private static LawContest contest(Supplier<double[]> spectra) {
    Layer layer = new Layer("planted", ROWS, COLUMNS);
    List<LayerTrajectory> runs = new ArrayList<>();
    for (int run = 0; run < 4; run++) {
      List<LayerSnapshot> snapshots = new ArrayList<>();
      for (int step = 1; step <= SPECTRA; step++) {
        snapshots.add(LayerSnapshot.of(layer, step, spectra.get()));
      }
      runs.add(new LayerTrajectory(layer, snapshots));
    }
    WeightRuns weights = new WeightRuns("planted", 0.5, SPECTRA, runs);
    return new LawContest(
        LawContest.compute(
            weights, new WeightRuns.Stretch(0, 1), SPECTRA, Optional.of(RATES), 1, () -> {}));
  }

  private static Supplier<double[]> wishart() {
    LaguerreEnsemble ensemble = new LaguerreEnsemble(ROWS, COLUMNS, 1, 1);
    UniformRandomProvider rng = rng("wishart");
    return () -> ensemble.sampleSingularValues(rng);
  }

  private static Supplier<double[]> independent(Supplier<Double> one) {
    return () -> {
      double[] s = new double[COLUMNS];
      Arrays.setAll(s, i -> -one.get());
      Arrays.sort(s);
      Arrays.setAll(s, i -> -s[i]);
      return s;
    };
  }

  private static UniformRandomProvider rng(String name) {
    return new RandomStreams(7).stream(name);
  }
}
