package io.spectracast.noise;

import io.spectracast.inference.Interval;
import io.spectracast.inference.Jackknife;
import io.spectracast.inference.MonteCarlo;
import io.spectracast.inference.TestResult;
import io.spectracast.random.RandomStreams;
import io.spectracast.tail.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Draws the conclusions from the samples of one matrix, once all have come. */
final class Assessment {

  /** Uncorrelated samples below which no test is made. */
  private static final int FEWEST_UNCORRELATED = 16;

  /** Leading modes whose block is tested. */
  private static final int TESTED_MODES = 6;

  /** Projections whose tails are looked at together. */
  private static final int TAILS = 8;

  private final NoiseSamples samples;
  private final NoiseOptions options;
  private final RandomStreams streams;
  private final boolean centred;
  private final int modes;
  private final int testedModes;
  private final Outcome<Autocorrelation> random;
  private final Outcome<Autocorrelation> singular;
  private final int stride;
  private final int groups;
  private final int uncorrelated;

  Assessment(NoiseSamples samples) {
    this.samples = samples;
    this.options = samples.options;
    this.streams = new RandomStreams(options.seed());
    this.centred = samples.centre.ofTheSamples();
    this.modes = samples.leftSquares.width();
    this.testedModes = Math.min(TESTED_MODES, modes);
    this.random = autocorrelation("random directions", samples.randomBlocks);
    this.singular = autocorrelation("singular directions", leadingBlocks());
    boolean white = isWhite();
    this.stride = white ? 1 : longest(Autocorrelation::decorrelation);
    int window = white ? 1 : longest(Autocorrelation::window);
    this.groups = Autocorrelation.groups(samples.count, window);
    this.uncorrelated = (samples.count + stride - 1) / stride;
  }

  NoiseStatistics statistics() {
    List<Outcome<TailStatistics>> tails = tails();
    Outcome<Growth> growth = GrowthFit.of(samples, groups, streams);
    return new NoiseStatistics(
        samples.rows,
        samples.columns,
        samples.count,
        stride,
        volatility(),
        kronecker(),
        frame(),
        random,
        singular,
        tails,
        growth,
        List.of(
            verdict(Assumption.ISOTROPIC, this::testIsotropy),
            verdict(Assumption.KRONECKER, this::testSeparability),
            Verdict.of(Assumption.WHITE, whiteness(), options.level(), random.reason()),
            verdict(Assumption.GAUSSIAN, tests -> testTails(tails, tests)),
            verdict(Assumption.STATE_INDEPENDENT, tests -> testGrowth(growth, tests))));
  }

  private Outcome<Autocorrelation> autocorrelation(String name, SampleRows rows) {
    if (rows.width() == 0) {
      return Outcome.empty("no singular frame was given");
    }
    boolean zero = Arrays.stream(rows.toArray()).allMatch(x -> x == 0);
    return zero
        ? Outcome.empty("the noise is zero in " + name)
        : Outcome.of(Autocorrelation.of(rows, options, streams, name));
  }

  /** The block of the modes that are tested. */
  private SampleRows leadingBlocks() {
    int[] chosen =
        IntStream.range(0, testedModes * testedModes)
            .map(i -> i / Math.max(1, testedModes) * modes + i % Math.max(1, testedModes))
            .toArray();
    return samples.singularBlocks.columns(chosen);
  }

  private boolean isWhite() {
    return !Verdict.of(Assumption.WHITE, whiteness(), options.level(), "no noise")
        .rejected()
        .orElse(false);
  }

  private int longest(java.util.function.Function<Autocorrelation, Integer> of) {
    return Math.max(random.value().map(of).orElse(1), singular.value().map(of).orElse(1));
  }

  private List<TestResult> whiteness() {
    List<TestResult> tests = new ArrayList<>();
    random.value().ifPresent(a -> tests.add(whiteness("random directions", a)));
    singular.value().ifPresent(a -> tests.add(whiteness("singular directions", a)));
    return tests;
  }

  private static TestResult whiteness(String directions, Autocorrelation a) {
    return new TestResult(
        "correlation of successive samples in " + directions,
        a.lagOne().estimate(),
        a.whitenessPValue());
  }

  private Volatility volatility() {
    double freedom = samples.centre.keptFreedom(samples.count);
    Interval oneStep =
        new Jackknife(groups)
            .mean(samples.variance.meanSquares(), options.confidence())
            .map(x -> x / freedom);
    return new Volatility(
        oneStep,
        samples.variance.longRun(
            samples.centre,
            random.value().map(a -> a.time().estimate()).orElse(1.0),
            options.confidence()),
        samples.variance.lag());
  }

  private Outcome<KroneckerFactors> kronecker() {
    if (samples.rowCovariance.isEmpty() || samples.columnCovariance.isEmpty()) {
      return Outcome.empty(
          "a side of %d x %d is longer than %d"
              .formatted(samples.rows, samples.columns, options.longestSide()));
    }
    SideCovariance row = samples.rowCovariance.get();
    SideCovariance column = samples.columnCovariance.get();
    int halves = Math.max(5, groups / 2);
    return Outcome.of(
        new KroneckerFactors(
            row.covariance(samples.centre),
            column.covariance(samples.centre),
            row.participation(halves, options.confidence()),
            column.participation(halves, options.confidence())));
  }

  private Outcome<FrameStatistics> frame() {
    return modes == 0
        ? Outcome.empty("no singular frame was given")
        : Outcome.of(new FrameFit(samples, groups).statistics());
  }

