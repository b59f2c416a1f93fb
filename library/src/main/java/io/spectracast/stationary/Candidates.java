package io.spectracast.stationary;

import io.spectracast.rmt.EdgeTest;
import io.spectracast.rmt.GammaBulkPowerTail;
import io.spectracast.rmt.MarchenkoPasturSingularValues;
import io.spectracast.rmt.PublishedSingularValueLaw;
import io.spectracast.rmt.SingleModeGamma;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.BulkLaw;
import io.spectracast.spectrum.LawFit;
import io.spectracast.spectrum.LawFitter;
import io.spectracast.spectrum.Spike;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.PowerLawFitter;
import io.spectracast.tail.PowerLawTail;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.GammaDistribution;

/** The candidate laws of one shape, at measured rates or fitted to training values. */
final class Candidates {

  /** Of counting a spike where there is only noise. */
  private static final double SPIKE_LEVEL = 0.01;

  private final int rows;
  private final int columns;
  private final LaguerreLaw laguerre;
  private final Split split;

  Candidates(int rows, int columns, LaguerreLaw laguerre, Split split) {
    this.rows = rows;
    this.columns = columns;
    this.laguerre = laguerre;
    this.split = split;
  }

  /** At measured rates; only the places of spikes are taken from the training values. */
  Outcome<Candidate> given(CandidateLaw name, MeasuredRates rates) {
    double variance = rates.entryVariance();
    return switch (name) {
      case PUBLISHED_GAMMA -> Outcome.of(published(false, rates.decay() / square(rates) / 2));
      case CORRECTED_GAMMA -> Outcome.of(corrected(false, rates.decay(), rates.volatility()));
      case LAGUERRE -> Outcome.of(laguerre(false, variance));
      case MARCHENKO_PASTUR -> Outcome.of(marchenkoPastur(false, variance));
      case SPIKED_BULK -> Outcome.of(spiked(false, variance, spikesAbove(variance)));
      case BETA_PRIME -> betaPrime(rates);
      case POWER_LAW -> Outcome.empty("measured rates give no least value");
    };
  }

  /** Fitted to the training values. */
  Outcome<Candidate> fitted(CandidateLaw name) {
    double meanSquare = Arrays.stream(split.training()).map(s -> s * s).average().orElseThrow();
    return switch (name) {
      case PUBLISHED_GAMMA -> Outcome.of(published(true, (rows - columns + 3) / 4.0 / meanSquare));
      case CORRECTED_GAMMA ->
          Outcome.of(corrected(true, (rows - columns + 1) / 2.0 / meanSquare, 1));
      case LAGUERRE -> Outcome.of(laguerre(true, meanSquare / rows));
      case MARCHENKO_PASTUR -> bulk(fit -> marchenkoPastur(true, fit.entryVariance()));
      case SPIKED_BULK -> bulk(fit -> spiked(true, fit.entryVariance(), spikes(fit.spikes())));
      case BETA_PRIME -> betaPrime();
      case POWER_LAW -> powerLaw();
    };
  }

  private static double square(MeasuredRates rates) {
    return rates.volatility() * rates.volatility();
  }

  private Candidate published(boolean fitted, double rate) {
    return new Candidate(
        CandidateLaw.PUBLISHED_GAMMA,
        fitted,
        words("c = %.4g", rate),
        SpectralLaw.ofValues(new PublishedSingularValueLaw(rows, columns, rate)));
  }

  private Candidate corrected(boolean fitted, double decay, double volatility) {
    return new Candidate(
        CandidateLaw.CORRECTED_GAMMA,
        fitted,
        words("κ/ν² = %.4g", decay / (volatility * volatility)),
        SpectralLaw.ofSquares(new SingleModeGamma(rows, columns, decay, volatility)));
  }

  private Candidate laguerre(boolean fitted, double variance) {
    return new Candidate(
        CandidateLaw.LAGUERRE, fitted, words("σ² = %.4g", variance), laguerre.scaled(variance));
  }

  private Candidate marchenkoPastur(boolean fitted, double variance) {
    return new Candidate(
        CandidateLaw.MARCHENKO_PASTUR,
        fitted,
        words("σ² = %.4g", variance),
        SpectralLaw.ofValues(new MarchenkoPasturSingularValues(rows, columns, variance)));
  }

