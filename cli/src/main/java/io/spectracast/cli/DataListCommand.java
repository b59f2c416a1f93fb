package io.spectracast.cli;

import io.spectracast.fetch.PublishedSet;
import io.spectracast.fetch.PublishedSets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = {
      "Lists the data sets that 'data fetch' knows: what each is, how large, under which licence,"
          + " from where, and how to name it as --data."
    })
final class DataListCommand implements Callable<Integer> {

  private static final double MEGABYTE = 1e6;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    for (PublishedSet set : PublishedSets.ALL) {
      spec.commandLine().getOut().println(lines(set));
    }
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }

  private static String lines(PublishedSet set) {
    return String.format(
        Locale.ROOT,
        "%s: %s, %.1f MB%n  licence %s%n  source  %s%n  use     --data %s",
        set.name(),
        set.description(),
        set.bytes() / MEGABYTE,
        set.licence(),
        set.source(),
        set.use());
  }
}
