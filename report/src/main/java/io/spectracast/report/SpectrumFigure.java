package io.spectracast.report;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Bars;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Mark;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Figure.Ticks;
import io.spectracast.figure.Histogram;
import io.spectracast.figure.Ink;
import io.spectracast.rmt.MarchenkoPasturSingularValues;
import io.spectracast.run.Layer;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.Spike;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The empirical spectral density of a matrix against the Marchenko–Pastur law of its bulk.
 *
 * <p>The curve is the density of s, (2s/m)·ρ(s²/m), scaled by the bulk's share of the recorded
 * singular values, so that histogram and curve may be compared without any further factor. Spikes
 * are not binned: each is a tick.
 */
final class SpectrumFigure {

  private static final int FEWEST_FOR_A_HISTOGRAM = 16;
  private static final int CURVE_POINTS = 90;

  /** Of more spikes so many, evenly spread in rank, have a tick. */
  private static final int MOST_TICKS = 48;

  /** Spikes further out than this many detection edges start outside the window. */
  private static final double WINDOW = 4;

  private static final double MARGIN = 1.04;

  private final Optional<BulkFit> fit;
  private final double[] values;

  private SpectrumFigure(double[] singularValues, Optional<BulkFit> fit) {
    this.fit = fit;
    this.values = finite(singularValues).toArray();
  }

  /** A spectrum by itself. */
  static Figure of(String id, String title, double[] singularValues, Optional<BulkFit> fit) {
    Range window = window(Arrays.stream(singularValues), fit.stream());
    return new SpectrumFigure(singularValues, fit).draw(id, title, window);
  }

  /** A diverged matrix has singular values that are no numbers. */
  private static DoubleStream finite(double[] singularValues) {
    return Arrays.stream(singularValues).filter(Double::isFinite);
  }

  /** One figure per moment, all on the same horizontal axis. */
  static List<Figure> of(String slug, Layer layer, List<LabelledSpectrum> spectra) {
    Range window = window(spectra);
    return IntStream.range(0, spectra.size())
        .mapToObj(i -> draw(slug + "-spectrum-" + i, layer, spectra.get(i), window))
        .toList();
  }

  private static Figure draw(String id, Layer layer, LabelledSpectrum spectrum, Range window) {
    String title =
        "%s · %s, step %s"
            .formatted(layer.name(), spectrum.label(), Numbers.count(spectrum.step()));
    return new SpectrumFigure(spectrum.singularValues(), spectrum.fit()).draw(id, title, window);
  }

  /** Wide enough for the largest singular value and the edges, if they are not too far apart. */
  private static Range window(List<LabelledSpectrum> spectra) {
    return window(
        spectra.stream().flatMapToDouble(s -> finite(s.singularValues())),
        spectra.stream().flatMap(s -> s.fit().stream()));
  }

  private static Range window(DoubleStream singularValues, Stream<BulkFit> fits) {
    double largest = singularValues.max().orElse(1);
    OptionalDouble edge = fits.mapToDouble(BulkFit::detectionEdge).max();
    double limit = WINDOW * edge.orElse(Double.POSITIVE_INFINITY);
    double end = Math.min(MARGIN * Math.max(largest, edge.orElse(0)), limit);
    return new Range(0, end > 0 ? roundedUp(end) : 1);
  }

