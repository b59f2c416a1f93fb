package io.spectracast.figure;

import java.util.List;

/**
 * The colours of the charts, by meaning, on a light and on a dark page.
 *
 * <p>Single inks are told apart with any common colour vision and never carry a meaning alone: line
 * style, legend or position repeats it. Modes run from dark to bright (reversed on dark pages), so
 * that their order is visible without hue.
 */
public enum Ink {
  BLUE("#0068a8", "#5bb8ee"),
  VERMILION("#cf4f00", "#ff9152"),
  GREEN("#00805c", "#39d0a3"),
  PURPLE("#9b3a86", "#e29ad2"),
  AMBER("#9a6b00", "#f0c648"),
  GREY("#5b6573", "#a8b1bf"),
  MODE_1("#0d0887", "#f7e425"),
  MODE_2("#5601a4", "#fdc328"),
  MODE_3("#8405a7", "#fa9e3b"),
  MODE_4("#aa2395", "#ed7953"),
  MODE_5("#c6417d", "#dd5e84"),
  MODE_6("#db5c68", "#d063b4"),
  MODE_7("#e07a45", "#b273dd"),
  MODE_8("#c98a10", "#9a8cf0"),
  BULK_1("#3f4a5a", "#c6ced9"),
  BULK_2("#5c6879", "#aab5c4"),
  BULK_3("#7b8797", "#8b97a8"),
  BULK_4("#98a2b0", "#727e8f");

  private static final List<Ink> MODES =
      List.of(MODE_1, MODE_2, MODE_3, MODE_4, MODE_5, MODE_6, MODE_7, MODE_8);
  private static final List<Ink> BULK = List.of(BULK_1, BULK_2, BULK_3, BULK_4);

  /** The inks of lines that are told apart singly. */
  public static final List<Ink> SINGLES = List.of(BLUE, VERMILION, GREEN, PURPLE, AMBER, GREY);

  private final String light;
  private final String dark;

  Ink(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  /** As {@code #rrggbb}, on white. */
  public String light() {
    return light;
  }

  /** As {@code #rrggbb}, on near-black. */
  public String dark() {
    return dark;
  }

  /** The ink of the k-th of the leading modes, k from 0. */
  public static Ink ofMode(int k) {
    return MODES.get(Math.min(k, MODES.size() - 1));
  }

  /** The ink of the k-th of the bulk's quantiles, k from 0. */
  public static Ink ofBulk(int k) {
    return BULK.get(Math.min(k, BULK.size() - 1));
  }

  /** The ink of the k-th unordered thing on a chart, k from 0; repeats after six. */
  public static Ink ofSingle(int k) {
    return SINGLES.get(k % SINGLES.size());
  }
}
