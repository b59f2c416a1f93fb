package io.spectracast.grid;

import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Random numbers, after some time; tells a file of each computation, so that tests can count. */
record TestWork(String log, int millis) implements Work<TestWork.Point> {

  record Point(int width, double eta, long seed) implements Settings {}

  static List<Point> points(int count) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(new Point(i, 0.1 * i, 7));
    }
    return points;
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Numbers compute(Point point, BooleanSupplier stop) throws Exception {
    tell(log, "computing " + point.width());
    Thread.sleep(millis);
    if (point.width() == 13) {
      throw new IOException("thirteen\nis unlucky");
    }
    var rng = new RandomStreams(point.seed()).stream("point", point.width());
    return new Numbers(
        List.of("first", "second"),
        List.of(new double[] {rng.nextDouble(), Double.NaN}, new double[] {point.eta(), -0.0}));
  }

  static synchronized void tell(String log, String line) throws IOException {
    Files.writeString(
        Path.of(log), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
