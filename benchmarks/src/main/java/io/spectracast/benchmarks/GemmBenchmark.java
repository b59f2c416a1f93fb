package io.spectracast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_full;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the core can do: OpenBLAS dgemm of 1024³ on one thread, operands in native memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GemmBenchmark {

  static final int SIZE = 1024;

  private DoublePointer a;
  private DoublePointer b;
  private DoublePointer c;

  @Setup
  public void setUp() {
    openblas_full.openblas_set_num_threads(1);
    double[] values = new double[SIZE * SIZE];
    java.util.Arrays.setAll(values, i -> Math.sin(i));
    a = new DoublePointer(values);
    b = new DoublePointer(values);
    c = new DoublePointer(values);
  }

  @Benchmark
  public void dgemm() {
    openblas_full.cblas_dgemm(
        openblas_full.CblasRowMajor,
        openblas_full.CblasNoTrans,
        openblas_full.CblasNoTrans,
        SIZE,
        SIZE,
        SIZE,
        1,
        a,
        SIZE,
        b,
        SIZE,
        0,
        c,
        SIZE);
  }
}
