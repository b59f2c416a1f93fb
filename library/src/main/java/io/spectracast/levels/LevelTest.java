package io.spectracast.levels;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.inference.KolmogorovSmirnov;
import io.spectracast.inference.MonteCarlo;
import io.spectracast.inference.TestResult;
import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.LaguerreEnsemble;
import io.spectracast.rmt.WignerSurmise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Tests the level spacings of spectra against those of real random matrices (Wigner, β = 1) and of
 * independent levels (Poisson).
 *
 * <p>P-values come from simulated spectra with as many levels, unfolded in the same way: singular
 * values of Gaussian matrices, whose spacings are universal, and independent uniform levels. They
 * take spectra as independent of each other; snapshots of one run are not. The simulated spectra of
 * a size are drawn once and kept. Safe for use by several threads.
 */
public final class LevelTest {

  /** Levels below which a spectrum has no bulk to speak of. */
  private static final int FEWEST = 20;

  /** Simulated matrices are not larger than this. */
  private static final int LARGEST = 100;

  private static final int GROUPS = 20;
  private static final DoubleUnaryOperator WIGNER = new WignerSurmise(1)::cumulativeProbability;
  private static final DoubleUnaryOperator POISSON = x -> -Math.expm1(-x);

  /** What simulated spectra show. */
  private record Null(LocalSpacings[] wigner, LocalSpacings[] poisson) {}

  private record Size(int levels, int copies) {}

  private final int replicates;
  private final double confidence;
  private final RandomStreams streams;
  private final Map<Size, Null> nulls = new ConcurrentHashMap<>();

  /**
   * A test that has drawn nothing yet.
   *
   * @param replicates simulated data sets of each kind, at least 1
   * @param confidence of the interval, in (0, 1)
   * @param seed of the simulation
   */
  public LevelTest(int replicates, double confidence, long seed) {
    if (replicates < 1) {
      throw new IllegalArgumentException("replicates must be at least 1, was " + replicates);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
    }
    this.replicates = replicates;
    this.confidence = confidence;
    this.streams = new RandomStreams(seed);
  }

  /**
   * Tests the spectra together.
   *
   * @param spectra singular values in any order, at least 20 in each; not modified
   */
  public LevelVerdict test(List<double[]> spectra) {
    int levels = 0;
    for (double[] spectrum : spectra) {
      if (spectrum.length < FEWEST) {
        throw new IllegalArgumentException(
            "spectra must have at least %d levels, was %d".formatted(FEWEST, spectrum.length));
      }
      levels += spectrum.length;
    }
    if (levels == 0) {
      throw new IllegalArgumentException("spectra must not be empty");
    }
    int size = Math.min(LARGEST, spectra.get(0).length);
    int copies = Math.max(1, Math.round((float) levels / size));
    Null simulated = nulls.computeIfAbsent(new Size(size, copies), this::simulate);
    return verdict(LocalSpacings.of(spectra), simulated.wigner(), simulated.poisson());
  }

  /**
   * The spacings that are tested: of the middle 80 % of each spectrum, each over the mean of those
   * around it.
   *
   * @param spectra singular values in any order, at least 20 in each; not modified
   */
  public static double[] spacings(List<double[]> spectra) {
    return LocalSpacings.of(spectra).spacings();
  }

  private Null simulate(Size size) {
    LaguerreEnsemble matrices = new LaguerreEnsemble(size.levels(), size.levels(), 1, 1);
    return new Null(
        draw("wigner", size.copies(), matrices::sampleSingularValues),
        draw("poisson", size.copies(), rng -> rng.doubles(size.levels()).toArray()));
  }

  private interface Levels {
    double[] draw(UniformRandomProvider rng);
  }

  private LocalSpacings[] draw(String name, int copies, Levels levels) {
    LocalSpacings[] drawn = new LocalSpacings[replicates];
    for (int i = 0; i < replicates; i++) {
      UniformRandomProvider rng = streams.stream("levels " + name, i);
      drawn[i] =
          LocalSpacings.of(IntStream.range(0, copies).mapToObj(c -> levels.draw(rng)).toList());
    }
    return drawn;
  }

  private LevelVerdict verdict(
      LocalSpacings seen, LocalSpacings[] wigner, LocalSpacings[] poisson) {
    int groups = Math.min(GROUPS, seen.ratios().length);
    Interval ratio = new Jackknife(groups).mean(seen.ratios(), confidence);
    return new LevelVerdict(
        seen.spacings().length,
        KolmogorovSmirnov.distance(seen.spacings(), WIGNER),
        KolmogorovSmirnov.distance(seen.spacings(), POISSON),
        ratio,
        far("spacings against Wigner", seen, wigner, WIGNER),
        far("spacings against Poisson", seen, poisson, POISSON),
        ratios("mean ratio against Wigner", seen, wigner),
        ratios("mean ratio against Poisson", seen, poisson));
  }

  private static TestResult far(
      String name, LocalSpacings seen, LocalSpacings[] drawn, DoubleUnaryOperator law) {
    ToDoubleFunction<LocalSpacings> statistic =
        s -> Math.sqrt(s.spacings().length) * KolmogorovSmirnov.distance(s.spacings(), law);
    double observed = statistic.applyAsDouble(seen);
    double[] draws = Arrays.stream(drawn).mapToDouble(statistic).toArray();
    return new TestResult(name + ", √N D", observed, MonteCarlo.upper(observed, draws));
  }

  private static TestResult ratios(String name, LocalSpacings seen, LocalSpacings[] drawn) {
    double observed = Arrays.stream(seen.ratios()).average().orElseThrow();
    double[] draws =
        Arrays.stream(drawn)
            .mapToDouble(s -> Arrays.stream(s.ratios()).average().orElseThrow())
            .toArray();
    return new TestResult(name, observed, MonteCarlo.twoSided(observed, draws));
  }
}
