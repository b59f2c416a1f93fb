package io.spectracast.cli;

import io.spectracast.backtest.Contender;
import io.spectracast.forecast.ChosenForecast;
import io.spectracast.forecast.Evidence;
import io.spectracast.forecast.MatrixSdeForecast;
import io.spectracast.forecast.StackedForecast;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The methods a backtest can be asked for. */
final class Contenders {

  private static final String CONSTANTS = ".properties";

  private Contenders() {}

  /** The references and this program's forecasts. */
  static List<Contender> all() {
    List<Contender> all = new ArrayList<>(Contender.references());
    all.add(Contender.candidate(new ChosenForecast()));
    for (Evidence most : Evidence.values()) {
      all.add(Contender.candidate(new StackedForecast(most)));
    }
    all.add(Contender.ofWeights(new MatrixSdeForecast()));
    return all;
  }

  /**
   * Those of these names, or all if there is no name; {@code FILE.properties} is the stacked
   * forecast with the constants of that file.
   *
   * @throws InputException if there is none of a name
   * @throws IOException if a file of constants cannot be read
   */
  static List<Contender> named(List<String> names) throws IOException {
    List<Contender> all = all();
    List<String> known = all.stream().map(Contender::name).toList();
    List<Contender> named =
        new ArrayList<>(all.stream().filter(c -> names.contains(c.name())).toList());
    for (String name : names) {
      if (name.endsWith(CONSTANTS)) {
        named.add(Contender.candidate(stacked(Path.of(name))));
      } else if (!known.contains(name)) {
        throw new InputException(
            "--methods must be of %s, or a file of constants, was '%s'"
                .formatted(String.join(", ", known), name));
      }
    }
    return names.isEmpty() ? all : named;
  }

  private static StackedForecast stacked(Path constants) throws IOException {
    try {
      return StackedForecast.of(constants);
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage());
    }
  }
}
