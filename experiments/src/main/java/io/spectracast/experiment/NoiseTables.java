package io.spectracast.experiment;

import io.spectracast.exhibit.Table;
import io.spectracast.inference.Interval;
import io.spectracast.noise.Assumption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of the experiment on noise. */
final class NoiseTables {

  private static final List<String> STAGES = List.of("start", "middle", "end");

  private NoiseTables() {}

  static String stage(NoiseRow row) {
    return STAGES.get(row.index("stage"));
  }

  /** A verdict on each assumption, for each layer, stage and run. */
  static Table verdicts(Map<String, List<NoiseRow>> rows, NoiseLayers layers) {
    Table.Builder table =
        Table.of(
            "verdicts",
            "Which assumption holds, by test",
            "network",
            "layer",
            "stage",
            "noise of",
            "isotropic",
            "Kronecker",
            "white in time",
            "Gaussian",
            "independent of W");
    rows.forEach(
        (name, all) -> {
          for (NoiseRow row : all) {
            if (row.index("source") != NoiseRow.SCALING) {
              table.row(
                  name,
                  layers.name(name, row),
                  stage(row),
                  source(row),
                  verdict(row, Assumption.ISOTROPIC),
                  verdict(row, Assumption.KRONECKER),
                  verdict(row, Assumption.WHITE),
                  verdict(row, Assumption.GAUSSIAN),
                  verdict(row, Assumption.STATE_INDEPENDENT));
            }
          }
        });
    return table.build();
  }

  private static String source(NoiseRow row) {
    return row.index("source") == NoiseRow.FIXED ? "fixed weights" : "the run";
  }

  private static String verdict(NoiseRow row, Assumption assumption) {
    return row.pValue(assumption)
        .map(
            p ->
                String.format(
                    Locale.ROOT, p <= NoiseRun.LEVEL ? "fails, p = %.1g" : "holds, p = %.2g", p))
        .orElse("open");
  }

  /** Size, shape, time and tails of the noise, for each layer, stage and run. */
  static Table moments(Map<String, List<NoiseRow>> rows, NoiseLayers layers) {
    Table.Builder table =
        Table.of(
            "moments",
            "The noise of a minibatch gradient",
            "network",
            "layer",
            "stage",
            "noise of",
            "ν²",
            "ν² low",
            "ν² high",
            "long-run ν²",
            "ν², leading block",
            "ν², bulk",
            "m",
            "rows participating",
            "n",
            "columns participating",
            "τ",
            "τ low",
            "τ high",
            "excess kurtosis",
            "kurtosis low",
            "kurtosis high",
            "tail index",
            "tail low",
            "tail high",
            "of Gaussian noise");
    rows.forEach(
        (name, all) -> {
          for (NoiseRow row : all) {
            if (row.index("source") != NoiseRow.SCALING) {
              table.row(
                  name,
                  layers.name(name, row),
                  stage(row),
                  source(row),
                  row.value(NoiseRow.VARIANCE),
                  row.value(NoiseRow.VARIANCE + "-low"),
                  row.value(NoiseRow.VARIANCE + "-high"),
                  row.value(NoiseRow.LONG_RUN),
                  row.value(NoiseRow.BLOCK),
                  row.value(NoiseRow.BULK),
                  row.index("m"),
                  row.value(NoiseRow.ROWS),
                  row.index("n"),
                  row.value(NoiseRow.COLUMNS_PARTICIPATING),
                  row.value(NoiseRow.TIME),
                  row.value(NoiseRow.TIME + "-low"),
                  row.value(NoiseRow.TIME + "-high"),
                  row.value(NoiseRow.ENTRY_KURTOSIS),
                  row.value(NoiseRow.ENTRY_KURTOSIS + "-low"),
                  row.value(NoiseRow.ENTRY_KURTOSIS + "-high"),
                  row.value(NoiseRow.ENTRY_TAIL),
                  row.value(NoiseRow.ENTRY_TAIL + "-low"),
                  row.value(NoiseRow.ENTRY_TAIL + "-high"),
                  row.value("gaussian-entry-tail"));
            }
          }
        });
    return table.build();
  }

  /** How often each assumption was rejected. */
  static Table counts(Map<String, List<NoiseRow>> rows) {
    Table.Builder table =
        Table.of(
            "counts",
            "Rejections at level " + NoiseRun.LEVEL,
            "network",
            "noise of",
            "assumption",
            "rejected",
            "cases",
            "verdict");
    rows.forEach(
        (name, all) -> {
          for (int source : List.of(NoiseRow.FIXED, NoiseRow.SUCCESSIVE)) {
            for (Assumption assumption : Assumption.values()) {
              NoiseJudge.Count count =
                  NoiseJudge.Count.of(assumption, NoiseJudge.from(source, all));
              table.row(
                  name,
                  source == NoiseRow.FIXED ? "fixed weights" : "the run",
                  assumption.words(),
                  count.rejected(),
                  count.cases(),
                  count.verdict().word());
            }
          }
        });
    return table.build();
  }

  /** Exponents of ν² in the batch size. */
  static Table scaling(List<NoiseLayers.Exponent> exponents) {
    Table.Builder table =
        Table.of(
            "scaling",
            "Exponent of ν² in the batch size, in the middle of training",
            "network",
            "layer",
            "run",
            "exponent",
            "low",
            "high");
    for (NoiseLayers.Exponent exponent : exponents) {
      Interval i = exponent.exponent();
      table.row(
          exponent.network(), exponent.layer(), exponent.run(), i.estimate(), i.low(), i.high());
    }
    return table.build();
  }
}
