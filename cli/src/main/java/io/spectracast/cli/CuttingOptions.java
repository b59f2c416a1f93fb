package io.spectracast.cli;

import io.spectracast.checkpoint.AxisOrder;
import io.spectracast.checkpoint.ConvolutionView;
import io.spectracast.checkpoint.LayerOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which layers there are: how tensors become weight matrices, and those chosen by name. */
final class CuttingOptions {

  @Option(
      names = "--layers",
      paramLabel = "PATTERN",
      description =
          "Only layers of this name, where * stands for anything; may be given several times.")
  private List<String> patterns = List.of();

  @Option(
      names = "--conv",
      paramLabel = "unfolded|pooled|slices",
      description =
          "A convolution's kernel as one matrix of outputs by inputs and positions; or a matrix for"
              + " each position, their spectra taken together or one by one (default: unfolded).")
  private Optional<ConvolutionView> convolution = Optional.empty();

  @Option(
      names = "--split-qkv",
      description = "Cut fused query, key and value projections into three matrices.")
  private boolean splitQkv;

  @Option(
      names = "--heads",
      split = ",",
      paramLabel = "N[,KV]",
      description = "Cut attention projections by head: N of queries and KV of keys and values.")
  private List<Integer> heads = List.of();

  @Option(names = "--split-gates", description = "Cut LSTM and GRU weights by gate.")
  private boolean splitGates;

  @Option(
      names = "--lora-alpha",
      paramLabel = "A",
      description = "Scale a low-rank adapter by A/r (default: as the checkpoint says, else 1).")
  private Optional<Double> loraAlpha = Optional.empty();

  @Option(
      names = "--axes",
      paramLabel = "out-first|out-last",
      description = "The order of a matrix's axes (default: as the format or the names imply).")
  private Optional<AxesWord> axes = Optional.empty();

  /** The order of axes as a user types it. */
  private enum AxesWord {
    OUT_FIRST(AxisOrder.OUT_FIRST),
    OUT_LAST(AxisOrder.OUT_LAST);

    private final AxisOrder order;

    AxesWord(AxisOrder order) {
      this.order = order;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The names asked for; none stand for all. */
  List<String> patterns() {
    return patterns;
  }

  /** From now on pooled convolutions, unless another view is asked for, which is an error. */
  void poolConvolutions() {
    if (convolution.isPresent() && view() != ConvolutionView.POOLED) {
      throw new InputException("--columns weightwatcher needs --conv pooled");
    }
    convolution = Optional.of(ConvolutionView.POOLED);
  }

  private ConvolutionView view() {
    return convolution.orElse(ConvolutionView.UNFOLDED);
  }

  LayerOptions layerOptions() {
    if (heads.size() > 2 || heads.stream().anyMatch(n -> n < 1)) {
      throw new InputException("--heads must be one or two positive numbers, was " + joined(heads));
    }
    return new LayerOptions(
        view(),
        splitQkv,
        heads.isEmpty() ? 0 : heads.get(0),
        heads.size() < 2 ? 0 : heads.get(1),
        splitGates,
        loraAlpha.orElse(0.0),
        axes.map(word -> word.order));
  }

  /** What was chosen, by the options' names; what the checkpoint decides is left out. */
  void describe(Map<String, String> settings) {
    settings.put("conv", view().name().toLowerCase(Locale.ROOT));
    settings.put("split-qkv", Boolean.toString(splitQkv));
    if (!heads.isEmpty()) {
      settings.put("heads", joined(heads));
    }
    settings.put("split-gates", Boolean.toString(splitGates));
    loraAlpha.ifPresent(alpha -> settings.put("lora-alpha", Words.number(alpha)));
    axes.ifPresent(word -> settings.put("axes", word.toString()));
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
