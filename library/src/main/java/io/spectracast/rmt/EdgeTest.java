package io.spectracast.rmt;

import static java.lang.Math.cbrt;
import static java.lang.Math.sqrt;

/**
 * Is a singular value outside the bulk of an m × n matrix of pure noise? The largest eigenvalue s₁²
 * of {@code WᵀW}, for independent Gaussian entries of mean 0 and variance σ², is centred and scaled
 * to the Tracy–Widom law with β = 1:
 *
 * <pre>
 *   (s₁²/σ² − a)/b → F₁,   a = (√(m−1) + √n)²,   b = (√(m−1) + √n)(1/√(m−1) + 1/√n)^{1/3}
 * </pre>
 *
 * <p>The k-th singular value is tested given k − 1 accepted spikes: {@link #afterSpikes} takes the
 * bulk for that of an (m−k+1) × (n−k+1) noise matrix. This is exact in the limit of strong spikes,
 * whose singular vectors occupy one dimension on each side and leave the rest independent. A spike
 * near its threshold pushes s_k inwards and makes the deflated test conservative: for 40 × 20 and a
 * spike of 1.5, 2, 4 thresholds the level .05 is .021, .038, .041. Without deflation it is below
 * .02 for a spike of any size.
 *
 * <p>At small sizes the level .05 of the first test is between .042 (10 × 5, 400 × 50) and .053.
 *
 * <p>For weaker moment conditions on the entries the limit is the same, the finite-size error is
 * not. σ² must come from the bulk, not from all entries: spikes inflate it.
 *
 * <p>I. M. Johnstone, Ann. Stat. 29 (2001) 295–327.
 *
 * @param rows m, at least {@code columns} and 2
 * @param columns n, at least 1
 * @param entryVariance σ²; positive and finite
 */
public record EdgeTest(int rows, int columns, double entryVariance) {

  private static final TracyWidom LAW = new TracyWidom(1);

  public EdgeTest {
    Domain.tall(rows, columns);
    Domain.require(rows >= 2, "rows", "at least 2", rows);
    Domain.positive("entryVariance", entryVariance);
  }

  /**
   * The test for the next singular value after spikes have been accepted and set aside.
   *
   * @param spikes how many; at least 0, less than {@code columns}
   */
  public EdgeTest afterSpikes(int spikes) {
    Domain.require(spikes >= 0 && spikes < columns, "spikes", "in [0, columns)", spikes);
    return new EdgeTest(rows - spikes, columns - spikes, entryVariance);
  }

  /** (s²/σ² − a)/b, which under the null has approximately the law F₁. */
  public double statistic(double singularValue) {
    Domain.nonNegative("singularValue", singularValue);
    return (singularValue * singularValue / entryVariance - center()) / scale();
  }

  /** The probability that noise alone has a largest singular value of this size or more. */
  public double pValue(double singularValue) {
    return LAW.survivalProbability(statistic(singularValue));
  }

  /**
   * The singular value above which noise alone comes with the given probability.
   *
   * @param level in (0, 1), for example 0.01
   */
  public double criticalValue(double level) {
    Domain.require(level > 0 && level < 1, "level", "in (0, 1)", level);
    double square = center() + scale() * LAW.inverseSurvivalProbability(level);
    return sqrt(entryVariance * Math.max(0, square));
  }

  /**
   * How many of the leading singular values are spikes: each is tested in turn, deflating after
   * every rejection, until one is not rejected.
   *
   * @param singularValues s₁ ≥ s₂ ≥ …, at most {@code columns} of them; not modified
   * @param level of each single test, in (0, 1)
   */
  public int countSpikes(double[] singularValues, double level) {
    int tested = Math.min(singularValues.length, columns);
    int spikes = 0;
    while (spikes < tested
        && isTestable(spikes)
        && singularValues[spikes] > afterSpikes(spikes).criticalValue(level)) {
      spikes++;
    }
    return spikes;
  }

  private boolean isTestable(int spikes) {
    return rows - spikes >= 2;
  }

  /** a, in units of σ². */
  public double center() {
    double sum = sqrt(rows - 1) + sqrt(columns);
    return sum * sum;
  }

  /** b, in units of σ². */
  public double scale() {
    double m = sqrt(rows - 1);
    double n = sqrt(columns);
    return (m + n) * cbrt(1 / m + 1 / n);
  }
}
