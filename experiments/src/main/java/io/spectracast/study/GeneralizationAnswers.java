package io.spectracast.study;

import io.spectracast.inference.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is computed of the samples before it is judged.
 *
 * @param byTask of the trained networks, families being tasks: the test error, then the gap
 * @param byShape the same, families being shapes of networks
 * @param predictions of lg test error of networks of a task that was left out
 * @param published of the published table
 * @param publishedByDataset the same, families being data sets
 * @param publishedPredictions of lg test error of series that were left out, on one data set
 * @param known of the published checkpoints
 */
record GeneralizationAnswers(
    List<Association> byTask,
    List<Association> byShape,
    List<Prediction> predictions,
    List<Association> published,
    List<Association> publishedByDataset,
    List<Prediction> publishedPredictions,
    List<Association> known) {

  static final double LEVEL = 0.95;

  /** Smaller families show no order. */
  static final int FEWEST = 4;

  static final List<String> PUBLISHED_TRIVIAL = List.of(Outcomes.LOG_PARAMETERS, "lg |W|");

  static GeneralizationAnswers of(
      Sample networks,
      List<String> shapes,
      Optional<Sample> published,
      Optional<Sample> largest,
      Sample known,
      Bootstrap bootstrap) {
    List<String> publishedMeasures = new ArrayList<>(PublishedTable.MEASURES.values());
    publishedMeasures.add(Outcomes.LOG_PARAMETERS);
    return new GeneralizationAnswers(
        associations(networks, bootstrap),
        associations(networks.withFamilies(shapes), bootstrap),
        predictions(networks, NetSample.predictors(), NetSample.TRIVIAL, bootstrap),
        published
            .map(s -> published(s.ofFamilies(FEWEST), publishedMeasures, bootstrap))
            .orElse(List.of()),
        published
            .map(s -> published(s.withFamilies(datasets(s)), publishedMeasures, bootstrap))
            .orElse(List.of()),
        largest
            .map(s -> predictions(s, publishedMeasures, PUBLISHED_TRIVIAL, bootstrap))
            .orElse(List.of()),
        known(known, bootstrap));
  }

  private static List<String> datasets(Sample published) {
    return published.family().stream().map(name -> name.substring(name.indexOf(", ") + 2)).toList();
  }

  private static List<Association> associations(Sample sample, Bootstrap bootstrap) {
    List<Association> all = new ArrayList<>();
    for (String outcome : List.of(Outcomes.TEST_ERROR, Outcomes.GAP)) {
      for (String measure : NetSample.predictors()) {
        all.add(Association.of(sample, measure, outcome, NetSample.CONTROLS, bootstrap));
      }
    }
    return all;
  }

  private static List<Association> published(
      Sample sample, List<String> measures, Bootstrap bootstrap) {
    return measures.stream()
        .map(
            measure ->
                Association.of(
                    sample,
                    measure,
                    Outcomes.TEST_ERROR,
                    List.of(Outcomes.LOG_PARAMETERS),
                    bootstrap))
        .toList();
  }

  private static List<Association> known(Sample sample, Bootstrap bootstrap) {
    return sample.size() == 0
        ? List.of()
        : NetMeasure.ofWeights().stream()
            .map(m -> Association.of(sample, m.title(), Outcomes.TEST_ERROR, List.of(), bootstrap))
            .toList();
  }

  /** The baseline itself, then each measure alone and with the baseline. */
  private static List<Prediction> predictions(
      Sample sample, List<String> measures, List<String> trivial, Bootstrap bootstrap) {
    List<Prediction> all = new ArrayList<>();
    all.add(predicted(sample, trivial, trivial, List.of(), bootstrap));
    for (String measure : measures) {
      if (!trivial.contains(measure)) {
        List<String> both = new ArrayList<>(trivial);
        both.add(measure);
        all.add(predicted(sample, List.of(measure), trivial, List.of(measure), bootstrap));
        all.add(predicted(sample, both, trivial, List.of(measure), bootstrap));
      }
    }
    return all;
  }

  private static Prediction predicted(
      Sample sample,
      List<String> predictors,
      List<String> trivial,
      List<String> needed,
      Bootstrap bootstrap) {
    return Prediction.of(sample, Outcomes.LOG_TEST_ERROR, predictors, trivial, needed, bootstrap);
  }

  /** That of a measure with an outcome. */
  static Association find(List<Association> all, String measure, String outcome) {
    return all.stream()
        .filter(a -> a.measure().equals(measure) && a.outcome().equals(outcome))
        .findFirst()
        .orElseThrow();
  }
}
