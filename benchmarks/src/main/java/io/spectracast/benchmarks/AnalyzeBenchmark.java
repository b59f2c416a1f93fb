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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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

  /** Passes of each route before any is counted. */
  private static final int WARM_UP = 3;

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
    warmUp();
    System.out.println(Blas.description());
    double memory = peakMemory();
    double scipy = scipySeconds();
    double rate = gemmRate();
    List<Cost> plain = best(6, SPECTRA, SPECTRA.precision(Precision.FAST), SPECTRA.threads(2));
    Cost spectra = plain.get(0);
    Cost fast = plain.get(1);
    Cost two = plain.get(2);
    List<Cost> whole = best(2, TESTED, TESTED.threads(2), ALL);
    Cost tested = whole.get(0);
    Cost testedByTwo = whole.get(1);
    Cost all = whole.get(2);
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
  private record Cost(double processor, double wall, double layers) {

    Cost least(Cost other) {
      return new Cost(
          Math.min(processor, other.processor),
          Math.min(wall, other.wall),
          Math.min(layers, other.layers));
    }
  }

  /** Both routes over the whole file, until little is left to the compiler; prints the first. */
  private void warmUp() throws IOException {
    measure(ALL, name -> name.matches("wpe.*|h\\.[01]\\..*"));
    for (int pass = 0; pass < WARM_UP; pass++) {
      Cost spectra = measure(SPECTRA, name -> true);
      Cost fast = measure(SPECTRA.precision(Precision.FAST), name -> true);
      if (pass == 0) {
        System.out.printf("cold: spectra %.3g, fast %.3g%n", spectra.processor, fast.processor);
      }
    }
  }

  /** The least cost of each, in rounds in which every one has its turn. */
  private List<Cost> best(int rounds, AnalysisOptions... each) throws IOException {
    List<Cost> best = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < each.length; i++) {
        Cost cost = measure(each[i], name -> true);
        if (round == 0) {
          best.add(cost);
        } else {
          best.set(i, best.get(i).least(cost));
        }
      }
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
