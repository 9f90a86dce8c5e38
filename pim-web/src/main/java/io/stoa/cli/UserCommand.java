package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.user.Role;
import io.stoa.user.User;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stoa user}: who may sign in. Passwords are generated and shown once. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = "Says who may sign in; passwords are generated and shown once.")
final class UserCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with users.");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the users.")
  int list(@Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      for (User user : node.users().all()) {
        out().printf("%-30s %-8s since %s%n", user.name(), user.role(), user.created());
      }
      return ExitCode.OK;
    }
  }

  @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a user.")
  int add(
      @Parameters(paramLabel = "NAME", description = "Name to sign in with.") String name,
      @Option(names = "--role", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
          Role role,
      @Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      show(name, node.users().add(name, role, null));
      return ExitCode.OK;
    }
  }

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = "Gives a user a new password and ends the user's sessions.")
  int password(
      @Parameters(paramLabel = "NAME", description = "The user.") String name,
      @Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      show(name, node.users().changePassword(name, null));
      return ExitCode.OK;
    }
  }

  @Command(name = "role", mixinStandardHelpOptions = true, description = "Changes a user's role.")
  int role(
      @Parameters(paramLabel = "NAME", description = "The user.") String name,
      @Parameters(paramLabel = "ROLE", description = "One of: ${COMPLETION-CANDIDATES}.") Role role,
      @Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      node.users().changeRole(name, role);
      return ExitCode.OK;
    }
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a user.")
  int remove(
      @Parameters(paramLabel = "NAME", description = "The user.") String name,
      @Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      node.users().remove(name);
      return ExitCode.OK;
    }
  }

  private void show(String name, String password) {
    out().printf("User:     %s%nPassword: %s   (shown only now)%n", name, password);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