  private List<Outcome<TailStatistics>> tails() {
    int leftCount = samples.random.leftCount();
    int rightCount = samples.random.rightCount();
    int[] diagonal =
        IntStream.range(0, Math.min(leftCount, rightCount)).map(i -> i * rightCount + i).toArray();
    int[] leading = IntStream.range(0, Math.min(TAILS, modes)).map(i -> i * modes + i).toArray();
    List<Outcome<TailStatistics>> tails = new ArrayList<>();
    tails.add(tails("random directions", samples.randomBlocks.columns(diagonal)));
    if (modes > 0) {
      tails.add(tails("singular directions", samples.singularBlocks.columns(leading)));
    }
    tails.add(tails("single entries", varying(samples.entries)));
    return tails;
  }

  /** The first few entries that ever differ from zero. */
  private static SampleRows varying(SampleRows entries) {
    return entries.columns(
        IntStream.range(0, entries.width())
            .filter(j -> DoubleStream.of(entries.column(j)).anyMatch(x -> x != 0))
            .limit(TAILS)
            .toArray());
  }

  private Outcome<TailStatistics> tails(String directions, SampleRows rows) {
    if (uncorrelated < FEWEST_UNCORRELATED) {
      return Outcome.empty(tooFew());
    }
    return TailStatistics.of(
        directions,
        rows.every(stride),
        centred && stride == 1,
        Math.min(Autocorrelation.MOST_GROUPS, uncorrelated),
        options,
        samples.noiseNull);
  }

  private String tooFew() {
    return "of %d samples only %d are uncorrelated, %d are needed"
        .formatted(samples.count, uncorrelated, FEWEST_UNCORRELATED);
  }

  /** A verdict whose tests take samples as uncorrelated. */
  private Verdict verdict(Assumption assumption, Consumer<List<TestResult>> add) {
    List<TestResult> tests = new ArrayList<>();
    String reason = tooFew();
    if (uncorrelated >= FEWEST_UNCORRELATED) {
      reason = "no test could be made";
      add.accept(tests);
    }
    return Verdict.of(assumption, tests, options.level(), reason);
  }

  private void testIsotropy(List<TestResult> tests) {
    if (samples.rows > 1) {
      tests.add(Spread.unequalMeansTest("unequal rows, F", samples.rowSquares.every(stride)));
    }
    if (samples.columns > 1) {
      tests.add(Spread.unequalMeansTest("unequal columns, F", samples.columnSquares.every(stride)));
    }
    samples.rowCovariance.ifPresent(c -> tests.add(c.sphericity(stride)));
    samples.columnCovariance.ifPresent(c -> tests.add(c.sphericity(stride)));
    tests.add(
        monteCarlo(
            "preferred combination of random directions",
            samples.randomBlocks,
            Spread::meanSquaredCosine));
    if (testedModes > 1) {
      tests.add(
          monteCarlo(
              "unequal singular directions",
              leadingBlocks(),
              rows -> Spread.unequalMeans(Spread.squared(rows))));
    }
    if (modes > 0 && 2L * modes * modes <= (long) samples.rows * samples.columns) {
      tests.add(shareOfLeading());
    }
  }

  private TestResult shareOfLeading() {
    SampleRows blocks = samples.singularBlocks.every(stride);
    double[] part = new double[blocks.count()];
    Arrays.setAll(part, t -> blocks.dot(t, t) / blocks.width());
    double[] all = samples.variance.meanSquares();
    double[] whole = new double[part.length];
    Arrays.setAll(whole, t -> all[t * stride]);
    return Spread.shareTest("leading singular directions against all, ratio", part, whole);
  }

  private TestResult monteCarlo(
      String name, SampleRows rows, java.util.function.ToDoubleFunction<SampleRows> statistic) {
    SampleRows used = rows.every(stride);
    double observed = statistic.applyAsDouble(used);
    double[] draws = samples.noiseNull.draws(name, used, centred && stride == 1, statistic);
    return new TestResult(name, observed, MonteCarlo.upper(observed, draws));
  }

  private void testSeparability(List<TestResult> tests) {
    int left = samples.random.leftCount();
    int right = samples.random.rightCount();
    separability("random directions", left, right, samples.randomBlocks, tests);
    separability("singular directions", testedModes, testedModes, leadingBlocks(), tests);
  }

  private void separability(
      String name, int left, int right, SampleRows blocks, List<TestResult> tests) {
    if (left > 1 && right > 1) {
      new Separability(left, right)
          .test(
              "what A ⊗ C leaves over in " + name,
              blocks.every(stride),
              centred && stride == 1,
              samples.noiseNull)
          .value()
          .ifPresent(tests::add);
    }
  }

  private void testTails(List<Outcome<TailStatistics>> tails, List<TestResult> tests) {
    for (Outcome<TailStatistics> tail : tails) {
      tail.value()
          .ifPresent(
              t -> {
                tests.add(t.kurtosisTest());
                tests.add(t.tailTest());
              });
    }
  }

  private void testGrowth(Outcome<Growth> growth, List<TestResult> tests) {
    growth
        .value()
        .ifPresent(
            g -> {
              tests.add(
                  new TestResult(
                      "growth along left singular vectors", g.left().estimate(), g.leftPValue()));
              tests.add(
                  new TestResult(
                      "growth along right singular vectors",
                      g.right().estimate(),
                      g.rightPValue()));
            });
    samples.states().ifPresent(x -> tests.add(GrowthFit.inTime(samples, x, stride, streams)));
  }
}