  /** To the next of 1, 1.5, 2, … 10 times a power of ten. */
  private static double roundedUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    return Math.ceil(2 * value / power) / 2 * power;
  }

  private Figure draw(String id, String title, Range window) {
    return new Figure(
        id,
        title,
        description(window),
        new Axis("singular value s (weight units)", "s", Optional.of(window), false),
        Axis.of("density (1 / weight unit)", "density"),
        Optional.empty(),
        fit.map(this::curve).stream().toList(),
        List.of(),
        bars(),
        ticks(),
        fit.map(SpectrumFigure::edges).orElse(List.of()));
  }

  private String description(Range window) {
    return fit.map(this::fitted).orElse("No bulk was fitted to this spectrum.") + beyond(window);
  }

  private String fitted(BulkFit fit) {
    return "σ = %s from the bulk; %s; Kolmogorov distance of the bulk from Marchenko–Pastur %s."
        .formatted(
            Numbers.rounded(Math.sqrt(fit.entryVariance())),
            Summary.spikes(fit.spikes().size()),
            Numbers.rounded(fit.kolmogorovDistance()));
  }

  private String beyond(Range window) {
    double[] outside = Arrays.stream(values).filter(s -> s > window.to()).toArray();
    return outside.length == 0
        ? ""
        : " Beyond the right edge: %s, the largest at %s."
            .formatted(Summary.singularValues(outside.length), Numbers.rounded(outside[0]));
  }

  private Line curve(BulkFit fit) {
    double share = 1 - (double) fit.spikes().size() / values.length;
    MarchenkoPasturSingularValues law =
        new MarchenkoPasturSingularValues(fit.bulkRows(), fit.bulkColumns(), fit.entryVariance());
    double[] x = curvePoints(law.getSupportLowerBound(), law.getSupportUpperBound());
    double[] y = Arrays.stream(x).map(s -> share * law.density(s)).toArray();
    return new Line("Marchenko–Pastur", "", x, y, Ink.VERMILION, Stroke.SOLID, false);
  }

  /** Dense near the edges, where the density rises like a square root. */
  private static double[] curvePoints(double from, double to) {
    return IntStream.range(0, CURVE_POINTS)
        .mapToDouble(i -> (1 - Math.cos(Math.PI * i / (CURVE_POINTS - 1))) / 2)
        .map(fraction -> from + fraction * (to - from))
        .toArray();
  }

  private Optional<Bars> bars() {
    double[] bulk = fit.map(this::withoutSpikes).orElse(values);
    if (bulk.length < FEWEST_FOR_A_HISTOGRAM) {
      return Optional.empty();
    }
    Histogram histogram = Histogram.of(bulk, values.length);
    return Optional.of(
        new Bars(
            fit.isPresent() ? "bulk" : "singular values",
            histogram.edges(),
            histogram.heights(),
            histogram.counts(),
            Ink.BLUE));
  }

  private double[] withoutSpikes(BulkFit fit) {
    List<Double> spikes = fit.spikes().stream().map(Spike::singularValue).toList();
    return Arrays.stream(values).filter(s -> !spikes.contains(s)).toArray();
  }

  /** The spikes; without a histogram every singular value. */
  private Optional<Ticks> ticks() {
    if (bars().isEmpty()) {
      List<String> notes = IntStream.rangeClosed(1, values.length).mapToObj(Numbers::mode).toList();
      return Optional.of(new Ticks("singular values", values, notes, Ink.PURPLE));
    }
    return fit.filter(f -> !f.spikes().isEmpty()).map(SpectrumFigure::spikeTicks);
  }

  private static Ticks spikeTicks(BulkFit fit) {
    List<Spike> drawn =
        Arrays.stream(Thinning.of(fit.spikes().size(), MOST_TICKS).kept())
            .mapToObj(fit.spikes()::get)
            .toList();
    String all = Summary.spikes(fit.spikes().size());
    return new Ticks(
        drawn.size() < fit.spikes().size() ? all + ", %d drawn".formatted(drawn.size()) : all,
        drawn.stream().mapToDouble(Spike::singularValue).toArray(),
        drawn.stream().map(SpectrumFigure::note).toList(),
        Ink.PURPLE);
  }

  private static String note(Spike spike) {
    return "%s, p = %s".formatted(Numbers.mode(spike.rank()), Numbers.rounded(spike.pValue()));
  }

  private static List<Mark> edges(BulkFit fit) {
    return Stream.of(
            new Mark(
                "bulk edge " + Numbers.rounded(fit.upperEdge()),
                fit.upperEdge(),
                Ink.VERMILION,
                Stroke.DOTTED),
            new Mark(
                "%s edge %s"
                    .formatted(
                        Summary.tracyWidom(fit.level()), Numbers.rounded(fit.detectionEdge())),
                fit.detectionEdge(),
                Ink.PURPLE,
                Stroke.DASHED))
        .toList();
  }
}
