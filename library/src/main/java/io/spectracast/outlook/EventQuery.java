package io.spectracast.outlook;

import io.spectracast.run.LayerSnapshot;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question for an event, answered layer by layer: {@code spike} (one more emerges), {@code
 * s3>1.5} or {@code s1<0.2} (a singular value passes a threshold), {@code rest:2%} (the spectrum
 * stays within so much of its norm).
 *
 * @param text as it was asked
 */
public record EventQuery(String text) {

  private static final String NUMBER = "([0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)";
  private static final Pattern CROSSING = Pattern.compile("s([1-9][0-9]{0,5})([<>])" + NUMBER);
  private static final Pattern REST = Pattern.compile("rest(?::" + NUMBER + "%)?");
  private static final double TOLERANCE = 0.01;

  /** Asked where nothing is. */
  public static final EventQuery SPIKE = new EventQuery("spike");

  public EventQuery {
    boolean known =
        text.equals("spike")
            || CROSSING.matcher(text).matches() && Double.isFinite(threshold(text))
            || REST.matcher(text).matches() && tolerance(text) > 0 && tolerance(text) < 1;
    if (!known) {
      throw new IllegalArgumentException(
          "an event must be spike, sK>VALUE, sK<VALUE, rest or rest:PERCENT%, was '" + text + "'");
    }
  }

  /** Whether it can be asked of a layer: it has the singular value, or a bulk to emerge from. */
  public boolean canBeAskedOf(LayerSnapshot origin) {
    return at(origin).isPresent();
  }

  /** The event of one layer; empty where it cannot be asked. */
  Optional<Event> at(LayerSnapshot origin) {
    Matcher crossing = CROSSING.matcher(text);
    if (crossing.matches()) {
      int mode = Integer.parseInt(crossing.group(1)) - 1;
      return mode < origin.singularValues().length
          ? Optional.of(new Crossing(mode, crossing.group(2).equals(">"), threshold(text)))
          : Optional.empty();
    }
    return text.equals("spike")
        ? SpikeEvent.at(origin).map(Event.class::cast)
        : Optional.of(new Rest(tolerance(text)));
  }

  private static double threshold(String text) {
    Matcher crossing = CROSSING.matcher(text);
    return crossing.matches() ? Double.parseDouble(crossing.group(3)) : Double.NaN;
  }

  private static double tolerance(String text) {
    Matcher rest = REST.matcher(text);
    return rest.matches() && rest.group(1) != null
        ? Double.parseDouble(rest.group(1)) / 100
        : TOLERANCE;
  }
}
