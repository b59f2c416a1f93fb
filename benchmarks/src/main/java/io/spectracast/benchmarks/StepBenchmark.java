package io.spectracast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step of 64 paths with 512 singular values each, noise included, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBenchmark {

  private static final int ROWS = 640;
  private static final int COLUMNS = 512;
  static final int STEPS = 10;

  /** hν² in units of the squared mean gap. */
  @Param({"0.01", "0.1", "1", "10", "100"})
  public double stiffness;

  private double h;
  private SdeWork.ExplicitBlock block;

  @Setup
  public void setUp() {
    h = stiffness * Math.pow(SdeWork.spacing(ROWS, COLUMNS), 2);
    block = new SdeWork.ExplicitBlock(ROWS, COLUMNS, 64);
  }

  @Benchmark
  public double[][] explicit() {
    return block.step(h);
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double[][][] orderPreserving() {
    return SdeWork.ensemble(ROWS, COLUMNS, 64, STEPS, h, 1);
  }
}
