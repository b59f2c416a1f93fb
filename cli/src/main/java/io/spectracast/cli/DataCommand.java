package io.spectracast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Published data sets: which there are, and fetching one. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    synopsisSubcommandLabel = "(list | fetch NAME)",
    description = {
      "Lists the data sets whose official sources are known, and fetches them. The only command"
          + " that uses a network."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast data list",
      "  spectracast data fetch mnist",
      "  spectracast train --data mnist:data/mnist --out runs/mnist"
    },
    subcommands = {DataListCommand.class, DataFetchCommand.class})
final class DataCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "'list' or 'fetch NAME' is needed");
  }
}
