package io.spectracast.experiment;

import io.spectracast.exhibit.Table;
import io.spectracast.inference.Interval;
import io.spectracast.inference.KolmogorovSmirnov;
import io.spectracast.rmt.EdgeTest;
import io.spectracast.rmt.TracyWidom;
import io.spectracast.run.RecordedRun;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.spectrum.Spike;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The numbers behind the verdicts. */
final class EvolutionTables {

  private static final TracyWidom LAW = new TracyWidom(1);

  private EvolutionTables() {}

  static List<Table> of(List<EvolutionStudy> studies, TrainedJudge trained) {
    InitialJudge initial = EvolutionStudy.initialJudge(studies);
    return List.of(
        edges(initial),
        laws(initial),
        tails(studies),
        spikes(studies),
        evolution(studies, trained));
  }

  private static Table edges(InitialJudge judge) {
    Table.Builder table =
        Table.of(
            "edges",
            "Before training: edge and width, x = s₁/(σ√m)",
            "network and layer",
            "m × n",
            "seeds",
            "edge from s₁",
            "±",
            "1 + √q",
            "s.d. of x",
            "claimed: corrected",
            "claimed: published");
    double unit = Math.sqrt(LAW.getVariance());
    for (InitialSpectra layer : judge.spectra()) {
      Interval edge = InitialJudge.edgeOf(layer);
      double ratio = InitialJudge.widthRatio(layer, layer.scale()).estimate();
      table.row(
          layer.name(),
          shape(layer.watched()),
          layer.positions().length,
          edge.estimate(),
          edge.high() - edge.estimate(),
          layer.edge(),
          ratio * layer.scale() * unit,
          layer.scale() * unit,
          layer.published().scale() * unit);
    }
    return table.build();
  }

  private static Table laws(InitialJudge judge) {
    Table.Builder table =
        Table.of(
            "laws",
            "Before training: Tracy–Widom's law and the bulk",
            "network and layer",
            "mean of the scaled s₁ (F₁: −1.2065)",
            "Kolmogorov distance from F₁",
            "p",
            "bulks rejected at 5 %",
            "mean n′D",
            "median of noise",
            "σ² of the bulk / of all entries");
    for (InitialSpectra layer : judge.spectra()) {
      double distance = KolmogorovSmirnov.distance(layer.statistics(), LAW::cumulativeProbability);
      table.row(
          layer.name(),
          mean(layer.statistics()),
          distance,
          KolmogorovSmirnov.pValue(distance, layer.statistics().length),
          judge.rejected(layer),
          mean(layer.distances()),
          judge.nulls().get(layer).median(),
          InitialJudge.varianceRatio(layer));
    }
    return table.build();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static Table tails(List<EvolutionStudy> studies) {
    Table.Builder table =
        Table.of(
            "tails",
            "After training: the power law fitted to the tail, shares of the seeds",
            "network and layer",
            "exponent α",
            "values in the tail",
            "spikes",
            "plausible by bootstrap",
            "a rival preferred",
            "α not that of noise",
            "mostly bulk",
            "power law");
    for (EvolutionStudy study : studies) {
      for (SnapshotSpectra layer : study.spectra()) {
        List<TailReadings> tails =
            study.tails().stream().filter(t -> t.layer() == layer.watched().index()).toList();
        table.row(
            layer.name(),
            mean(tails, TailReadings::alpha),
            mean(tails, TailReadings::tailSize),
            mean(tails, TailReadings::spikes),
            mean(tails, t -> t.plausibility() >= TailReadings.PLAUSIBLE ? 1 : 0),
            mean(tails, t -> t.rivals() > 0 ? 1 : 0),
            mean(tails, t -> t.noiseP() < TailReadings.LEVEL ? 1 : 0),
            mean(tails, t -> t.isMostlyNoise() ? 1 : 0),
            mean(tails, t -> t.isPowerLaw() ? 1 : 0));
      }
    }
    return table.build();
  }

  private static double mean(List<TailReadings> tails, ToDoubleFunction<TailReadings> number) {
    return tails.stream().mapToDouble(number).average().orElse(Double.NaN);
  }

  private static Table spikes(List<EvolutionStudy> studies) {
    Table.Builder table =
        Table.of(
            "spikes",
            "After training: the spikes of each network's largest matrix, first seed",
            "network and layer",
            "rank",
            "s",
            "s / edge",
            "Tracy–Widom p",
            "s.d. of noise beyond the edge");
    for (EvolutionStudy study : studies) {
      EvolutionSubject.Watched watched = study.spectra().get(study.focus()).watched();
      RecordedRun run = study.runs().get(0);
      double[] s =
          run.snapshots()
              .get(run.snapshots().size() - 1)
              .layers()
              .get(watched.index())
              .singularValues();
      BulkFit fit =
          new BulkEstimator(SnapshotSpectra.SPIKE_LEVEL).fit(s, watched.rows()).orElseThrow();
      EdgeTest edge = new EdgeTest(fit.bulkRows(), fit.bulkColumns(), fit.entryVariance());
      for (Spike spike : fit.spikes()) {
        table.row(
            study.spectra().get(study.focus()).name(),
            spike.rank(),
            spike.singularValue(),
            spike.singularValue() / fit.upperEdge(),
            spike.pValue() > 0 ? spike.pValue() : "< 1e-308",
            edge.statistic(spike.singularValue()) / Math.sqrt(LAW.getVariance()));
      }
    }
    return table.build();
  }

  private static Table evolution(List<EvolutionStudy> studies, TrainedJudge trained) {
    Table.Builder table =
        Table.of(
            "evolution",
            "Every snapshot, means over the seeds",
            "network and layer",
            "updates",
            "spikes",
            "s₁ / edge",
            "n′D / median of noise",
            "p of the bulk",
            "exponent α");
    for (EvolutionStudy study : studies) {
      for (int l = 0; l < study.spectra().size(); l++) {
        SnapshotSpectra layer = study.spectra().get(l);
        double median = study.nulls().get(l).median();
        for (int k = 0; k <= layer.last(); k++) {
          table.row(
              layer.name(),
              layer.steps()[k],
              layer.mean(k, SnapshotSpectra.Reading::spikes),
              layer.mean(k, SnapshotSpectra.Reading::largest),
              layer.mean(k, SnapshotSpectra.Reading::distance) / median,
              trained.bulkP(layer, k),
              layer.mean(k, SnapshotSpectra.Reading::alpha));
        }
      }
    }
    return table.build();
  }

  private static String shape(EvolutionSubject.Watched watched) {
    return watched.rows() + " × " + watched.columns();
  }
}
