package io.spectracast.forecast;

import io.spectracast.linalg.Matrix;
import io.spectracast.run.Layer;
import java.io.IOException;
import java.util.Arrays;

/** The weights of a sequence up to an origin. */
record EarlierWeights(WeightSequence whole, long origin) implements WeightSequence {

  @Override
  public Layer layer() {
    return whole.layer();
  }

  @Override
  public long[] steps() {
    return Arrays.stream(whole.steps()).takeWhile(step -> step <= origin).toArray();
  }

  @Override
  public Matrix at(int i) throws IOException {
    if (i < 0 || i >= steps().length) {
      throw new IllegalArgumentException(
          "i must be in [0, %d), was %d".formatted(steps().length, i));
    }
    return whole.at(i);
  }
}
