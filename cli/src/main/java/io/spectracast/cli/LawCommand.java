package io.spectracast.cli;

import io.spectracast.rmt.LawCatalog;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Evaluates the laws of random-matrix theory; one subcommand for each law of the catalogue. */
@Command(
    name = "law",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    synopsisSubcommandLabel = "NAME",
    description = {
      "Evaluates a law of random-matrix theory and prints CSV at full double precision: density,"
          + " distribution function and survival function at points, quantiles, or samples."
    },
    footer = {
      "",
      "Examples:",
      "  spectracast law tracy-widom --beta 1 --at -1.9,0.37",
      "  spectracast law marchenko-pastur --rows 1024 --columns 784 --quantile 0.01,0.5,0.99",
      "  spectracast law wigner-semicircle --radius 2 --sample 1000 --seed 7"
    })
final class LawCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** The command with all its laws. */
  static CommandSpec withLaws() {
    CommandSpec command = CommandSpec.forAnnotatedObject(new LawCommand());
    for (LawCatalog.Entry law : LawCatalog.entries()) {
      command.addSubcommand(law.name(), lawCommand(law));
    }
    return command;
  }

  private static CommandSpec lawCommand(LawCatalog.Entry law) {
    CommandSpec command = CommandSpec.forAnnotatedObject(new LawQuery(law));
    command.name(law.name());
    command.usageMessage().description(law.description());
    for (LawCatalog.Parameter parameter : law.parameters()) {
      command.addOption(option(parameter));
    }
    return command;
  }

  private static OptionSpec option(LawCatalog.Parameter parameter) {
    OptionSpec.Builder option =
        OptionSpec.builder("--" + parameter.name())
            .type(Double.class)
            .paramLabel("X")
            .required(parameter.defaultValue().isEmpty());
    String text = "%s; %s".formatted(parameter.description(), parameter.domain());
    if (parameter.defaultValue().isPresent()) {
      double value = parameter.defaultValue().getAsDouble();
      option.defaultValue(Double.toString(value));
      text += " (default: %s)".formatted(value);
    }
    return option.description(text.replace("%", "%%") + ".").build();
  }

  @Override
  public void run() {
    List<String> names = LawCatalog.entries().stream().map(LawCatalog.Entry::name).toList();
    CommandLine line = spec.commandLine();
    throw new ParameterException(line, "a law is needed: " + String.join(", ", names));
  }
}
