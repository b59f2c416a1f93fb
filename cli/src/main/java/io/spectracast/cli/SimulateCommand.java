package io.spectracast.cli;

import io.spectracast.sde.TimeGrid;
import io.spectracast.store.ExportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    sortOptions = false,
    description = {
      "Simulates the singular values of a matrix that moves by dW = -decay W dt + dM, where dM is"
          + " Gaussian noise, and holds them against the exact law at every time."
    },
    footer = {
      "",
      "The exact law is sampled without any time step, from random streams of its own. DIR holds"
          + " afterwards: singular-values.csv (or .parquet) with"
          + " time,member,index,singular_value; moments.csv with means and deviations of both at"
          + " each time and index, and z-scores; trajectories.png and density.png. They appear"
          + " together, at the end.",
      "",
      "Noise kronecker:ROW,COLUMN: rows and columns are noisy to different degrees. The variances of"
          + " the rows fall geometrically from the first to the last, whose variance is ROW times"
          + " that of the first; those of the columns likewise. The mean variance of an entry stays"
          + " volatility squared per unit of time, so that kronecker:1,1 is isotropic.",
      "",
      "From zero the spectrum opens faster than any step; the error of the semi-implicit engine is"
          + " largest there, about 1/(steps x substeps) of each singular value at the end.",
      "",
      "Examples:",
      "  spectracast simulate --rows 200 --columns 100 --volatility 0.02 \\",
      "    --start gaussian:0.05 --time 1 --steps 100 --out walk",
      "  spectracast simulate --rows 64 --columns 48 --volatility 0.1 --decay 0.5 \\",
      "    --start gaussian:0.2 --time 8 --steps 40 --substeps 20 --out stationary \\",
      "    --format parquet",
      "  spectracast simulate --rows 80 --columns 40 --volatility 0.1 --time 1 \\",
      "    --noise kronecker:0.01,0.1 --steps 20 --out anisotropic"
    })
final class SimulateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--rows",
      required = true,
      paramLabel = "M",
      description = "Rows of the matrix, at least --columns.")
  private int rows;

  @Option(
      names = "--columns",
      required = true,
      paramLabel = "N",
      description = "Columns of the matrix: the number of singular values.")
  private int columns;

  @Option(
      names = "--volatility",
      required = true,
      paramLabel = "X",
      description = "Standard deviation of one entry's noise after unit time; positive.")
  private double volatility;

  @Option(
      names = "--decay",
      paramLabel = "X",
      defaultValue = "0",
      description = "Rate at which the matrix shrinks per unit time (default: ${DEFAULT-VALUE}).")
  private double decay;

  @Option(
      names = "--start",
      paramLabel = "zero|gaussian:SIGMA|FILE.csv",
      defaultValue = "zero",
      description =
          "Where every member starts: zero, one matrix of independent Gaussian entries drawn from"
              + " the seed, or a file of M lines with N numbers each (default: ${DEFAULT-VALUE}).")
  private String start;

  @Option(
      names = "--noise",
      paramLabel = "isotropic|kronecker:ROW,COLUMN",
      defaultValue = "isotropic",
      description =
          "Equal and independent in all entries, or stronger in the first rows and columns, see"
              + " below (default: ${DEFAULT-VALUE}).")
  private String noise;

  @Option(names = "--time", required = true, paramLabel = "T", description = "The last time.")
  private double time;

  @Option(
      names = "--steps",
      required = true,
      paramLabel = "N",
      description = "Equal steps to the last time; each is recorded.")
  private int steps;

  @Option(
      names = "--substeps",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Divide each step further without recording, against the time-step error of the"
              + " semi-implicit engine (default: ${DEFAULT-VALUE}).")
  private int substeps;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "256",
      description = "Independent simulations, at least 2 (default: ${DEFAULT-VALUE}).")
  private int members;

  @Option(
      names = "--engine",
      paramLabel = "semi-implicit|matrix",
      description =
          "semi-implicit moves the singular values by their own equation, for isotropic noise, and"
              + " has a time-step error; matrix moves the matrix by its exact transitions and"
              + " decomposes it at each time (default: semi-implicit where it can be used).")
  private Optional<String> engine;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "The folder to write to; made if it is not there. No file in it is overwritten.")
  private Path directory;

  @Option(
      names = "--format",
      paramLabel = "csv|parquet",
      defaultValue = "csv",
      description = "Format of the singular values (default: ${DEFAULT-VALUE}).")
  private ExportFormat format;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    requireNumbers();
    NoiseShape shape = NoiseShape.of(noise);
    Engine chosen = engine.map(e -> Engine.of(e, shape)).orElseGet(() -> Engine.fitting(shape));
    requireStable(chosen);
    StartMatrix.requireChoice(start);
    boolean bare = chosen == Engine.SEMI_IMPLICIT && start.equals("zero");
    SimulationHeap.requireRoom(rows, columns, members, steps, common.threads(), !bare);
    StartMatrix from = StartMatrix.of(start, rows, columns, common.seed());
    MatrixDynamics dynamics = new MatrixDynamics(rows, columns, volatility, decay, shape, from);
    requirePositive("the variance of an entry at --time", dynamics.entryVariance(time / steps));
    Simulation simulation =
        new Simulation(
            dynamics,
            TimeGrid.uniform(0, time, steps),
            substeps,
            members,
            common.seed(),
            common.threads());
    return run(simulation, chosen);
  }

  private int run(Simulation simulation, Engine chosen) throws IOException {
    Console console = common.console(spec);
    try (StopSignal stop = StopSignal.listening();
        SimulationFiles files = SimulationFiles.newIn(directory, format)) {
      new SimulationRun(simulation, chosen, console, stop::requested).into(files, format);
      return ExitCodes.DONE;
    } catch (StoppedException e) {
      console.print("stopped; nothing was written");
      return ExitCodes.STOPPED;
    }
  }

  private void requireNumbers() {
    require(rows > 0, "--rows must be positive, was " + rows);
    require(columns > 0, "--columns must be positive, was " + columns);
    require(
        rows >= columns,
        "--rows must be at least --columns, was %d and %d; swap them, a matrix and its transpose"
                .formatted(rows, columns)
            + " have the same singular values");
    requirePositive("--volatility", volatility);
    require(
        decay >= 0 && decay < Double.POSITIVE_INFINITY,
        "--decay must be finite and not negative, was " + decay);
    requirePositive("--time", time);
    require(steps > 0, "--steps must be positive, was " + steps);
    require(substeps > 0, "--substeps must be positive, was " + substeps);
    require(members > 1, "--members must be at least 2, for a standard error, was " + members);
  }

  /** The drift is explicit: beyond 2 it would grow from step to step, near it it is worthless. */
  private void requireStable(Engine chosen) {
    double decayPerStep = decay * time / steps / substeps;
    require(
        chosen == Engine.MATRIX || decayPerStep < 1,
        "--decay times the length of a step must be below 1 for --engine semi-implicit, was %s;"
                .formatted(decayPerStep)
            + " take more --steps or --substeps");
  }

  private static void requirePositive(String option, double value) {
    require(
        value > 0 && value < Double.POSITIVE_INFINITY,
        option + " must be positive and finite, was " + value);
  }

  private static void require(boolean met, String message) {
    if (!met) {
      throw new InputException(message);
    }
  }
}
