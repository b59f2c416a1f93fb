package io.spectracast.study;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import io.spectracast.inference.Interval;
import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The rules by which the numbers of the study of SGD against its stochastic equation decide. */
final class SdeJudge {

  /** Part of the displacement by which a prediction may be off beyond sampling. */
  static final double TOLERANCE = 0.02;

  /** Below this η̃λ updates are small against the landscape's curvature. */
  static final double SMALL = 0.5;

  /** Above this η̃λ gradient descent is unstable along the sharpest direction. */
  static final double UNSTABLE = 2;

  /** Times 1/(1 − μ) from which on momentum is forgotten. */
  private static final double LONG = 3;

  /** An exponent known less well than this does not support a claim. */
  static final double WIDEST = 0.1;

  private final List<SdeRow> rows;

  SdeJudge(List<SdeRow> rows) {
    this.rows = rows;
  }

  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    claims.add(
        law(
            Rival.SDE,
            "η̃λ ≤ ½: the SDE with the gradient's own noise has SGD's distribution"
                + " of singular values",
            plain(row -> row.discreteness() <= SMALL)));
    claims.add(
        law(Rival.SDE, "η̃λ ≥ 2: it still has", plain(row -> row.discreteness() >= UNSTABLE)));
    claims.add(
        law(
            Rival.GAUSSIAN,
            "at every η̃λ, SGD with Gaussian noise, step by step, has it: noise"
                + " is not heavy-tailed enough to matter",
            plain(row -> true)));
    claims.add(continuity());
    claims.add(firstOrder());
    claims.add(
        law(
            Rival.ISOTROPIC,
            "published: isotropic noise of the same level has it, η̃λ ≤ ½",
            plain(row -> row.discreteness() <= SMALL)));
    claims.add(
        law(
            Rival.KRONECKER,
            "Kronecker noise of the same level has it, η̃λ ≤ ½",
            plain(row -> row.discreteness() <= SMALL)));
    claims.add(
        law(
            Rival.FLOW,
            "no noise is needed: gradient flow has it, η̃λ ≤ ½",
            plain(row -> row.discreteness() <= SMALL)));
    claims.add(law(Rival.EPOCHS, "batches drawn in epochs change nothing", plain(row -> true)));
    claims.add(
        law(
            Rival.SDE,
            "momentum acts as η/(1 − μ) after 3/(1 − μ) updates or more, η̃λ ≤ ½",
            row ->
                row.cell().momentum() > 0
                    && row.discreteness() <= SMALL
                    && row.horizon() * (1 - row.cell().momentum()) >= LONG));
    claims.addAll(scaling());
    claims.add(
        law(
            Rival.SCALED,
            "linear scaling: 4η and 4B give the same distribution at equal ηt," + " 4ηλ ≤ ½",
            plain(row -> SdeWork.SCALE * row.discreteness() <= SMALL)));
    return claims;
  }

  private static Predicate<SdeRow> plain(Predicate<SdeRow> where) {
    return row -> row.cell().momentum() == 0 && where.test(row);
  }

  private List<SdeRow> of(Rival rival, Predicate<SdeRow> where) {
    return rows.stream().filter(row -> row.rival() == rival).filter(where).toList();
  }

  private Claim law(Rival rival, String statement, Predicate<SdeRow> where) {
    return Rejections.claim(statement, SdeRow.numbers(of(rival, where)));
  }

  /** Where the SDE fails: continuous time, or Gaussian noise? */
  private Claim continuity() {
    Predicate<SdeRow> fails =
        row ->
            rows.stream()
                .anyMatch(
                    other ->
                        other.rival() == Rival.SDE
                            && other.cell().equals(row.cell())
                            && other.horizon() == row.horizon()
                            && other.layer() == row.layer()
                            && other.isTestable()
                            && other.isRejected());
    Rejections time = Rejections.of(SdeRow.numbers(of(Rival.CONTINUITY, plain(fails))));
    Rejections noise = Rejections.of(SdeRow.numbers(of(Rival.GAUSSIAN, plain(fails))));
    Verdict verdict =
        2 * time.rejected() > time.cases() && noise.rejected() < time.rejected() / 2
            ? Verdict.SUPPORTED
            : 2 * noise.rejected() > noise.cases() && time.rejected() < noise.rejected() / 2
                ? Verdict.REFUTED
                : Verdict.UNDECIDED;
    return new Claim(
        "where the SDE fails it is continuous time that fails, not Gaussian noise",
        verdict,
        Averages.words(
            "Of %d cases, continuous time alone makes the difference in %d, Gaussian noise alone in"
                + " %d.",
            time.cases(), time.rejected(), noise.rejected()));
  }

  /** Gradient descent against gradient flow. */
  private Claim firstOrder() {
    Optional<Interval> power = discretenessPower(rows);
    return new Claim(
        "full batch: the error of continuous time is of first order, D ∝ (η̃λ)¹",
        power.map(b -> exponent(b, 1)).orElse(Verdict.UNDECIDED),
        power
            .map(b -> "exponent " + b.inWords() + ", η̃λ ≤ 2, at the last horizon.")
            .orElse("too few full-batch cases."));
  }

  /** b in D ∝ (η̃λ)^b of plain gradient descent where it is stable, at the last horizon. */
  static Optional<Interval> discretenessPower(List<SdeRow> rows) {
    int last = rows.stream().mapToInt(SdeRow::horizon).max().orElse(0);
    List<PowerFit.Point> points =
        rows.stream()
            .filter(row -> row.cell().isFullBatch() && row.cell().momentum() == 0)
            .filter(row -> row.horizon() == last && row.numbers().has("distance"))
            .filter(row -> row.discreteness() <= UNSTABLE)
            .map(
                row ->
                    new PowerFit.Point(
                        row.layer(),
                        new double[] {row.discreteness()},
                        row.numbers().value("distance")))
            .toList();
    return points.size() < 9 ? Optional.empty() : Optional.of(new PowerFit(points).power(0));
  }

  private List<Claim> scaling() {
    return rows.stream()
        .mapToInt(SdeRow::horizon)
        .distinct()
        .sorted()
        .boxed()
        .map(this::scaling)
        .toList();
  }

  private Claim scaling(int horizon) {
    List<Interval> powers = variancePowers(rows, horizon);
    String statement = "linear scaling: the variance between seeds after %d updates goes as η²/B";
    if (powers.isEmpty()) {
      return new Claim(statement.formatted(horizon), Verdict.UNDECIDED, "too few cases.");
    }
    Verdict eta = exponent(powers.get(0), 2);
    Verdict batch = exponent(powers.get(1), 1);
    Verdict both =
        eta == Verdict.REFUTED || batch == Verdict.REFUTED
            ? Verdict.REFUTED
            : eta == Verdict.SUPPORTED ? batch : eta;
    return new Claim(
        statement.formatted(horizon),
        both,
        Averages.words(
            "exponents: of η %s, of β = (N − B)/(B(N − 1)) %s; η̃λ ≤ ½.",
            powers.get(0).inWords(), powers.get(1).inWords()));
  }

  /** The exponents of η and β in the variance of an entry, layer by layer with one factor each. */
  static List<Interval> variancePowers(List<SdeRow> rows, int horizon) {
    List<PowerFit.Point> points =
        rows.stream()
            .filter(row -> row.rival() == Rival.SDE && row.cell().momentum() == 0)
            .filter(row -> !row.cell().isFullBatch() && row.horizon() == horizon)
            .filter(row -> row.discreteness() <= SMALL && row.numbers().has("entry_variance"))
            .map(SdeJudge::variance)
            .toList();
    boolean varied = points.stream().map(p -> p.x()[0]).distinct().count() > 1;
    if (points.size() < 9 || !varied) {
      return List.of();
    }
    PowerFit fit = new PowerFit(points);
    return List.of(fit.power(0), fit.power(1));
  }

  private static PowerFit.Point variance(SdeRow row) {
    double beta = GradientDiffusion.batchFactor(row.cell().batch(), row.cell().examples());
    return new PowerFit.Point(
        row.layer(),
        new double[] {row.cell().learningRate(), beta},
        row.numbers().value("entry_variance"));
  }

  private static Verdict exponent(Interval power, double claimed) {
    boolean narrow = (power.high() - power.low()) / 2 <= WIDEST;
    if (!power.contains(claimed) && Math.abs(power.estimate() - claimed) > WIDEST) {
      return Verdict.REFUTED;
    }
    return narrow && Math.abs(power.estimate() - claimed) <= WIDEST
        ? Verdict.SUPPORTED
        : Verdict.UNDECIDED;
  }

  /** Where the SDE breaks: off by more than sampling and {@link #TOLERANCE}. */
  static Optional<Boundary> boundary(List<SdeRow> rows, int horizon) {
    List<SdeCell> units = rows.stream().map(SdeRow::cell).distinct().toList();
    return Boundary.of(
        mapped(rows, horizon).stream()
            .map(
                row ->
                    new Boundary.Case(
                        units.indexOf(row.cell()),
                        Math.log10(row.discreteness()),
                        Math.log10(row.cell().batch()),
                        breaks(row)))
            .toList(),
        new RandomStreams(horizon));
  }

  /** What the map shows: the SDE without momentum, or where paths were lost. */
  static List<SdeRow> mapped(List<SdeRow> rows, int horizon) {
    return rows.stream()
        .filter(row -> row.rival() == Rival.SDE && row.cell().momentum() == 0)
        .filter(row -> row.horizon() == horizon)
        .toList();
  }

  /** Whether the SDE does not hold; a path that leaves the range of numbers counts as that. */
  static boolean breaks(SdeRow row) {
    if (!row.numbers().has("distance")) {
      return true;
    }
    boolean clear = !row.isTestable() || row.isRejected();
    return clear && row.excess() > TOLERANCE;
  }
}
