package io.spectracast.study;

import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Datasets;
import io.spectracast.grid.StageWatcher;
import java.io.IOException;
import java.nio.file.Path;

/** Benches without published data. */
final class Benches {

  private Benches() {}

  /** Two threads, seed 1, tells nobody. */
  static Bench silent(Path folder) throws IOException {
    StageWatcher watcher =
        new StageWatcher() {
          @Override
          public void begin(String stage, long units) {}

          @Override
          public void advance(long units) {}

          @Override
          public void remark(String line) {}
        };
    return new Bench(folder, new Datasets(Path.of("none")), 1, 2, watcher, () -> false);
  }
}
