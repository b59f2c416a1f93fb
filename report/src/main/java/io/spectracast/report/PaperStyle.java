package io.spectracast.report;

import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How the PNG figures look: quiet axes on white, readable at 800 pixels. */
final class PaperStyle {

  private static final Color TEXT = new Color(0x1a2230);
  private static final Color QUIET = new Color(0x566173);
  private static final Color LINE = new Color(0xd9dee6);

  private PaperStyle() {}

  static void apply(AxesChartStyler styler) {
    applyToSheet(styler);
    applyToAxes(styler);
  }

  private static void applyToSheet(Styler styler) {
    styler
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setChartPadding(12)
        .setChartFontColor(TEXT)
        .setChartTitleFont(font(Font.BOLD, 15))
        .setChartTitlePadding(8)
        .setLegendFont(font(Font.PLAIN, 12))
        .setLegendBorderColor(Color.WHITE)
        .setLegendPosition(LegendPosition.OutsideE)
        .setLegendSeriesLineLength(22)
        .setLegendPadding(8)
        .setMarkerSize(6)
        .setPlotContentSize(1)
        .setLocale(Locale.ROOT);
  }

  private static void applyToAxes(AxesChartStyler styler) {
    styler
        .setAxisTitleFont(font(Font.PLAIN, 12))
        .setAxisTickLabelsFont(font(Font.PLAIN, 11))
        .setAxisTickLabelsColor(QUIET)
        .setAxisTickMarksColor(LINE)
        .setPlotGridLinesColor(LINE)
        .setPlotGridLinesStroke(new BasicStroke(0.8f))
        .setPlotGridVerticalLinesVisible(false)
        .setPlotMargin(0)
        .setXAxisTickMarkSpacingHint(90)
        .setYAxisTickMarkSpacingHint(44)
        .setXAxisTickLabelsFormattingFunction(PaperStyle::tick)
        .setYAxisTickLabelsFormattingFunction(PaperStyle::tick);
    styler.setXAxisTitleColor(QUIET).setYAxisTitleColor(QUIET);
  }

  /** For a chart without densities: positions on the horizontal axis are all there is. */
  static void hideVerticalAxis(AxesChartStyler styler) {
    styler.setYAxisTicksVisible(false).setYAxisTitleVisible(false).setPlotGridLinesVisible(false);
  }

  private static String tick(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      return Numbers.count((long) value).replace("-", "−");
    }
    String text = Numbers.rounded(value);
    return text.contains(".") && !text.contains("·") ? text.replaceAll("0+$", "") : text;
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  static Color colour(Ink ink, double opacity) {
    Color solid = Color.decode(ink.light());
    return new Color(
        solid.getRed(), solid.getGreen(), solid.getBlue(), (int) Math.round(255 * opacity));
  }

  static BasicStroke stroke(Stroke stroke, float width) {
    float[] dashes =
        switch (stroke) {
          case SOLID, HAIRLINE, POINTS -> null;
          case DASHED -> new float[] {5, 3};
          case DOTTED -> new float[] {1.5f, 2.5f};
        };
    float drawn = stroke == Stroke.HAIRLINE ? 0.4f * width : width;
    return new BasicStroke(drawn, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }
}
