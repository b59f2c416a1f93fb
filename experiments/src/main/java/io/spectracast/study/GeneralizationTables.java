package io.spectracast.study;

import io.spectracast.exhibit.Table;
import io.spectracast.inference.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tables of the study of generalization. */
final class GeneralizationTables {

  private GeneralizationTables() {}

  static List<Table> of(Sample networks, GeneralizationAnswers answers, Sample known) {
    List<Table> tables = new ArrayList<>();
    tables.add(
        associations("tasks", "Kendall's τ of the trained networks, by task", answers.byTask()));
    tables.add(
        associations("shapes", "The same, families being shapes of networks", answers.byShape()));
    tables.add(
        predictions(
            "predictions",
            "lg test error of a task that was left out: skill of linear predictions",
            answers.predictions()));
    tables.add(families(networks, answers.byTask()));
    if (!answers.published().isEmpty()) {
      tables.add(
          associations(
              "published",
              "Kendall's τ of published pretrained models with top-1 error, by series and data set",
              answers.published()));
      tables.add(
          associations(
              "published-datasets",
              "The same, families being data sets",
              answers.publishedByDataset()));
      tables.add(
          predictions(
              "published-predictions",
              "lg top-1 error on ImageNet of a series that was left out",
              answers.publishedPredictions()));
    }
    if (!answers.known().isEmpty()) {
      tables.add(
          associations("known", "Kendall's τ of published checkpoints, by task", answers.known()));
      tables.add(models(known));
    }
    return tables;
  }

  private static Table associations(String id, String title, List<Association> all) {
    Table.Builder table =
        Table.of(
            id,
            title,
            "measure",
            "outcome",
            "n",
            "τ across",
            "low",
            "high",
            "τ within",
            "low within",
            "high within",
            "τ partial, within",
            "low partial",
            "high partial",
            "families against the order across",
            "reversed");
    for (Association a : all) {
      List<Object> row = new ArrayList<>(List.of(a.measure(), a.outcome(), a.count()));
      row.addAll(numbers(a.across()));
      row.addAll(numbers(a.within()));
      row.addAll(numbers(a.partial()));
      row.add("%d of %d".formatted(a.opposed(), a.byFamily().size()));
      row.add(a.isReversed() ? "yes" : "");
      table.row(row.toArray());
    }
    return table.build();
  }

  private static List<Object> numbers(Optional<Interval> interval) {
    return interval
        .<List<Object>>map(i -> List.of(i.estimate(), i.low(), i.high()))
        .orElse(List.of("", "", ""));
  }

  private static Table predictions(String id, String title, List<Prediction> all) {
    Table.Builder table =
        Table.of(
            id,
            title,
            "predicted from",
            "n",
            "skill",
            "low",
            "high",
            "gain over the trivial",
            "low gain",
            "high gain");
    for (Prediction p : all) {
      List<Object> row = new ArrayList<>(List.of(String.join(" + ", p.predictors()), p.count()));
      row.addAll(numbers(p.skill()));
      row.addAll(numbers(p.gain()));
      table.row(row.toArray());
    }
    return table.build();
  }

  /** Each task with its networks' mean outcomes and the order by α in it. */
  private static Table families(Sample networks, List<Association> byTask) {
    Association alpha =
        GeneralizationAnswers.find(byTask, NetMeasure.TAIL_EXPONENT.title(), Outcomes.TEST_ERROR);
    Association weighted =
        GeneralizationAnswers.find(byTask, NetMeasure.WEIGHTED_ALPHA.title(), Outcomes.TEST_ERROR);
    Table.Builder table =
        Table.of(
            "families",
            "The tasks",
            "task",
            "networks",
            "mean test error",
            "mean gap",
            "mean α",
            "τ of α with test error",
            "τ of weighted α");
    networks
        .byFamily()
        .forEach(
            (task, members) ->
                table.row(
                    task,
                    members.length,
                    mean(networks.column(Outcomes.TEST_ERROR), members),
                    mean(networks.column(Outcomes.GAP), members),
                    mean(networks.column(NetMeasure.TAIL_EXPONENT.title()), members),
                    alpha.byFamily().getOrDefault(task, Double.NaN),
                    weighted.byFamily().getOrDefault(task, Double.NaN)));
    return table.build();
  }

  private static double mean(double[] values, int[] members) {
    return Arrays.stream(members)
        .mapToDouble(i -> values[i])
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  private static Table models(Sample known) {
    Table.Builder table =
        Table.of(
            "checkpoints",
            "The published checkpoints",
            "task",
            "test error, %",
            "α",
            "weighted α",
            "stable rank",
            "spikes");
    for (int i = 0; i < known.size(); i++) {
      table.row(
          known.family().get(i),
          known.column(Outcomes.TEST_ERROR)[i],
          known.column(NetMeasure.TAIL_EXPONENT.title())[i],
          known.column(NetMeasure.WEIGHTED_ALPHA.title())[i],
          known.column(NetMeasure.STABLE_RANK.title())[i],
          known.column(NetMeasure.SPIKES.title())[i]);
    }
    return table.build();
  }
}
