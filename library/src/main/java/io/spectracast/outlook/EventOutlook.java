package io.spectracast.outlook;

import io.spectracast.forecast.LayerEnsemble;
import io.spectracast.forecast.Quantiles;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The probability of an event, and when to expect it.
 *
 * @param event what may happen
 * @param already whether it is so at the origin
 * @param leads updates after the origin, increasing; not to be modified
 * @param probabilities of its having happened by then, at least once on the ensemble's grid of
 *     leads; of {@link Rest}, of its being so then; not to be modified
 * @param standardErrors √(p(1 − p)/members); not to be modified
 * @param median the lead by which half of all members have seen it; empty where fewer have
 */
public record EventOutlook(
    Event event,
    boolean already,
    long[] leads,
    double[] probabilities,
    double[] standardErrors,
    OptionalDouble median) {

  /** From all leads of the ensemble, told at some. */
  static EventOutlook of(Event event, LayerEnsemble ensemble, double[] start, long[] leads) {
    int members = ensemble.values()[0][0].length;
    double[] first = new double[members];
    double[] probabilities = new double[leads.length];
    for (int member = 0; member < members; member++) {
      first[member] = first(event, ensemble, start, member);
    }
    for (int i = 0; i < leads.length; i++) {
      double by = leads[i];
      probabilities[i] =
          event instanceof Rest
              ? share(event, ensemble.at(leads[i]), start)
              : Arrays.stream(first).filter(x -> x <= by).count() / (double) members;
    }
    double[] errors =
        Arrays.stream(probabilities).map(p -> Math.sqrt(p * (1 - p) / members)).toArray();
    double half = Quantiles.of(first, 0.5)[0];
    boolean dated = !(event instanceof Rest) && Double.isFinite(half);
    return new EventOutlook(
        event,
        event.holds(start, start),
        leads,
        probabilities,
        errors,
        dated ? OptionalDouble.of(half) : OptionalDouble.empty());
  }

  /** The first lead at which a member sees it, infinite if none. */
  private static double first(Event event, LayerEnsemble ensemble, double[] start, int member) {
    for (int i = 0; i < ensemble.leads().length; i++) {
      if (event.holds(MeasureFan.member(ensemble.values()[i], member), start)) {
        return ensemble.leads()[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double share(Event event, double[][] values, double[] start) {
    int count = 0;
    int members = values[0].length;
    for (int member = 0; member < members; member++) {
      count += event.holds(MeasureFan.member(values, member), start) ? 1 : 0;
    }
    return count / (double) members;
  }
}
