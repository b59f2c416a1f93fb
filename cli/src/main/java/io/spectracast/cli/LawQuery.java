package io.spectracast.cli;

import io.spectracast.random.RandomStreams;
import io.spectracast.rmt.LawCatalog;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is asked of one law. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionLines.class)
final class LawQuery implements Callable<Integer> {

  private final LawCatalog.Entry entry;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Question question;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of --sample (default: ${DEFAULT-VALUE}).")
  private long seed;

  LawQuery(LawCatalog.Entry entry) {
    this.entry = entry;
  }

  /** Exactly one of these. */
  static final class Question {
    @Option(
        names = "--at",
        split = ",",
        paramLabel = "X",
        description = "Print x,density,cdf,survival at these points.")
    private double[] at;

    @Option(
        names = "--quantile",
        split = ",",
        paramLabel = "P",
        description = "Print p,quantile at these probabilities in [0, 1].")
    private double[] quantile;

    @Option(names = "--sample", paramLabel = "N", description = "Print this many random draws.")
    private Integer sample;
  }

  @Override
  public Integer call() {
    ContinuousDistribution law = LawCatalog.create(entry.name(), parameters());
    Console console = new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), true);
    if (question.at != null) {
      points(law, console);
    } else if (question.quantile != null) {
      quantiles(law, console);
    } else {
      samples(law, console);
    }
    return ExitCodes.DONE;
  }

  private Map<String, Double> parameters() {
    Map<String, Double> values = new HashMap<>();
    for (LawCatalog.Parameter parameter : entry.parameters()) {
      values.put(parameter.name(), spec.findOption("--" + parameter.name()).getValue());
    }
    return values;
  }

  private void points(ContinuousDistribution law, Console console) {
    for (double x : question.at) {
      if (Double.isNaN(x)) {
        throw new InputException("--at must be numbers, was NaN");
      }
    }
    console.print("x,density,cdf,survival");
    for (double x : question.at) {
      console.print(
          "%s,%s,%s,%s"
              .formatted(
                  x, law.density(x), law.cumulativeProbability(x), law.survivalProbability(x)));
    }
  }

  private void quantiles(ContinuousDistribution law, Console console) {
    for (double p : question.quantile) {
      if (!(p >= 0 && p <= 1)) {
        throw new InputException("--quantile must be in [0, 1], was " + p);
      }
    }
    console.print("p,quantile");
    for (double p : question.quantile) {
      console.print("%s,%s".formatted(p, law.inverseCumulativeProbability(p)));
    }
  }

  private void samples(ContinuousDistribution law, Console console) {
    if (question.sample < 1) {
      throw new InputException("--sample must be at least 1, was " + question.sample);
    }
    var sampler = law.createSampler(new RandomStreams(seed).stream(entry.name()));
    console.print("sample");
    for (int i = 0; i < question.sample; i++) {
      console.print(Double.toString(sampler.sample()));
    }
  }
}
