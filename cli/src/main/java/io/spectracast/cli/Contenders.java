package io.spectracast.cli;

import io.spectracast.backtest.Contender;
import io.spectracast.forecast.ChosenForecast;
import io.spectracast.forecast.MatrixSdeForecast;
import io.spectracast.forecast.StackedForecast;
import java.util.ArrayList;
import java.util.List;

/** The methods a backtest can be asked for. */
final class Contenders {

  private Contenders() {}

  /** The references and this program's forecasts. */
  static List<Contender> all() {
    List<Contender> all = new ArrayList<>(Contender.references());
    all.add(Contender.candidate(new ChosenForecast()));
    all.add(Contender.candidate(new StackedForecast(true)));
    all.add(Contender.candidate(new StackedForecast(false)));
    all.add(Contender.ofWeights(new MatrixSdeForecast()));
    return all;
  }

  /**
   * Those of these names, or all if there is no name.
   *
   * @throws InputException if there is none of a name
   */
  static List<Contender> named(List<String> names) {
    List<Contender> all = all();
    List<String> known = all.stream().map(Contender::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new InputException(
            "--methods must be of %s, was '%s'".formatted(String.join(", ", known), name));
      }
    }
    return names.isEmpty() ? all : all.stream().filter(c -> names.contains(c.name())).toList();
  }
}
