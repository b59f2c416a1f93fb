package io.spectracast.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.spectracast.analysis.*;
import io.spectracast.checkpoint.*;
import io.spectracast.linalg.*;
import java.lang.management.ManagementFactory;
import java.nio.file.*;
import java.util.*;

public final class AnalyzeBenchmark {
  private AnalyzeBenchmark() {}

  public static void main(String[] a) throws Exception {
    Path file = Path.of(a[0]);
    if (!Files.exists(file)) GptShapedFile.write(file);
    EnumSet<Part> parts = EnumSet.noneOf(Part.class);
    for (int i = 1; i < a.length; i++) parts.add(Part.valueOf(a[i]));
    OperatingSystemMXBean os = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    for (int run = 0; run < 2; run++) {
      long t0 = os.getProcessCpuTime();
      double[] sum = new double[1];
      Map<String, Double> by = new TreeMap<>();
      try (Checkpoint c = Checkpoint.open(file)) {
        long t1 = os.getProcessCpuTime();
        CheckpointAnalysis an =
            CheckpointAnalysis.of(c, LayerOptions.DEFAULT, AnalysisOptions.DEFAULT.parts(parts));
        System.out.println("open+layers " + (os.getProcessCpuTime() - t1) / 1e9);
        an.run(
            l -> {
              sum[0] += l.seconds();
              by.merge(
                  l.layer().longSide() + "x" + l.layer().shortSide(), l.seconds(), Double::sum);
            },
            () -> false);
      }
      System.out.println("cpu " + (os.getProcessCpuTime() - t0) / 1e9 + " sum of layers " + sum[0]);
      if (run == 1) by.forEach((k, v) -> System.out.println(k + " " + v));
    }
  }
}
