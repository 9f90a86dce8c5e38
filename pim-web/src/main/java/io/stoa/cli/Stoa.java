package io.stoa.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line; the entry point of the executable jar. */
@Command(
    name = "stoa",
    mixinStandardHelpOptions = true,
    versionProvider = StoaVersion.class,
    description = "One product repository, every shop window.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      FeedCommand.class,
      ReportCommand.class,
      JobCommand.class,
      SearchCommand.class,
      IndexCommand.class,
      UserCommand.class,
      BackupCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything went well",
      "1:something failed, or some rows or items did; what and where is named on standard error",
      "2:wrong usage"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  stoa demo                                    a fashion house to look around in",
      "  stoa import catalogue/ --data shop           a folder of CSV and XLSX files",
      "  stoa search 'red shirt' --data shop",
      "  stoa export --entity products --format xlsx --out products.xlsx --data shop",
      "  stoa feed run google --data shop",
      "  stoa serve --data shop --port 8080"
    })
public final class Stoa implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Logs.quiet();
    System.exit(run(out, err, args));
  }

  /** Runs one command line and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Stoa())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setAbbreviatedSubcommandsAllowed(false)
        .setExecutionExceptionHandler(new Failures())
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }
}
