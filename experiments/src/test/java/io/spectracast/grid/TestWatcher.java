package io.spectracast.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Remembers what it is told. */
final class TestWatcher implements StageWatcher {

  final List<String> remarks = Collections.synchronizedList(new ArrayList<>());
  private long total;
  private long done;

  @Override
  public synchronized void begin(String name, long units) {
    total = units;
    done = 0;
  }

  @Override
  public synchronized void advance(long units) {
    done += units;
  }

  @Override
  public void remark(String line) {
    remarks.add(line);
  }

  synchronized long total() {
    return total;
  }

  synchronized long done() {
    return done;
  }
}
