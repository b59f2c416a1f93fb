package io.spectracast.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells of a wrong command line in one line, with where to read more. */
final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + message(e) + "; see '" + name + " --help'");
    return CommandLine.ExitCode.USAGE;
  }

  private static String message(ParameterException e) {
    String message = e.getMessage().lines().findFirst().orElse("wrong arguments");
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> choices = List.copyOf(e.getCommandLine().getSubcommands().keySet());
      if (!choices.isEmpty() && !unmatched.getUnmatched().get(0).startsWith("-")) {
        return "'%s' must be one of %s"
            .formatted(unmatched.getUnmatched().get(0), String.join(", ", choices));
      }
      List<String> suggestions = unmatched.getSuggestions();
      return suggestions.isEmpty()
          ? message
          : message + " (did you mean " + String.join(" or ", suggestions) + "?)";
    }
    return message;
  }
}
