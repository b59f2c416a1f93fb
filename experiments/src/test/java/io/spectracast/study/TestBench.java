package io.spectracast.study;

import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Datasets;
import io.spectracast.grid.StageWatcher;
import java.io.IOException;
import java.nio.file.Path;

/** Benches that tell nobody. */
final class TestBench {

  private TestBench() {}

  /** With drawn data alone unless the folder of data sets exists. */
  static Bench in(Path folder, Path datasets, int threads) throws IOException {
    StageWatcher silent =
        new StageWatcher() {
          @Override
          public void begin(String name, long total) {}

          @Override
          public void advance(long units) {}

          @Override
          public void remark(String line) {}
        };
    return new Bench(folder, new Datasets(datasets), 1, threads, silent, () -> false);
  }
}
