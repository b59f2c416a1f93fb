package io.spectracast.backtest;

import io.spectracast.forecast.AsPublished;
import io.spectracast.forecast.DampedTrend;
import io.spectracast.forecast.ForecastMethod;
import io.spectracast.forecast.LayerPast;
import io.spectracast.forecast.LinearTrend;
import io.spectracast.forecast.LogAutoregressive;
import io.spectracast.forecast.MatrixSdeForecast;
import io.spectracast.forecast.OtherFutures;
import io.spectracast.forecast.Persistence;
import io.spectracast.forecast.RandomWalk;
import io.spectracast.forecast.RankOneExtrapolation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A method that takes part.
 *
 * @param name the method's
 * @param kind its part in the comparison
 * @param method makes it for a layer, of which it is given all that was recorded: an oracle looks
 *     at it, every other is given the past alone to forecast from
 * @param refusal why it cannot forecast from a past, if so
 */
public record Contender(
    String name, Kind kind, Function<LayerPast, ForecastMethod> method, Refusal refusal) {

  /** What part a method has in the comparison. */
  public enum Kind {
    /** What others must beat. */
    BASELINE,
    /** What is put to the test. */
    CANDIDATE,
    /** Sees what no forecast can; for orientation. */
    ORACLE
  }

  /** Why a method cannot forecast. */
  @FunctionalInterface
  public interface Refusal {

    /**
     * The reason, if there is one.
     *
     * @param whole all that was recorded
     * @param past the part up to the origin
     * @param last the last step to be forecast
     */
    Optional<String> of(LayerPast whole, LayerPast past, long last);
  }

  /** A method to be put to the test. */
  public static Contender candidate(ForecastMethod method) {
    return of(method, Kind.CANDIDATE);
  }

  /** The forecast by the matrix SDE, where enough weights were kept. */
  public static Contender ofWeights(MatrixSdeForecast method) {
    return new Contender(
        method.name(),
        Kind.CANDIDATE,
        whole -> method,
        (whole, past, last) -> MatrixSdeForecast.refusal(past));
  }

  private static Contender of(ForecastMethod method, Kind kind) {
    return new Contender(
        method.name(), kind, whole -> method, (whole, past, last) -> Optional.empty());
  }

  /** All baselines, and the oracle {@code as-published}. */
  public static List<Contender> references() {
    RankOneExtrapolation relex = new RankOneExtrapolation();
    return List.of(
        of(new Persistence(), Kind.BASELINE),
        of(new RandomWalk(), Kind.BASELINE),
        of(new LinearTrend(), Kind.BASELINE),
        of(new DampedTrend(), Kind.BASELINE),
        of(new LogAutoregressive(), Kind.BASELINE),
        new Contender(
            relex.name(),
            Kind.BASELINE,
            whole -> relex,
            (whole, past, last) -> RankOneExtrapolation.refusal(past)),
        new Contender(
            "as-published",
            Kind.ORACLE,
            whole -> new AsPublished(whole.trajectory()),
            (whole, past, last) ->
                new AsPublished(whole.trajectory()).refusal(past.lastStep(), last)));
  }

  /**
   * The oracle that forecasts each of these by the others.
   *
   * @param futures different futures of one past, to be forecast from where they part
   */
  public static Contender otherFutures(List<Subject> futures) {
    Function<LayerPast, OtherFutures> oracle =
        whole ->
            new OtherFutures(
                whole.trajectory(),
                futures.stream()
                    .flatMap(f -> f.layers().stream())
                    .filter(l -> l.layer().equals(whole.layer()))
                    .filter(l -> l != whole)
                    .map(LayerPast::trajectory)
                    .toList());
    return new Contender(
        "other-futures",
        Kind.ORACLE,
        oracle::apply,
        (whole, past, last) -> oracle.apply(whole).refusal(past.lastStep(), last));
  }
}
