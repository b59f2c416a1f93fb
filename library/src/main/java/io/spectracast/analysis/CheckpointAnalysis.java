package io.spectracast.analysis;

import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.checkpoint.Layers;
import io.spectracast.linalg.Blas;
import io.spectracast.provenance.Provenance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The analysis of a checkpoint's layers, several at a time and one tensor of each in memory, passed
 * on one by one in the checkpoint's order.
 *
 * <pre>{@code
 * try (Checkpoint checkpoint = Checkpoint.open(path)) {
 *   ModelAnalysis model =
 *       CheckpointAnalysis.of(checkpoint, LayerOptions.DEFAULT, AnalysisOptions.DEFAULT).run(digest);
 * }
 * }</pre>
 */
public final class CheckpointAnalysis {

  private final List<LayerInput> inputs;
  private final Layers layers;
  private final AnalysisOptions options;

  private CheckpointAnalysis(List<LayerInput> inputs, Layers layers, AnalysisOptions options) {
    this.inputs = inputs;
    this.layers = layers;
    this.options = options;
  }

  /**
   * The analysis of a checkpoint, which must stay open until it has run.
   *
   * @throws io.spectracast.checkpoint.CheckpointException as {@link Layers#of}
   */
  public static CheckpointAnalysis of(
      Checkpoint checkpoint, LayerOptions layerOptions, AnalysisOptions options)
      throws IOException {
    return of(Layers.of(checkpoint, layerOptions), options);
  }

  /**
   * The same, every layer also compared with the base's layer of the same name.
   *
   * @throws io.spectracast.checkpoint.CheckpointException as {@link Layers#deltas}
   */
  public static CheckpointAnalysis of(
      Checkpoint checkpoint, Checkpoint base, LayerOptions layerOptions, AnalysisOptions options)
      throws IOException {
    Layers layers = Layers.of(checkpoint, layerOptions);
    Layers changes = Layers.deltas(checkpoint, base, layerOptions);
    return new CheckpointAnalysis(
        LayerInput.of(layers, Layers.of(base, layerOptions), changes), layers, options);
  }

  /**
   * The same with layers that the base need not have: those of its names and sizes are compared
   * with it, the others have no base.
   *
   * @throws io.spectracast.checkpoint.CheckpointException as {@link Layers#of}
   */
  public static CheckpointAnalysis besides(
      Checkpoint checkpoint, Checkpoint base, LayerOptions layerOptions, AnalysisOptions options)
      throws IOException {
    Layers layers = Layers.of(checkpoint, layerOptions);
    Layers others = Layers.of(base, layerOptions);
    return new CheckpointAnalysis(
        LayerInput.of(layers, others, layers.changesFrom(others)), layers, options);
  }

  /** The analysis of these layers, as they are: of changes, if these are changes. */
  public static CheckpointAnalysis of(Layers layers, AnalysisOptions options) {
    return new CheckpointAnalysis(LayerInput.of(layers), layers, options);
  }

  /** Of the layers alone whose name the condition accepts. */
  public CheckpointAnalysis only(Predicate<String> name) {
    List<LayerInput> kept = inputs.stream().filter(in -> name.test(in.layer().name())).toList();
    return new CheckpointAnalysis(kept, layers, options);
  }

  /** What will be analysed, in this order. */
  public List<LayerDescription> layers() {
    return inputs.stream().map(LayerInput::layer).toList();
  }

  /** Tensors that are no layers, with reasons. */
  public List<Layers.Skipped> skipped() {
    return layers.skipped();
  }

  /**
   * Analyses all layers and passes them on. An interrupt ends it after the layers in work.
   *
   * @param listener called on the calling thread
   * @param stop once true, no further layer is begun; those in work are still passed on
   */
  public void run(AnalysisListener listener, BooleanSupplier stop) {
    LayerAnalyzer analyzer = new LayerAnalyzer(options);
    try (OrderedWork<LayerAnalysis> work =
        new OrderedWork<>(options.threads(), options.memoryLimit(), listener::analysed)) {
      for (LayerInput input : inputs) {
        long bytes = LayerMemory.of(input.layer(), options).reserved();
        work.awaitRoom(bytes);
        if (stop.getAsBoolean()) {
          break;
        }
        listener.started(input.layer());
        work.begin(bytes, () -> analyzer.analyse(input));
      }
      work.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Analyses all layers and keeps the results.
   *
   * @param inputDigest for the provenance: SHA-256 of the checkpoint in hexadecimal
   */
  public ModelAnalysis run(String inputDigest) {
    List<LayerAnalysis> results = new ArrayList<>();
    run(results::add, () -> false);
    return new ModelAnalysis(
        results,
        layers.skipped(),
        options,
        Provenance.ofThisProcess(options.seed(), Blas.description(), inputDigest));
  }
}
