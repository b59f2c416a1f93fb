package io.spectracast.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of Spectracast. */
@Command(
    name = "spectracast",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = {
      "Measures the singular-value spectra of neural-network weights, explains them with"
          + " random-matrix theory, and forecasts how they move during training."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast analyze model.safetensors",
      "  spectracast compare before.pt after.pt --html compared.html",
      "  spectracast demo",
      "  spectracast data fetch mnist",
      "  spectracast train --data mnist:data/mnist --out runs/mnist",
      "  spectracast forecast runs/mnist --origin 1400 --horizon 50,200,400",
      "  spectracast backtest runs/mnist --out mnist-backtest",
      "  spectracast report runs/mnist",
      "  spectracast experiment tracking --quick",
      "  spectracast study generalization --quick",
      "  spectracast law tracy-widom --beta 1 --at -1.9,0.37",
      "  spectracast simulate --rows 20 --columns 10 --volatility 1 --time 1 --steps 50 --out walk",
      "",
      "Exit codes: 0 done, 1 a fault of this program, 2 bad input, 3 training diverged,",
      "130 stopped by Ctrl-C."
    },
    subcommands = {
      AnalyzeCommand.class,
      CompareCommand.class,
      DemoCommand.class,
      DataCommand.class,
      TrainCommand.class,
      ExperimentCommand.class,
      StudyCommand.class,
      ForecastCommand.class,
      BacktestCommand.class,
      FitForecastCommand.class,
      ReportCommand.class,
      ExportCommand.class,
      SimulateCommand.class
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, their options and the way their failures are told. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand("law", LawCommand.withLaws());
    line.addSubcommand("completion", new GenerateCompletion());
    line.setExecutionExceptionHandler(new Failures());
    line.setParameterExceptionHandler(new UsageErrors());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }
}
