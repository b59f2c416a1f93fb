package io.spectracast.experiment;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Axis;
import io.spectracast.figure.Figure.Bars;
import io.spectracast.figure.Figure.Line;
import io.spectracast.figure.Figure.Mark;
import io.spectracast.figure.Figure.Range;
import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Histogram;
import io.spectracast.figure.Ink;
import io.spectracast.rmt.EdgeTest;
import io.spectracast.rmt.MarchenkoPasturSingularValues;
import io.spectracast.rmt.PublishedEdge;
import io.spectracast.rmt.TracyWidom;
import io.spectracast.run.RecordedRun;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Histograms of x = s/√m, all seeds of one matrix pooled, under the laws of the published account
 * and the right ones.
 */
final class HistogramFigures {

  private static final int BINS = 60;
  private static final int POINTS = 400;

  /** The axis ends so far beyond the published edge. */
  private static final double MARGIN = 1.3;

  private static final TracyWidom LAW = new TracyWidom(1);

  private final EvolutionStudy study;
  private final EvolutionSubject.Watched watched;

  private HistogramFigures(EvolutionStudy study) {
    this.study = study;
    this.watched = study.spectra().get(study.focus()).watched();
  }

  /** Of a network's largest matrix: four snapshots of the first network, the last one of others. */
  static List<Figure> of(EvolutionStudy study, boolean four) {
    HistogramFigures figures = new HistogramFigures(study);
    int last = study.spectra().get(0).last();
    List<Integer> snapshots = four ? List.of(0, last / 6, last / 2, last) : List.of(last);
    return snapshots.stream().distinct().map(figures::figure).toList();
  }

  private Figure figure(int snapshot) {
    double root = Math.sqrt(watched.rows());
    List<double[]> spectra = spectra(snapshot);
    double[] x = spectra.stream().flatMapToDouble(Arrays::stream).map(s -> s / root).toArray();
    double entries = deviation(x);
    List<BulkFit> fits = fits(spectra);
    double variance = mean(fits, BulkFit::entryVariance);
    double limit = MARGIN * PublishedEdge.EDGE * entries;
    double[] shown = Arrays.stream(x).filter(value -> value <= limit).toArray();
    Histogram histogram = Histogram.within(grid(limit, BINS), shown);
    double part = (double) shown.length / x.length;
    double[] heights = Arrays.stream(histogram.heights()).map(h -> h * part).toArray();
    long step = study.spectra().get(0).steps()[snapshot];
    return new Figure(
        "%s-%d".formatted(study.subject().id(), step),
        "%s %s, %s"
            .formatted(
                study.subject().label(),
                watched.layer().name(),
                step == 0 ? "before training" : "after %d updates".formatted(step)),
        ("%d × %d, %d seeds pooled, %d values. Marchenko–Pastur and Tracy–Widom with σ from the bulk,"
                + " the latter as the largest of %d values; as published: about 2.0 σ with σ² from all"
                + " entries, as high as the histogram. %d values lie beyond this axis.")
            .formatted(
                watched.rows(),
                watched.columns(),
                spectra.size(),
                x.length,
                watched.columns(),
                x.length - shown.length),
        new Axis("s/√m", "s/√m", Optional.of(new Range(0, limit)), false),
        Axis.of("density", "density"),
        Optional.empty(),
        lines(limit, fits, entries, Arrays.stream(heights).max().orElse(1)),
        List.of(),
        Optional.of(
            new Bars("singular values", histogram.edges(), heights, histogram.counts(), Ink.GREY)),
        Optional.empty(),
        List.of(
            new Mark(
                "edge σ(1 + √q)",
                Math.sqrt(variance) * (1 + Math.sqrt(watched.layer().aspectRatio())),
                Ink.BLUE,
                Stroke.DOTTED),
            new Mark("edge as published", 2 * entries, Ink.VERMILION, Stroke.DOTTED)));
  }

  private List<Line> lines(double limit, List<BulkFit> fits, double entries, double highest) {
    double variance = mean(fits, BulkFit::entryVariance);
    int spikes = (int) Math.rint(mean(fits, fit -> fit.spikes().size()));
    MarchenkoPasturSingularValues bulk =
        new MarchenkoPasturSingularValues(
            watched.rows() - spikes, watched.columns() - spikes, variance);
    double part = 1 - (double) spikes / watched.columns();
    PublishedEdge published = new PublishedEdge(watched.rows(), watched.columns());
    EdgeTest edge = new EdgeTest(watched.rows(), watched.columns(), variance);
    double root = Math.sqrt(watched.rows());
    double scale = highest / peak(published::density);
    return List.of(
        line(
            limit,
            "Marchenko–Pastur",
            Ink.BLUE,
            Stroke.SOLID,
            x -> part * bulk.density(x * root) * root),
        line(
            limit,
            "Tracy–Widom",
            Ink.GREEN,
            Stroke.SOLID,
            x ->
                LAW.density(edge.statistic(x * root))
                    * (2 * x * watched.rows() / variance / edge.scale())
                    / watched.columns()),
        line(
            limit,
            "Tracy–Widom as published",
            Ink.VERMILION,
            Stroke.DASHED,
            x -> scale * published.density(x / entries)));
  }

  private static double peak(DoubleUnaryOperator density) {
    return Arrays.stream(grid(PublishedEdge.EDGE * 2, POINTS)).map(density).max().orElseThrow();
  }

  private static Line line(
      double limit, String legend, Ink ink, Stroke stroke, DoubleUnaryOperator density) {
    double[] x = grid(limit, POINTS);
    return new Line(legend, "", x, Arrays.stream(x).map(density).toArray(), ink, stroke, false);
  }

  private static double[] grid(double limit, int parts) {
    double[] grid = new double[parts + 1];
    Arrays.setAll(grid, i -> limit * i / parts);
    return grid;
  }

  private List<double[]> spectra(int snapshot) {
    List<double[]> spectra = new ArrayList<>();
    for (RecordedRun run : study.runs()) {
      spectra.add(run.snapshots().get(snapshot).layers().get(watched.index()).singularValues());
    }
    return spectra;
  }

  /** The root mean square of all entries: √(Σ s²/(mn)). */
  private double deviation(double[] x) {
    double squares = Arrays.stream(x).map(value -> value * value).sum();
    return Math.sqrt(squares / x.length);
  }

  private List<BulkFit> fits(List<double[]> spectra) {
    BulkEstimator estimator = new BulkEstimator(SnapshotSpectra.SPIKE_LEVEL);
    return spectra.stream().flatMap(s -> estimator.fit(s, watched.rows()).stream()).toList();
  }

  private static double mean(List<BulkFit> fits, ToDoubleFunction<BulkFit> number) {
    return fits.stream().mapToDouble(number).average().orElseThrow();
  }
}
