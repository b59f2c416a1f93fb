package io.spectracast.cli;

import io.spectracast.report.SimulationFigures;
import io.spectracast.store.ExportFormat;
import io.spectracast.store.ParquetFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Carries a simulation out, from the random numbers to the sentence about them. */
final class SimulationRun {

  private static final int MEMBERS_DRAWN = 3;

  private final Simulation simulation;
  private final MatrixDynamics dynamics;
  private final double[] times;
  private final Engine engine;
  private final Console console;
  private final BooleanSupplier stop;

  /**
   * @param stop whether the user wants the work to stop
   */
  SimulationRun(Simulation simulation, Engine engine, Console console, BooleanSupplier stop) {
    this.simulation = simulation;
    this.dynamics = simulation.dynamics();
    this.times = simulation.grid().times();
    this.engine = engine;
    this.console = console;
    this.stop = stop;
  }

  /**
   * Simulates, writes all files, prints the outcome.
   *
   * @throws StoppedException if the user stopped it; nothing is published then
   */
  void into(SimulationFiles files, ExportFormat format) throws IOException {
    long begun = System.nanoTime();
    double[][][] simulated =
        inStage("simulate", simulation.work(engine), stage -> simulation.simulate(engine, stage));
    double seconds = (System.nanoTime() - begun) / 1e9;
    double[][][] exact = inStage("exact law", simulation.exactWork(), simulation::exact);
    EnsembleMoments moments = EnsembleMoments.of(simulated);
    EnsembleMoments exactMoments = EnsembleMoments.of(exact);
    writeTables(files, format, simulated, moments, exactMoments);
    writeFigures(files, simulated, exact, moments, exactMoments);
    requireGoingOn();
    var published = files.publish();
    tell(
        new SimulationSummary(dynamics, times, engine, moments, exactMoments, squares(simulated)),
        seconds);
    published.forEach(file -> console.print(file.toString()));
  }

  private double[][][] inStage(String name, long total, Function<Stage, double[][][]> work) {
    console.remark("%s: %d members".formatted(name, simulation.members()));
    try (Stage stage = Stage.on(console, stop, name, total)) {
      return work.apply(stage);
    }
  }

  private void requireGoingOn() {
    if (stop.getAsBoolean()) {
      throw new StoppedException();
    }
  }

  private void writeTables(
      SimulationFiles files,
      ExportFormat format,
      double[][][] simulated,
      EnsembleMoments moments,
      EnsembleMoments exactMoments)
      throws IOException {
    try (Stage stage = Stage.on(console, stop, "write", times.length)) {
      SimulationCsv.writeValues(files.valuesAsCsv(), times, simulated, stage);
    }
    if (format == ExportFormat.PARQUET) {
      ParquetFile.fromCsv(files.valuesAsCsv(), SimulationCsv.valueColumns(), files.values());
    }
    SimulationCsv.writeMoments(files.moments(), times, moments, exactMoments);
  }

  private void writeFigures(
      SimulationFiles files,
      double[][][] simulated,
      double[][][] exact,
      EnsembleMoments moments,
      EnsembleMoments exactMoments)
      throws IOException {
    requireGoingOn();
    int drawn = Math.min(MEMBERS_DRAWN, simulated.length);
    SimulationFigures.writeTrajectories(
        files.trajectories(),
        "%s: %d members".formatted(subject(), simulated.length),
        times,
        Arrays.copyOf(simulated, drawn),
        moments.mean(),
        exactMoments.mean());
    double end = times[times.length - 1];
    SimulationFigures.writeDensity(
        files.density(),
        "%s: singular values at t = %s".formatted(subject(), Words.number(end)),
        atEnd(simulated),
        atEnd(exact),
        ExactLimit.at(dynamics, end));
  }

  private String subject() {
    String decay =
        dynamics.decay() == 0 ? "" : ", decay %s".formatted(Words.number(dynamics.decay()));
    return "%d × %d, volatility %s%s"
        .formatted(dynamics.rows(), dynamics.columns(), Words.number(dynamics.volatility()), decay);
  }

  private static double[] atEnd(double[][][] values) {
    return Arrays.stream(values).flatMapToDouble(m -> Arrays.stream(m[m.length - 1])).toArray();
  }

  private static double[] squares(double[][][] values) {
    return Arrays.stream(values)
        .mapToDouble(m -> DoubleStream.of(m[m.length - 1]).map(s -> s * s).sum())
        .toArray();
  }

  private void tell(SimulationSummary summary, double seconds) {
    console.print(
        "%s: %d members in %d steps, engine %s, seed %d"
            .formatted(
                subject(), simulation.members(), simulation.steps(), engine, simulation.seed()));
    console.print("");
    console.print(summary.table());
    summary.largest().forEach(console::print);
    console.print(
        String.format(
            Locale.ROOT,
            "%.2g s per member and step, %d threads",
            seconds / simulation.work(engine),
            simulation.threads()));
    console.print("");
    console.print(summary.verdict());
  }
}
