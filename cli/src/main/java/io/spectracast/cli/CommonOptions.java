package io.spectracast.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options that mean the same in every command. */
final class CommonOptions {

  @Option(
      names = {"--threads", "--jobs"},
      paramLabel = "N",
      description = "Threads that may work (default: all processors). Results do not depend on it.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Root seed of every random stream (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress and no remarks; results and errors only.")
  private boolean quiet;

  int threads() {
    if (threads < 1) {
      throw new InputException("--threads must be at least 1, was " + threads);
    }
    return threads;
  }

  long seed() {
    return seed;
  }

  /** Where the command talks. */
  Console console(CommandSpec spec) {
    return new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), quiet);
  }
}
