package io.spectracast.optim;

import java.util.Locale;

/** How the learning rate falls once the warm-up is over. */
public sealed interface Fall {

  /** What {@link #parse} understands. */
  String CHOICES = "constant, step:UPDATES[,FACTOR], linear[:END] or cosine[:END]";

  /**
   * The fraction in force.
   *
   * @param step updates since the warm-up
   * @param progress the same as a fraction of all that remained then, in [0, 1]
   */
  double at(long step, double progress);

  /** What {@link #parse} reads as this. */
  String text();

  /**
   * Reads one of {@link #CHOICES}; FACTOR is 0.1 and END is 0 unless given.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Fall parse(String text) {
    int colon = text.indexOf(':');
    String[] numbers = colon < 0 ? new String[0] : text.substring(colon + 1).split(",", -1);
    String kind = colon < 0 ? text : text.substring(0, colon);
    return switch (kind) {
      case "constant" -> constant(text, numbers);
      case "step" -> new Step(wholeNumber(text, numbers), number(text, numbers, 1, 0.1));
      case "linear" -> new Linear(number(text, numbers, 0, 0));
      case "cosine" -> new Cosine(number(text, numbers, 0, 0));
      default -> throw refused(text);
    };
  }

  private static Constant constant(String text, String[] numbers) {
    if (numbers.length > 0) {
      throw refused(text);
    }
    return new Constant();
  }

  private static long wholeNumber(String text, String[] numbers) {
    double number = number(text, numbers, 0, 0);
    if (number != Math.rint(number)) {
      throw refused(text);
    }
    return (long) number;
  }

  private static double number(String text, String[] numbers, int index, double absent) {
    try {
      return index < numbers.length ? Double.parseDouble(numbers[index].strip()) : absent;
    } catch (NumberFormatException e) {
      throw refused(text);
    }
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException("schedule must be %s, was '%s'".formatted(CHOICES, text));
  }

  private static void requireFraction(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], was " + value);
    }
  }

  /** 1. */
  record Constant() implements Fall {
    @Override
    public double at(long step, double progress) {
      return 1;
    }

    @Override
    public String text() {
      return "constant";
    }
  }

  /**
   * factor^⌊t/every⌋.
   *
   * @param every updates between two falls, positive
   * @param factor of each, in [0, 1]
   */
  record Step(long every, double factor) implements Fall {

    public Step {
      if (every < 1) {
        throw new IllegalArgumentException("schedule step must be positive, was " + every);
      }
      requireFraction("schedule factor", factor);
    }

    @Override
    public double at(long step, double progress) {
      return Math.pow(factor, Math.floorDiv(step, every));
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "step:%d,%s", every, factor);
    }
  }

  /**
   * 1 − (1 − end)p at progress p.
   *
   * @param end at the end of the run, in [0, 1]
   */
  record Linear(double end) implements Fall {

    public Linear {
      requireFraction("schedule end", end);
    }

    @Override
    public double at(long step, double progress) {
      return 1 - (1 - end) * progress;
    }

    @Override
    public String text() {
      return "linear:" + end;
    }
  }

  /**
   * end + (1 − end)(1 + cos πp)/2 at progress p.
   *
   * <p>I. Loshchilov and F. Hutter, arXiv:1608.03983.
   *
   * @param end at the end of the run, in [0, 1]
   */
  record Cosine(double end) implements Fall {

    public Cosine {
      requireFraction("schedule end", end);
    }

    @Override
    public double at(long step, double progress) {
      return end + (1 - end) * (1 + Math.cos(Math.PI * progress)) / 2;
    }

    @Override
    public String text() {
      return "cosine:" + end;
    }
  }
}
