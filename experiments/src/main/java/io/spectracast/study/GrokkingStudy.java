package io.spectracast.study;

import io.spectracast.exhibit.Exhibit;
import io.spectracast.exhibit.Table;
import io.spectracast.experiment.Bench;
import io.spectracast.experiment.Budget;
import io.spectracast.figure.Figure;
import io.spectracast.figure.Ink;
import io.spectracast.grid.GridResult;
import io.spectracast.grid.GridTable;
import io.spectracast.grid.Numbers;
import io.spectracast.outlook.GeneralizationWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Does {@link GeneralizationWatch} announce that a network is about to generalise, and keep still
 * where it never will?
 */
final class GrokkingStudy implements Study {

  private final Function<Budget, GrokkingConfig> configs;

  GrokkingStudy() {
    this(budget -> budget == Budget.FULL ? GrokkingConfig.FULL : GrokkingConfig.QUICK);
  }

  GrokkingStudy(Function<Budget, GrokkingConfig> configs) {
    this.configs = configs;
  }

  @Override
  public String name() {
    return "grokking";
  }

  @Override
  public String summary() {
    return "Do norm and test loss announce a jump of the test accuracy before it comes?";
  }

  @Override
  public StudyResult run(Budget budget, Bench bench) throws IOException {
    GrokkingConfig config = configs.apply(budget);
    GridResult<GrokkingSettings> result =
        bench.grid("networks", new GrokkingWork(), config.settings(bench.seed()));
    List<GrokkingCourse> courses = GrokkingCourse.of(result);
    List<Table> tables =
        new ArrayList<>(
            List.of(GrokkingJudge.conditions(courses), GrokkingJudge.networks(courses)));
    tables.addAll(Failures.tables(result));
    Exhibit exhibit =
        new Exhibit(
            name(),
            "Is a jump of the test accuracy announced?",
            "A network that adds modulo a number learns its training pairs by heart and generalises"
                + " much later, or never. Is the jump of the test accuracy announced before it"
                + " comes, and is nothing announced where none comes?",
            method(result),
            GrokkingJudge.claims(courses),
            tables,
            figures(result),
            Map.of(
                "seeds", Integer.toString(config.seeds()),
                "updates", Integer.toString(config.updates()),
                "every", Integer.toString(config.every())),
            bench.command("study", name(), budget),
            bench.seconds(),
            bench.provenance());
    return new StudyResult(exhibit, List.of(new GridTable("grokking-networks", result)));
  }

  private static List<String> method(GridResult<GrokkingSettings> result) {
    return List.of(
        String.format(
            Locale.ROOT,
            "%d perceptrons of 128 ReLU units add modulo 31 by AdamW, η = 0.01, all training pairs in"
                + " every update, in four conditions with as many seeds each. Together %.0f s on one"
                + " core; every look at each: grokking-networks.parquet.",
            result.done().size(),
            result.coreSeconds()),
        String.format(
            Locale.ROOT,
            "The watch is that of `forecast --event jump`: once the training loss is below a tenth of"
                + " the first, and while the test accuracy is below 20 %%, it announces a jump when the"
                + " norm of all weights has come down by %.1f %% of its peak and the test loss by %.0f"
                + " %% of its own. It sees nothing later.",
            100 * GeneralizationWatch.NORM_FALL,
            100 * GeneralizationWatch.LOSS_FALL),
        "A jump is a test accuracy of 50 %; a false alarm is an announcement to a network that has not"
            + " jumped by the end of its training. Intervals: Clopper and Pearson's, 95 %.",
        "The thresholds were settled with seeds 1 to 7 of all conditions but random labels in sight;"
            + " the seeds here are others.",
        "Rule, fixed beforehand: announcements are supported where at least 80 % of jumps were"
            + " announced, silence where at most 10 % of the others were.");
  }

  /** Norm over its peak, and the test accuracy, of the first network of each condition. */
  private static List<Figure> figures(GridResult<GrokkingSettings> result) {
    List<Figure.Line> norms = new ArrayList<>();
    List<Figure.Line> accuracies = new ArrayList<>();
    List<String> conditions = GrokkingConfig.conditions();
    for (int c = 0; c < conditions.size(); c++) {
      String condition = conditions.get(c);
      Ink ink = Ink.ofSingle(c);
      result.done().stream()
          .filter(unit -> unit.settings().condition().equals(condition))
          .findFirst()
          .ifPresent(
              unit -> {
                Numbers n = unit.numbers();
                double[] step = n.column(GrokkingWork.STEP);
                norms.add(Figure.Line.solid(condition, step, overItsPeak(n), ink));
                accuracies.add(
                    Figure.Line.solid(condition, step, n.column(GrokkingWork.TEST_ACCURACY), ink));
              });
    }
    return List.of(
        Figure.ofLines(
            "norm",
            "Norm of all weights over its peak",
            "One network of each condition, from when it was first looked at.",
            Figure.Axis.STEPS,
            Figure.Axis.of("norm over its peak", "norm"),
            norms),
        Figure.ofLines(
            "accuracy",
            "Test accuracy",
            "The same networks.",
            Figure.Axis.STEPS,
            Figure.Axis.of("test accuracy", "accuracy"),
            accuracies));
  }

  private static double[] overItsPeak(Numbers numbers) {
    double[] values = numbers.column(GrokkingWork.NORM);
    double peak = 0;
    double[] parts = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      peak = Math.max(peak, values[i]);
      parts[i] = values[i] / peak;
    }
    return parts;
  }
}
