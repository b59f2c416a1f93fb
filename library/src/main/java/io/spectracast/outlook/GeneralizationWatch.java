package io.spectracast.outlook;

import io.spectracast.forecast.TrainingPoint;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a network that has learnt its training examples by heart is about to generalise
 * ("grokking": A. Power et al., arXiv 2201.02177).
 *
 * <p>The training examples are learnt once the training loss is below a tenth of the first one
 * known. A jump of the test accuracy is announced when after that, while it is still below 20 %,
 * the norm of all weight matrices, √(Σ s²), has come down by {@link #NORM_FALL} from its peak and
 * the test loss by {@link #LOSS_FALL} from its own: the network gives up by-heart solutions that
 * cost norm for one that costs less. Where weights do not decay, or too few examples leave nothing
 * to find, the norm does not come down so far.
 *
 * @param state how training stands
 * @param normFall 1 − norm/peak of the norm
 * @param lossFall 1 − test loss/peak of the test loss
 * @param accuracy the latest test accuracy
 */
public record GeneralizationWatch(State state, double normFall, double lossFall, double accuracy) {

  /** How training stands. */
  public enum State {
    /** Test accuracies or losses are not known. */
    UNKNOWN("unknown: training and test losses and test accuracies are needed"),
    /** The training examples are not learnt yet. */
    LEARNING("the training examples are not learnt yet"),
    /** They are, and nothing announces more. */
    BY_HEART("the training examples are learnt by heart, and nothing announces generalisation"),
    /** They are, and norm and test loss come down. */
    AHEAD("a jump of the test accuracy is ahead"),
    /** The test accuracy has risen. */
    GENERALISES("the network generalises already");

    private final String text;

    State(String text) {
      this.text = text;
    }
  }

  /** The part of its peak that the norm must have come down. */
  public static final double NORM_FALL = 0.015;

  /** The part of its peak that the test loss must have come down. */
  public static final double LOSS_FALL = 0.15;

  private static final double LEARNT = 0.1;
  private static final double GENERALISED = 0.2;

  /**
   * As training stands at its last point.
   *
   * @param training up to the origin
   * @param norms √(Σ s²) over all weight matrices at each step up to the origin, see {@link #norms}
   */
  public static GeneralizationWatch of(List<TrainingPoint> training, Map<Long, Double> norms) {
    double firstLoss = 0;
    double peakNorm = 0;
    double peakLoss = 0;
    double testLoss = 0;
    double accuracy = 0;
    double norm = 0;
    boolean learnt = false;
    boolean tested = false;
    for (TrainingPoint point : training) {
      if (point.batchLoss().isPresent()) {
        firstLoss = firstLoss > 0 ? firstLoss : point.batchLoss().getAsDouble();
        learnt = learnt || point.batchLoss().getAsDouble() < LEARNT * firstLoss;
      }
      if (point.test().isPresent() && point.test().get().accuracy().isPresent()) {
        tested = true;
        testLoss = point.test().get().loss();
        accuracy = point.test().get().accuracy().getAsDouble();
        peakLoss = Math.max(peakLoss, testLoss);
      }
      if (norms.containsKey(point.step())) {
        norm = norms.get(point.step());
        peakNorm = Math.max(peakNorm, norm);
      }
    }
    double normFall = peakNorm > 0 ? 1 - norm / peakNorm : 0;
    double lossFall = peakLoss > 0 ? 1 - testLoss / peakLoss : 0;
    State state = State.UNKNOWN;
    if (tested && firstLoss > 0 && peakNorm > 0) {
      state =
          accuracy >= GENERALISED
              ? State.GENERALISES
              : !learnt
                  ? State.LEARNING
                  : normFall >= NORM_FALL && lossFall >= LOSS_FALL ? State.AHEAD : State.BY_HEART;
    }
    return new GeneralizationWatch(state, normFall, lossFall, accuracy);
  }

  /**
   * √(Σ s²) over all layers at each step where all were recorded.
   *
   * @param layers with all their singular values
   */
  public static Map<Long, Double> norms(List<LayerTrajectory> layers) {
    TreeMap<Long, Double> squares = new TreeMap<>();
    TreeMap<Long, Integer> counts = new TreeMap<>();
    for (LayerTrajectory layer : layers) {
      for (LayerSnapshot snapshot : layer.snapshots()) {
        double square = 0;
        for (double s : snapshot.singularValues()) {
          square += s * s;
        }
        squares.merge(snapshot.step(), square, Double::sum);
        counts.merge(snapshot.step(), 1, Integer::sum);
      }
    }
    squares.keySet().removeIf(step -> counts.get(step) < layers.size());
    squares.replaceAll((step, square) -> Math.sqrt(square));
    return squares;
  }

  /** In a sentence, with its evidence. */
  public String text() {
    return state == State.UNKNOWN
        ? state.text
        : String.format(
            Locale.ROOT,
            "%s (norm %.1f %% and test loss %.0f %% below their peaks, test accuracy %.1f %%)",
            state.text,
            100 * normFall,
            100 * lossFall,
            100 * accuracy);
  }
}
