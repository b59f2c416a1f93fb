package io.spectracast.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.spectracast.analysis.AnalysisOptions;
import io.spectracast.analysis.CheckpointAnalysis;
import io.spectracast.analysis.LayerDescription;
import io.spectracast.analysis.Part;
import io.spectracast.checkpoint.Checkpoint;
import io.spectracast.checkpoint.LayerOptions;
import io.spectracast.linalg.Blas;
import io.spectracast.linalg.Precision;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the analysis of a model of GPT-2 small's shape costs, in processor seconds of the process,
 * beside scipy's time for one of its matrices and this machine's dgemm rate in the same run. Run
 * from the root of the project; writes the model, 498 MB, where the first argument says, by default
 * to {@code benchmarks/target/gpt-shaped.safetensors}.
 */
public final class AnalyzeBenchmark {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** What scipy takes on the machine that the bars were set on. */
  private static final double REFERENCE = 0.24;

  private static final int REPETITIONS = 2;
  private static final AnalysisOptions SPECTRA = AnalysisOptions.DEFAULT.parts(Set.of());

  private static final AnalysisOptions TESTED = AnalysisOptions.DEFAULT;
  private static final AnalysisOptions ALL =
      AnalysisOptions.DEFAULT.parts(EnumSet.allOf(Part.class));

  private final Path file;

  private AnalyzeBenchmark(Path file) {
    this.file = file;
  }

  /** Prints the figures in Markdown. */
  public static void main(String[] arguments) throws Exception {
    Path file =
        Path.of(arguments.length > 0 ? arguments[0] : "benchmarks/target/gpt-shaped.safetensors");
    if (!Files.exists(file)) {
      GptShapedFile.write(file);
    }
    new AnalyzeBenchmark(file).run();
  }

  private void run() throws Exception {
    measure(ALL, name -> name.matches("wpe.*|h\\.[01]\\..*")); // warms up
    System.out.println(Blas.description());
    double memory = peakMemory();
    double scipy = scipySeconds();
    double rate = gemmRate();
    Cost spectra = best(SPECTRA);
    Cost fast = best(SPECTRA.precision(Precision.FAST));
    Cost two = best(SPECTRA.threads(2));
    Cost tested = best(TESTED);
    Cost testedByTwo = best(TESTED.threads(2));
    Cost all = best(ALL);
    scipy = Math.min(scipy, scipySeconds());
    rate = Math.max(rate, gemmRate());
    double scale = scipy / REFERENCE;
    double bound = operations() / rate;

    System.out.println("| figure | measured | bar |");
    System.out.println("|---|---|---|");
    row("scipy svdvals 3072 × 768, CPU s", scipy, "–");
    row("dgemm, GFLOP/s", rate / 1e9, "–");
    row("spectra and α, CPU s", spectra.processor, bar(4.5 * scale));
    row("the layers' times over the flop bound", spectra.layers / bound, bar(1.7));
    row("memory above the JVM's own, MiB", memory, bar(350));
    row(
        "with tests and comparisons, over spectra and α",
        tested.processor / spectra.processor,
        bar(3));
    row("the same, CPU s", tested.processor, bar(13.5 * scale));
    row("with square parts too, CPU s", all.processor, "–");
    row("fast: times faster", spectra.processor / fast.processor, "≥ 1.8");
    row("two threads, spectra and α: times faster", spectra.wall / two.wall, "≥ 1.8");
    row("two threads, with tests: times faster", tested.wall / testedByTwo.wall, "≥ 1.8");
  }

  private static void row(String figure, double value, String bar) {
    System.out.printf("| %s | %.3g | %s |%n", figure, value, bar);
  }

  private static String bar(double most) {
    return "≤ %.3g".formatted(most);
  }

  /**
   * Of one analysis, in seconds.
   *
   * @param processor of the process, collector and compiler included
   * @param wall by the clock on the wall
   * @param layers the sum of what the layers themselves report
   */
  private record Cost(double processor, double wall, double layers) {}

  private Cost best(AnalysisOptions options) throws IOException {
    Cost best = measure(options, name -> true);
    for (int i = 1; i < REPETITIONS; i++) {
      Cost next = measure(options, name -> true);
      best =
          new Cost(
              Math.min(best.processor, next.processor),
              Math.min(best.wall, next.wall),
              Math.min(best.layers, next.layers));
    }
    return best;
  }

  private Cost measure(AnalysisOptions options, Predicate<String> layers) throws IOException {
    long wall = System.nanoTime();
    long processor = SYSTEM.getProcessCpuTime();
    double[] sum = new double[1];
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      CheckpointAnalysis.of(checkpoint, LayerOptions.DEFAULT, options)
          .only(layers)
          .run(layer -> sum[0] += layer.seconds(), () -> false);
    }
    return new Cost(
        (SYSTEM.getProcessCpuTime() - processor) / 1e9, (System.nanoTime() - wall) / 1e9, sum[0]);
  }

  private double peakMemory() throws Exception {
    System.gc();
    double before = ResidentMemory.mebibytes();
    try (ResidentMemory memory = new ResidentMemory()) {
      measure(ALL, name -> true);
      return memory.peakMebibytes() - before;
    }
  }

  private double operations() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return CheckpointAnalysis.of(checkpoint, LayerOptions.DEFAULT, SPECTRA).layers().stream()
          .mapToDouble(LayerDescription::operations)
          .sum();
    }
  }

  /** Operations a second of 1024³ in native memory, best of many. */
  private static double gemmRate() {
    GemmBenchmark benchmark = new GemmBenchmark();
    benchmark.setUp();
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 40; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      benchmark.dgemm();
      best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
    return 2e9 * GemmBenchmark.SIZE * GemmBenchmark.SIZE * GemmBenchmark.SIZE / best;
  }

  private static double scipySeconds() throws IOException {
    ProcessBuilder python = new ProcessBuilder("python3", "benchmarks/scipy_svdvals.py");
    python.environment().keySet().removeAll(Set.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"));
    python.redirectError(ProcessBuilder.Redirect.INHERIT);
    byte[] output = python.start().getInputStream().readAllBytes();
    return Double.parseDouble(new String(output, StandardCharsets.US_ASCII).strip());
  }
}
