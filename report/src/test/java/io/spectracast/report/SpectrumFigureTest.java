package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.figure.Figure;
import io.spectracast.figure.Figure.Bars;
import io.spectracast.figure.Figure.Line;
import io.spectracast.run.Layer;
import io.spectracast.spectrum.BulkFit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpectrumFigureTest {

  private static final Layer LAYER = new Layer("w", 192, 128);

  private static Figure figure(Layer layer, double[] s) {
    return SpectrumFigure.of(
            "w", layer, List.of(new LabelledSpectrum("end", 600, s, SyntheticLayer.fit(layer, s))))
        .get(0);
  }

  private static double[] singularValues() {
    SyntheticLayer layer = new SyntheticLayer(LAYER, 3);
    return layer.at(600).singularValues();
  }

  private static double area(Line curve) {
    double area = 0;
    for (int i = 1; i < curve.x().length; i++) {
      area += (curve.x()[i] - curve.x()[i - 1]) * (curve.y()[i] + curve.y()[i - 1]) / 2;
    }
    return area;
  }

  @Test
  void histogramAndLawHaveTheBulksShareOfTheArea() {
    double[] s = singularValues();
    BulkFit fit = SyntheticLayer.fit(LAYER, s).orElseThrow();
    double share = (128.0 - fit.spikes().size()) / 128;
    assertThat(share).isLessThan(1);

    Figure figure = figure(LAYER, s);
    Bars bars = figure.bars().orElseThrow();
    double width = bars.edges()[1] - bars.edges()[0];
    assertThat(Arrays.stream(bars.heights()).sum() * width).isCloseTo(share, within(1e-9));
    assertThat(area(figure.lines().get(0))).isCloseTo(share, within(2e-3));
  }

  @Test
  void aSquareMatrixHasAFiniteCurve() {
    SyntheticLayer square = new SyntheticLayer(new Layer("w", 96, 96), 4);
    Figure figure = figure(new Layer("w", 96, 96), square.at(0).singularValues());
    assertThat(Arrays.stream(figure.lines().get(0).y())).allMatch(Double::isFinite);
    assertThat(area(figure.lines().get(0))).isCloseTo(1, within(2e-3));
  }

  @Test
  void spikesAreTicksWithTheirPValues() {
    double[] s = singularValues();
    Figure figure = figure(LAYER, s);
    assertThat(figure.ticks().orElseThrow().x()[0]).isEqualTo(s[0]);
    assertThat(figure.ticks().orElseThrow().notes().get(0)).startsWith("s₁, p = ");
  }

  @Test
  void bulkAndTracyWidomEdgesAreNamedWithTheirValues() {
    assertThat(figure(LAYER, singularValues()).marks())
        .extracting(Figure.Mark::legend)
        .satisfiesExactly(
            m -> assertThat(m).startsWith("bulk edge 0."),
            m -> assertThat(m).startsWith("Tracy–Widom 99\u202f% edge 0."));
  }

  @Test
  void fewValuesAreDrawnOneByOne() {
    Figure figure = figure(new Layer("w", 40, 3), new double[] {3, 2, 1});
    assertThat(figure.bars()).isEmpty();
    assertThat(figure.ticks().orElseThrow().x()).containsExactly(3, 2, 1);
    assertThat(figure.description()).startsWith("No bulk was fitted");
  }

  @Test
  void whatLiesFarOutIsNamedInstead() {
    double[] s = singularValues();
    s[0] = 50;
    Figure figure = figure(LAYER, s);
    assertThat(figure.x().range().orElseThrow().to()).isLessThan(10);
    assertThat(figure.description())
        .endsWith("Beyond the right edge: 1 singular value, the largest at 50.0.");
  }

  @Test
  void anAllZeroSpectrumCanBeDrawn() {
    LabelledSpectrum dead = new LabelledSpectrum("end", 1, new double[20], Optional.empty());
    Figure figure = SpectrumFigure.of("w", LAYER, List.of(dead)).get(0);
    assertThat(figure.bars().orElseThrow().counts()).containsExactly(20);
  }
}
