package io.spectracast.experiment;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import io.spectracast.rmt.MarchenkoPasturSingularValues;
import io.spectracast.rmt.PublishedSingularValueLaw;
import io.spectracast.rmt.SingleModeGamma;
import io.spectracast.spectrum.BulkLaw;
import io.spectracast.spectrum.LawFit;
import io.spectracast.spectrum.LawFitter;
import io.spectracast.stationary.MeasuredRates;
import io.spectracast.tail.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The distribution function of the singular values of one case in the last third of its runs, and
 * those of the laws.
 *
 * @param of the case
 */
record DistributionFigure(StationaryCase of) {

  private static final int POINTS = 150;
  private static final double SMALLEST_SHOWN = 1e-5; // of the largest
  private static final int MOST_FITTED = 2_000;

  Figure figure(String id) {
    double[] values = of.pooled();
    double largest = values[values.length - 1];
    double[] x = grid(Math.max(values[0], SMALLEST_SHOWN * largest), 1.5 * largest);
    List<Line> lines = new ArrayList<>();
    lines.add(Line.solid("singular values, last third", x, shares(values, x), Ink.BLUE));
    of.forces().flatMap(MeasuredForces::rates).ifPresent(rates -> addAtRates(lines, x, rates));
    addFitted(lines, x, values);
    return new Figure(
        id,
        "Singular values and laws: " + of.name(),
        "Shares of singular values below s in the last third of all runs, and the distribution"
            + " functions of the laws, dashed at the measured rates, dotted fitted to these values:"
            + " none is shifted. The largest vertical distance is Kolmogorov's.",
        Axis.logarithmic("singular value s", "s"),
        new Axis("share below", "share", Optional.of(new Range(0, 1)), false),
        Optional.empty(),
        lines,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private void addAtRates(List<Line> lines, double[] x, MeasuredRates rates) {
    int m = of.weights().rows();
    int n = of.weights().columns();
    double square = rates.volatility() * rates.volatility();
    var published = new PublishedSingularValueLaw(m, n, rates.decay() / (2 * square));
    var corrected = new SingleModeGamma(m, n, rates.decay(), rates.volatility());
    var pastur = new MarchenkoPasturSingularValues(m, n, rates.entryVariance());
    lines.add(dashed("Eq. 13 at D, β", x, published::cumulativeProbability, Ink.VERMILION));
    lines.add(dashed("one-mode gamma", x, s -> corrected.cumulativeProbability(s * s), Ink.PURPLE));
    lines.add(dashed("Laguerre (Marchenko–Pastur)", x, pastur::cumulativeProbability, Ink.GREEN));
  }

  private void addFitted(List<Line> lines, double[] x, double[] values) {
    int m = of.weights().rows();
    int n = of.weights().columns();
    double meanSquare = Arrays.stream(values).map(s -> s * s).average().orElseThrow();
    var published = new PublishedSingularValueLaw(m, n, (m - n + 3) / 4.0 / meanSquare);
    lines.add(dotted("Eq. 13, fitted", x, published::cumulativeProbability, Ink.VERMILION));
    betaPrime(eigenvalues(values))
        .ifPresent(law -> lines.add(dotted("beta-prime, fitted", x, law, Ink.AMBER)));
  }

  /** Or its limit, a gamma law of any shape. */
  private static Optional<DoubleUnaryOperator> betaPrime(double[] eigenvalues) {
    Outcome<LawFit> fit = LawFitter.fit(eigenvalues, BulkLaw.BETA_PRIME);
    if (fit.reason().equals(LawFitter.GAMMA_LIMIT)) {
      LawFit gamma = LawFitter.fit(eigenvalues, BulkLaw.GAMMA).get();
      return Optional.of(s -> RegularizedGamma.P.value(gamma.shape(), s * s / gamma.scale()));
    }
    return fit.value().map(DistributionFigure::betaPrime);
  }

  private static double[] eigenvalues(double[] values) {
    int count = Math.min(MOST_FITTED, values.length);
    return IntStream.range(0, count)
        .mapToDouble(i -> values[(int) ((i + 0.5) * values.length / count)])
        .map(s -> s * s)
        .filter(x -> x > 0)
        .toArray();
  }

  private static DoubleUnaryOperator betaPrime(LawFit fit) {
    double tail = fit.tailShape().orElseThrow();
    return s -> {
      double y = s * s / fit.scale();
      return RegularizedBeta.value(y / (1 + y), fit.shape(), tail);
    };
  }

  private static Line dashed(String legend, double[] x, DoubleUnaryOperator cdf, Ink ink) {
    return law(legend, x, cdf, ink, Stroke.DASHED);
  }

  private static Line dotted(String legend, double[] x, DoubleUnaryOperator cdf, Ink ink) {
    return law(legend, x, cdf, ink, Stroke.DOTTED);
  }

  private static Line law(
      String legend, double[] x, DoubleUnaryOperator cdf, Ink ink, Stroke stroke) {
    return new Line(legend, "", x, Arrays.stream(x).map(cdf).toArray(), ink, stroke, false);
  }

  private static double[] grid(double from, double to) {
    double[] x = new double[POINTS];
    Arrays.setAll(x, i -> from * Math.pow(to / from, i / (POINTS - 1.0)));
    return x;
  }

  /** The share of ascending values at most x. */
  private static double[] shares(double[] ascending, double[] x) {
    double[] shares = new double[x.length];
    int below = 0;
    for (int i = 0; i < x.length; i++) {
      while (below < ascending.length && ascending[below] <= x[i]) {
        below++;
      }
      shares[i] = (double) below / ascending.length;
    }
    return shares;
  }
}
