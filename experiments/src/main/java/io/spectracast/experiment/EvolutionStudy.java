package io.spectracast.experiment;

import io.spectracast.data.Dataset;
import io.spectracast.ensemble.Ensemble;
import io.spectracast.grid.Numbers;
import io.spectracast.lab.Task;
import io.spectracast.run.RecordedRun;
import io.spectracast.tail.GaussianNull;
import io.spectracast.tail.PowerLawFitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was measured of one network.
 *
 * @param subject the network
 * @param runs of all members
 * @param initial a matrix each, before training
 * @param spectra a matrix each, in training
 * @param nulls of the matrices, in the same order
 * @param tails of all matrices of all members at the last snapshot
 */
record EvolutionStudy(
    EvolutionSubject subject,
    List<RecordedRun> runs,
    List<InitialSpectra> initial,
    List<SnapshotSpectra> spectra,
    List<BulkNull> nulls,
    List<TailReadings> tails) {

  /** Seeds of initial weights that are looked at together. */
  private static final int BLOCK = 10;

  /** Trains and measures, or takes what the bench has kept. */
  static EvolutionStudy of(
      EvolutionSubject subject, SpectralEvolutionExperiment.Config config, Bench bench)
      throws IOException {
    Dataset data = bench.load(subject.plan().data());
    try (Task task = new Task(subject.plan().training(), data)) {
      List<EvolutionSubject.Watched> watched = EvolutionSubject.watched(task);
      List<Numbers> initial =
          bench.cells(
              subject.id() + " initial weights", initialCells(subject, task, watched, bench));
      List<BulkNull> nulls =
          bench
              .cells(
                  subject.id() + " noise",
                  watched.stream().map(one -> noiseCell(one, config.bulkDraws(), bench)).toList())
              .stream()
              .map(BulkNull::of)
              .toList();
      List<RecordedRun> runs = train(subject, bench);
      List<Numbers> readings =
          bench.cells(subject.id() + " spectra", spectrumCells(subject, runs, watched, bench));
      List<TailReadings> tails =
          bench
              .cells(
                  subject.id() + " tails",
                  tailCells(subject, runs, watched, config.tailDraws(), bench))
              .stream()
              .flatMap(numbers -> TailReadings.of(numbers).stream())
              .toList();
      return new EvolutionStudy(
          subject,
          runs,
          watched.stream().map(one -> InitialSpectra.of(subject, one, initial)).toList(),
          watched.stream().map(one -> SnapshotSpectra.of(subject, one, readings)).toList(),
          nulls,
          tails);
    }
  }

  private static List<Cell> initialCells(
      EvolutionSubject subject, Task task, List<EvolutionSubject.Watched> watched, Bench bench) {
    List<Cell> cells = new ArrayList<>();
    for (int from = 0; from < subject.initialSeeds(); from += BLOCK) {
      long first = bench.seed() + from;
      int seeds = Math.min(BLOCK, subject.initialSeeds() - from);
      cells.add(
          new Cell(
              "%s-initial-%d-%d".formatted(subject.id(), first, seeds),
              () -> InitialSpectra.measure(task, watched, first, seeds, bench)));
    }
    return cells;
  }

  private static Cell noiseCell(EvolutionSubject.Watched watched, int draws, Bench bench) {
    int rows = watched.rows();
    int columns = watched.columns();
    return new Cell(
        "noise-%dx%d-%d".formatted(rows, columns, draws),
        () -> BulkNull.draw(rows, columns, draws, bench.seed(), bench));
  }

  private static List<RecordedRun> train(EvolutionSubject subject, Bench bench) throws IOException {
    List<RecordedRun> runs = new ArrayList<>();
    for (Ensemble.Member member : bench.ensemble(subject.id(), subject.plan(), subject.members())) {
      if (member.ending() == Ensemble.Ending.FINISHED) {
        runs.add(member.read());
      } else {
        bench.remark(subject.label() + " seed " + member.seed() + " diverged and is left out");
      }
    }
    return runs;
  }

  private static List<Cell> spectrumCells(
      EvolutionSubject subject,
      List<RecordedRun> runs,
      List<EvolutionSubject.Watched> watched,
      Bench bench) {
    List<Cell> cells = new ArrayList<>();
    for (RecordedRun run : runs) {
      cells.add(
          new Cell(
              "%s-spectra-%d".formatted(subject.id(), seed(run)),
              () -> SnapshotSpectra.measure(run, watched, bench)));
    }
    return cells;
  }

  private static long seed(RecordedRun run) {
    return run.description().provenance().seed();
  }

  private static List<Cell> tailCells(
      EvolutionSubject subject,
      List<RecordedRun> runs,
      List<EvolutionSubject.Watched> watched,
      int draws,
      Bench bench) {
    GaussianNull noise = new GaussianNull(PowerLawFitter.ALL_CANDIDATES, bench.seed(), draws, 1);
    TailReadings.Meter meter = new TailReadings.Meter(noise, draws, bench.seed());
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      int member = i;
      RecordedRun run = runs.get(i);
      cells.add(
          new Cell(
              "%s-tail-fits-%d-%d".formatted(subject.id(), seed(run), draws),
              () ->
                  meter.read(
                      member,
                      watched,
                      run.snapshots().get(run.snapshots().size() - 1).layers(),
                      bench)));
    }
    return cells;
  }

  /** The place among {@link #spectra} of the matrix with the most entries. */
  int focus() {
    return spectra.indexOf(
        spectra.stream()
            .max(
                Comparator.comparingLong(
                    one -> (long) one.watched().rows() * one.watched().columns()))
            .orElseThrow());
  }

  static InitialJudge initialJudge(List<EvolutionStudy> studies) {
    List<InitialSpectra> all = new ArrayList<>();
    Map<InitialSpectra, BulkNull> nulls = new HashMap<>();
    for (EvolutionStudy study : studies) {
      for (int i = 0; i < study.initial().size(); i++) {
        all.add(study.initial().get(i));
        nulls.put(study.initial().get(i), study.nulls().get(i));
      }
    }
    return new InitialJudge(all, nulls);
  }

  static TrainedJudge trainedJudge(List<EvolutionStudy> studies, long seed) {
    List<SnapshotSpectra> all = new ArrayList<>();
    Map<SnapshotSpectra, BulkNull> nulls = new HashMap<>();
    Map<EvolutionSubject, List<TailReadings>> tails = new LinkedHashMap<>();
    for (EvolutionStudy study : studies) {
      for (int i = 0; i < study.spectra().size(); i++) {
        all.add(study.spectra().get(i));
        nulls.put(study.spectra().get(i), study.nulls().get(i));
      }
      tails.put(study.subject(), study.tails());
    }
    return new TrainedJudge(all, nulls, tails, seed);
  }
}
