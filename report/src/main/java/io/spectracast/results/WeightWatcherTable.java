package io.spectracast.results;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.analysis.WeightWatcherRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Layers as CSV under the column names of WeightWatcher 0.7.5.5, in its order: {@code layer_id},
 * {@code name}, then the others by the alphabet. {@code longname} is the key. The columns are those
 * of its options {@code mp_fit} and, where shuffled entries were decomposed, {@code randomize}.
 */
public final class WeightWatcherTable {

  private static final List<String> FIRST = List.of("layer_id", "name");

  private static final List<String> ALWAYS =
      List.of(
          "D",
          "M",
          "N",
          "Q",
          "W_scale",
          "alpha",
          "alpha_weighted",
          "bulk_max",
          "bulk_min",
          "entropy",
          "has_esd",
          "lambda_max",
          "layer_type",
          "log_alpha_norm",
          "log_norm",
          "log_spectral_norm",
          "longname",
          "matrix_rank",
          "mp_softrank",
          "norm",
          "num_evals",
          "num_pl_spikes",
          "num_spikes",
          "rank_loss",
          "rf",
          "sigma",
          "sigma_mp",
          "spectral_norm",
          "stable_rank",
          "status",
          "sv_max",
          "sv_min",
          "warning",
          "weak_rank_loss",
          "xmax",
          "xmin");

  private static final List<String> RANDOMISED =
      List.of(
          "max_rand_eval",
          "rand_W_scale",
          "rand_bulk_max",
          "rand_bulk_min",
          "rand_distance",
          "rand_mp_softrank",
          "rand_num_spikes",
          "rand_sigma_mp",
          "ww_maxdist",
          "ww_softrank");

  private WeightWatcherTable() {}

  /** The header. */
  static List<String> columns(boolean randomised) {
    List<String> columns = new ArrayList<>(FIRST);
    Stream.concat(ALWAYS.stream(), randomised ? RANDOMISED.stream() : Stream.empty())
        .sorted()
        .forEach(columns::add);
    return columns;
  }

  /**
   * Writes a new file.
   *
   * @param layers analysed with the kernel positions of convolutions pooled
   * @param randomised whether to write the columns of shuffled entries
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of this name
   */
  public static void write(Path file, List<LayerAnalysis> layers, boolean randomised)
      throws IOException {
    List<String> columns = columns(randomised);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      out.write(Csv.line(columns));
      int number = 0;
      for (LayerAnalysis layer : layers) {
        WeightWatcherRow row = WeightWatcherRow.of(++number, layer);
        out.write(Csv.line(columns.stream().map(row::text).toList()));
      }
    }
  }
}
