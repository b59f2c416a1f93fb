package io.spectracast.analysis;

import io.spectracast.checkpoint.LayerKind;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.tail.PowerLawTail;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A layer's numbers under the column names of WeightWatcher 0.7.5.5 and in its conventions: λ = s²,
 * of convolutions s²/2, their kernel positions pooled (so analyse with {@link
 * io.spectracast.checkpoint.ConvolutionView#POOLED}). What could not be computed has no cell.
 *
 * <p>docs/weightwatcher.md says column by column what is the same and what is not.
 *
 * @param cells numbers, texts and truth values by column
 */
public record WeightWatcherRow(Map<String, Object> cells) {

  /** Eigenvalues below it count as lost. */
  private static final double WEAK = 1e-6;

  private static final double OVER_TRAINED = 2;
  private static final double UNDER_TRAINED = 6;

  public WeightWatcherRow {
    cells = java.util.Collections.unmodifiableMap(new TreeMap<>(cells));
  }

  /**
   * The row of a layer.
   *
   * @param number of the layer, from 1: WeightWatcher's own numbers count modules that have no
   *     weights, which a checkpoint does not name
   */
  public static WeightWatcherRow of(int number, LayerAnalysis analysis) {
    return new WeightWatcherRow(new Cells(number, analysis).all());
  }

  /** The value of a cell as text; empty if there is none. */
  public String text(String column) {
    Object value = cells.get(column);
    return value == null ? "" : value.toString();
  }

  /** Fills the cells of one layer. */
  private static final class Cells {

    private final LayerAnalysis analysis;
    private final LayerDescription layer;
    private final boolean convolution;

    /** Ascending. */
    private final double[] eigenvalues;

    private final Map<String, Object> cells = new TreeMap<>();

    Cells(int number, LayerAnalysis analysis) {
      this.analysis = analysis;
      this.layer = analysis.layer();
      this.convolution =
          layer.kind() == LayerKind.CONVOLUTION || layer.kind() == LayerKind.TRANSPOSED_CONVOLUTION;
      this.eigenvalues =
          Arrays.stream(analysis.singularValues()).map(this::eigenvalue).sorted().toArray();
      cells.put("layer_id", number);
    }

    Map<String, Object> all() {
      describe();
      if (eigenvalues.length > 0) {
        norms();
        ranks();
        analysis.tail().value().ifPresent(this::tail);
        analysis.bulk().value().ifPresent(fit -> bulk("", fit));
        analysis.randomised().value().ifPresent(this::randomised);
      }
      return cells;
    }

    /** Of a singular value, in WeightWatcher's unit. */
    private double eigenvalue(double s) {
      return convolution ? s * s / 2 : s * s;
    }

    private double largest() {
      return eigenvalues[eigenvalues.length - 1];
    }

    private double norm() {
      return Arrays.stream(eigenvalues).sum();
    }

    private void describe() {
      cells.put(
          "longname", layer.name().replaceFirst("^module\\.", "").replaceFirst("\\.weight$", ""));
      cells.put("name", moduleName());
      cells.put("layer_type", layerType());
      cells.put("M", layer.shortSide());
      cells.put("N", layer.longSide());
      cells.put("Q", (double) layer.longSide() / layer.shortSide());
      cells.put("rf", layer.copies());
      cells.put("num_evals", layer.size());
      cells.put("has_esd", eigenvalues.length > 0);
      cells.put("status", eigenvalues.length > 0 ? "success" : "failed");
      cells.put("warning", "");
    }

    private String moduleName() {
      int axes = layer.tensorShape().size() - 2;
      return switch (layer.kind()) {
        case CONVOLUTION -> "Conv" + axes + "d";
        case TRANSPOSED_CONVOLUTION -> "ConvTranspose" + axes + "d";
        case EMBEDDING -> "Embedding";
        case RECURRENT -> "RNN";
        default -> "Linear";
      };
    }

    private String layerType() {
      return switch (layer.kind()) {
        case CONVOLUTION, TRANSPOSED_CONVOLUTION -> "conv" + (layer.tensorShape().size() - 2) + "d";
        case EMBEDDING -> "embedding";
        default -> "dense";
      };
    }

    private void norms() {
      cells.put("norm", norm());
      cells.put("log_norm", Math.log10(norm()));
      cells.put("lambda_max", largest());
      cells.put("spectral_norm", largest());
      cells.put("log_spectral_norm", Math.log10(largest()));
      cells.put("stable_rank", norm() / largest());
      cells.put("sv_max", Math.sqrt(largest()));
      cells.put("sv_min", Math.sqrt(eigenvalues[0]));
      cells.put("entropy", entropy());
    }

    private double entropy() {
      double norm = norm();
      double sum = 0;
      for (double value : eigenvalues) {
        double p = value / norm;
        sum -= p > 0 ? p * Math.log(p) : 0;
      }
      int rank = analysis.metrics().get().numericalRank();
      return rank > 1 ? sum / Math.log(rank) : 0;
    }

    private void ranks() {
      int rank = analysis.metrics().get().numericalRank();
      cells.put("matrix_rank", rank);
      cells.put("rank_loss", layer.size() - rank);
      cells.put("weak_rank_loss", (int) Arrays.stream(eigenvalues).filter(v -> v < WEAK).count());
    }

    private void tail(PowerLawTail tail) {
      double alpha = tail.tailExponent();
      double unit = convolution ? 0.5 : 1;
      cells.put("alpha", alpha);
      cells.put("D", tail.kolmogorovDistance());
      cells.put("sigma", tail.standardError());
      cells.put("xmin", unit * tail.xMin());
      cells.put("xmax", unit * tail.xMax());
      cells.put("num_pl_spikes", tail.tailSize());
      cells.put("alpha_weighted", alpha * Math.log10(largest()));
      double powers = Arrays.stream(eigenvalues).map(v -> Math.pow(v / largest(), alpha)).sum();
      cells.put("log_alpha_norm", Math.log10(powers) + alpha * Math.log10(largest()));
      cells.put(
          "warning",
          alpha < OVER_TRAINED ? "over-trained" : alpha > UNDER_TRAINED ? "under-trained" : "");
    }

    /** WeightWatcher scales eigenvalues to the mean 1 first. */
    private void bulk(String prefix, BulkFit fit) {
      double scale = Math.sqrt(layer.size() / norm());
      double upper = eigenvalue(fit.upperEdge());
      double root = Math.sqrt((double) layer.shortSide() / layer.longSide());
      cells.put(prefix + "W_scale", scale);
      cells.put(prefix + "bulk_max", upper);
      cells.put(prefix + "bulk_min", eigenvalue(fit.lowerEdge()));
      cells.put(prefix + "mp_softrank", upper / largest());
      cells.put(prefix + "num_spikes", fit.spikes().size());
      cells.put(prefix + "sigma_mp", Math.sqrt(upper) * scale / (1 + root));
    }

    private void randomised(RandomisedComparison randomised) {
      double[] others =
          Arrays.stream(randomised.singularValues()).map(this::eigenvalue).sorted().toArray();
      double most = others[others.length - 1];
      cells.put("max_rand_eval", most);
      cells.put("ww_softrank", most / largest());
      cells.put("ww_maxdist", Math.abs(largest() - most));
      cells.put("rand_distance", jensenShannon(eigenvalues, others));
      analysis
          .bulk()
          .value()
          .flatMap(
              fit ->
                  new BulkEstimator(fit.level())
                      .fit(randomised.singularValues(), layer.longSide(), layer.copies()))
          .ifPresent(fit -> bulk("rand_", fit));
      cells.computeIfPresent(
          "rand_mp_softrank", (column, own) -> (double) cells.get("rand_bulk_max") / most);
    }

    /** Of the two sorted spectra, each taken as weights that sum to 1. */
    private static double jensenShannon(double[] first, double[] second) {
      double sumOfFirst = Arrays.stream(first).sum();
      double sumOfSecond = Arrays.stream(second).sum();
      double divergence = 0;
      for (int i = 0; i < first.length; i++) {
        double p = first[i] / sumOfFirst;
        double q = second[i] / sumOfSecond;
        double middle = (p + q) / 2;
        divergence += (weighted(p, middle) + weighted(q, middle)) / 2;
      }
      return Math.sqrt(Math.max(0, divergence));
    }

    private static double weighted(double p, double middle) {
      return p > 0 ? p * Math.log(p / middle) : 0;
    }
  }
}
