package io.spectracast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Whole ensembles, on one and on two threads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EnsembleBenchmark {

  /** Threads at work. */
  @Param({"1", "2"})
  public int threads;

  /** 1 000 paths × 64 modes × 200 order-preserving steps, hν² a tenth of the squared gap. */
  @Benchmark
  public double[][][] thousandPathsOfSixtyFourModes() {
    double h = 0.1 * Math.pow(SdeWork.spacing(80, 64), 2);
    return SdeWork.ensemble(80, 64, 1000, 200, h, threads);
  }

  /** The same with explicit steps, which do not keep the order: what numpy is timed on. */
  @Benchmark
  public double[][] explicitEnsemble() {
    double h = 0.1 * Math.pow(SdeWork.spacing(80, 64), 2);
    return SdeWork.explicitEnsemble(80, 64, 1000, 200, h, threads);
  }

  /** 1 000 members × 784 modes to a horizon of 1 000 updates of ν² = 3.3e-6, gap 0.008: 2 steps. */
  @Benchmark
  public double[][][] horizonOfALayer() {
    double squaredGaps = 1000 * 3.3e-6 / (0.008 * 0.008);
    double h = squaredGaps / 2 * Math.pow(SdeWork.spacing(784, 784), 2);
    return SdeWork.ensemble(784, 784, 1000, 2, h, threads);
  }
}
