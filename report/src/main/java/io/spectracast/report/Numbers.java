package io.spectracast.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as the report's text writes them. */
final class Numbers {

  private static final String NARROW_SPACE = "\u202f";
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

  private Numbers() {}

  /** A count with narrow spaces between thousands: 2 800. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(",", NARROW_SPACE);
  }

  /** Three significant digits; powers of ten beyond 1e-4 and 1e6; a dash for what is no number. */
  static String rounded(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    return (size < 1e-4 || size >= 1e6 ? scientific(value) : plain(value)).replace("-", "−");
  }

  private static String plain(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    int decimals = rounded.scale() + 3 - rounded.precision();
    return rounded.setScale(Math.max(0, decimals)).toPlainString();
  }

  private static String scientific(double value) {
    String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e");
    int exponent = Integer.parseInt(parts[1]);
    return parts[0] + "·10" + (exponent < 0 ? "⁻" : "") + digits(Math.abs(exponent), SUPERSCRIPTS);
  }

  /** Two decimals with a true minus sign: −0.12. */
  static String skill(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%.2f", value).replace("-", "−").replace("−0.00", "0.00")
        : "–";
  }

  /** The same, or a dash where there is none. */
  static String skill(OptionalDouble value) {
    return value.isPresent() ? skill(value.getAsDouble()) : "–";
  }

  /** A fraction in percent: 0.884 is 88 %; one decimal above 90 % and below 10 %. */
  static String percent(double fraction) {
    if (!Double.isFinite(fraction)) {
      return "–";
    }
    double percent = 100 * fraction;
    boolean whole = Math.abs(percent - Math.rint(percent)) < 0.05;
    String format = whole || (percent > 10 && percent < 90) ? "%.0f" : "%.1f";
    return String.format(Locale.ROOT, format, percent) + NARROW_SPACE + "%";
  }

  /** The k-th singular value's name, k from 1: s₁. */
  static String mode(int k) {
    return "s" + digits(k, SUBSCRIPTS);
  }

  private static String digits(int value, String glyphs) {
    StringBuilder text = new StringBuilder();
    Integer.toString(value).chars().forEach(c -> text.append(glyphs.charAt(c - '0')));
    return text.toString();
  }
}
