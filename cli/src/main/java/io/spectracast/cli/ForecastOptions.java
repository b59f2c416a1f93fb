package io.spectracast.cli;

import io.spectracast.forecast.ForecastRequest;
import java.util.List;
import picocli.CommandLine.Option;

/** What a forecast can be asked for. */
final class ForecastOptions {

  @Option(
      names = "--horizon",
      split = ",",
      paramLabel = "UPDATES",
      defaultValue = "50,200,400",
      description = "Updates after the origin to forecast and score (default: ${DEFAULT-VALUE}).")
  private List<Long> horizons;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "256",
      description = "Ensemble size (default: ${DEFAULT-VALUE}).")
  private int members;

  /** The request, with the origin still to be settled. */
  ForecastRequest request(CommonOptions common) {
    long[] sorted = horizons.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
    if (sorted.length == 0 || sorted[0] < 1) {
      throw new InputException("--horizon must be positive numbers of updates, was " + horizons);
    }
    if (members < 2) {
      throw new InputException("--members must be at least 2, was " + members);
    }
    return new ForecastRequest(0, sorted, members, common.seed(), common.threads());
  }
}
