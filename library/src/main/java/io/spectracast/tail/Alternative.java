package io.spectracast.tail;

/**
 * What a tail may be instead of a power law. Each is a distribution of x = λ/x_min ≥ 1, normalised
 * over the tail, with parameters named and dimensionless.
 */
public enum Alternative {

  /** ln x is normal with mean {@code mu} and standard deviation {@code sigma}, cut off at 0. */
  LOGNORMAL(Rivalry.NOT_NESTED) {
    @Override
    Outcome<? extends TailModel> fit(double[] excess) {
      return TruncatedLognormal.fit(excess);
    }
  },

  /** ρ(x) ∝ exp(−{@code rate}·x). */
  EXPONENTIAL(Rivalry.NOT_NESTED) {
    @Override
    Outcome<? extends TailModel> fit(double[] excess) {
      return ShiftedExponential.fit(excess);
    }
  },

  /** ρ(x) ∝ x^(β−1) exp(−{@code rate}·x^β), β = {@code exponent} &gt; 0. */
  STRETCHED_EXPONENTIAL(Rivalry.NOT_NESTED) {
    @Override
    Outcome<? extends TailModel> fit(double[] excess) {
      return StretchedExponential.fit(excess);
    }
  },

  /**
   * ρ(x) ∝ x^−α exp(−{@code rate}·x), α = {@code tailExponent} real and rate &gt; 0. The power law
   * is the case of rate 0.
   */
  TRUNCATED_POWER_LAW(Rivalry.CONTAINS_POWER_LAW) {
    @Override
    Outcome<? extends TailModel> fit(double[] excess) {
      return TruncatedPowerLaw.fit(excess);
    }
  };

  /** Which test applies. */
  private enum Rivalry {
    NOT_NESTED,
    CONTAINS_POWER_LAW
  }

  private final Rivalry rivalry;

  Alternative(Rivalry rivalry) {
    this.rivalry = rivalry;
  }

  /** Whether the power law is one of this family, so that the alternative can never fit worse. */
  public boolean containsPowerLaw() {
    return rivalry == Rivalry.CONTAINS_POWER_LAW;
  }

  /**
   * The maximum of the likelihood.
   *
   * @param excess u = ln x, ascending from 0, not all the same
   */
  abstract Outcome<? extends TailModel> fit(double[] excess);
}
