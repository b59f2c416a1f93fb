package io.spectracast.cli;

import io.spectracast.fetch.Download;
import io.spectracast.fetch.Patience;
import io.spectracast.fetch.PublishedFile;
import io.spectracast.fetch.PublishedSet;
import io.spectracast.fetch.PublishedSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    description = {
      "Fetches a data set from its official source and checks its SHA-256. Stopped by Ctrl-C or a"
          + " broken connection it goes on where it was when run again; no file is overwritten."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast data fetch mnist",
      "  spectracast data fetch cifar10 --out /data/cifar10",
      "  spectracast data fetch cifar10 --mirror https://example.org/cifar10"
    })
final class DataFetchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "A name that 'data list' knows.")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to fetch to; made if it is not there (default: data/NAME).")
  private Optional<Path> out;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description =
          "Another folder that holds the files under their names. The checksums stay the"
              + " official ones.")
  private Optional<String> mirror;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress; results and errors only.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), quiet);
    PublishedSet official = PublishedSets.named(name);
    PublishedSet set = mirror.map(official::from).orElse(official);
    Path folder = out.orElse(Path.of("data", set.name()));
    for (PublishedFile file : set.files()) {
      fetch(file, folder, console);
    }
    console.print("use it as --data " + set.use().replace("DIR", folder.toString()));
    return ExitCodes.DONE;
  }

  private static void fetch(PublishedFile file, Path folder, Console console) throws IOException {
    boolean fetched;
    try (FetchBar bar = FetchBar.on(console, file)) {
      fetched = new Download(file, folder, Patience.DEFAULT, bar).run();
    }
    console.print(folder.resolve(file.name()) + (fetched ? "" : " (was there already)"));
  }
}
