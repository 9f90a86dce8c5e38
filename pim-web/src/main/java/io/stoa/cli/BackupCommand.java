package io.stoa.cli;

import io.stoa.app.DataBackup;
import io.stoa.app.NodeSettings;
import io.stoa.backup.RestoreBackup;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stoa backup}: one file with everything that cannot be computed again. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Backs up a data directory, also while Stoa runs, and restores it.")
final class BackupCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say 'create' or 'restore'.");
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Writes documents and media of the data directory into one file.")
  int create(
      @Parameters(paramLabel = "FILE", description = "The ZIP file to write.") Path file,
      @Option(
              names = "--with-key",
              description =
                  "Also the key under which passwords of destinations are stored: who has the file"
                      + " can read them then.")
          boolean withKey,
      @Mixin DataOption data) {
    int files = DataBackup.write(NodeSettings.of(data.directory), file.toAbsolutePath(), withKey);
    say(JobProgress.number(files) + " files are in " + file + ".");
    if (!withKey) {
      say("The key in 'secrets' is not: keep it elsewhere, or use --with-key.");
    }
    return ExitCode.OK;
  }

  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = "Makes a data directory, which must be missing or empty, from a backup.")
  int restore(
      @Parameters(paramLabel = "FILE", description = "The backup.") Path file,
      @Mixin DataOption data) {
    int files = RestoreBackup.restore(file, data.directory);
    say(JobProgress.number(files) + " files were restored into " + data.directory + ".");
    return ExitCode.OK;
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
  }
}
