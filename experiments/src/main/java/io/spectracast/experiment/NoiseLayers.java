package io.spectracast.experiment;

import io.spectracast.experiment.NoiseConfig.Subject;
import io.spectracast.grid.Numbers;
import io.spectracast.inference.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names behind the numbers of some networks, and what is told from several rows together.
 *
 * @param subjects the networks
 */
record NoiseLayers(List<Subject> subjects) {

  /**
   * An exponent of ν² in the batch size.
   *
   * @param run which of the network's runs, from 0
   */
  record Exponent(String network, String layer, int run, Interval exponent) {}

  String name(String network, NoiseRow row) {
    return layers(network).get(row.index("layer")).replace(".weight", "");
  }

  private List<String> layers(String network) {
    return subjects.stream()
        .filter(subject -> subject.name().equals(network))
        .findFirst()
        .orElseThrow()
        .layers();
  }

  /**
   * One exponent for each layer of each run.
   *
   * @param runs by network
   */
  List<Exponent> exponents(Map<String, List<Numbers>> runs, double level) {
    int cases =
        runs.entrySet().stream()
            .mapToInt(e -> layers(e.getKey()).size() * e.getValue().size())
            .sum();
    List<Exponent> exponents = new ArrayList<>();
    runs.forEach(
        (network, all) -> {
          for (int run = 0; run < all.size(); run++) {
            for (int layer = 0; layer < layers(network).size(); layer++) {
              List<NoiseRow> rows = scaling(all.get(run), layer);
              Interval exponent =
                  NoiseScaling.exponent(
                      rows.stream().mapToDouble(row -> row.value("batch")).toArray(),
                      rows.stream()
                          .map(row -> row.interval(NoiseRow.VARIANCE).orElseThrow())
                          .toList(),
                      1 - level / cases);
              exponents.add(new Exponent(network, name(network, rows.get(0)), run, exponent));
            }
          }
        });
    return exponents;
  }

  private static List<NoiseRow> scaling(Numbers run, int layer) {
    return NoiseJudge.from(NoiseRow.SCALING, rows(List.of(run))).stream()
        .filter(row -> row.index("layer") == layer)
        .toList();
  }

  static List<NoiseRow> rows(List<Numbers> runs) {
    return runs.stream().flatMap(run -> run.rows().stream()).map(NoiseRow::new).toList();
  }

  /** By network, the rows of all its runs. */
  static Map<String, List<NoiseRow>> rows(Map<String, List<Numbers>> runs) {
    Map<String, List<NoiseRow>> rows = new LinkedHashMap<>();
    runs.forEach((network, numbers) -> rows.put(network, rows(numbers)));
    return rows;
  }
}
