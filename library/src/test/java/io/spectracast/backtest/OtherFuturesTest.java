package io.spectracast.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.forecast.LayerPast;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every future is forecast by the others, and by nothing else. */
class OtherFuturesTest {

  private static final Layer LAYER = new Layer("w", 2, 2);

  /** One past up to step 10; at step 20 the values are (rise + 1, rise). */
  private static Subject future(String name, double rise, long step) {
    LayerTrajectory trajectory =
        new LayerTrajectory(
            LAYER,
            List.of(
                LayerSnapshot.of(LAYER, 0, new double[] {2, 1}),
                LayerSnapshot.of(LAYER, 10, new double[] {2, 1}),
                LayerSnapshot.of(LAYER, step, new double[] {rise + 1, rise})));
    return new Subject(name, new Group("a", "o"), List.of(LayerPast.of(trajectory)));
  }

  @Test
  void aFutureIsNotAmongThoseThatForecastIt() throws IOException {
    List<Subject> futures = List.of(future("a", 1, 20), future("b", 2, 20), future("c", 3, 20));
    Contender oracle = Contender.otherFutures(futures);
    for (int rise = 1; rise <= 3; rise++) {
      int own = rise;
      LayerPast whole = futures.get(rise - 1).layers().get(0);
      LayerPast past = whole.upTo(10);
      assertThat(oracle.refusal().of(whole, past, 20)).isEmpty();
      double[][] members =
          oracle
              .method()
              .apply(whole)
              .forecast(past, new long[] {10}, 50, new RandomStreams(1))
              .at(10);
      double[] others = IntStream.of(1, 2, 3).filter(r -> r != own).asDoubleStream().toArray();
      assertThat(members[1]).containsExactlyInAnyOrder(others);
      assertThat(members[0]).containsExactlyInAnyOrder(others[0] + 1, others[1] + 1);
    }
  }

  @Test
  void tooFewOthersAndOtherStepsAreRefused() {
    List<Subject> futures = List.of(future("a", 1, 20), future("b", 2, 20), future("c", 3, 21));
    LayerPast whole = futures.get(0).layers().get(0);
    assertThat(Contender.otherFutures(futures).refusal().of(whole, whole.upTo(10), 20))
        .contains("not every future is recorded at the same steps up to 20");
    assertThat(
            Contender.otherFutures(futures.subList(0, 2)).refusal().of(whole, whole.upTo(10), 20))
        .contains("needs 2 other futures at least, has 1");
  }
}
