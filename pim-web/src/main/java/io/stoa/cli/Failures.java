package io.stoa.cli;

import io.stoa.error.CoreError;
import io.stoa.error.ErrorFamily;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells people what went wrong, without a stack trace unless it is our fault. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (!(error instanceof StoaException known)) {
      err.println("stoa: unexpected failure, please report it:");
      error.printStackTrace(err);
      return ExitCode.FAILED;
    }
    err.println("stoa: " + known.getMessage());
    List<Violation> violations = known.violations();
    if (violations.size() > 1) {
      violations.forEach(violation -> err.println("  " + violation));
    }
    if (known.code().family() == ErrorFamily.INTERNAL) {
      known.printStackTrace(err);
    }
    return known.code() == CoreError.NOT_FOUND ? ExitCode.USAGE : ExitCode.FAILED;
  }
}
