package io.spectracast.study;

import io.spectracast.experiment.Bench;
import io.spectracast.grid.GridResult;
import io.spectracast.provenance.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Published checkpoints whose test error is known: the rows of {@code known_quality.csv} that tell
 * an accuracy or an error in per cent.
 *
 * @param result of measuring them
 * @param task of each checkpoint that was measured
 * @param errors in per cent
 */
record KnownModels(GridResult<ModelSettings> result, List<String> task, List<Double> errors) {

  private static final String LIST = "known_quality.csv";

  /** Measures the models; none if the list is not there. */
  static KnownModels measure(Bench bench) throws IOException {
    Map<String, String> tasks = new LinkedHashMap<>();
    Map<String, Double> errors = new LinkedHashMap<>();
    List<ModelSettings> settings = new ArrayList<>();
    var list = bench.datasets().beside(LIST);
    if (list.isPresent()) {
      for (Map<String, String> row : TableFile.read(list.get())) {
        String metric = row.get("metric");
        Path file = list.get().resolveSibling(row.get("file"));
        if ((metric.equals("test acc %") || metric.equals("test error %")) && Files.exists(file)) {
          double value = Double.parseDouble(row.get("value"));
          settings.add(new ModelSettings(file.toString(), Digests.ofFile(file)));
          tasks.put(file.toString(), row.get("task"));
          errors.put(file.toString(), metric.equals("test error %") ? value : 100 - value);
        }
      }
    }
    GridResult<ModelSettings> result = bench.grid("published models", new ModelWork(), settings);
    List<String> files = result.done().stream().map(unit -> unit.settings().file()).toList();
    return new KnownModels(
        result, files.stream().map(tasks::get).toList(), files.stream().map(errors::get).toList());
  }

  /** The measures by their titles, and the error. */
  Sample sample() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (NetMeasure measure : NetMeasure.ofWeights()) {
      columns.put(
          measure.title(),
          result.done().stream()
              .mapToDouble(unit -> unit.numbers().column(measure.column())[0])
              .toArray());
    }
    columns.put(Outcomes.TEST_ERROR, errors.stream().mapToDouble(e -> e).toArray());
    return new Sample(task, columns);
  }
}
