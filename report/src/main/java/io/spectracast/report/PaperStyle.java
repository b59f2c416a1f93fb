package io.spectracast.report;

import io.spectracast.figure.Figure.Stroke;
import io.spectracast.figure.Ink;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How the PNG figures look: quiet axes on white, readable at 800 pixels. */
final class PaperStyle {

  private static final Color TEXT = new Color(0x1a2230);
  private static final Color QUIET = new Color(0x566173);
  private static final Color LINE = new Color(0xd9dee6);

  private static final Font TITLE = font(Font.BOLD, 15);
  private static final Font LEGEND = font(Font.PLAIN, 12);

  /** Beside the words of a legend: line, paddings, the sheet's own. */
  private static final int LEGEND_MARGIN = 70;

  private PaperStyle() {}

  static void apply(AxesChartStyler styler) {
    applyToSheet(styler);
    applyToAxes(styler);
  }

  /**
   * Makes a title small enough to stand above the plot, beside which the legend takes its room.
   *
   * @param width of the sheet, in points
   */
  static void fitTitle(Styler styler, String title, Stream<String> legend, int width) {
    double beside = LEGEND_MARGIN + legend.mapToDouble(l -> width(LEGEND, l)).max().orElse(0);
    double scale = Math.min(1, (width - beside) / width(TITLE, title));
    styler.setChartTitleFont(TITLE.deriveFont((float) (TITLE.getSize() * scale)));
  }

  private static double width(Font font, String text) {
    FontRenderContext context = new FontRenderContext(null, true, true);
    return font.getStringBounds(text, context).getWidth();
  }

  private static void applyToSheet(Styler styler) {
    styler
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setChartPadding(12)
        .setChartFontColor(TEXT)
        .setChartTitleFont(TITLE)
        .setChartTitlePadding(8)
        .setLegendFont(LEGEND)
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
