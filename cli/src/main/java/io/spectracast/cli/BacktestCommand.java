package io.spectracast.cli;

import io.spectracast.backtest.BacktestPlan;
import io.spectracast.backtest.Contender;
import io.spectracast.backtest.Group;
import io.spectracast.backtest.Horizon;
import io.spectracast.backtest.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = VersionLines.class,
    description = {
      "Holds forecasts against what was recorded later: every method forecasts every layer of every"
          + " run from several origins, from the past alone, and is scored beside the baselines."
          + " Prints a leaderboard; --out keeps a page, tables, every score and the leaderboard as"
          + " JSON."
    },
    footer = {
      "",
      "Methods: @|bold persistence|@, @|bold random-walk|@, @|bold linear-trend|@, @|bold"
          + " damped-trend|@, @|bold ar1-log|@, @|bold relex|@ (needs weights),",
      "@|bold as-published|@ (an oracle, where gradients were recorded), and the forecasts of this"
          + " program.",
      "",
      "Examples:",
      "  spectracast backtest runs/mnist --out mnist-backtest",
      "  spectracast backtest runs/* --origins 400,800,1200 --horizons 50,100,25%%,50%%",
      "  spectracast backtest checkpoints/ --group 'checkpoints=resnet,sgd'",
      "  spectracast backtest futures/* --after runs/mnist --horizons 100,200,400"
    })
final class BacktestCommand implements Callable<Integer> {

  private static final List<String> ORIGINS = List.of("25%", "40%", "55%", "70%", "85%");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private SourceOptions reading;

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN|FOLDER|FILE.csv",
      description = "Runs, folders of checkpoints, or trajectory CSVs.")
  private List<Path> sources = new ArrayList<>();

  @Option(
      names = "--origins",
      split = ",",
      paramLabel = "STEP|PERCENT%",
      description =
          "Where forecasts start: steps, or parts of what was recorded (default:"
              + " 25%%,40%%,55%%,70%%,85%%).")
  private List<String> origins = List.of();

  @Option(
      names = "--horizons",
      split = ",",
      paramLabel = "STEPS|PERCENT%",
      defaultValue = "10%,25%,50%,100%",
      description =
          "How far they go: steps, or parts of the steps elapsed at the origin (default:"
              + " ${DEFAULT-VALUE}).")
  private List<String> horizons;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "100",
      description = "Ensemble size (default: ${DEFAULT-VALUE}).")
  private int members;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description = "Only these methods (default: all).")
  private List<String> methods = new ArrayList<>();

  @Option(
      names = "--after",
      paramLabel = "RUN",
      description =
          "All the others are futures of this run, which train --from let go on with other seeds:"
              + " each is forecast from where they part, also by the oracle other-futures, the"
              + " ensemble of the others, which tells how well it could be forecast at best.")
  private Optional<Path> after = Optional.empty();

  @Option(
      names = "--group",
      paramLabel = "NAME=ARCHITECTURE,OPTIMIZER",
      description =
          "What sources of this name are compared as; * stands for any characters. May be repeated"
              + " (default: by a run's own settings).")
  private Map<String, String> groups = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write a page (backtest.html, backtest.md), its tables and figures, scores.csv and"
              + " leaderboard.json.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (sources.isEmpty()) {
      spec.commandLine().usage(spec.commandLine().getErr());
      return CommandLine.ExitCode.USAGE;
    }
    BacktestPlan plan = plan();
    if (out.isPresent()) {
      Outputs.requireNewFolder(out.get());
    }
    reading.requireFolderFor(sources);
    Map<String, Group> named = parsedGroups();
    List<Contender> contenders = new ArrayList<>(Contenders.named(methods));
    Console console = common.console(spec);
    BacktestSubjects recorded =
        BacktestSubjects.read(
            new Sources(reading, common.threads(), console), sources, named, after);
    if (recorded.parting().isPresent()) {
      plan = plan.from(recorded.parting().get());
      contenders.add(Contender.otherFutures(recorded.subjects()));
    }
    return new BacktestRun(plan, contenders, console).call(recorded, out, settings(), command());
  }

  private BacktestPlan plan() {
    if (after.isPresent() && !origins.isEmpty()) {
      throw new InputException(
          "--origins must not be given with --after: forecasts start where the futures part");
    }
    origins = origins.isEmpty() ? ORIGINS : origins;
    return new BacktestPlan(
        parsed("--origins", origins, Origin::parse),
        parsed("--horizons", horizons, Horizon::parse),
        requireMembers(),
        common.seed(),
        common.threads());
  }

  private int requireMembers() {
    if (members < 2) {
      throw new InputException("--members must be at least 2, was " + members);
    }
    return members;
  }

  private static <T> List<T> parsed(String option, List<String> words, Function<String, T> parse) {
    try {
      return words.stream().map(parse).toList();
    } catch (IllegalArgumentException e) {
      throw new InputException(option + ": " + e.getMessage());
    }
  }

  private Map<String, Group> parsedGroups() {
    Map<String, Group> parsed = new LinkedHashMap<>();
    groups.forEach(
        (name, text) -> {
          String[] words = text.split(",", -1);
          if (words.length != 2 || words[0].isBlank() || words[1].isBlank()) {
            throw new InputException(
                "--group must be NAME=ARCHITECTURE,OPTIMIZER, was '%s=%s'".formatted(name, text));
          }
          parsed.put(name, new Group(words[0].strip(), words[1].strip()));
        });
    return parsed;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(
        "origins", after.map(run -> "the end of " + run).orElse(String.join(", ", origins)));
    settings.put("horizons", String.join(", ", horizons));
    settings.put("members", Integer.toString(members));
    settings.put("layers", reading.layers().isEmpty() ? "all" : reading.layers().toString());
    return settings;
  }

  private String command() {
    List<String> words = new ArrayList<>(List.of("spectracast"));
    words.addAll(spec.commandLine().getParent().getParseResult().originalArgs());
    return ShellWords.join(words);
  }
}
