package io.spectracast.cli;

import io.spectracast.backtest.Horizon;
import io.spectracast.forecast.ForecastRequest;
import java.util.List;
import picocli.CommandLine.Option;

/** What a forecast can be asked for. */
final class ForecastOptions {

  /** Where steps are updates. */
  private static final List<String> UPDATES = List.of("50", "200", "400");

  /** Where steps may be epochs. */
  private static final List<String> PARTS = List.of("10%", "25%", "50%");

  @Option(
      names = "--horizon",
      split = ",",
      paramLabel = "UPDATES|PERCENT%",
      description =
          "Steps after the origin to forecast and score, as numbers or as parts of the steps"
              + " elapsed (default: 50,200,400; for a folder of checkpoints 10%%,25%%,50%%).")
  private List<String> horizons = List.of();

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "256",
      description = "Ensemble size (default: ${DEFAULT-VALUE}).")
  private int members;

  /**
   * The request.
   *
   * @param first the first recorded step
   * @param origin the last step the forecast may see
   * @param inUpdates whether steps are updates
   */
  ForecastRequest request(CommonOptions common, long first, long origin, boolean inUpdates) {
    if (members < 2) {
      throw new InputException("--members must be at least 2, was " + members);
    }
    List<String> asked = !horizons.isEmpty() ? horizons : inUpdates ? UPDATES : PARTS;
    long[] leads =
        asked.stream()
            .map(ForecastOptions::horizon)
            .mapToLong(h -> Math.max(1, Math.round(h.lead(first, origin))))
            .sorted()
            .distinct()
            .toArray();
    return new ForecastRequest(origin, leads, members, common.seed(), common.threads());
  }

  private static Horizon horizon(String text) {
    try {
      return Horizon.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InputException("--horizon: " + e.getMessage());
    }
  }
}