  private Candidate spiked(boolean fitted, double variance, double[] spikes) {
    return new Candidate(
        CandidateLaw.SPIKED_BULK,
        fitted,
        words("σ² = %.4g, ", variance)
            + "%d spikes in %d spectra".formatted(spikes.length, split.spectra()),
        new SpikedBulk(rows, columns, variance, spikes, split.training().length));
  }

  /** Training values that noise of this variance shows in one spectrum of a hundred. */
  private double[] spikesAbove(double variance) {
    double edge = new EdgeTest(rows, columns, variance).criticalValue(SPIKE_LEVEL);
    double[] above = Arrays.stream(split.training()).filter(s -> s > edge).toArray();
    return above.length <= split.training().length / 2 ? above : new double[0];
  }

  /** Of a single spectrum's doubled values every other one. */
  private double[] spikes(List<Spike> found) {
    int step = split.wholeSpectra() == split.training() ? 1 : 2;
    double[] spikes = found.stream().mapToDouble(Spike::singularValue).toArray();
    double[] kept = new double[(spikes.length + step - 1) / step];
    Arrays.setAll(kept, i -> spikes[i * step]);
    return kept;
  }

  private Outcome<Candidate> bulk(Function<BulkFit, Candidate> candidate) {
    return new BulkEstimator(SPIKE_LEVEL)
        .fit(split.wholeSpectra(), rows, split.spectra())
        .map(fit -> Outcome.of(candidate.apply(fit)))
        .orElse(Outcome.empty("the training values have no bulk"));
  }

  /** One mode under noise that grows with the weights. */
  private Outcome<Candidate> betaPrime(MeasuredRates rates) {
    double relative = rates.relative() * rates.relative();
    double decay = 2 * rates.decay() - relative;
    if (relative == 0) {
      return Outcome.empty("the noise was not seen to grow with the weights");
    }
    if (!(decay > 0)) {
      return Outcome.empty("noise grows faster than the weights decay: there is no stationary law");
    }
    double inflow = (rows - columns + 1) * square(rates);
    var law = new GammaBulkPowerTail(inflow, decay, 2 * square(rates), 2 * relative);
    return Outcome.of(
        new Candidate(
            CandidateLaw.BETA_PRIME,
            false,
            words("tail exponent α = %.4g", law.tailExponent()),
            SpectralLaw.ofSquares(law)));
  }

  private Outcome<Candidate> betaPrime() {
    double[] eigenvalues = eigenvalues();
    Outcome<LawFit> fit = LawFitter.fit(eigenvalues, BulkLaw.BETA_PRIME);
    if (fit.reason().equals(LawFitter.GAMMA_LIMIT)) {
      return LawFitter.fit(eigenvalues, BulkLaw.GAMMA).map(Candidates::gammaLimit);
    }
    if (fit.value().isEmpty()) {
      return Outcome.empty(fit.reason());
    }
    double a = fit.get().shape();
    double b = fit.get().tailShape().orElseThrow();
    return Outcome.of(
        new Candidate(
            CandidateLaw.BETA_PRIME,
            true,
            words("a = %.4g, ", a)
                + words("α = %.4g, ", 1 + b)
                + words("θ = %.4g", fit.get().scale()),
            BetaPrimeLaw.of(a, b, fit.get().scale())));
  }

  /** b → ∞: a gamma law of any shape. */
  private static Candidate gammaLimit(LawFit fit) {
    return new Candidate(
        CandidateLaw.BETA_PRIME,
        true,
        words("a = %.4g, ", fit.shape()) + words("α = ∞, θ = %.4g", fit.scale()),
        SpectralLaw.ofSquares(GammaDistribution.of(fit.shape(), fit.scale())));
  }

  private Outcome<Candidate> powerLaw() {
    Outcome<PowerLawTail> tail = tail();
    if (tail.value().isEmpty()) {
      return Outcome.empty(tail.reason());
    }
    double alpha = tail.get().tailExponent();
    double xMin = tail.get().xMin();
    return Outcome.of(
        new Candidate(
            CandidateLaw.POWER_LAW,
            true,
            words("α = %.4g, ", alpha) + words("x_min = %.4g", xMin),
            new PowerLaw(alpha, xMin)));
  }

  /** The power-law tail of the training values, of at least ten of them. */
  Outcome<PowerLawTail> tail() {
    return new PowerLawFitter(10).fit(eigenvalues());
  }

  private double[] eigenvalues() {
    return Arrays.stream(split.training()).map(s -> s * s).filter(x -> x > 0).toArray();
  }

  private static String words(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
