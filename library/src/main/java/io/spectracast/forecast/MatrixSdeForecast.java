package io.spectracast.forecast;

import io.spectracast.diffusion.MatrixDiffusion;
import io.spectracast.diffusion.MatrixHistory;
import io.spectracast.linalg.DenseMatrix;
import io.spectracast.linalg.Svd;
import io.spectracast.random.RandomStreams;
import java.io.IOException;
import java.util.Optional;

/**
 * The forecast by the matrix SDE: the law of the weights is estimated from their changes up to the
 * origin, matrices are drawn from it, and their singular values are the members.
 *
 * <p>Time is the learning rate spent. Where drawing every member would take too long, fewer
 * matrices are drawn and members are combinations μ + (x + y − 2μ)/√2 of two of them about their
 * mean, which have the same mean and covariance.
 */
public record MatrixSdeForecast() implements ForecastMethod {

  /** Matrices drawn at least. */
  private static final int FEWEST_DRAWN = 16;

  /** Floating-point operations that all draws may take. */
  private static final double OPERATIONS = 2e11;

  @Override
  public String name() {
    return "matrix-sde";
  }

  /** Why this past cannot be carried on, if it cannot. */
  public static Optional<String> refusal(LayerPast past) {
    int kept = past.weights().map(w -> w.steps().length).orElse(0);
    if (kept <= MatrixHistory.FEWEST) {
      return Optional.of("needs %d kept weights, has %d".formatted(MatrixHistory.FEWEST + 1, kept));
    }
    long[] steps = past.weights().orElseThrow().steps();
    if (steps[kept - 1] != past.lastStep()) {
      return Optional.of("needs weights at the origin, %d".formatted(past.lastStep()));
    }
    if (KeptChanges.most(past.layer().longSide(), past.layer().shortSide())
        < MatrixHistory.FEWEST) {
      return Optional.of("has too large a matrix for what memory is allowed");
    }
    if (past.trajectory().modes() < past.layer().shortSide()) {
      return Optional.of("needs all singular values");
    }
    return Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is a {@link #refusal}
   */
  @Override
  public LayerEnsemble forecast(LayerPast past, long[] leads, int members, RandomStreams streams)
      throws IOException {
    refusal(past)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException("layer '" + past.layer().name() + "' " + why);
            });
    TrainingClock clock = TrainingClock.of(past);
    Course course = Course.of(past.trajectory().snapshots(), clock);
    KeptChanges kept = kept(past, clock, course.settled().times()[0]);
    MatrixDiffusion law =
        MatrixDiffusion.of(kept.far(), kept.near())
            .altered(past.alteration().noise(), decay(past, clock));
    double[] times = new double[leads.length];
    for (int i = 0; i < leads.length; i++) {
      double before = i == 0 ? law.now() : times[i - 1];
      times[i] = Math.max(Math.nextUp(before), clock.at(past.lastStep() + leads[i]));
    }
    int drawn = drawn(law, leads.length, members);
    double[][][] paths = new double[drawn][][];
    for (int i = 0; i < drawn; i++) {
      paths[i] = path(law, kept.near().last(), times, streams, i);
    }
    return new LayerEnsemble(
        past.layer(),
        past.lastStep(),
        leads,
        members(paths, members),
        "%s from %d changes of the weights; %d matrices drawn"
            .formatted(law.text(), kept.far().count(), drawn));
  }

  /** What an alteration adds to κ, per unit of effective time. */
  static double decay(LayerPast past, TrainingClock clock) {
    double pace = clock.pace(past.lastStep());
    return pace > 0 ? past.alteration().decay() / pace : 0;
  }

  /** Since a time, or of all that was kept where too little was since then. */
  static KeptChanges kept(LayerPast past, TrainingClock clock, double since) throws IOException {
    Optional<KeptChanges> recent = KeptChanges.read(past, clock, since);
    return recent.isPresent() ? recent.get() : KeptChanges.read(past, clock, 0).orElseThrow();
  }

  private static int drawn(MatrixDiffusion law, int leads, int members) {
    double m = law.rows();
    double n = law.columns();
    double each = leads * (law.operations() + m * n * n + 4 * n * n * n);
    return (int) Math.min(members, Math.max(FEWEST_DRAWN, OPERATIONS / each));
  }

  /** Singular values by lead. */
  private static double[][] path(
      MatrixDiffusion law, double[] start, double[] times, RandomStreams streams, int member) {
    double[][] path = new double[times.length][];
    double[] w = start;
    double from = law.now();
    MatrixDiffusion drawn = law.drawn(streams.stream("law", member));
    for (int i = 0; i < times.length; i++) {
      w = drawn.moved(w, from, times[i], streams.stream("matrix", member, i));
      path[i] = Svd.values(new DenseMatrix(law.rows(), law.columns(), w));
      from = times[i];
    }
    return path;
  }

  private static double[][][] members(double[][][] paths, int members) {
    int drawn = paths.length;
    int leads = paths[0].length;
    int modes = paths[0][0].length;
    double[][][] values = new double[leads][modes][members];
    for (int h = 0; h < leads; h++) {
      for (int k = 0; k < modes; k++) {
        double mean = 0;
        for (double[][] path : paths) {
          mean += path[h][k] / drawn;
        }
        for (int i = 0; i < members; i++) {
          double one = paths[i % drawn][h][k];
          double other = paths[(i + 1 + i / drawn) % drawn][h][k];
          values[h][k][i] =
              members == drawn ? one : Math.max(0, mean + (one + other - 2 * mean) / Math.sqrt(2));
        }
      }
    }
    return values;
  }
}
