package io.spectracast.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells why a command could not do its work: bad input in one line with exit code 2, anything else
 * as a fault of this program with its stack trace and exit code 1.
 */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    String name = command.getCommandSpec().qualifiedName();
    if (isBadInput(e)) {
      command.getErr().println(Console.harmless(name + ": " + oneLine(e)));
      return CommandLine.ExitCode.USAGE;
    }
    command.getErr().println(name + ": a fault of this program, please report it:");
    e.printStackTrace(command.getErr());
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Checked exceptions and refused arguments tell of input; everything else is a fault. */
  private static boolean isBadInput(Exception e) {
    return !(e instanceof RuntimeException)
        || e instanceof InputException
        || e instanceof IllegalArgumentException
        || e instanceof UncheckedIOException;
  }

  private static String oneLine(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    String message = cause instanceof IOException io ? told(io) : cause.getMessage();
    return message == null ? cause.toString() : message.lines().findFirst().orElse("").strip();
  }

  private static String told(IOException e) {
    if (!(e instanceof FileSystemException file) || file.getFile() == null) {
      return e.getMessage();
    }
    if (e instanceof NoSuchFileException) {
      return "[%s] no such file or folder".formatted(file.getFile());
    }
    if (e instanceof AccessDeniedException) {
      return "[%s] permission denied".formatted(file.getFile());
    }
    if (e instanceof FileAlreadyExistsException) {
      return "[%s] exists already; nothing is overwritten".formatted(file.getFile());
    }
    return "[%s] %s".formatted(file.getFile(), file.getReason());
  }
}
