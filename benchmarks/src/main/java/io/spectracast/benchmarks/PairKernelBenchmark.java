package io.spectracast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The O(n²) sums of one block of paths. Blocks are as wide as in an ensemble. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PairKernelBenchmark {

  /** Singular values per path. */
  @Param({"64", "512", "2048"})
  public int modes;

  private SdeWork.ExplicitBlock block;

  static int lanes(int modes) {
    return modes <= 64 ? 128 : 64;
  }

  @Setup
  public void setUp() {
    block = new SdeWork.ExplicitBlock(modes + modes / 4, modes, lanes(modes));
  }

  @Benchmark
  public void pairs() {
    block.pairs();
  }
}
