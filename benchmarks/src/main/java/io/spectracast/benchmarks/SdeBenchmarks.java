package io.spectracast.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Times the stochastic dynamics beside the machine's own dgemm and beside numpy, and prints one
 * table. Of each benchmark's iterations the fastest counts: on a shared machine the others measure
 * the neighbours.
 *
 * <p>Arguments: {@code --cpu} to time by processor time, without JMH, in a minute: for a machine
 * that is not idle; and the path of numpy_dyson.py, without which numpy is left out.
 */
public final class SdeBenchmarks {

  private SdeBenchmarks() {}

  public static void main(String[] arguments)
      throws RunnerException, IOException, InterruptedException {
    boolean cpu = arguments.length > 0 && arguments[0].equals("--cpu");
    Map<String, Double> best = cpu ? CpuClock.run() : run();
    print(best, cpu ? 2 : 1);
    if (arguments.length > (cpu ? 1 : 0)) {
      printNumpy(arguments[cpu ? 1 : 0], best);
    }
  }

  private static Map<String, Double> run() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("PairKernelBenchmark|StepBenchmark|EnsembleBenchmark|GemmBenchmark")
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .build();
    Collection<RunResult> results = new Runner(options).run();
    Map<String, Double> best = new LinkedHashMap<>();
    for (RunResult result : results) {
      String name = result.getPrimaryResult().getLabel();
      for (String key : result.getParams().getParamsKeys()) {
        name += " " + result.getParams().getParam(key);
      }
      best.put(name, fastest(result));
    }
    return best;
  }

  private static double fastest(RunResult result) {
    double fastest = Double.POSITIVE_INFINITY;
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        fastest = Math.min(fastest, iteration.getPrimaryResult().getScore());
      }
    }
    return fastest;
  }

  /** Two threads' processor time is twice the time that they would take on two idle cores. */
  private static void print(Map<String, Double> best, int shares) {
    System.out.println();
    double flops = 2 * Math.pow(GemmBenchmark.SIZE, 3);
    row("dgemm, one thread", flops / best.get("dgemm"), "GFLOP/s");
    for (int modes : new int[] {64, 512, 2048}) {
      double pairs = (double) modes * modes * PairKernelBenchmark.lanes(modes);
      row("pair kernel, n = " + modes, pairs / best.get("pairs " + modes), "1e9 pairs/s");
    }
    for (String c : new String[] {"0.01", "0.1", "1", "10", "100"}) {
      double ratio = best.get("orderPreserving " + c) / best.get("explicit " + c);
      row("order-preserving / explicit step, n = 512, hν²/gap² = " + c, ratio, "times");
    }
    for (String name : new String[] {"thousandPathsOfSixtyFourModes", "horizonOfALayer"}) {
      double one = best.get(name + " 1");
      double two = best.get(name + " 2") / shares;
      row(name + ", one thread", one / 1e3, "s");
      row(name + ", two threads", two / 1e3, "s");
      row(name + ", speed-up", one / two, "times");
    }
  }

  private static void printNumpy(String script, Map<String, Double> best)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", new File(script).getPath())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        String[] fields = line.split(" ");
        double seconds = Double.parseDouble(fields[1]);
        row("numpy, 1 000 × 64 × 200, " + fields[0], seconds, "s");
        double java = best.get("thousandPathsOfSixtyFourModes 1") / 1e3;
        if (fields[0].equals("order-preserving")) {
          row("numpy / Spectracast, order-preserving, one thread each", seconds / java, "times");
        } else {
          double explicit = best.get("explicitEnsemble 1") / 1e3;
          row("numpy / Spectracast, explicit, one thread each", seconds / explicit, "times");
        }
      }
    }
    process.waitFor();
  }

  private static void row(String what, double value, String unit) {
    System.out.printf("%-62s %9.3f %s%n", what, value, unit);
  }
}
