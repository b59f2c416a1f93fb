package io.spectracast.experiment;

import static io.spectracast.experiment.Judged.range;
import static io.spectracast.experiment.Judged.words;

import io.spectracast.exhibit.Verdict;
import io.spectracast.experiment.LawContest.Entrant;
import io.spectracast.inference.Interval;
import io.spectracast.stationary.CandidateLaw;
import java.util.Optional;

/**
 * The rules by which it is judged whether a law describes the singular values of one case.
 *
 * @param margin nats per value that a law may be behind the best one and still describe the values
 * @param distance Kolmogorov distance that it may be off
 * @param most spectra of each run in the last third
 */
record LawRules(double margin, double distance, int most) {

  /** Whether a law is as likely as the best other one, and near the values. */
  Judged follows(LawContest contest, Entrant law) {
    Optional<Entrant> rival = contest.best(e -> !e.equals(law));
    if (!contest.has(law) || rival.isEmpty()) {
      return new Judged(
          Verdict.UNDECIDED, law.words() + " has no parameters in some run, or no rival");
    }
    Interval off = contest.distance(law);
    Optional<Interval> behind = contest.lead(rival.get(), law);
    String near = words("Kolmogorov distance %s", range(off));
    if (behind.isEmpty()) {
      String gives =
          words(
              "no density in double precision at %.1f %% of the values, ",
              100 * contest.outside(law));
      return new Judged(Verdict.REFUTED, gives + near);
    }
    String evidence =
        words("%s nats per value behind ", range(behind.get())) + rival.get().words() + ", " + near;
    if (behind.get().low() > margin || off.low() > distance) {
      return new Judged(Verdict.REFUTED, evidence);
    }
    boolean holds = behind.get().high() <= margin && off.high() <= distance;
    return new Judged(holds ? Verdict.SUPPORTED : Verdict.UNDECIDED, evidence);
  }

  /** Whether a law is more likely than every other. */
  static Judged isBest(LawContest contest, Entrant law) {
    Optional<Entrant> rival = contest.best(e -> e.law() != law.law());
    if (!contest.has(law) || rival.isEmpty()) {
      return new Judged(
          Verdict.UNDECIDED, law.words() + " has no parameters in some run, or no rival");
    }
    Optional<Interval> lead = contest.lead(law, rival.get());
    if (lead.isEmpty()) {
      String gives =
          words(
              "no density in double precision at %.1f %% of the values",
              100 * contest.outside(law));
      return new Judged(Verdict.REFUTED, gives);
    }
    return ahead(lead.get(), rival.get());
  }

  private static Judged ahead(Interval lead, Entrant rival) {
    String evidence = words("%s nats per value ahead of ", range(lead)) + rival.words();
    Verdict verdict =
        lead.low() > 0 ? Verdict.SUPPORTED : lead.high() < 0 ? Verdict.REFUTED : Verdict.UNDECIDED;
    return new Judged(verdict, evidence);
  }

  /** Whether above its own start the power law is more likely than every other law. */
  static Judged powerTail(LawContest contest) {
    Entrant power = Entrant.fitted(CandidateLaw.POWER_LAW);
    Optional<Entrant> rival = contest.bestInTail();
    Optional<Interval> lead = rival.flatMap(r -> contest.tailLead(power, r));
    return lead.isPresent()
        ? ahead(lead.get(), rival.get())
        : new Judged(Verdict.UNDECIDED, "no tail to compare in two runs");
  }

  /** Whether the values inside the bulk lie near the Marchenko–Pastur law at the measured rates. */
  Judged bulk(StationaryCase c) {
    var rates = c.forces().flatMap(MeasuredForces::rates);
    if (rates.isEmpty()) {
      return new Judged(Verdict.UNDECIDED, "no restoring force was measured");
    }
    double variance = rates.get().entryVariance();
    Optional<Interval> off = c.bulk(most).distance(variance);
    Optional<Interval> ratio = c.bulk(most).ratio(variance);
    if (off.isEmpty() || ratio.isEmpty()) {
      return new Judged(Verdict.UNDECIDED, "the values have no bulk");
    }
    String evidence =
        words("Kolmogorov distance %s; ν²/2κ is ", range(off.get()))
            + range(ratio.get())
            + " times the σ² of the bulk";
    if (off.get().low() > distance) {
      return new Judged(Verdict.REFUTED, evidence);
    }
    return new Judged(
        off.get().high() <= distance ? Verdict.SUPPORTED : Verdict.UNDECIDED, evidence);
  }
}
