package io.spectracast.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.random.RandomStreams;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static double mean(double[] x, int[][] groups) {
    return Arrays.stream(groups)
        .flatMapToInt(Arrays::stream)
        .mapToDouble(i -> x[i])
        .average()
        .orElse(Double.NaN);
  }

  private static double[] normal(int count, long index) {
    var sampler = ZigguratSampler.NormalizedGaussian.of(new RandomStreams(5).stream("x", index));
    return IntStream.range(0, count).mapToDouble(i -> sampler.sample()).toArray();
  }

  /**
   * Of 300 intervals at 90 %, with a standard deviation of 5, between 250 and 290 hold the mean.
   */
  @Test
  void intervalsHoldTheMeanAsOftenAsTheySay() {
    int[][] all = {IntStream.range(0, 40).toArray()};
    long held =
        IntStream.range(0, 300)
            .filter(
                i -> {
                  double[] x = normal(40, i);
                  return new Bootstrap(200, 0.9, i)
                      .within(all, groups -> mean(x, groups))
                      .orElseThrow()
                      .contains(0);
                })
            .count();
    assertThat(held).isBetween(250L, 290L);
  }

  /** Ten groups that differ and hardly vary inside: a repetition with other groups varies more. */
  @Test
  void wholeGroupsVaryMoreThanTheirMembers() {
    double[] x = IntStream.range(0, 100).mapToDouble(i -> i / 10 + 0.01 * (i % 10)).toArray();
    int[][] groups = new int[10][];
    Arrays.setAll(groups, g -> IntStream.range(10 * g, 10 * g + 10).toArray());
    Bootstrap bootstrap = new Bootstrap(400, 0.95, 1);
    Interval within = bootstrap.within(groups, drawn -> mean(x, drawn)).orElseThrow();
    Interval of = bootstrap.ofGroups(groups, drawn -> mean(x, drawn)).orElseThrow();

    assertThat(within.high() - within.low()).isLessThan(0.02);
    // 2 · 1.96 · 2.87/√10 = 3.6
    assertThat(of.high() - of.low()).isBetween(2.8, 4.2);
  }

  @Test
  void whatHasNoValueHasNoInterval() {
    assertThat(new Bootstrap(20, 0.95, 1).within(new int[][] {{0, 1}}, groups -> Double.NaN))
        .isEmpty();
  }
}
