package io.spectracast.rmt;

import static io.spectracast.rmt.LawCatalog.Parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/** How a law is made from named numbers. */
record LawRecipe(LawCatalog.Entry entry, Function<NamedNumbers, ContinuousDistribution> law) {

  private static final Parameter ROWS =
      required("rows", "m of an m x n matrix", "an integer, at least columns");
  private static final Parameter COLUMNS =
      required("columns", "n of an m x n matrix", "an integer, at least 1");
  private static final Parameter VARIANCE =
      optional("entry-variance", "variance of one entry", "positive", 1);
  private static final Parameter RADIUS = required("radius", "edge of the support", "positive");
  private static final Parameter BETA =
      required("beta", "1 real, 2 complex, 4 quaternion", "1, 2 or 4");
  private static final Parameter DECAY = required("decay", "restoring rate, kappa", "positive");
  private static final Parameter VOLATILITY =
      required("volatility", "s.d. of one entry's noise after unit time, nu", "positive");
  private static final Parameter SIGNAL =
      optional("signal", "each singular value of the signal", "at least 0", 0);
  private static final Parameter RANK =
      optional("rank", "how many of them; the rest are 0", "0 ... columns", 1);

  /** By name, in the order in which they are shown. */
  static Map<String, LawRecipe> all() {
    Map<String, LawRecipe> recipes = new LinkedHashMap<>();
    Stream.of(bulk(), moving(), finite(), stationary(), spacings())
        .flatMap(List::stream)
        .forEach(recipe -> recipes.put(recipe.entry().name(), recipe));
    return recipes;
  }

  private static List<LawRecipe> bulk() {
    return List.of(
        recipe(
            "marchenko-pastur",
            "bulk of a noise matrix; the variable is lambda = s^2/rows",
            v -> bulkOf(v).ofEigenvalues(),
            ROWS,
            COLUMNS,
            VARIANCE),
        recipe(
            "marchenko-pastur-singular-values",
            "bulk of a noise matrix; the variable is a singular value s",
            LawRecipe::bulkOf,
            ROWS,
            COLUMNS,
            VARIANCE),
        recipe(
            "wigner-semicircle",
            "bulk of a symmetric noise matrix; the variable is an eigenvalue",
            v -> new WignerSemicircle(v.number("radius")),
            RADIUS),
        recipe(
            "quarter-circle",
            "bulk of a square noise matrix; the variable is s",
            v -> new QuarterCircle(v.number("radius")),
            RADIUS),
        recipe(
            "tracy-widom",
            "largest eigenvalue of a noise matrix, centred and scaled",
            v -> new TracyWidom(v.integer("beta")),
            BETA));
  }

  private static List<LawRecipe> moving() {
    return List.of(
        recipe(
            "information-plus-noise",
            "a signal of equal singular values plus noise; the variable is s",
            v ->
                new InformationPlusNoise(
                    v.signal(),
                    v.integer("rows"),
                    v.integer("columns"),
                    v.number("entry-variance")),
            ROWS,
            COLUMNS,
            VARIANCE,
            SIGNAL,
            RANK),
        recipe(
            "marchenko-pastur-at-time",
            "a signal under linear drift and isotropic noise at a time; the variable is s",
            v ->
                InformationPlusNoise.atTime(
                    v.signal(),
                    v.integer("rows"),
                    v.integer("columns"),
                    v.number("volatility"),
                    v.number("decay"),
                    v.number("time")),
            ROWS,
            COLUMNS,
            VOLATILITY,
            optional("decay", "restoring rate, kappa", "at least 0", 0),
            required("time", "time since the signal was the whole matrix", "positive"),
            SIGNAL,
            RANK));
  }

  private static List<LawRecipe> finite() {
    return List.of(
        recipe(
            "hermite-one-point",
            "one eigenvalue of a complex Hermitian matrix of finite size",
            v -> new HermiteOnePoint(v.integer("size"), v.number("entry-variance")),
            required("size", "n of an n x n matrix", "an integer, at least 1"),
            VARIANCE),
        recipe(
            "laguerre-one-point",
            "one squared singular value of a complex matrix of finite size",
            v ->
                new LaguerreOnePoint(
                    v.integer("rows"), v.integer("columns"), v.number("entry-variance")),
            ROWS,
            COLUMNS,
            VARIANCE));
  }

  private static List<LawRecipe> stationary() {
    return List.of(
        recipe(
            "single-mode-gamma",
            "one squared singular value with the repulsion left out",
            v ->
                new SingleModeGamma(
                    v.integer("rows"),
                    v.integer("columns"),
                    v.number("decay"),
                    v.number("volatility")),
            ROWS,
            COLUMNS,
            DECAY,
            VOLATILITY),
        recipe(
            "published-eq-13",
            "one singular value as printed in arXiv 2507.12709, Eq. 13",
            v ->
                new PublishedSingularValueLaw(
                    v.integer("rows"), v.integer("columns"), v.number("rate")),
            ROWS,
            COLUMNS,
            required("rate", "c = beta/(4 eta D)", "positive")),
        recipe(
            "gamma-bulk-power-tail",
            "stationary law under noise that grows with the weights; the variable is lambda",
            v ->
                new GammaBulkPowerTail(
                    v.number("inflow"),
                    v.number("decay"),
                    v.number("additive-noise"),
                    v.number("multiplicative-noise")),
            required("inflow", "a of the drift a - b lambda", "positive"),
            required("decay", "b of the drift a - b lambda", "positive"),
            required("additive-noise", "c of the diffusion c lambda + d lambda^2", "positive"),
            required("multiplicative-noise", "d of the diffusion", "at least 0")));
  }

  private static List<LawRecipe> spacings() {
    return List.of(
        recipe(
            "wigner-surmise",
            "spacing of neighbouring levels in units of its mean",
            v -> new WignerSurmise(v.number("beta")),
            required("beta", "exponent of the repulsion", "positive")),
        recipe(
            "spacing-ratio",
            "ratio of neighbouring level spacings",
            v -> new SpacingRatioLaw(v.integer("beta")),
            BETA));
  }

  private static MarchenkoPasturSingularValues bulkOf(NamedNumbers v) {
    return new MarchenkoPasturSingularValues(
        v.integer("rows"), v.integer("columns"), v.number("entry-variance"));
  }

  private static LawRecipe recipe(
      String name,
      String description,
      Function<NamedNumbers, ContinuousDistribution> law,
      Parameter... parameters) {
    return new LawRecipe(new LawCatalog.Entry(name, description, List.of(parameters)), law);
  }

  private static Parameter required(String name, String description, String domain) {
    return new Parameter(name, description, domain, OptionalDouble.empty());
  }

  private static Parameter optional(String name, String text, String domain, double value) {
    return new Parameter(name, text, domain, OptionalDouble.of(value));
  }
}
