package io.spectracast.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.forecast.TrainingPoint;
import io.spectracast.outlook.GeneralizationWatch.State;
import io.spectracast.run.Evaluation;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GeneralizationWatchTest {

  private static final double[] LOSS = {3.4, 1, 0.1, 0.05, 0.04};
  private static final double[] FALLING = {3.4, 8, 7, 6, 5};
  private static final double[] RISING = {3.4, 8, 9, 10, 11};
  private static final double[] NORM_DOWN = {1, 10, 9.95, 9.8, 9.7};
  private static final double[] NORM_UP = {1, 10, 10.1, 10.2, 10.3};

  private static State state(int count, double[] testLoss, double[] norm, double accuracy) {
    List<TrainingPoint> training = new ArrayList<>();
    List<LayerSnapshot> snapshots = new ArrayList<>();
    Layer layer = new Layer("w", 3, 2);
    for (int i = 0; i < count; i++) {
      Evaluation test =
          new Evaluation(testLoss[i], OptionalDouble.of(i == count - 1 ? accuracy : 0));
      training.add(
          new TrainingPoint(
              i,
              OptionalDouble.empty(),
              OptionalDouble.of(LOSS[i]),
              Optional.empty(),
              Optional.of(test)));
      snapshots.add(LayerSnapshot.of(layer, i, new double[] {norm[i], 0.01 * norm[i]}));
    }
    LayerTrajectory trajectory = new LayerTrajectory(layer, snapshots);
    return GeneralizationWatch.of(training, GeneralizationWatch.norms(List.of(trajectory))).state();
  }

  @Test
  void announcesAJumpOnlyWhereNormAndTestLossComeDown() {
    assertThat(state(5, FALLING, NORM_DOWN, 0)).isEqualTo(State.AHEAD);
    assertThat(state(5, RISING, NORM_DOWN, 0)).isEqualTo(State.BY_HEART);
    assertThat(state(5, FALLING, NORM_UP, 0)).isEqualTo(State.BY_HEART);
    assertThat(state(3, FALLING, NORM_DOWN, 0)).isEqualTo(State.BY_HEART);
    assertThat(state(2, FALLING, NORM_DOWN, 0)).isEqualTo(State.LEARNING);
    assertThat(state(5, FALLING, NORM_DOWN, 0.5)).isEqualTo(State.GENERALISES);
  }

  @Test
  void saysNothingWithoutATestSet() {
    Layer layer = new Layer("w", 3, 2);
    LayerTrajectory trajectory =
        new LayerTrajectory(layer, List.of(LayerSnapshot.of(layer, 0, new double[] {1, 1})));

    var norms = GeneralizationWatch.norms(List.of(trajectory));
    assertThat(GeneralizationWatch.of(List.of(), norms).state()).isEqualTo(State.UNKNOWN);
  }
}
